// SPDX-License-Identifier: MIT

import Dispatch
private import Glibc
import Synchronization

/// What happened while the preview waited.
enum WatchEvent: Hashable, Sendable {
  /// Files were written, moved or deleted: paths from the root, ascending.
  case changed([String])

  /// Too much happened at once, or a folder came or went: anything may have changed.
  case changedAnywhere

  /// Some time has gone by.
  case tick

  /// Ctrl-C was pressed, or the process was asked to end.
  case stopped
}

/// Watches the folders that kosapo reads, by inotify(7).
///
/// A file that another machine writes into a shared folder is not told by the system.
final class FolderWatch: Sendable {
  private let root: String
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "kosapo.watch")
  private let state = Mutex(State())

  private struct State {
    /// The path from the root of each watched folder, by the number that the system gave it.
    var folders: [Int32: String] = [:]
    var paths: Set<String> = []

    /// Those of a burst that were not there before it: what editors write beside a text and take away again.
    var made: Set<String> = []
    var isEverything = false

    /// Counts the events, so that only the last of a burst is followed by a report.
    var count = 0
  }

  /// Writing, moving and deleting; also what becomes of the folder itself.
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF
      | IN_ONLYDIR)

  /// An editor that saves writes several files in a row; after so much quiet it is taken to be done.
  private static let quiet = DispatchTimeInterval.milliseconds(8)

  /// Begins to watch; ``start()`` lets the events come.
  ///
  /// - Parameter root: The folder that holds `content/` and `site/`.
  /// - Throws: ``FileError`` where the system watches no more folders.
  init(root: String) throws(FileError) {
    self.root = root
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileError(.list, root, .system(errno)) }
    watchFolders()
  }

  deinit {
    close(descriptor)
  }

  /// Watches every folder that is there; one that is watched already is not watched twice.
  private func watchFolders() {
    var found: [Int32: String] = [:]
    for path in watchedFolders(of: root) {
      let number = unsafe inotify_add_watch(descriptor, "\(root)/\(path)", Self.mask)
      if number >= 0 { found[number] = path }
    }
    state.withLock { $0.folders = found }
  }

  /// Lets the events come.
  ///
  /// - Parameter handle: Takes up an event, on a thread of its own: tasks that work long do not hold it up.
  /// - Returns: What is to be ended when no more are wanted.
  func start(_ handle: @escaping @Sendable (WatchEvent) -> Void) -> RunningWatch {
    let reading = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    reading.setEventHandler { [weak self] in self?.readEvents(handle) }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 3, repeating: 3)
    timer.setEventHandler { handle(.tick) }
    var sources: [any DispatchSourceProtocol] = [reading, timer]
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // The source hears of a signal only where the process does not end by it.
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { handle(.stopped) }
      sources.append(source)
    }
    for source in sources { source.activate() }
    return RunningWatch(sources: sources)
  }

  /// Reads what the system tells, and reports when it has been quiet for a moment.
  private func readEvents(_ handle: @escaping @Sendable (WatchEvent) -> Void) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var hasNewFolder = false
    while true {
      let count = unsafe read(descriptor, &bytes, bytes.count)
      guard count > 0 else { break }
      for event in fileEvents(in: bytes[..<count]) { hasNewFolder = note(event) || hasNewFolder }
    }
    if hasNewFolder { watchFolders() }
    let count = state.withLock { state in
      state.count += 1
      return state.count
    }
    queue.asyncAfter(deadline: .now() + Self.quiet) { [weak self] in
      if let event = self?.report(ifStillAt: count) { handle(event) }
    }
  }

  /// Notes an event.
  ///
  /// - Returns: Whether there are other folders to watch now.
  private func note(_ event: FileEvent) -> Bool {
    state.withLock { state in
      guard !event.has(IN_Q_OVERFLOW), let folder = state.folders[event.watch] else {
        state.isEverything = state.isEverything || event.has(IN_Q_OVERFLOW)
        return event.has(IN_Q_OVERFLOW)
      }
      let name = FileName(event.name)
      if event.has(IN_ISDIR) || event.has(IN_DELETE_SELF) {
        guard isWatched(event.name, in: folder) else { return false }
        state.isEverything = true
        return true
      }
      guard !name.isLitter, isWatched(event.name, in: folder) else { return false }
      let path = folder.isEmpty ? event.name : "\(folder)/\(event.name)"
      if event.has(IN_CREATE) {
        // A file that was only made now is told again when it is written; a link is not.
        state.made.insert(path)
        if isLink(event.name, in: folder) { state.paths.insert(path) }
      } else if event.has(IN_DELETE) || event.has(IN_MOVED_FROM), state.made.remove(path) != nil {
        state.paths.remove(path)
      } else {
        state.paths.insert(path)
      }
      return false
    }
  }

  /// Whether a name in a watched folder is a symbolic link.
  private func isLink(_ name: String, in folder: String) -> Bool {
    do throws(FileError) {
      let place = try Folder.at(folder.isEmpty ? root : "\(root)/\(folder)")
      return try place.status(of: name)?.kind == .link
    } catch {
      return false
    }
  }

  /// What was noted, unless something more has happened since.
  private func report(ifStillAt count: Int) -> WatchEvent? {
    state.withLock { state in
      guard state.count == count, state.isEverything || !state.paths.isEmpty else { return nil }
      defer { (state.paths, state.made, state.isEverything) = ([], [], false) }
      if state.isEverything { return .changedAnywhere }
      return .changed(state.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }
}

/// A watch whose events come.
struct RunningWatch {
  fileprivate let sources: [any DispatchSourceProtocol]

  func end() {
    for source in sources { source.cancel() }
  }
}

/// One event of inotify(7).
private struct FileEvent {
  let watch: Int32
  let mask: UInt32
  let name: String

  func has<Flag: BinaryInteger>(_ flag: Flag) -> Bool {
    mask & UInt32(truncatingIfNeeded: flag) != 0
  }
}

/// The events in what was read: each has four numbers of four bytes, the last the length of the name behind them.
private func fileEvents(in bytes: ArraySlice<UInt8>) -> [FileEvent] {
  var events: [FileEvent] = []
  var start = bytes.startIndex
  func number(_ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[start + place * 4 + $1]) << UInt32($1 * 8) }
  }
  while start + 16 <= bytes.endIndex {
    let end = start + 16 + Int(number(3))
    guard end <= bytes.endIndex else { break }
    let name = bytes[(start + 16)..<end].prefix { $0 != 0 }
    events.append(
      FileEvent(
        watch: Int32(bitPattern: number(0)), mask: number(1),
        name: String(decoding: name, as: UTF8.self)))
    start = end
  }
  return events
}

/// Whether a name in a watched folder is one that kosapo reads; the output lies in `site/`, too.
private func isWatched(_ name: String, in folder: String) -> Bool {
  switch folder {
  case "": ["content", "site"].contains(name)
  case "site": ["site.yml", "templates", "assets"].contains(name)
  default: true
  }
}

/// The folders that kosapo reads, as far as they are there: paths from the root.
private func watchedFolders(of root: String) -> [String] {
  [""] + inner("content", of: root) + ["site"] + inner("site/templates", of: root)
    + inner("site/assets", of: root)
}

/// A folder and those in it; one that cannot be listed is told by the next build.
private func inner(_ path: String, of root: String) -> [String] {
  do throws(FileError) {
    let folder = try Folder.at("\(root)/\(path)")
    return [path]
      + (try folder.entries()).filter { $0.kind == .folder && !FileName($0.name).isLitter }
      .flatMap { inner("\(path)/\($0.name)", of: root) }
  } catch {
    return []
  }
}
