// SPDX-License-Identifier: MIT

import Diagnostics

/// What a command line asks for.
enum Invocation: Sendable {
  case overview
  case help(CommandDescription)
  case run(CommandDescription, ArgumentValues)
}

/// Reads a command line.
///
/// - Throws: ``UsageError`` with the nearest right word.
func parseCommandLine(
  _ arguments: [String], commands: [CommandDescription]
) throws(UsageError) -> Invocation {
  guard let first = arguments.first else { return .overview }
  let rest = Array(arguments.dropFirst())
  if first == "--help" || first == "help" {
    guard let name = rest.first(where: { $0 != "--help" }) else { return .overview }
    return .help(try command(named: name, among: commands))
  }
  let command = try command(named: first, among: commands)
  if rest.prefix(while: { $0 != "--" }).contains("--help") { return .help(command) }
  var parser = ArgumentParser(command: command, rest: rest)
  return .run(command, try parser.parse())
}

private func command(
  named name: String, among commands: [CommandDescription]
) throws(UsageError) -> CommandDescription {
  if let command = commands.first(where: { $0.name == name }) { return command }
  let nearest = nearestWord(to: plainHyphens(name), among: commands.map(\.name))
  throw UsageError(
    "「\(name)」という命令はありません。",
    hint: nearest.map { "`kosapo \($0)` の書き間違いではありませんか。" } ?? "命令の一覧は `kosapo --help` で見られます。")
}

/// Takes the words of a command line apart, one by one.
private struct ArgumentParser {
  let command: CommandDescription
  var rest: [String]
  var values = ArgumentValues()

  mutating func parse() throws(UsageError) -> ArgumentValues {
    var isOptionsOver = false
    while !rest.isEmpty {
      let word = rest.removeFirst()
      if isOptionsOver || !isOption(word) {
        values.operands.append(word)
      } else if word == "--" {
        isOptionsOver = true
      } else {
        try takeOption(word)
      }
    }
    try checkOperands()
    return values
  }

  private func isOption(_ word: String) -> Bool {
    let plain = plainHyphens(word)
    if plain.hasPrefix("--") { return true }
    return plain.hasPrefix("-") && plain != "-" && !plain.hasPrefix("- ")
      && !command.takesHyphenWords
  }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.allOptions.first(where: { $0.name == name }) else {
      let names = command.allOptions.map(\.name)
      let nearest = nearestWord(to: plainHyphens(name), among: names)
      throw UsageError(
        "`kosapo \(command.name)` に「\(name)」という指定はありません。",
        hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
          ?? "使える指定は `kosapo \(command.name) --help` で見られます。")
    }
    guard values[name] == nil else { throw UsageError("「\(name)」が2回書かれています。") }
    guard let placeholder = option.value else {
      if parts.count > 1 { throw UsageError("「\(name)」には値を付けません。") }
      values[name] = ""
      return
    }
    let example = option.choices.first ?? placeholder
    var value = parts.count > 1 ? String(parts[1]) : nil
    if value == nil, let next = rest.first, !next.hasPrefix("--") { value = rest.removeFirst() }
    guard let value, !value.isEmpty else {
      throw UsageError("「\(name)」の後ろに値がありません。", hint: "例: \(name) \(example)")
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw UsageError(
        "「\(name)」に「\(value)」は使えません。", hint: "使える値: " + option.choices.joined(separator: "、"))
    }
    values[name] = value
  }

  private func checkOperands() throws(UsageError) {
    let required = command.operands.filter(\.isRequired)
    if values.operands.count < required.count {
      let missing = required[values.operands.count]
      throw UsageError(
        "\(missing.name)（\(missing.summary)）がありません。",
        hint: command.examples.first.map { "例: \($0.line)" })
    }
    let isOpen = command.operands.contains(where: \.isRepeated)
    if !isOpen, values.operands.count > command.operands.count {
      throw UsageError(
        "「\(values.operands[command.operands.count])」は余分です。",
        hint: "空白を含む言葉は \" \" で囲みます。使い方は `kosapo \(command.name) --help` で見られます。")
    }
  }
}

/// The word with hyphens of a Japanese keyboard as ASCII.
private func plainHyphens(_ word: String) -> String {
  var plain = ""
  for scalar in word.unicodeScalars {
    switch scalar {
    case "－", "−", "‐", "–": plain.unicodeScalars.append("-")
    case "—", "―", "ー": plain += "--"
    default: plain.unicodeScalars.append(scalar)
    }
  }
  return plain
}
