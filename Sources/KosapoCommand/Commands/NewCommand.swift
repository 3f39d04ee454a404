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
        isRequired: false, choices: newKinds.map(\.rawValue)),
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
  let word = values["--form"]
  switch kind {
  case .caseExample:
    form.caseForm = word.flatMap(CaseExample.Form.init) ?? .individual
    if let dialogue { try askOfCase(dialogue, &form, asksForm: word == nil) }
  case .quiz:
    form.quizForm = word.flatMap(Quiz.Form.init) ?? .check
    if let dialogue, word == nil {
      let names = ["確認テスト（研修の1回ごと）", "修了テスト（研修の終わりに）", "分岐事例（場面を選んで進む）"]
      form.quizForm = Quiz.Form.allCases[try dialogue.choice("種別", among: names)]
    }
  case .resource:
    if let dialogue {
      let sorts = Resource.Sort.allCases
      form.sort = sorts[try dialogue.choice("種類", among: sorts.map(\.rawValue))]
    }
  default: break
  }
  let path = "content/\(kind.folder)/\(id).md"
  try createNew(at: "\(values.root)/\(path)", with: Array(form.text.utf8))
  console.print(
    """
    \(path) を作りました。
    次にすること:
      1. テキストエディターで開き、\(firstStep(for: form))
      2. `kosapo serve` を始めておくと、保存するたびに見え方と誤りを確かめられます。
         `kosapo check` では、誤りだけを調べます。
      3. `kosapo build` でサイトを作り、表示された場所をブラウザで開きます。
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
      "「--form」の「\(word)」は、\(kind.name)には使えません。", hint: "使える値: " + allowed.joined(separator: "、"))
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

/// Asks for 種別 and 加工 of a case, and for the controlled words that such a case needs.
private func askOfCase(
  _ dialogue: NewDialogue, _ form: inout ContentForm, asksForm: Bool
) throws(NewDialogue.Ended) {
  if asksForm {
    let names = ["個別支援（子どもと家庭への支援）", "取組（区の進め方の工夫。子どもは登場しない）"]
    form.caseForm = CaseExample.Form.allCases[try dialogue.choice("種別", among: names)]
  }
  let ways = ["架空（作った話）", "再構成（複数の事例をもとにした）", "加工（実際の事例を、だれのことか分からないように変えた）"]
  form.anonymity = CaseExample.Anonymity.allCases[try dialogue.choice("加工", among: ways)]
  let isIndividual = form.caseForm == .individual
  let ofIndividuals: [VocabularyKey] = [.stage, .family, .noticedBy, .outcome, .duration]
  for key in [.issue, .topic] + (isIndividual ? ofIndividuals : []) {
    let words = form.library.vocabulary.words(key)
    guard !words.isEmpty else { continue }
    // What explains each of many words would fill the screen; the words are enough there.
    let names = words.map { word in
      word.label + (words.count > 9 ? "" : word.explanation.map { "  \($0)" } ?? "")
    }
    let isOptional = ContentForm.optionalKeys.contains(key)
    let places: [Int]
    switch key {
    case .issue, .topic, .family:
      places = try dialogue.choices(key.rawValue, among: names, isOptional: isOptional)
    default:
      let place = try dialogue.choice(key.rawValue, among: names, isOptional: isOptional)
      places = place.map { [$0] } ?? []
    }
    if !places.isEmpty { form.chosen[key] = places.map { words[$0].label } }
  }
}

/// What a command line without its operands is told where nobody can be asked.
private func missing(_ name: String) -> UsageError {
  UsageError("\(name)がありません。", hint: "例: kosapo new case \"遅刻が増えた小学生と家族への支援\"")
}

private func newKind(_ values: ArgumentValues, _ dialogue: NewDialogue?) throws -> EntryKind {
  let kinds = newKinds
  guard let word = values.operands.first else {
    guard let dialogue else { throw missing("KIND（種類）") }
    return kinds[try dialogue.choice("何を作りますか。", among: kinds.map(\.name))]
  }
  guard let kind = kinds.first(where: { $0.rawValue == word || $0.name == word }) else {
    let nearest = nearestWord(to: word, among: kinds.map(\.rawValue) + kinds.map(\.name))
    throw UsageError(
      "「\(word)」という種類はありません。",
      hint: (nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える種類: " + kinds.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、"))
  }
  return kind
}

private func newTitle(_ values: ArgumentValues, _ dialogue: NewDialogue?) throws -> String {
  guard values.operands.count > 1 else {
    guard let dialogue else { throw missing("TITLE（題名）") }
    return try dialogue.text("題名", problem: problem(ofTitle:))
  }
  let title = values.operands[1].split { $0.isNewline }.joined(separator: " ")
  guard title.contains(where: { !$0.isWhitespace }) else { throw UsageError("題名が空です。") }
  if let problem = problem(ofTitle: title) { throw UsageError(problem) }
  return title
}

/// Why a file cannot have the title, as a sentence: keys such as the arrows may leave signs that nobody sees.
private func problem(ofTitle title: String) -> String? {
  let unseen: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
  guard title.unicodeScalars.contains(where: { unseen.contains($0.properties.generalCategory) })
  else { return nil }
  return "題名に、目に見えない文字（タブや矢印キーの跡など）が入っています。それを除いて、もう一度書いてください。"
}

private func newID(
  _ kind: EntryKind, _ wanted: String?, taken: Set<String>, _ dialogue: NewDialogue?
) throws -> String {
  if let wanted {
    if let problem = problem(ofID: wanted, taken: taken) {
      throw UsageError(problem, hint: "例: --id gakushu-shien")
    }
    return wanted
  }
  if kind != .caseExample, let dialogue {
    return try dialogue.text("ファイル名（半角の英小文字・数字・ハイフン。例: gakushu-shien）") {
      problem(ofID: $0, taken: taken)
    }
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

/// Why a file cannot have the name, as a sentence.
private func problem(ofID id: String, taken: Set<String>) -> String? {
  if id == "index" { return "「index」は一覧のページの名前なので、使えません。ほかの名前にします。" }
  if !isID(id) { return "「\(id)」は使えません。半角の英小文字・数字・ハイフンで書きます。" }
  return taken.contains(id) ? "「\(id)」はもう使われています。ほかの名前にします。" : nil
}

extension SourceReading {
  /// The ids of the files of a kind, those that could not be read among them.
  fileprivate func ids(of kind: EntryKind) -> [String] {
    (sources + withheld).map(\.path).filter {
      $0.hasPrefix("content/\(kind.folder)/") && $0.hasSuffix(".md")
    }.map { entryID(ofPath: $0) }
  }
}
