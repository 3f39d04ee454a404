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
  let lines = LineTable(of: source)
  var diagnostics: [Diagnostic] = []
  var first = 1
  while first < lines.count, isBlank(source, contentRange(lines, first, source)) { first += 1 }
  let opening = contentRange(lines, first, source)
  if !isFence(source, opening) {
    guard isMeantAsFence(source.text(in: head(of: opening))) else {
      return Checked(nil, [.noFrontMatter(in: source)])
    }
    diagnostics.append(.wrongFence(in: source, at: opening, "始める"))
  }
  if first > 1 {
    diagnostics.append(
      .blankBeforeFrontMatter(in: source, source.contentStart..<opening.lowerBound))
  }
  let yamlStart =
    first < lines.count ? lines.range(ofLine: first + 1).lowerBound : opening.upperBound
  var number = first + 1
  var guessedEnd: Int?
  while number <= lines.count {
    let line = lines.range(ofLine: number)
    let isClosing = isFence(source, line)
    let isMeantAsClosing = !isClosing && isMeantAsFence(source.text(in: head(of: line)))
    if isMeantAsClosing { diagnostics.append(.wrongFence(in: source, at: line, "終える")) }
    if isClosing || isMeantAsClosing {
      let bodyStart =
        number < lines.count ? lines.range(ofLine: number + 1).lowerBound : source.bytes.count
      let value = FrontMatter(
        yaml: yamlStart..<line.lowerBound, body: bodyStart..<source.bytes.count, opening: opening)
      return Checked(value, diagnostics)
    }
    if guessedEnd == nil, isBlank(source, line) || source.bytes[line].starts(with: "#".utf8) {
      guessedEnd = line.lowerBound
    }
    number += 1
  }
  diagnostics.append(.unclosedFrontMatter(in: source, at: opening))
  let end = max(guessedEnd ?? source.bytes.count, yamlStart)
  return Checked(
    FrontMatter(yaml: yamlStart..<end, body: end..<source.bytes.count, opening: opening),
    diagnostics)
}

/// The bytes of a line without a byte order mark.
private func contentRange(_ lines: LineTable, _ number: Int, _ source: SourceText) -> Range<Int> {
  let range = lines.range(ofLine: number)
  return max(range.lowerBound, min(source.contentStart, range.upperBound))..<range.upperBound
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
private func isMeantAsFence(_ line: String) -> Bool {
  // Nearly every line begins with something else.
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
