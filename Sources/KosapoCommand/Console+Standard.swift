// SPDX-License-Identifier: MIT

private import Glibc
private import Synchronization

/// What is never taken apart.
private let kept = Mutex<[any Sendable]>([])

extension Console {
  /// The terminal, pipes and clock that the process was started with.
  package static var standard: Console {
    let hasColour = unsafe getenv("NO_COLOR").map { unsafe $0.pointee == 0 } ?? true
    let isDumb = unsafe getenv("TERM").map { unsafe String(cString: $0) == "dumb" } ?? false
    let searchPath = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
    return Console(
      usesColour: isatty(STDOUT_FILENO) == 1 && hasColour && !isDumb,
      showsProgress: isatty(STDERR_FILENO) == 1 && !isDumb,
      writeOutput: { writeAll($0, to: STDOUT_FILENO) },
      writeError: { writeAll($0, to: STDERR_FILENO) },
      readInput: { readAll(from: STDIN_FILENO) },
      clockDay: {
        let now = unsafe localTime()
        return unsafe (Int(now.tm_year) + 1900, Int(now.tm_mon) + 1, Int(now.tm_mday))
      },
      clockTime: {
        let now = unsafe localTime()
        let parts = unsafe [now.tm_hour, now.tm_min, now.tm_sec]
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
      },
      searchPath: searchPath.split(separator: ":").map(String.init),
      readLine: readTerminalLine, columns: terminalColumns(),
      echoesInput: isatty(STDIN_FILENO) == 1,
      variable: { name in unsafe getenv(name).map { unsafe String(cString: $0) } },
      keepToTheEnd: { value in kept.withLock { $0.append(value) } })
  }
}

/// What the machine's clock shows, where the machine is at home.
private func localTime() -> tm {
  var now = time(nil)
  var parts = unsafe tm()
  unsafe localtime_r(&now, &parts)
  return unsafe parts
}

/// Ends the process.
package func leave(with code: ExitCode) -> Never {
  exit(code.rawValue)
}

/// Writes everything; a reader that has gone away (`| head`) is no error of ours.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  unsafe bytes.withUnsafeBytes { buffer in
    var start = 0
    while start < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
      let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }
}

private func readAll(from descriptor: Int32) -> [UInt8] {
  var bytes = readFile(from: descriptor)
  var block = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, into: $0) }
    guard count > 0 else { return bytes }
    bytes += block[..<count]
  }
}

/// Reads as many bytes as a file has that is standard input; nothing where it is none.
private func readFile(from descriptor: Int32) -> [UInt8] {
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    return []
  }
  let size = max(Int(status.st_size), 0)
  return unsafe Array(unsafeUninitializedCapacity: size) { buffer, length in
    while length < size {
      let rest = unsafe UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(buffer)[length...])
      let count = unsafe read(descriptor, into: rest)
      guard count > 0 else { return }
      length += count
    }
  }
}

/// Returns how many bytes were read; 0 at the end, less where it fails.
private func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
  while true {
    let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0, errno == EINTR { continue }
    return count
  }
}
