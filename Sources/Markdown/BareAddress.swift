// SPDX-License-Identifier: MIT

import JapaneseText

/// An address that stands in the text as it is and becomes a link, as in GitHub's dialect.
///
/// It ends before white space, brackets that are not its own, and East Asian text.
struct BareAddress {
  let range: Range<Int>

  /// What stands before the address to make it a destination.
  let prefix: String

  /// Reads an address that begins with a scheme or `www.`.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - sign: The place of the first `:` or `w`.
  ///   - start: Where the text begins that it must stand in.
  ///   - limit: Where that ends.
  init?(_ bytes: [UInt8], signAt sign: Int, start: Int, limit: Int) {
    let first: Int
    let domain: Int
    if bytes[sign] == Byte.colon {
      guard sign + 3 < limit, bytes[sign + 1] == Byte.slash, bytes[sign + 2] == Byte.slash,
        let scheme = BareAddress.schemeStart(bytes, before: sign, start: start)
      else { return nil }
      first = scheme
      domain = sign + 3
      prefix = ""
    } else {
      guard bytes[sign..<min(limit, sign + 4)].elementsEqual("www.".utf8),
        sign == start || !BareAddress.isWordPart(bytes, before: sign, start: start)
      else { return nil }
      first = sign
      domain = sign
      prefix = "http://"
    }
    let domainEnd = BareAddress.domainEnd(bytes, from: domain, limit: limit)
    guard BareAddress.isDomain(bytes[domain..<domainEnd], needsPeriod: bytes[sign] != Byte.colon)
    else { return nil }
    let end = BareAddress.trimmedEnd(
      bytes, first..<BareAddress.end(bytes, from: domainEnd, limit: limit))
    guard end > domain else { return nil }
    range = first..<end
  }

  /// Reads a mail address around its `@`.
  init?(mailIn bytes: [UInt8], at sign: Int, start: Int, limit: Int) {
    var first = sign
    while first > start,
      bytes[first - 1].isASCIIAlphanumeric
        || [Byte.period, Byte.plus, Byte.hyphen, Byte.underscore].contains(bytes[first - 1])
    {
      first -= 1
    }
    var end = sign + 1
    var periods = 0
    while end < limit {
      let byte = bytes[end]
      if byte == Byte.period {
        guard end + 1 < limit, bytes[end + 1].isASCIIAlphanumeric else { break }
        periods += 1
      } else if !byte.isASCIIAlphanumeric, byte != Byte.hyphen, byte != Byte.underscore {
        break
      }
      end += 1
    }
    guard first < sign, periods > 0, bytes[end - 1] != Byte.hyphen,
      bytes[end - 1] != Byte.underscore
    else { return nil }
    let scheme = "mailto:"
    let isNamed =
      first - start >= scheme.utf8.count
      && bytes[first - scheme.utf8.count..<first].elementsEqual(scheme.utf8)
    range = (isNamed ? first - scheme.utf8.count : first)..<end
    prefix = isNamed ? "" : "mailto:"
  }

  private static func schemeStart(_ bytes: [UInt8], before sign: Int, start: Int) -> Int? {
    for scheme in ["https", "http", "ftp"] {
      let first = sign - scheme.utf8.count
      guard first >= start, bytes[first..<sign].elementsEqual(scheme.utf8) else { continue }
      return first == start || !bytes[first - 1].isASCIIAlphanumeric ? first : nil
    }
    return nil
  }

  /// Whether the character before an offset keeps `www.` from being an address.
  private static func isWordPart(_ bytes: [UInt8], before offset: Int, start: Int) -> Bool {
    let byte = bytes[offset - 1]
    if byte.isASCIISpace { return false }
    if byte < 0x80 {
      return ![
        Byte.asterisk, Byte.underscore, Byte.tilde, Byte.openParenthesis, Byte.pipe,
      ].contains(byte)
    }
    guard let scalar = Scalars.scalar(before: offset, in: bytes, start: start)?.scalar else {
      return true
    }
    return !isEastAsian(scalar) && scalar.value != 0x3000
  }

  /// Whether a byte may stand in an address; what is East Asian is not asked here.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...Byte.space, 0x7F, Byte.less, Byte.greater, Byte.quotation, Byte.backtick, Byte.pipe,
      Byte.openBracket, Byte.closeBracket, Byte.openBrace, Byte.closeBrace, Byte.backslash,
      Byte.caret:
      false
    default: true
    }
  }

  private static func domainEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
    var end = start
    while end < limit,
      bytes[end].isASCIIAlphanumeric || bytes[end] == Byte.hyphen || bytes[end] == Byte.period
        || bytes[end] == Byte.underscore
    {
      end += 1
    }
    while end > start, bytes[end - 1] == Byte.underscore { end -= 1 }
    return end
  }

  private static func isDomain(_ domain: ArraySlice<UInt8>, needsPeriod: Bool) -> Bool {
    guard let first = domain.first, first.isASCIIAlphanumeric else { return false }
    let labels = domain.split(separator: Byte.period, omittingEmptySubsequences: false)
    if needsPeriod, labels.count < 3 || labels[1].isEmpty { return false }
    return !labels.suffix(2).contains { $0.contains(Byte.underscore) }
  }

  private static func end(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
    var end = start
    while end < limit {
      if bytes[end] < 0x80 {
        guard isAddressByte(bytes[end]) else { return end }
        end += 1
      } else {
        guard let scalar = Scalars.scalar(at: end, in: bytes, limit: limit), !isEastAsian(scalar),
          !scalar.properties.isWhitespace, !isWide(scalar), !isPunctuationOrSymbol(scalar)
        else { return end }
        end += String(scalar).utf8.count
      }
    }
    return end
  }

  /// Leaves out what is rather the sentence's than the address's: signs at its end, a `)` too many.
  private static func trimmedEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var surplus = 0
    for byte in bytes[range] {
      if byte == Byte.closeParenthesis { surplus += 1 }
      if byte == Byte.openParenthesis { surplus -= 1 }
    }
    while end > range.lowerBound {
      switch bytes[end - 1] {
      case Byte.question, Byte.exclamation, Byte.period, UInt8(ascii: ","), Byte.colon,
        Byte.asterisk,
        Byte.underscore, Byte.tilde, Byte.apostrophe:
        end -= 1
      case Byte.closeParenthesis where surplus > 0:
        surplus -= 1
        end -= 1
      case Byte.semicolon:
        var start = end - 1
        while start > range.lowerBound, bytes[start - 1].isASCIILetter { start -= 1 }
        let isEntity =
          start < end - 1 && start > range.lowerBound && bytes[start - 1] == Byte.ampersand
        end = isEntity ? start - 1 : end - 1
      default:
        return end
      }
    }
    return end
  }
}
