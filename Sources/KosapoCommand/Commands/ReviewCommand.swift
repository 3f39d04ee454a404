// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review

extension CommandDescription {
  static let review = CommandDescription(
    name: "review", summary: "事例の確認手続きを記録する・見る",
    details: """
      起案から公開までの手続きを content/reviews/ に記録します。記録は足していくだけで、消せません。
        list                一覧: どの事例が、いつから、だれを待っているか
        move ID STATE       次の手続きへ進める（--office と --role が必要。差戻しには --note も）
        answer ID           意見照会への回答を記録する（--office 区 と --kind が必要）
        answers ID          24区の回答の状況（--format csv で表計算ソフト用）
        history ID          これまでの手続きと、承認のあとで変わったところ
      手続き: 起案 → 実務者ワーキング → 意見照会 → 意見反映 → 素案 → 部会 → 承認 → 公開
      公開の前なら 差戻し（理由が必要。起案に戻る）と 保留（実務者ワーキングが解く）ができます。
      公開のあとは 見直し と 取下げ（元に戻せない）ができます。人の名前は記録しません。
      """,
    operands: [
      Operand(
        name: "ACTION", summary: "すること: list・move・answer・answers・history",
        suggestions: ReviewAction.allCases.map(\.rawValue)),
      Operand(name: "ID", summary: "事例の ID（例: c-0001）", isRequired: false),
      Operand(
        name: "STATE", summary: "進める先（move だけ）", isRequired: false,
        suggestions: ReviewState.allCases.map(\.rawValue)),
    ],
    options: [
      Option(
        name: "--office", value: "組織", summary: "記録する組織（answer では24区のどれか）",
        suggestions: ["局"] + osakaWards),
      Option(
        name: "--role", value: "役割", summary: "記録する役割（例: 推進員、事務局。人の名前は書けません）",
        suggestions: ["推進員", "事務局"]),
      Option(name: "--note", value: "記録", summary: "手続きに添える記録や理由"),
      Option(
        name: "--kind", value: "回答", summary: "回答の種類", choices: AnswerKind.allCases.map(\.rawValue)),
      Option(name: "--text", value: "意見", summary: "修正や質問の内容"),
      Option(
        name: "--format", value: "text|csv", summary: "answers の表示の形", choices: ["text", "csv"]),
      .today,
    ],
    examples: [
      ("kosapo review list", "手続きの途中の事例と、待っている相手を表示します。"),
      ("kosapo review move c-0001 起案 --office 西区 --role 推進員", "手続きを始めます。"),
      (
        "kosapo review move c-0001 差戻し --office 局 --role 事務局 --note \"学年を丸める\"", "理由を添えて差し戻します。"
      ),
      ("kosapo review answer c-0001 --office 北区 --kind 意見なし", "北区の回答を記録します。"),
      ("kosapo review answers c-0001 --format csv > kaitou.csv", "回答の状況を表計算ソフト用に書き出します。"),
    ],
    run: runReview)
}

/// What `review` is to do, and what each action takes.
private enum ReviewAction: String, CaseIterable {
  case list, move, answer, answers, history

  var operandCount: Int {
    switch self {
    case .list: 1
    case .move: 3
    default: 2
    }
  }

  var options: Set<String> {
    switch self {
    case .list, .history: ["--today"]
    case .move: ["--office", "--role", "--note", "--today"]
    case .answer: ["--office", "--kind", "--text", "--today"]
    case .answers: ["--format", "--today"]
    }
  }
}

private func runReview(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let action = try action(values)
  let content = await loadContent(root: values.root)
  let gate = try caseGate(content, countsUnbegun: true)
  let session = ReviewSession(content: content, gate: gate, values: values, console: console)
  do {
    switch action {
    case .list: return try session.list()
    case .move: return try await session.move()
    case .answer: return try await session.answer()
    case .answers: return try session.answers()
    case .history: return try session.history()
    }
  } catch let stop as ReviewStop {
    console.printError(stop.message)
    if let hint = stop.hint { console.printError(hint) }
    return stop.code
  }
}

private func action(_ values: ArgumentValues) throws(UsageError) -> ReviewAction {
  let names = ReviewAction.allCases.map(\.rawValue)
  let word = values.operands[0]
  guard let action = ReviewAction(rawValue: word) else {
    throw UsageError(
      "`kosapo review` に「\(word)」はありません。",
      hint: (nearestWord(to: word, among: names).map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える言葉: " + names.joined(separator: "、"))
  }
  guard values.operands.count == action.operandCount else {
    throw UsageError(
      "`kosapo review \(word)` の書き方が違います。",
      hint: action == .list
        ? "使い方: kosapo review list"
        : "使い方: kosapo review \(word) c-0001"
          + (action == .move ? " 起案 --office 西区 --role 推進員" : ""))
  }
  let given = ["--office", "--role", "--note", "--kind", "--text", "--format"]
  if let foreign = given.first(where: { values.has($0) && !action.options.contains($0) }) {
    throw UsageError("`kosapo review \(word)` では「\(foreign)」は使えません。")
  }
  return action
}

/// One run of `review`: what was read, and what was asked for.
struct ReviewSession: Sendable {
  let content: LoadedContent
  let gate: CaseGate
  let values: ArgumentValues
  let console: Console

  /// The id that was given.
  var id: String { values.operands[1] }

  var schools: [String] { content.library.settings.schoolNames }

  /// The case of the id, where its file can be read.
  var entry: Entry? {
    content.library.entry(withID: id).flatMap { $0.kind == .caseExample ? $0 : nil }
  }

  /// Where the case stands.
  func standing() throws(ReviewStop) -> CaseStanding {
    if let standing = gate.standings[id], entry != nil || !content.hasFile(ofCase: id) {
      return standing
    }
    let ledger = Ledger.path(of: id)
    if let problem = gate.ledgerDiagnostics.first(where: { $0.path == ledger }) {
      throw ReviewStop(
        problem.message, hint: "控え（前の版の保存や履歴）から「\(ledger)」を元に戻します。", .contentErrors)
    }
    guard !content.hasFile(ofCase: id) else {
      throw ReviewStop(
        "事例「\(id)」に誤りがあって読めないので、手続きを進められません。", hint: "`kosapo check` で誤りを直します。",
        .contentErrors)
    }
    let ids = content.library.entries(of: .caseExample).map(\.id)
    throw ReviewStop(
      "「\(id)」という事例はありません。",
      hint: nearestWord(to: id, among: ids).map { "「\($0)」の書き間違いではありませんか。" }
        ?? "事例の一覧は `kosapo review list` で見られます。", .wrongCommandLine)
  }

  /// The value of an option that the action cannot do without.
  func required(_ option: String, example: String) throws(UsageError) -> String {
    guard let value = values[option], value.contains(where: { !$0.isWhitespace }) else {
      throw UsageError("「\(option)」が必要です。", hint: "例: \(option) \(example)")
    }
    return value
  }
}
