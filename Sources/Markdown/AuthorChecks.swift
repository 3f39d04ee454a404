// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Says what in a text is read as it stands but not good for those who read it.
  mutating func checkForReaders(_ records: DocumentRecords) {
    checkHeadings(records.headings)
    for index in records.links { check(link: Int(index)) }
    for index in records.images { check(image: Int(index)) }
    checkComments()
  }

  /// Tells comments that libcmark does not take for such, with `--` inside or no end: readers would see them.
  ///
  /// A text with a hundred of them is told that often. Linear in the text's length.
  private mutating func checkComments() {
    guard pass.hasMarkup else { return }
    var count = 0
    for node in nodes where node.kind == .text && node.span.count >= 4 {
      var rest = node.span
      while count < 100, let start = bytes[rest].firstIndex(of: Byte.less) {
        rest = start + 1..<rest.upperBound
        guard bytes[start..<rest.upperBound].starts(with: "<!--".utf8),
          start == 0 || bytes[start - 1] != Byte.backslash
        else { continue }
        report(.visibleComment(at: place(start..<start + 4)))
        count += 1
      }
    }
  }

  private mutating func check(link index: Int) {
    let node = nodes[index]
    checkAddress(of: node)
    guard !tellsByItsFirstLetters(index) else { return }
    let text = plainText(below: index)
    if showsNothing(text) {
      let hasImage = nodes[index..<node.subtreeEnd].contains { $0.kind == .image }
      if !hasImage { report(.emptyLink(at: place(node.span))) }
    } else if isVague(text) {
      report(.vagueLink(text, at: place(node.span)))
    }
  }

  /// Whether the text of a link begins with two kana or ideographs that no vague text begins with.
  private func tellsByItsFirstLetters(_ link: Int) -> Bool {
    guard link + 1 < nodes[link].subtreeEnd, nodes[link + 1].kind == .text else { return false }
    let text = nodes[link + 1].literal
    guard text.count >= 6, let first = letter(at: text.lowerBound),
      let second = letter(at: text.lowerBound + 3)
    else { return false }
    return !vagueBeginnings.contains(first << 32 | second)
  }

  /// Returns the bytes of a kana or an ideograph.
  private func letter(at start: Int) -> UInt64? {
    guard (0xE3...0xE9).contains(literals[start]),
      literals[start] != 0xE3 || literals[start + 1] != 0x80
    else { return nil }
    return firstThreeBytes(literals, at: start)
  }

  private mutating func check(image index: Int) {
    let node = nodes[index]
    checkAddress(of: node)
    if showsNothing(plainText(below: index)) { report(.missingAlternative(at: place(node.span))) }
  }

  private mutating func checkAddress(of node: MarkdownNode) {
    guard isDangerousAddress(literals[node.literal]) else { return }
    let place = place(details[Int(node.detail) - 1].place)
    report(.dangerousAddress(text(node.literal), at: place))
  }

  private mutating func checkHeadings(_ headings: [HeadingRecord]) {
    var last = 1
    for heading in headings {
      let level = nodes[heading.node].level
      if isBlank(heading.text) {
        report(.emptyHeading(at: place(nodes[heading.node].span)))
      } else if level == 1 {
        report(.topHeading(text(heading.text), at: place(heading.span)))
      } else if level > last + 1 {
        report(.headingJump(text(heading.text), after: last, at: place(heading.span)))
      }
      last = level
    }
  }

  private func isBlank(_ text: Range<Int>) -> Bool {
    if let first = text.first, literals[first] >= 0xE4 { return false }
    return showsNothing(self.text(text))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: literals[range], as: UTF8.self)
  }

  private func plainText(below index: Int) -> String {
    PlainTextWriter(nodes: nodes, literals: literals, details: details).text(below: index)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  private func place(_ span: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: span.clamped(to: 0..<bytes.count))
  }
}

/// Texts of links that do not tell where they lead when they are read alone.
private let vagueLinkTexts: Set<String> = [
  "こちら", "ここ", "これ", "詳細", "詳しくはこちら", "詳細はこちら", "リンク", "クリック", "ここをクリック", "こちらをクリック", "もっと見る",
  "続き", "続きを読む", "続きはこちら", "参照", "here", "clickhere", "link", "more", "readmore",
]

/// The first two characters of those that begin with kana or ideographs.
private let vagueBeginnings = vagueLinkTexts.map { Array($0.utf8) }.filter { $0[0] >= 0xE3 }.map {
  firstThreeBytes($0, at: 0) << 32 | firstThreeBytes($0, at: 3)
}

private func firstThreeBytes(_ bytes: [UInt8], at start: Int) -> UInt64 {
  UInt64(bytes[start]) << 16 | UInt64(bytes[start + 1]) << 8 | UInt64(bytes[start + 2])
}

/// Whether a text has nothing that can be seen.
private func showsNothing(_ text: String) -> Bool {
  if let first = text.utf8.first, first >= 0xE4 || (0x21...0x7E).contains(first) { return false }
  // No white space has a higher number than the ideographic one.
  return text.unicodeScalars.allSatisfy { $0.value <= 0x3000 && $0.properties.isWhitespace }
}

/// Whether the text of a link is one that tells nothing, whatever white space is in it.
private func isVague(_ text: String) -> Bool {
  guard text.utf8.count <= 60, let first = text.unicodeScalars.first,
    "こ詳リクも続参 　HhCcLlMmRr".unicodeScalars.contains(first)
  else { return false }
  let letters = text.unicodeScalars.filter { $0.value > 0x3000 || !$0.properties.isWhitespace }
  return vagueLinkTexts.contains(String(letters).lowercased())
}

extension Diagnostic {
  fileprivate static func dangerousAddress(_ address: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "dangerous-address", "「\(address.prefix(60))」へのリンクは危険なため、ページに出せません。",
      hint: "https:// で始まる行き先か、ほかのファイルの名前を書いてください", at: span)
  }

  fileprivate static func visibleComment(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "visible-comment", "「<!--」からの部分がコメントとして読まれず、ページに表示されてしまいます。",
      hint: "「<!--」と「-->」の間の「--」を消し、終わりの「-->」を書きます。文字として見せるときは「\\<!--」と書きます",
      at: span)
  }

  fileprivate static func emptyLink(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-link", "リンクに文字がありません。", hint: "[ と ] の間に、行き先が分かる言葉を書いてください", at: span)
  }

  fileprivate static func vagueLink(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "vague-link-text", "リンクの文字「\(text)」だけでは行き先が分かりません。",
      hint: "行き先の題名など、そこだけ読んでも分かる言葉にしてください", at: span)
  }

  fileprivate static func missingAlternative(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "image-without-alternative", "画像に代わりの文章がありません。",
      hint: "![図の説明](…) のように書きます。飾りの画像なら ![飾り](…) と書きます", at: span)
  }

  fileprivate static func emptyHeading(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "empty-heading", "見出しに文字がありません。", hint: "見出しの言葉を書くか、この行を消してください", at: span)
  }

  fileprivate static func topHeading(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "heading-level-1",
      "見出し「\(text)」が一番大きい見出し（# 1つ）になっています。ページの大見出しは題名から作られます。",
      hint: "「## \(text)」のように # を2つ以上にしてください", at: span)
  }

  fileprivate static func headingJump(
    _ text: String, after level: Int, at span: SourceSpan
  ) -> Diagnostic {
    let wanted = String(repeating: "#", count: level + 1)
    return Diagnostic(
      .warning, id: "heading-jump",
      "見出し「\(text)」の段が飛んでいます。「\(wanted)」までにしてください。",
      hint: "「\(wanted) \(text)」と書きます", at: span)
  }
}
