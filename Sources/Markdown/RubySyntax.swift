// SPDX-License-Identifier: MIT

import JapaneseText

/// `{漢字|かんじ}` or `{漢字|かん|じ}`: a word and its reading, of the whole or of each character.
struct RubySyntax {
  let base: Range<Int>

  /// The reading, or the readings with the bars between them.
  let readings: Range<Int>

  /// Whether each character of the base has its own reading.
  let isSplit: Bool

  /// The offset behind the closing brace.
  let end: Int

  /// Reads a ruby.
  ///
  /// At least one character must be East Asian, so that `{start|stop}` stays what it is.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - offset: The place of the opening brace.
  ///   - limit: Where the text ends that it must stand in.
  init?(_ bytes: [UInt8], at offset: Int, limit: Int) {
    var bars: [Int] = []
    var next = offset + 1
    var isEastAsian = false
    while next < limit, bytes[next] != Byte.closeBrace {
      switch bytes[next] {
      case Byte.openBrace, Byte.lineFeed, Byte.carriageReturn: return nil
      case Byte.pipe: bars.append(next)
      case 0xE3...: isEastAsian = true
      default: break
      }
      next += 1
    }
    guard next < limit, let first = bars.first, isEastAsian else { return nil }
    base = offset + 1..<first
    readings = first + 1..<next
    end = next + 1
    isSplit = bars.count > 1
    guard !base.isEmpty, !readings.isEmpty else { return nil }
    if isSplit {
      let characters = String(decoding: bytes[base], as: UTF8.self).count
      guard characters == bars.count else { return nil }
    }
  }
}
