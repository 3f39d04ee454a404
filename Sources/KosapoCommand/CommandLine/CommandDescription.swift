// SPDX-License-Identifier: MIT

/// A command of kosapo: what it is called, takes, and does.
///
/// Help and parsing both come from it.
struct CommandDescription: Sendable {
  /// A word that stands by itself on the command line.
  struct Operand: Sendable {
    let name: String
    let summary: String
    var isRequired = true
    var isRepeated = false

    /// Words that shells offer; which of them are allowed is for the command to say.
    var suggestions: [String] = []
  }

  /// A word that begins with `--`.
  struct Option: Sendable {
    /// With its two hyphens.
    let name: String

    /// What stands behind it, for the help: `DIR`; `nil` for a switch.
    var value: String?
    let summary: String

    /// The only values that are allowed; empty for any.
    var choices: [String] = []

    /// Values that shells offer, among others that are allowed.
    var suggestions: [String] = []
  }

  let name: String

  /// One line for the overview.
  let summary: String

  /// A paragraph for the command's own help.
  let details: String
  var operands: [Operand] = []
  var options: [Option] = []

  /// Command lines with what they do.
  let examples: [(line: String, meaning: String)]

  /// Whether an operand may begin with a single hyphen, as in `search -word`.
  var takesHyphenWords = false

  let run: @Sendable (ArgumentValues, Console) async throws -> ExitCode

  /// The options of this command and of every command.
  var allOptions: [Option] { options + [.root, .help] }
}

extension CommandDescription.Option {
  static let root = CommandDescription.Option(
    name: "--root", value: "DIR", summary: "content/ と site/ があるフォルダー（省くと今のフォルダー）")
  static let help = CommandDescription.Option(name: "--help", summary: "この説明を表示する")
  static let today = CommandDescription.Option(
    name: "--today", value: "DATE", summary: "今日とみなす日付（例: 2026-06-01。省くと機械の時計）")
}

/// What was written on the command line for a command.
struct ArgumentValues: Hashable, Sendable {
  var operands: [String] = []
  fileprivate(set) var options: [String: String] = [:]

  /// The value of an option, or an empty text for a switch; `nil` where it was not given.
  subscript(_ name: String) -> String? {
    get { options[name] }
    set { options[name] = newValue }
  }

  func has(_ name: String) -> Bool { options[name] != nil }

  var root: String { options["--root"] ?? "." }
}

/// The command line was not understood.
struct UsageError: Error, Hashable {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
