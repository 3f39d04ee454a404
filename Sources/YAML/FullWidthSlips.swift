// SPDX-License-Identifier: MIT

import Diagnostics

/// Finds what a Japanese keyboard puts in the place of YAML's signs at the start of a line, and reads on
/// as if the right sign stood there: `題名：`, `題名:値`, `－ 項目`, `［連携、不登校］`, tabs and ideographic spaces as indent.
func repairSlips(in source: SourceText, _ range: Range<Int>) -> YAMLInput {
  var edits: [Fix.Edit] = []
  var diagnostics: [Diagnostic] = []
  var index = range.lowerBound
  var isInsideEntry = false
  while index < range.upperBound {
    let lineEnd = endOfLine(in: source.bytes, from: index, to: range.upperBound)
    var line = LineSlips(source: source, line: index..<lineEnd, isInsideEntry: isInsideEntry)
    line.find()
    edits += line.edits
    diagnostics += line.diagnostics
    isInsideEntry = line.opensOrContinuesEntry ?? isInsideEntry
    index = lineEnd + 1
  }
  var input = YAMLInput(
    bytes: Array(source.bytes[range]), origins: nil, start: range.lowerBound,
    diagnostics: diagnostics)
  if !edits.isEmpty { apply(edits, to: &input, range) }
  return input
}

private func endOfLine(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
  var index = start
  while index < end, bytes[index] != 0x0A { index += 1 }
  return index
}

private func apply(_ edits: [Fix.Edit], to input: inout YAMLInput, _ range: Range<Int>) {
  var bytes: [UInt8] = []
  var origins: [Int] = []
  var next = 0
  var index = range.lowerBound
  while index < range.upperBound {
    if next < edits.count, edits[next].bytes.lowerBound == index {
      let edit = edits[next]
      next += 1
      for byte in edit.replacement.utf8 {
        bytes.append(byte)
        origins.append(edit.bytes.lowerBound)
      }
      if !edit.bytes.isEmpty {
        index = edit.bytes.upperBound
        continue
      }
    }
    bytes.append(input.bytes[index - range.lowerBound])
    origins.append(index)
    index += 1
  }
  origins.append(range.upperBound)
  input.bytes = bytes
  input.origins = origins
}

/// The slips of one line.
private struct LineSlips {
  let source: SourceText
  let line: Range<Int>

  /// Whether an indented line can belong to an entry above it: one that ends with its colon.
  let isInsideEntry: Bool
  var edits: [Fix.Edit] = []
  var diagnostics: [Diagnostic] = []

  /// Whether the next line may be indented; `nil` where the line is empty or a remark.
  var opensOrContinuesEntry: Bool? {
    let bytes = source.bytes.span
    func isBlank(_ index: Int) -> Bool {
      bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D
    }
    var end = line.upperBound
    while end > line.lowerBound, isBlank(end - 1) { end -= 1 }
    var start = line.lowerBound
    while start < end, isBlank(start) { start += 1 }
    guard start < end, bytes[start] != 0x23 else { return nil }
    let first = bytes[start]
    let isIndented = bytes[line.lowerBound] == 0x20
    let opens = bytes[end - 1] == 0x3A || (end - start >= 3 && has("：", at: end - 3))
    return opens || (isInsideEntry && (isIndented || first == 0x2D || !edits.isEmpty))
  }

  mutating func find() {
    var index = line.lowerBound
    findIndent(&index)
    guard index < line.upperBound, source.bytes[index] != 0x23 else { return }
    let isAtMargin = index == line.lowerBound || !edits.isEmpty
    findListMark(&index)
    if isAtMargin { findColon(from: index) }
    findBrackets()
  }

