// SPDX-License-Identifier: MIT

import JapaneseText

/// The overview that `kosapo --help` prints.
func overviewText(of commands: [CommandDescription]) -> String {
  let width = commands.map { displayWidth(of: $0.name) }.max() ?? 0
  var text = """
    kosapo: こどもサポートネット 知識ベース
    Markdown で書いた事例・研修・つなぎ先から、庁内で開けるサイトを作ります。

    使い方: kosapo 命令 [指定…]

    命令:

    """
  for command in commands {
    text += "  \(padded(command.name, to: width))  \(command.summary)\n"
  }
  text += """

    それぞれの説明: kosapo 命令 --help
    はじめに: kosapo build を実行し、表示された場所のファイルをブラウザで開きます。

    """
  return text
}

/// The help of one command.
func helpText(of command: CommandDescription) -> String {
  var text = "kosapo \(command.name): \(command.summary)\n\n\(command.details)\n\n使い方: "
  text += "kosapo \(command.name)"
  for operand in command.operands {
    let name = operand.name + (operand.isRepeated ? "…" : "")
    text += operand.isRequired ? " \(name)" : " [\(name)]"
  }
  for option in command.options { text += " [\(spelled(option))]" }
  text += "\n"
  if !command.operands.isEmpty {
    text += "\n" + table(command.operands.map { ($0.name, $0.summary) })
  }
  text += "\n指定:\n" + table(command.allOptions.map { (spelled($0), summary(of: $0)) })
  text += "\n例:\n"
  for example in command.examples { text += "  \(example.line)\n      \(example.meaning)\n" }
  return text
}

private func spelled(_ option: CommandDescription.Option) -> String {
  option.name + (option.value.map { " \($0)" } ?? "")
}

private func summary(of option: CommandDescription.Option) -> String {
  option.choices.isEmpty
    ? option.summary : option.summary + "（" + option.choices.joined(separator: "・") + "）"
}

private func table(_ rows: [(name: String, summary: String)]) -> String {
  let width = rows.map { displayWidth(of: $0.name) }.max() ?? 0
  return rows.map { "  \(padded($0.name, to: width))  \($0.summary)\n" }.joined()
}

/// The text with spaces behind it up to a number of cells.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
}
