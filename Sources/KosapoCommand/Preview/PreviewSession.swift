// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Privacy
import Site
import Synchronization
import Templates

/// Keeps the preview's site in step with the files.
///
/// A text that was saved is shown at once, with the rest of the site as it was; then everything is read
/// anew, so that lists, links and checks are right as well.
final class PreviewSession: Sendable {
  private struct State {
    /// Counts the changes; what was read before the last of them is not shown.
    var version = 0
    var isReading = false
    var hasNewAssets = false
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
    let isBusy = state.withLock { state in
      state.version += 1
      if paths.isEmpty || paths.contains(where: { !$0.hasSuffix(".md") }) {
        state.hasNewAssets = true
      }
      defer { state.isReading = true }
      return state.isReading
    }
    if !paths.isEmpty, paths.count <= 8, let changed = quickSite(paths) {
      desk.show(changed, hasNewAssets: false)
      wake()
    }
    if !isBusy { Task { await readUntilCurrent() } }
  }

  /// Reads everything, again where something changed meanwhile.
  private func readUntilCurrent() async {
    while true {
      do {
        try await Task.sleep(for: Self.pause)
      } catch {
        return
      }
      let version = state.withLock { $0.version }
      let outcome = await previewOutcome(root: root, drawing)
      guard state.withLock({ $0.version == version }) else { continue }
      settle(outcome)
      let isCurrent = state.withLock { state in
        state.isReading = state.version != version
        return !state.isReading
      }
      if isCurrent { return }
    }
  }

  /// Reads everything once, before the first request.
  func begin() async {
    settle(await previewOutcome(root: root, drawing))
  }

  private func settle(_ outcome: PreviewOutcome) {
    if let site = outcome.site {
      let hasNewAssets = state.withLock { state in
        defer { state.hasNewAssets = false }
        return state.hasNewAssets
      }
      desk.show(site, hasNewAssets: hasNewAssets)
    }
    desk.tell(outcome.site == nil ? outcome.plainText : "")
    wake()
    console.printError(outcome.report(usesColour: console.usesColour))
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
      bytes = try Folder.at("\(root)/content/\(parts[1])").file(String(parts[2]))
        .bytes(expecting: 4_096, limit: sourceSizeLimit)
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
    return hasErrors ? nil : checked.value
  }
}

/// What came of reading everything.
struct PreviewOutcome: Sendable {
  /// The site; `nil` where there are errors.
  let site: PreviewSite?

  private let diagnostics: DiagnosticReport

  init(_ site: PreviewSite?, _ diagnostics: DiagnosticReport) {
    self.site = site
    self.diagnostics = diagnostics
  }

  /// What is wrong, for the page.
  var plainText: String { diagnostics.text(usesColour: false) }

  /// What is wrong and what is shown now, for the terminal.
  func report(usesColour: Bool) -> String {
    let state =
      site == nil
      ? "誤りがあるので、前のままのサイトを見せています。" : "新しいサイトを見せています。"
    return diagnostics.text(usesColour: usesColour)
      + (diagnostics.diagnostics.isEmpty ? state : "\(diagnostics.summary)\(state)")
  }
}

/// Reads and checks everything as `build` does, and plans the site.
func previewOutcome(root: String, _ drawing: DrawingDesk) async -> PreviewOutcome {
  let content = await loadContent(root: root).drawn(at: drawing)
  let compiled = TemplateSet.compile(content.templates, models: pageModels)
  var diagnostics = content.diagnostics + compiled.diagnostics
  do throws(MissingDictionary) {
    diagnostics += try await content.privacyDiagnostics(.cases)
  } catch {
    diagnostics.append(
      Diagnostic(
        .warning, id: "missing-dictionary", error.message, hint: error.hint,
        at: .wholeFile("site/site.yml")))
  }
  do throws(FileError) {
    let gate = try caseGate(content)
    diagnostics += gate.ledgerDiagnostics
    let report = DiagnosticReport(diagnostics, sources: content.sources)
    guard report.errorCount == 0, let templates = compiled.value else {
      return PreviewOutcome(nil, report)
    }
    return PreviewOutcome(PreviewSite(content, gate: gate, templates: templates), report)
  } catch {
    diagnostics.append(
      Diagnostic(
        .error, id: "unreadable", error.message, hint: error.hint, at: .wholeFile(error.path)))
    return PreviewOutcome(nil, DiagnosticReport(diagnostics, sources: content.sources))
  }
}
