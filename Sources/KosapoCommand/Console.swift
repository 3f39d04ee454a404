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

  /// The day of the machine's clock, where the machine is at home.
  let clockDay: @Sendable () -> (year: Int, month: Int, day: Int)

  package init(
    usesColour: Bool, showsProgress: Bool, writeOutput: @escaping @Sendable ([UInt8]) -> Void,
    writeError: @escaping @Sendable ([UInt8]) -> Void,
    readInput: @escaping @Sendable () -> [UInt8],
    clockDay: @escaping @Sendable () -> (year: Int, month: Int, day: Int),
    searchPath: [String] = []
  ) {
    self.searchPath = searchPath
    self.usesColour = usesColour
    self.showsProgress = showsProgress
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readInput = readInput
    self.clockDay = clockDay
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

  /// All of standard input.
  func input() -> [UInt8] {
    readInput()
  }

  private func closed(_ text: String) -> [UInt8] {
    Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
  }
}
