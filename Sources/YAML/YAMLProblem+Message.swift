// SPDX-License-Identifier: MIT

import Diagnostics

extension Diagnostic {
  /// libyaml stopped: its words are turned into what the author sees and has to do.
  static func yamlProblem(
    _ problem: YAMLProblem, in input: YAMLInput, offsets: ScalarOffsets, path: String
  ) -> Diagnostic {
    var offsets = offsets
    let byte = offsets.byte(ofScalar: problem.scalar)
    let contextByte = problem.contextScalar.map { offsets.byte(ofScalar: $0) }
    let explanation = explain(problem, at: byte, contextByte, in: input.bytes)
    let offset = explanation.isAboutContext ? contextByte ?? byte : byte
    let start = input.origin(of: min(offset, input.bytes.count))
    var next = min(offset + 1, input.bytes.count)
    while next < input.bytes.count, input.bytes[next] & 0xC0 == 0x80 { next += 1 }
    let end = input.origin(of: next)
    return Diagnostic(
      .error, id: explanation.id, explanation.message, hint: explanation.hint,
      at: SourceSpan(path: path, bytes: start..<max(start, end)))
  }
}

private struct Explanation {
  let id: String
  let message: String
  let hint: String
  var isAboutContext = false
}

private func explain(
  _ problem: YAMLProblem, at byte: Int, _ contextByte: Int?, in bytes: [UInt8]
) -> Explanation {
  let words = problem.problem
  if words.hasPrefix("mapping values are not allowed") {
    return Explanation(
      id: "yaml-colon-in-value", message: "値の中に「: 」（コロンと空白）があり、次の項目と区別できません。",
      hint: "値の全体を \" \" で囲みます。例: 題名: \"会議: その後\"")
  }
  if words.contains("',' or ']'") || words.contains("',' or '}'") {
    return Explanation(
      id: "yaml-unclosed-bracket", message: "「[」で始めた並びが「]」で閉じられていません。",
      hint: "例: [連携, 不登校]（かっことコンマは半角）", isAboutContext: true)
  }
  if problem.context.contains("quoted scalar") {
    return Explanation(
      id: "yaml-unclosed-quote", message: "引用符で始めた値が、引用符で閉じられていないか、中に使えない記号があります。",
      hint: "始めと同じ引用符を値の終わりに置きます。", isAboutContext: true)
  }
  if words.hasPrefix("could not find expected ':'") {
    return Explanation(
      id: "yaml-missing-colon", message: "この行には「:」がなく、項目として読めません。",
      hint: "「項目名: 値」の形（半角のコロンと空白）で書きます。", isAboutContext: true)
  }
  if words.hasPrefix("did not find expected node content"), problem.context.contains("flow") {
    return Explanation(
      id: "yaml-empty-item", message: "並びの中で、区切りの「,」の前に言葉がありません。", hint: "余分な「,」を消します。")
  }
  if words.hasPrefix("did not find expected key")
    || words.hasPrefix("block sequence entries are not allowed")
    || words.hasPrefix("did not find expected '-' indicator")
    || words.hasPrefix("block mapping") || words.hasPrefix("did not find expected node content")
  {
    return Explanation(
      id: "yaml-indent", message: "字下げか並べ方がそろっていないので、ここから先を読めません。",
      hint: "同じ並びの行は、行の頭の空白の数をそろえます。")
  }
  if words.hasPrefix("found character that cannot start any token") {
    let isTab = byte < bytes.count && bytes[byte] == 0x09
    return Explanation(
      id: isTab ? "yaml-tab" : "yaml-special-sign",
      message: isTab ? "ここにタブがあります。タブは使えません。" : "この記号（@ ` % など）で値を始めることはできません。",
      hint: isTab ? "半角の空白に直します。" : "値の全体を \" \" で囲みます。")
  }
  if words.contains("alphabetic or numeric") || words.contains("alias") || words.contains("tag")
    || words.contains("directive") || words.contains("whitespace or line break")
  {
    return Explanation(
      id: "yaml-special-sign", message: "値の先頭の「&」「*」「!」「%」は YAML の特別な記号で、ここでは使えません。",
      hint: "文字として書くときは、値の全体を \" \" で囲みます。", isAboutContext: true)
  }
  if words.contains("control characters") || words.contains("UTF-8") {
    return Explanation(
      id: "control-character", message: "目に見えない制御文字が入っています。", hint: "その文字を消して打ち直します。")
  }
  return Explanation(
    id: "yaml-syntax", message: "ここは YAML として読めません（\(words)）。",
    hint: "「項目名: 値」の形になっているか、記号と字下げを確かめます。")
}