  private func has(_ sign: String, at index: Int) -> Bool {
    let bytes = source.bytes.span
    var index = index
    for byte in sign.utf8 {
      guard index < line.upperBound, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private mutating func findIndent(_ index: inout Int) {
    while index < line.upperBound {
      if source.bytes[index] == 0x20 {
        index += 1
      } else if source.bytes[index] == 0x09 {
        add(.tabIndent, index..<(index + 1), isInsideEntry ? "  " : "")
        index += 1
      } else if has("\u{3000}", at: index) {
        add(.ideographicIndent, index..<(index + 3), isInsideEntry ? "  " : "")
        index += 3
      } else {
        return
      }
    }
  }

  private mutating func findListMark(_ index: inout Int) {
    guard index < line.upperBound, source.bytes[index] >= 0x80 else { return }
    for sign in ["－", "・", "−", "‐"] where has(sign, at: index) {
      let end = index + sign.utf8.count
      let hasSpace = end < line.upperBound && source.bytes[end] == 0x20
      add(.listMark(sign), index..<end, hasSpace ? "-" : "- ")
      index = end
      return
    }
  }

  /// A key at the left margin with `：`, or with `:` and no space behind it.
  private mutating func findColon(from start: Int) {
    var index = start
    while index < line.upperBound {
      let byte = source.bytes[index]
      if byte == 0xEF, has("：", at: index) {
        let end = index + 3
        let hasSpace = end < line.upperBound && source.bytes[end] == 0x20
        let isLast = end >= line.upperBound || source.bytes[end] == 0x0D
        add(.fullWidthColon, index..<end, hasSpace || isLast ? ":" : ": ")
        return
      }
      if byte == 0x3A {
        let end = index + 1
        guard end < line.upperBound, source.bytes[end] != 0x20, source.bytes[end] != 0x0D,
          source.bytes[end] != 0x09, index > start
        else { return }
        diagnostics.append(
          .missingSpace(
            at: SourceSpan(path: source.path, bytes: index..<end),
            fix: Fix(replacing: end..<end, with: " ", isSafe: true)))
        edits.append(Fix.Edit(replacing: end..<end, with: " "))
        return
      }
      if byte == 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x5B || byte == 0x7B { return }
      index += 1
    }
  }

  /// A list in full-width brackets behind the colon: `課題: ［連携、不登校］`.
  private mutating func findBrackets() {
    var index = line.lowerBound
    while index < line.upperBound, source.bytes[index] != 0x3A,
      source.bytes[index] != 0xEF || !has("：", at: index)
    {
      index += 1
    }
    guard index < line.upperBound else { return }
    index += source.bytes[index] == 0x3A ? 1 : 3
    while index < line.upperBound, source.bytes[index] == 0x20 { index += 1 }
    guard index < line.upperBound, has("［", at: index) else { return }
    let start = index
    var pieces: [Fix.Edit] = []
    while index < line.upperBound {
      for (sign, plain) in [("［", "["), ("］", "]"), ("，", ", "), ("、", ", ")]
      where has(sign, at: index) {
        pieces.append(Fix.Edit(replacing: index..<(index + 3), with: plain))
      }
      index += 1
    }
    edits += pieces
    diagnostics.append(
      .fullWidthBrackets(
        at: SourceSpan(path: source.path, bytes: start..<(start + 3)),
        fix: Fix(pieces, isSafe: true)))
  }

  private mutating func add(_ slip: Slip, _ bytes: Range<Int>, _ replacement: String) {
    edits.append(Fix.Edit(replacing: bytes, with: replacement))
    diagnostics.append(
      .slip(
        slip, at: SourceSpan(path: source.path, bytes: bytes),
        fix: Fix(replacing: bytes, with: replacement, isSafe: true)))
  }
}

private enum Slip {
  case tabIndent
  case ideographicIndent
  case listMark(String)
  case fullWidthColon
}

extension Diagnostic {
  fileprivate static func slip(_ slip: Slip, at span: SourceSpan, fix: Fix) -> Diagnostic {
    switch slip {
    case .tabIndent:
      Diagnostic(
        .error, id: "yaml-tab", "行の頭にタブがあります。タブは使えません。", hint: fix.indentHint, at: span,
        fix: fix)
    case .ideographicIndent:
      Diagnostic(
        .error, id: "fullwidth-indent", "行の頭に全角の空白があります。", hint: fix.indentHint, at: span,
        fix: fix)
    case .listMark(let sign):
      Diagnostic(
        .error, id: "fullwidth-list-mark", "箇条書きの記号が「\(sign)」になっています。",
        hint: "半角の「- 」（ハイフンと空白）に直します。", at: span, fix: fix)
    case .fullWidthColon:
      Diagnostic(
        .error, id: "fullwidth-colon", "項目名の後ろのコロンが全角の「：」です。",
        hint: "半角の「: 」（コロンと空白）に直します。", at: span, fix: fix)
    }
  }

  fileprivate static func missingSpace(at span: SourceSpan, fix: Fix) -> Diagnostic {
    Diagnostic(
      .error, id: "yaml-missing-space", "項目名のコロン「:」の後ろに空白がありません。",
      hint: "「: 」（コロンと半角の空白）に直します。", at: span, fix: fix)
  }

  fileprivate static func fullWidthBrackets(at span: SourceSpan, fix: Fix) -> Diagnostic {
    Diagnostic(
      .error, id: "fullwidth-bracket", "並びのかっこが全角の「［］」です。",
      hint: "半角の [ ] に直し、間は「, 」で区切ります。", at: span, fix: fix)
  }
}

extension Fix {
  fileprivate var indentHint: String {
    edits.first?.replacement.isEmpty ?? true ? "その空白を消します。" : "半角の空白2つに直します。"
  }
}
