// SPDX-License-Identifier: MIT

/// Where a command's text goes and comes from; tests give their own.
package struct Console: Sendable {
  /// Whether a person watches standard output, and may be shown colours.
  package let usesColour: Bool

  /// Whether a person watches standard error, and may be shown the progress of long work.
  package let showsProgress: Bool

  /// The folders that are searched for programs.
  package let searchPath: [String]

  private let writeOutput: @Sendable ([UInt8]) -> Void
  private let writeError: @Sendable ([UInt8]) -> Void
  private let readInput: @Sendable () -> [UInt8]

  /// Reads a line; the prompt is shown once the reading has begun, so that a key that follows it at once is not lost.
  package typealias LineReader =
    @Sendable (_ prompt: String, _ isPlain: Bool, _ showPrompt: () -> Void) -> InputLine

  private let readLine: LineReader

  /// How many cells wide the terminal is; `nil` where nobody watches.
  let columns: Int?

  /// Whether the person sees what is typed; lines out of a pipe are written into the output.
  let echoesInput: Bool

  /// The value of a variable of the environment.
  let variable: @Sendable (String) -> String?

  /// The day of the machine's clock, where the machine is at home.
  let clockDay: @Sendable () -> (year: Int, month: Int, day: Int)

  /// The time of the machine's clock, where the machine is at home: `09:05:00`.
  let clockTime: @Sendable () -> String

  private let keepToTheEnd: @Sendable (any Sendable) -> Void

  package init(
    usesColour: Bool, showsProgress: Bool, writeOutput: @escaping @Sendable ([UInt8]) -> Void,
    writeError: @escaping @Sendable ([UInt8]) -> Void,
    readInput: @escaping @Sendable () -> [UInt8],
    clockDay: @escaping @Sendable () -> (year: Int, month: Int, day: Int),
    clockTime: @escaping @Sendable () -> String,
    searchPath: [String] = [],
    readLine: @escaping LineReader = { _, _, _ in .end }, columns: Int? = nil,
    echoesInput: Bool = false,
    variable: @escaping @Sendable (String) -> String? = { _ in nil },
    keepToTheEnd: @escaping @Sendable (any Sendable) -> Void = { _ in }
  ) {
    self.keepToTheEnd = keepToTheEnd
    self.searchPath = searchPath
    self.usesColour = usesColour
    self.showsProgress = showsProgress
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readInput = readInput
    self.clockDay = clockDay
    self.clockTime = clockTime
    self.readLine = readLine
    self.columns = columns
    self.echoesInput = echoesInput
    self.variable = variable
  }

  /// Writes lines to standard output; a line end is put behind the last if it has none.
  func print(_ text: String) {
    write(closed(text))
  }

  func printError(_ text: String) {
    writeError(closed(text))
  }

  func write(_ bytes: [UInt8]) {
    writeOutput(bytes)
  }

  /// Keeps a value as long as the process lives, where it ends with the command.
  ///
  /// A large library is taken apart piece by piece, which takes longer than writing what changed of its site; the system
  /// takes all memory back at once.
  func keep(_ value: some Sendable) { keepToTheEnd(value) }

  /// All of standard input.
  func input() -> [UInt8] {
    readInput()
  }

  /// Asks for a line of standard input.
  ///
  /// - Parameters:
  ///   - prompt: What stands before it, as text.
  ///   - painted: The same with its colour.
  ///   - isPlain: Whether the line is left to the terminal, with nothing drawn over.
  /// - Returns: The line, or why there is none.
  func line(after prompt: String, painted: String, isPlain: Bool) -> InputLine {
    let line = readLine(prompt, isPlain) { write(Array(painted.utf8)) }
    if case .line(let bytes) = line {
      if !echoesInput { print(String(decoding: bytes, as: UTF8.self)) }
    } else {
      print("")
    }
    return line
  }

  private func closed(_ text: String) -> [UInt8] {
    Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
  }
}
