// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

extension CommandDescription {
  static let markdown = CommandDescription(
    name: "markdown", summary: "Markdown を HTML の断片にする",
    details: """
      ファイル（省くと標準入力）の Markdown を HTML の断片にして、標準出力に書きます。
      入力の中の NUL 文字は文書の区切りです。断片も NUL 文字で区切って書きます。
      """,
    operands: [
      Operand(name: "FILE", summary: "読む Markdown のファイル", isRequired: false)
    ],
    options: [
      Option(name: "--commonmark", summary: "CommonMark の規格だけで読む（日本語のための補いなし、生の HTML を通す）")
    ],
    examples: [
      ("kosapo markdown memo.md", "memo.md を HTML にします。"),
      ("kosapo markdown --commonmark < memo.md", "規格のとおりに読みます。"),
    ],
    run: runMarkdown)
}

private func runMarkdown(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let name = values.operands.first
  let input = if let name { try fileBytes(at: name) } else { console.input() }
  let options = MarkdownOptions(isPlainCommonMark: values.has("--commonmark"))
  var hasErrors = false
  var output: [UInt8] = []
  for document in ByteScanning.split(input, at: 0) {
    if document.lowerBound > 0 { output.append(0) }
    let source = SourceText(path: name ?? "（標準入力）", bytes: Array(input[document]))
    let parsed = parseMarkdown(
      source, in: source.contentStart..<source.bytes.count, options: options)
    if let value = parsed.value { output += value.html() }
    if output.count >= 1 << 16 {
      console.write(output)
      output.removeAll(keepingCapacity: true)
    }
    let errors = options.isPlainCommonMark ? [] : parsed.diagnostics
    if !errors.isEmpty {
      let report = DiagnosticReport(errors, sources: [source])
      console.printError(report.text(usesColour: false) + report.summary)
    }
    hasErrors = hasErrors || parsed.value == nil || errors.contains { $0.severity == .error }
  }
  console.write(output)
  return hasErrors ? .contentErrors : .done
}

private func fileBytes(at path: String) throws(FileError) -> [UInt8] {
  let file = try OpenFile.reading(path)
  let status = try file.status()
  guard status.kind == .file else { throw FileError(.read, path, .notAFile) }
  return try file.bytes(expecting: status.size)
}
