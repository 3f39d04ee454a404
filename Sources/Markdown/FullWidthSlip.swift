// SPDX-License-Identifier: MIT

import Diagnostics

/// A mark of Markdown that was written full-width, so that it means nothing, and what was meant.
struct FullWidthSlip {
  enum Kind { case heading, quote, bullet, number, checkbox, indent }

  let kind: Kind

  /// What was written, and what stands for it.
  let span: Range<Int>
  let replacement: String

  /// Whether the replacement must be what was meant.
  let isSafe: Bool

  /// The number of an item.
  private(set) var number = 0

  /// Whether a slip can begin at an offset: what most lines begin with cannot.
  static func mayBegin(at offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    return switch bytes[offset] {
    case 0xE3: second == 0x80 && third == 0x80 || second == 0x83 && third == 0xBB
    case 0xEF: second == 0xBC || second == 0xBD
    case 0xE2: second == 0x88
    case Byte.hyphen, Byte.plus, Byte.asterisk: second == 0xE3
    case Byte.openBracket:
      bytes[offset + 2..<min(offset + 5, bytes.count)].contains(Byte.closeBracket)
    case Byte.number: true
    default: bytes[offset].isASCIIDigit
    }
  }

  /// Looks at the start of a line.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - line: The line's text, without its end.
  ///   - place: Where it stands.
  init?(_ bytes: [UInt8], in line: Range<Int>, at place: SlipPlace) {
    var reader = SlipReader(bytes: bytes, position: line.lowerBound, end: line.upperBound)
    let spaces = reader.skip("　")
    if let mark = reader.mark(at: place) {
      kind = mark.kind
      let indent = place.isInItem && mark.kind != .checkbox ? spaces * 4 : 0
      replacement = String(repeating: " ", count: indent) + mark.text
      isSafe = mark.isSafe
      number = mark.number
    } else {
      guard spaces > 0, reader.position < line.upperBound else { return nil }
      reader.skipBlanks()
      kind = .indent
      let isOwnMark = reader.isASCIIMark
      if isOwnMark, place.isInItem {
        replacement = String(repeating: " ", count: spaces * 4)
      } else {
        // The end of line that the one before has.
        let isCRLF = line.lowerBound >= 2 && bytes[line.lowerBound - 2] == 0x0D
        replacement = place.isFirstLine || isOwnMark ? "" : isCRLF ? "\r\n" : "\n"
      }
      isSafe = place.isFirstLine || isOwnMark || !(place.isInItem || place.isInQuote)
    }
    span = line.lowerBound..<reader.position
  }

  /// Says what was written and offers what was meant.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let written = source.text(in: span)
    let (id, message, hint) =
      switch kind {
      case .heading:
        ("full-width-heading", "全角の「\(written)」では見出しになりません。", "半角の「\(replacement)」で書きます")
      case .quote:
        ("full-width-quote", "全角の「\(written)」では引用になりません。", "半角の「\(replacement)」で書きます")
      case .bullet:
        ("full-width-bullet", "「\(written)」では箇条書きになりません。", "半角の「\(replacement)」で書きます")
      case .number:
        ("full-width-number", "「\(written)」では番号つきの箇条書きになりません。", "半角の「\(replacement)」で書きます")
      case .checkbox:
        ("full-width-checkbox", "「\(written)」ではチェック欄になりません。", "半角の「\(replacement)」で書きます")
      case .indent:
        (
          "ideographic-indent", "行の初めに全角の空白があります。字下げには使えません。",
          replacement.utf8.last == 0x0A ? "段落を分けるときは、空の行を入れます" : "全角の空白を消します"
        )
      }
    return Diagnostic(
      .warning, id: id, message, hint: hint, at: SourceSpan(path: source.path, bytes: span),
      fix: Fix(replacing: span, with: replacement, isSafe: isSafe))
  }
}
