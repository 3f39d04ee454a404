// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Says what in a text is read as it stands but not good for those who read it.
  mutating func checkForReaders(_ lists: RecordLists) {
    checkHeadings(lists.headings)
    for link in lists.links {
      if isDangerousAddress(literals[nodes[link.node].literal]) {
        report(.dangerousAddress(link.destination, at: place(link.destinationSpan)))
      }
      if isBlank(link.text) {
        let parts = nodes[link.node..<nodes[link.node].subtreeEnd]
        if !parts.contains(where: { $0.kind == .image }) {
          report(.emptyLink(at: place(link.span)))
        }
      } else if isVague(link.text) {
        report(.vagueLink(link.text, at: place(link.span)))
      }
    }
    for image in lists.images {
      if isDangerousAddress(literals[nodes[image.node].literal]) {
        report(.dangerousAddress(image.source, at: place(image.sourceSpan)))
      }
      if isBlank(image.alternative), !image.isDecorative {
        report(.missingAlternative(at: place(image.span)))
      }
    }
  }

  private mutating func checkHeadings(_ headings: [MarkdownHeading]) {
    var last = 1
    for index in headings.indices {
      let level = headings[index].level
      if isBlank(headings[index].text) {
        report(.emptyHeading(at: place(nodes[headings[index].node].span)))
      } else if level == 1 {
        report(.topHeading(headings[index].text, at: place(headings[index].span)))
      } else if level > last + 1 {
        report(.headingJump(headings[index], after: last, at: place(headings[index].span)))
      }
      last = level
    }
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  private func place(_ span: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: span)
  }
}

/// Texts of links that do not tell where they lead when they are read alone.
private let vagueLinkTexts: Set<String> = [
  "こちら", "ここ", "これ", "詳細", "詳しくはこちら", "詳細はこちら", "リンク", "クリック", "ここをクリック", "こちらをクリック", "もっと見る",
  "続き", "続きを読む", "続きはこちら", "参照", "here", "clickhere", "link", "more", "readmore",
]

/// Whether a text has nothing that can be seen.
private func isBlank(_ text: String) -> Bool {
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
    _ heading: MarkdownHeading, after level: Int, at span: SourceSpan
  ) -> Diagnostic {
    let wanted = String(repeating: "#", count: level + 1)
    return Diagnostic(
      .warning, id: "heading-jump",
      "見出し「\(heading.text)」の段が飛んでいます。「\(wanted)」までにしてください。",
      hint: "「\(wanted) \(heading.text)」と書きます", at: span)
  }
}
