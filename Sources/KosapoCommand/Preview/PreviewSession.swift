// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Synchronization

/// Keeps the preview's site in step with the files.
///
/// A text that was saved is shown at once, with the rest of the site as it was; then everything is read
/// anew, so that lists, links and checks are right as well. Where that finds errors the last good site comes back.
final class PreviewSession: Sendable {
  private struct State {
    /// Counts the changes; what was read before the last of them is not shown.
    var version = 0

    /// The version that everything was last read at.
    var settled = -1
    var isReading = false
    var hasNewAssets = false
    var changes = PreviewChanges()

    /// The files that had errors when everything was last read.
    var wrongPaths: Set<String> = []
  }

  /// A browser that was just told of a new page is given the time to fetch it.
  private static let pause = Duration.milliseconds(300)

  private let root: String
  private let console: Console
  private let desk: PreviewDesk
  private let wake: @Sendable () -> Void
  private let drawing: DrawingDesk
  private let state = Mutex(State())

  init(
    root: String, console: Console, desk: PreviewDesk, wake: @escaping @Sendable () -> Void
  ) {
    self.root = root
    self.console = console
    self.desk = desk
    self.wake = wake
    drawing = DrawingDesk(searchPath: console.searchPath)
  }

  /// Takes up a change of these files; anything may have changed where there are none.
  func take(_ paths: [String]) {
    let (version, wrong, isBusy) = state.withLock { state in
      state.version += 1
      state.changes.take(paths)
      if paths.isEmpty || paths.contains(where: { !$0.hasSuffix(".md") }) {
        state.hasNewAssets = true
      }
      defer { state.isReading = true }
      return (state.version, state.wrongPaths, state.isReading)
    }
    // While other files are wrong the site stays as it was: a new text would go away again at once.
    if !paths.isEmpty, paths.count <= 8, wrong.isSubset(of: paths), let site = quickSite(paths) {
      let isShown = state.withLock { state in
        guard state.settled < version else { return false }
        desk.showSaved(site)
        return true
      }
      if isShown { wake() }
    }
    if !isBusy { Task { await readUntilCurrent(after: Self.pause) } }
  }

  /// Reads everything for the first time.
  func begin() async {
    let isBusy = state.withLock { state in
      defer { state.isReading = true }
      return state.isReading
    }
    if !isBusy { await readUntilCurrent(after: .zero) }
  }

  /// Reads everything, again where something changed meanwhile; only one such reading runs.
  private func readUntilCurrent(after firstPause: Duration) async {
    var pause = firstPause
    while true {
      do {
        try await Task.sleep(for: pause)
      } catch {
        return
      }
      pause = Self.pause
      let version = state.withLock { $0.version }
      let outcome = await previewOutcome(root: root, drawing)
      if settle(outcome, at: version) { return }
    }
  }

  /// Shows and tells what came of reading everything.
  ///
  /// - Returns: Whether it still holds; where something has changed since, nothing is done.
  private func settle(_ outcome: PreviewOutcome, at version: Int) -> Bool {
    let told: (shown: PreviewOutcome.Shown, changes: PreviewChanges)? = state.withLock { state in
      guard state.version == version else { return nil }
      let shown = desk.settle(outcome, hasNewAssets: state.hasNewAssets)
      if outcome.site != nil { state.hasNewAssets = false }
      state.settled = version
      state.wrongPaths = outcome.wrongPaths
      state.isReading = false
      defer { state.changes = PreviewChanges() }
      return (shown, state.changes)
    }
    guard let told else { return false }
    wake()
    let news = "\(console.clockTime()) \(told.changes.sentence)"
    console.printError(outcome.report(of: told.shown, after: news, usesColour: console.usesColour))
    return true
  }

  /// The present site with the new text of the files, where each is an entry that is shown.
  private func quickSite(_ paths: [String]) -> PreviewSite? {
    guard var site = desk.site else { return nil }
    for path in paths {
      guard let entry = quickEntry(path, of: site), site.replace(entry) else { return nil }
    }
    return site
  }

  /// Reads one file of the content; `nil` where only reading everything tells what is to be shown.
  private func quickEntry(_ path: String, of site: PreviewSite) -> Entry? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "content", path.hasSuffix(".md"),
      let kind = EntryKind.allCases.first(where: { $0.folder == parts[1] })
    else { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Folder.at(root).plainFile(path).bytes(expecting: 4_096, limit: sourceSizeLimit)
    } catch {
      return nil
    }
    let source = SourceText(path: path, bytes: bytes)
    let inspected = InspectedText(source)
    guard bytes.count <= sourceSizeLimit, inspected.isParsable else { return nil }
    let library = site.content.library
    let checked = readEntry(
      source, kind: kind, vocabulary: library.vocabulary,
      options: MarkdownOptions(allowsRawHTML: library.settings.rawHTML == .allowed))
    let hasErrors = (inspected.diagnostics + checked.diagnostics).contains { $0.severity == .error }
    guard !hasErrors, let entry = checked.value,
      let before = library.entries.first(where: { $0.source.path == path }),
      entry.references.targets.isSubset(of: before.references.targets)
    else { return nil }
    return entry
  }
}

extension BodyReferences {
  /// What the text leads to; whether something new is there shows only when everything is read.
  fileprivate var targets: Set<String> { Set((links + images + terms).map(\.name)) }
}
