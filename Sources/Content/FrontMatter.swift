// SPDX-License-Identifier: MIT

package import Diagnostics

/// Where the front matter and the body of a file lie.
package struct FrontMatter: Hashable, Sendable {
  /// The YAML between the two lines of `---`.
  package let yaml: Range<Int>

  /// Everything behind the closing line.
  package let body: Range<Int>

  /// The opening line; what is missing from the front matter is told here.
  package let opening: Range<Int>
}

/// Divides a file into front matter and body.
///
/// - Returns: Always a value for a file with an opening `---`, so that reading goes on; when the closing line
///   is missing, the front matter is taken to end at the first empty line or heading.
package func splitFrontMatter(of source: SourceText) -> Checked<FrontMatter> {
  var diagnostics: [Diagnostic] = []
  var first = Line(at: source.contentStart, of: source)
  while let next = first.next, isBlank(source, first.bytes) { first = Line(at: next, of: source) }
  let opening = first.bytes
  if !isFence(source, opening) {
    guard isMeantAsFence(source, opening) else { return Checked(nil, [.noFrontMatter(in: source)]) }
    diagnostics.append(.wrongFence(in: source, at: opening, "始める"))
  }
  if opening.lowerBound > source.contentStart {
    diagnostics.append(
      .blankBeforeFrontMatter(in: source, source.contentStart..<opening.lowerBound))
  }
  let yamlStart = first.next ?? opening.upperBound
  var next = first.next
  var guessedEnd: Int?
  while let start = next {
    let line = Line(at: start, of: source)
    next = line.next
    let isClosing = isFence(source, line.bytes)
    let isMeantAsClosing = !isClosing && isMeantAsFence(source, line.bytes)
    if isMeantAsClosing { diagnostics.append(.wrongFence(in: source, at: line.bytes, "終える")) }
    if isClosing || isMeantAsClosing {
      let value = FrontMatter(
        yaml: yamlStart..<start, body: (next ?? source.bytes.count)..<source.bytes.count,
        opening: opening)
      return Checked(value, diagnostics)
    }
    if guessedEnd == nil, isBlank(source, line.bytes) || source.bytes[start] == 0x23 {
      guessedEnd = start
    }
  }
  diagnostics.append(.unclosedFrontMatter(in: source, at: opening))
  let end = max(guessedEnd ?? source.bytes.count, yamlStart)
  return Checked(
    FrontMatter(yaml: yamlStart..<end, body: end..<source.bytes.count, opening: opening),
    diagnostics)
}

/// A line of a file; it ends at LF, CRLF or a lone CR.
private struct Line {
  /// Without the line end.
  let bytes: Range<Int>

  /// Where the next line begins; `nil` for the last one.
  let next: Int?

  init(at start: Int, of source: SourceText) {
    let span = source.bytes.span
    var end = start
    while end < span.count, span[end] != 0x0A, span[end] != 0x0D { end += 1 }
    bytes = start..<end
    if end == span.count {
      next = nil
    } else {
      let isCRLF = span[end] == 0x0D && end + 1 < span.count && span[end + 1] == 0x0A
      next = end + (isCRLF ? 2 : 1)
    }
  }
}

private func isFence(_ source: SourceText, _ line: Range<Int>) -> Bool {
  let bytes = source.bytes[line]
  return bytes.starts(with: "---".utf8)
    && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
}

/// The start of a line, as much of it as a message quotes.
private func head(of line: Range<Int>) -> Range<Int> {
  line.lowerBound..<min(line.upperBound, line.lowerBound + 24)
}

/// Whether a line is one of hyphens and dashes, though not of exactly three hyphens.
private func isMeantAsFence(_ source: SourceText, _ bytes: Range<Int>) -> Bool {
  // Nearly every line begins with something else: a letter of ASCII or an ideograph.
  guard let first = source.bytes[bytes].first, first < 0x30 || (0xE2...0xEF).contains(first),
    !(0xE4...0xE9).contains(first)
  else { return false }
  let line = source.text(in: head(of: bytes))
  guard let first = line.unicodeScalars.first, isDash(first) else { return false }
  return line.unicodeScalars.count >= 2 && line.unicodeScalars.allSatisfy(isDash)
}

private func isDash(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "-", "－", "―", "—", "–", "−", "ー", "‐", "ｰ", " ": true
  default: false
  }
}

private func isBlank(_ source: SourceText, _ line: Range<Int>) -> Bool {
  source.bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 }
}

extension Diagnostic {
  fileprivate static func noFrontMatter(in source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, id: "no-front-matter", "ファイルの先頭に「---」で囲んだ項目欄（題名など）がありません。",
      hint: "1行目に「---」、次に「題名: …」などの項目、その次の行に「---」を書きます。`kosapo new` で書式を作れます。",
      at: .wholeFile(source.path))
  }

  /// The line that does what `role` says to the front matter is not of three hyphens.
  fileprivate static func wrongFence(
    in source: SourceText, at line: Range<Int>, _ role: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "front-matter-fence",
      "項目欄を\(role)行「\(source.text(in: head(of: line)))」は、半角のハイフン3つではありません。",
      hint: "「---」（半角のハイフン3つだけ）に直します。", at: SourceSpan(path: source.path, bytes: line),
      fix: Fix(replacing: line, with: "---", isSafe: true))
  }

  fileprivate static func blankBeforeFrontMatter(
    in source: SourceText, _ blank: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "blank-before-front-matter", "項目欄の「---」の前に空の行があります。",
      hint: "「---」を1行目に置きます。", at: .wholeFile(source.path),
      fix: Fix(replacing: blank, with: "", isSafe: true))
  }

  fileprivate static func unclosedFrontMatter(
    in source: SourceText, at line: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "front-matter-unclosed", "項目欄を始める「---」に対して、終わりの「---」の行がありません。",
      hint: "最後の項目の次の行に「---」だけの行を置きます。", at: SourceSpan(path: source.path, bytes: line))
  }
}
