// SPDX-License-Identifier: MIT

import Diagnostics

/// What an input method makes of a tag: full-width spaces, signs and braces.
extension TemplateParser {
  /// Skips white space; the full-width space is understood, and told.
  mutating func skipWhiteSpace(_ cursor: inout Int) {
    while cursor < source.bytes.count {
      if source.bytes[cursor] <= 0x20, source.bytes[cursor] != 0 {
        cursor += 1
      } else if source.bytes.holds(fullWidthSpace, at: cursor) {
        report(.fullWidthSpace(at: span(cursor..<(cursor + 3))))
        cursor += 3
      } else {
        return
      }
    }
  }

  /// Takes the white space off both ends of a name.
  mutating func trim(_ name: inout Range<Int>) {
    var start = name.lowerBound
    skipWhiteSpace(&start)
    var end = max(start, name.upperBound)
    while end > start {
      if source.bytes[end - 1] <= 0x20, source.bytes[end - 1] != 0 {
        end -= 1
      } else if end - 3 >= start, source.bytes.holds(fullWidthSpace, at: end - 3) {
        report(.fullWidthSpace(at: span((end - 3)..<end)))
        end -= 3
      } else {
        break
      }
    }
    name = min(start, end)..<end
  }

  /// Tells of `｛｛title｝｝`, which an input method makes of `{{title}}`.
  mutating func findFullWidthBraces(in text: Range<Int>) {
    let open = Array("｛｛".utf8)
    var start = text.lowerBound
    while let found = source.bytes.firstOffset(of: open, in: start..<text.upperBound) {
      start = found + open.count
      let limit = min(start + 200, text.upperBound)
      var end = start
      while end < limit, source.bytes[end] != 0x0A, !isClosingBraces(at: end) { end += 1 }
      let isClosed = end < limit && isClosingBraces(at: end)
      let tagEnd = isClosed ? end + (source.bytes[end] == 0xEF ? open.count : 2) : start
      report(
        .fullWidthBraces(
          span(found..<min(tagEnd, text.upperBound)),
          inner: isClosed ? source.text(in: start..<end) : nil, in: source))
      start = max(start, end)
    }
  }

  private func isClosingBraces(at offset: Int) -> Bool {
    source.bytes.holds(Array("｝｝".utf8), at: offset)
      || source.bytes.holds([0x7D, 0x7D], at: offset)
  }
}

/// The bytes of U+3000.
let fullWidthSpace: [UInt8] = [0xE3, 0x80, 0x80]

// MARK: - Messages

extension Diagnostic {
  static func fullWidthSign(
    _ written: String, for sign: UInt8, at span: SourceSpan
  ) -> Diagnostic {
    let right = String(UnicodeScalar(sign))
    return Diagnostic(
      .warning, id: "template-full-width", "タグの「\(written)」が全角です。",
      hint: "半角の「\(right)」で書いてください。", at: span,
      fix: Fix(replacing: span.bytes, with: right, isSafe: true))
  }

  static func fullWidthSpace(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "template-full-width", "タグの中の空白が全角です。", hint: "半角の空白にするか、消してください。",
      at: span, fix: Fix(replacing: span.bytes, with: " ", isSafe: true))
  }

  static func fullWidthBraces(
    _ span: SourceSpan, inner: String?, in source: SourceText
  ) -> Diagnostic {
    let right = inner.map { "{{\($0)}}" }
    return Diagnostic(
      .warning, id: "template-full-width-braces",
      "「\(source.quotation(of: span.bytes))」はかっこが全角なので、タグではなく文字として出ます。",
      hint: "半角で「\(right ?? "{{名前}}")」と書いてください。", at: span,
      fix: right.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }
}
