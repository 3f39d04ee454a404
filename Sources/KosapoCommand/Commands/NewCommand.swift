// SPDX-License-Identifier: MIT

import Content
import Diagnostics

extension CommandDescription {
  static let new = CommandDescription(
    name: "new", summary: "書式を作る（事例・研修・テスト・つなぎ先・案内）",
    details: """
      書き始めるための書式のファイルを content/ に作ります。ある名前のファイルは上書きしません。
      事例のファイル名は、次の番号（c-0001 の形）に決まります。ほかは --id で名前を付けます。
      """,
    operands: [
      Operand(name: "KIND", summary: "種類: case 事例・module 研修・quiz テスト・resource つなぎ先・page 案内"),
      Operand(name: "TITLE", summary: "題名"),
    ],
    options: [
      Option(name: "--id", value: "ID", summary: "ファイル名（.md を除く。半角の英小文字・数字・ハイフン）"),
      Option(
        name: "--form", value: "個別支援|取組", summary: "事例の種別（省くと個別支援）", choices: ["個別支援", "取組"]),
      .today,
    ],
    examples: [
      ("kosapo new case \"遅刻が増えた小学生と家族への支援\"", "次の番号の事例を作ります。"),
      ("kosapo new case \"会議の進め方の工夫\" --form 取組", "区の取組の事例を作ります。"),
      ("kosapo new resource \"学習支援\" --id gakushu-shien", "つなぎ先を作ります。"),
    ],
    run: runNew)
}

private func runNew(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let (kind, title) = try kindAndTitle(values)
  if values.has("--form"), kind != .caseExample {
    throw UsageError("「--form」は事例（case）だけで使えます。")
  }
  let content = await loadContent(root: values.root)
  let taken = Set(content.library.entries.map(\.id) + content.reading.ids(of: kind))
  let id = try newID(kind, values["--id"], taken: taken, content.reading)
  let form = ContentForm(
    kind: kind, title: title, caseForm: CaseExample.Form(rawValue: values["--form"] ?? "個別支援"),
    today: try today(values, console), library: content.library)
  let path = "content/\(kind.folder)/\(id).md"
  try createNew(at: "\(values.root)/\(path)", with: Array(form.text.utf8))
  console.print(
    """
    \(path) を作りました。
    次にすること:
      1. テキストエディターで開き、見出しの下に本文を書きます。
      2. `kosapo check` で誤りを調べます。
      3. `kosapo build` でサイトを作り、表示された場所をブラウザで開きます。
    """)
  return .done
}

private func kindAndTitle(_ values: ArgumentValues) throws(UsageError) -> (EntryKind, String) {
  let kinds: [EntryKind] = [.caseExample, .module, .quiz, .resource, .page]
  let word = values.operands[0]
  guard let kind = kinds.first(where: { $0.rawValue == word || $0.name == word }) else {
    let nearest = nearestWord(to: word, among: kinds.map(\.rawValue) + kinds.map(\.name))
    throw UsageError(
      "「\(word)」という種類はありません。",
      hint: (nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える種類: " + kinds.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、"))
  }
  let title = values.operands[1].split { $0.isNewline }.joined(separator: " ")
  guard title.contains(where: { !$0.isWhitespace }) else { throw UsageError("題名が空です。") }
  return (kind, title)
}

private func newID(
  _ kind: EntryKind, _ wanted: String?, taken: Set<String>, _ reading: SourceReading
) throws(UsageError) -> String {
  if let wanted {
    guard isID(wanted), wanted != "index" else {
      throw UsageError(
        "「--id」の「\(wanted)」は使えません。", hint: "半角の英小文字・数字・ハイフンで書きます。例: --id gakushu-shien")
    }
    guard !taken.contains(wanted) else {
      throw UsageError("「\(wanted)」はもう使われています。", hint: "ほかの名前にします。")
    }
    return wanted
  }
  guard kind == .caseExample else {
    throw UsageError(
      "\(kind.name)には「--id」が必要です。", hint: "例: kosapo new \(kind.rawValue) \"題名\" --id gakushu-shien"
    )
  }
  let numbers = taken.compactMap { id in
    id.hasPrefix("c-") && id.utf8.count == 6 ? Int(id.dropFirst(2)) : nil
  }
  let number = "\((numbers.max() ?? 0) + 1)"
  return "c-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
}

extension SourceReading {
  /// The ids of the files of a kind, those that could not be read among them.
  fileprivate func ids(of kind: EntryKind) -> [String] {
    (sources + withheld).map(\.path).filter {
      $0.hasPrefix("content/\(kind.folder)/") && $0.hasSuffix(".md")
    }.map { entryID(ofPath: $0) }
  }
}
