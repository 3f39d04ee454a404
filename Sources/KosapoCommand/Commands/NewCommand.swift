// SPDX-License-Identifier: MIT

import Content
import Diagnostics

extension CommandDescription {
  static let new = CommandDescription(
    name: "new", summary: "書式を作る（事例・研修・テスト・つなぎ先・案内）",
    details: """
      書き始めるための書式のファイルを content/ に作ります。ある名前のファイルは上書きしません。
      事例のファイル名は、次の番号（c-0001 の形）に決まります。ほかは --id で名前を付けます。
      端末では、書かなかったこと（種類・題名・種別・課題・主題など）を番号で選べるように順に尋ねます。
      """,
    operands: [
      Operand(
        name: "KIND", summary: "種類: case 事例・module 研修・quiz テスト・resource つなぎ先・page 案内",
        isRequired: false, suggestions: newKinds.map(\.rawValue)),
      Operand(name: "TITLE", summary: "題名", isRequired: false),
    ],
    options: [
      Option(name: "--id", value: "ID", summary: "ファイル名（.md を除く。半角の英小文字・数字・ハイフン）"),
      Option(
        name: "--form", value: "種別", summary: "事例の種別（省くと個別支援）か、テストの種別（省くと確認テスト）",
        choices: caseForms + quizForms),
      .today,
    ],
    examples: [
      ("kosapo new", "何を作るかから順に尋ねます（端末で使うとき）。"),
      ("kosapo new case \"遅刻が増えた小学生と家族への支援\"", "次の番号の事例を作ります。"),
      ("kosapo new case \"会議の進め方の工夫\" --form 取組", "区の取組の事例を作ります。"),
      ("kosapo new quiz \"初めての訪問\" --id bunki-homon2 --form 分岐事例", "場面を選んで進むテストを作ります。"),
      ("kosapo new resource \"学習支援\" --id gakushu-shien", "つなぎ先を作ります。"),
    ],
    run: runNew)
}

/// The kinds that there is a form for.
private let newKinds: [EntryKind] = [.caseExample, .module, .quiz, .resource, .page]

private let caseForms = CaseExample.Form.allCases.map(\.rawValue)
private let quizForms = Quiz.Form.allCases.map(\.rawValue)

private func runNew(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let dialogue = console.echoesInput ? NewDialogue(console: console) : nil
  do {
    return try await makeForm(values, console, dialogue)
  } catch is NewDialogue.Ended {
    console.printError("やめました。ファイルは作っていません。")
    return .wrongCommandLine
  }
}

private func makeForm(
  _ values: ArgumentValues, _ console: Console, _ dialogue: NewDialogue?
) async throws -> ExitCode {
  let kind = try newKind(values, dialogue)
  try checkForm(values, of: kind)
  let today = try today(values, console)
  guard hasContent(root: values.root, console) else { return .contentErrors }
  let title = try newTitle(values, dialogue)
  let content = await loadContent(root: values.root)
  let taken = Set(content.library.entries.map(\.id) + content.reading.ids(of: kind))
  let id = try newID(kind, values["--id"], taken: taken, dialogue)
  var form = ContentForm(kind: kind, title: title, today: today, library: content.library)
  form.choose(form: values["--form"])
  if let dialogue { try dialogue.fill(&form, asksForm: !values.has("--form")) }
  let path = "content/\(kind.folder)/\(id).md"
  try createNew(at: "\(values.root)/\(path)", with: Array(form.text.utf8))
  let root = values.root == "." ? "" : " --root \(values.root)"
  console.print(
    """
    \(path) を作りました。
    次にすること:
      1. テキストエディターで開き、\(firstStep(for: form))
      2. `kosapo serve\(root)` を始めておくと、保存するたびに見え方と誤りを確かめられます。
         `kosapo check\(root)` では、誤りだけを調べます。
      3. `kosapo build\(root)` でサイトを作り、表示された場所をブラウザで開きます。
    """)
  return .done
}

/// Refuses the 種別 of another kind.
private func checkForm(_ values: ArgumentValues, of kind: EntryKind) throws(UsageError) {
  guard let word = values["--form"] else { return }
  let forms: [EntryKind: [String]] = [.caseExample: caseForms, .quiz: quizForms]
  guard let allowed = forms[kind] else {
    throw UsageError("「--form」は事例（case）とテスト（quiz）だけで使えます。")
  }
  guard allowed.contains(word) else {
    throw UsageError(
      "「--form」の「\(word)」は、\(kind.nameOfNew)には使えません。",
      hint: "使える値: " + allowed.joined(separator: "、"))
  }
}

/// What is written into a new form.
private func firstStep(for form: ContentForm) -> String {
  switch form.kind {
  case .quiz where form.quizForm == .branching: "場面と、そこから進む道を書きます。"
  case .quiz: "問と選択肢を書きます。書けたら `kosapo quiz --ids` で、問に番号を付けます。"
  case .resource: "「出典」を書き、「種類」を確かめてから、見出しの下に本文を書きます。"
  case .caseExample: "「---」の間の項目を確かめてから、見出しの下に本文を書きます。"
  default: "見出しの下に本文を書きます。"
  }
}

/// What a command line without its operands is told where nobody can be asked.
func missingOperand(_ name: String) -> UsageError {
  UsageError("\(name)がありません。", hint: "例: kosapo new case \"遅刻が増えた小学生と家族への支援\"")
}

private func newKind(_ values: ArgumentValues, _ dialogue: NewDialogue?) throws -> EntryKind {
  let kinds = newKinds
  guard let word = values.operands.first else {
    guard let dialogue else { throw missingOperand("KIND（種類）") }
    return kinds[try dialogue.choice("何を作りますか。", among: kinds.map(\.nameOfNew))]
  }
  guard let kind = kinds.first(where: { [$0.rawValue, $0.nameOfNew, $0.name].contains(word) })
  else {
    let nearest = nearestWord(to: word, among: kinds.map(\.rawValue) + kinds.map(\.nameOfNew))
    throw UsageError(
      "「\(word)」という種類はありません。",
      hint: (nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える種類: " + kinds.map { "\($0.rawValue)（\($0.nameOfNew)）" }.joined(separator: "、"))
  }
  return kind
}
