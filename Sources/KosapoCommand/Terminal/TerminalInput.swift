// SPDX-License-Identifier: MIT

private import Glibc

/// How wide the terminal is that shows standard output; `nil` where there is none.
func terminalColumns() -> Int? {
  guard isatty(STDOUT_FILENO) == 1 else { return nil }
  var size = winsize()
  guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
    return nil
  }
  return Int(size.ws_col)
}

/// Reads a line of standard input; while it waits, Ctrl-C ends the reading and not the process, and so does a
/// terminal that is closed or a request to end.
@Sendable
func readTerminalLine(
  after prompt: String, isPlain: Bool, showPrompt: () -> Void
) -> InputLine {
  let signals = SignalPipe.shared.reading
  var during = sigaction()
  unsafe during.__sigaction_handler.sa_handler = { signal in
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = unsafe write(SignalPipe.shared.writing, &byte, 1)
  }
  let before = [SIGINT, SIGTERM, SIGHUP, SIGCONT].map { signal in
    var old = sigaction()
    unsafe sigaction(signal, &during, &old)
    return (signal, old)
  }
  defer {
    for (signal, old) in before {
      var old = old
      unsafe sigaction(signal, &old, nil)
    }
  }
  guard isatty(STDIN_FILENO) == 1 else {
    showPrompt()
    return wholeLine(signals)
  }
  let mode = TerminalMode()
  if !isPlain, let columns = terminalColumns() {
    mode.turnOn(.keys)
    defer { mode.restore() }
    showPrompt()
    return editedLine(LineEditing(prompt: prompt, columns: columns), mode, signals)
  }
  mode.turnOn(.lines)
  defer { mode.restore() }
  showPrompt()
  return wholeLine(signals)
}

/// A pipe that tells of signals: whichever thread a signal comes to, the one that waits hears of it.
private struct SignalPipe {
  static let shared = SignalPipe()

  let reading: Int32
  let writing: Int32

  private init() {
    var ends: [Int32] = [-1, -1]
    _ = unsafe pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (reading, writing) = (ends[0], ends[1])
  }
}

/// How the terminal hands over what is typed; it is set back to what it was.
private struct TerminalMode {
  enum Kind {
    /// Every key by itself, nothing drawn by the terminal.
    case keys

    /// Whole lines, in which a character is deleted with all its bytes.
    case lines
  }

  private let before: termios?

  init() {
    var found = termios()
    before = unsafe tcgetattr(STDIN_FILENO, &found) == 0 ? found : nil
  }

  func turnOn(_ kind: Kind) {
    guard var during = before else { return }
    switch kind {
    case .keys: during.c_lflag &= ~tcflag_t(ICANON | ECHO)
    case .lines: during.c_iflag |= tcflag_t(IUTF8)
    }
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &during)
  }

  func restore() {
    guard var before else { return }
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
  }
}

/// A byte of standard input, or why there is none.
private enum InputByte {
  case byte(UInt8)
  case end
  case interrupted

  /// The process was stopped (Ctrl-Z) and goes on.
  case resumed
}

/// Waits for a byte; only one is read, so that nothing behind the line is taken away.
private func nextByte(_ signals: Int32) -> InputByte {
  while true {
    var waiting = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let ready = unsafe poll(&waiting, nfds_t(waiting.count), -1)
    if ready < 0, errno == EINTR { continue }
    var byte: UInt8 = 0
    if waiting[1].revents != 0 {
      var isEnd = false
      while unsafe read(signals, &byte, 1) > 0 { isEnd = isEnd || Int32(byte) != SIGCONT }
      return isEnd ? .interrupted : .resumed
    }
    let count = unsafe read(STDIN_FILENO, &byte, 1)
    if count < 0, errno == EINTR { continue }
    return count > 0 ? .byte(byte) : .end
  }
}

/// A line as the terminal or a pipe hands it over.
private func wholeLine(_ signals: Int32) -> InputLine {
  var line: [UInt8] = []
  while true {
    switch nextByte(signals) {
    case .interrupted: return .interrupted
    case .resumed: continue
    case .end: return line.isEmpty ? .end : .line(line)
    case .byte(0x0A):
      if line.last == 0x0D { line.removeLast() }
      return .line(line)
    case .byte(let byte): line.append(byte)
    }
  }
}

/// A line that is edited here, key by key.
private func editedLine(_ editing: LineEditing, _ mode: TerminalMode, _ signals: Int32) -> InputLine
{
  var editing = editing
  while true {
    switch nextByte(signals) {
    case .interrupted:
      draw(Array("^C".utf8))
      return .interrupted
    case .resumed:
      // The shell has set the terminal as it likes it.
      mode.turnOn(.keys)
      draw(editing.redrawn)
    case .end: return .end
    case .byte(let byte):
      switch editing.take(byte) {
      case .done:
        draw([0x0A])
        return .line(editing.bytes)
      case .end: return .end
      case .draw(let bytes): draw(bytes)
      }
    }
  }
}

private func draw(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let piece = Array(rest)
    let count = unsafe write(STDOUT_FILENO, piece, piece.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
