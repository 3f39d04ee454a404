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

/// Reads a line of standard input; while it waits, Ctrl-C ends the reading and not the process.
@Sendable
func readTerminalLine(after prompt: String, isPlain: Bool) -> InputLine {
  let interruption = InterruptPipe.shared.reading
  var before = sigaction()
  var during = sigaction()
  unsafe during.__sigaction_handler.sa_handler = { _ in
    var byte: UInt8 = 0
    _ = unsafe write(InterruptPipe.shared.writing, &byte, 1)
  }
  unsafe sigaction(SIGINT, &during, &before)
  defer { unsafe sigaction(SIGINT, &before, nil) }
  if !isPlain, isatty(STDIN_FILENO) == 1, let columns = terminalColumns() {
    return editedLine(LineEditing(prompt: prompt, columns: columns), interruption)
  }
  return wholeLine(interruption)
}

/// A pipe that tells of Ctrl-C: whichever thread the signal comes to, the one that waits hears of it.
private struct InterruptPipe {
  static let shared = InterruptPipe()

  let reading: Int32
  let writing: Int32

  private init() {
    var ends: [Int32] = [-1, -1]
    _ = unsafe pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (reading, writing) = (ends[0], ends[1])
  }
}

/// A byte of standard input, or why there is none.
private enum InputByte {
  case byte(UInt8)
  case end
  case interrupted
}

/// Waits for a byte; only one is read, so that nothing behind the line is taken away.
private func nextByte(_ interruption: Int32) -> InputByte {
  while true {
    var waiting = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
    ]
    let ready = unsafe poll(&waiting, nfds_t(waiting.count), -1)
    if ready < 0, errno == EINTR { continue }
    var byte: UInt8 = 0
    if waiting[1].revents != 0 {
      while unsafe read(interruption, &byte, 1) > 0 {}
      return .interrupted
    }
    let count = unsafe read(STDIN_FILENO, &byte, 1)
    if count < 0, errno == EINTR { continue }
    return count > 0 ? .byte(byte) : .end
  }
}

/// A line as the terminal or a pipe hands it over.
private func wholeLine(_ interruption: Int32) -> InputLine {
  var line: [UInt8] = []
  while true {
    switch nextByte(interruption) {
    case .interrupted: return .interrupted
    case .end: return line.isEmpty ? .end : .line(line)
    case .byte(0x0A):
      if line.last == 0x0D { line.removeLast() }
      return .line(line)
    case .byte(let byte): line.append(byte)
    }
  }
}

/// A line that is edited here, key by key; the terminal is set back at its end.
private func editedLine(_ editing: LineEditing, _ interruption: Int32) -> InputLine {
  var before = termios()
  guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return wholeLine(interruption) }
  var during = before
  during.c_lflag &= ~tcflag_t(ICANON | ECHO)
  unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &during)
  defer { unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
  var editing = editing
  while true {
    switch nextByte(interruption) {
    case .interrupted:
      draw(Array("^C".utf8))
      return .interrupted
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
