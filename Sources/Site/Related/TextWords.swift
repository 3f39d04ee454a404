// SPDX-License-Identifier: MIT

import Content
import Markdown

/// A word of a text that tells what it is about: a run of kanji or of katakana.
struct TextWord: Hashable {
  /// Of the word's bytes; two words with one code are taken for the same.
  let code: UInt64

  /// The bytes in the text.
  let range: Range<Int>
}

/// Finds the words in a text: two kanji or more, three katakana or more.
///
/// - Complexity: Linear in the bytes.
/// - Returns: The words in the order of the text.
func textWords(in bytes: [UInt8]) -> [TextWord] {
  var words: [TextWord] = []
  // About one of five characters begins a word.
  words.reserveCapacity(bytes.count / 15)
  forEachTextWord(in: bytes, 0..<bytes.count) { words.append($0) }
  return words
}

/// Visits the words in a part of a text, in the order of the text.
///
/// - Parameters:
///   - bytes: The text.
///   - part: Which part of it; it begins and ends between characters.
///   - splitsKanji: Whether each kanji counts as a word, as between sentences that say a thing in other words.
///   - visit: Called for each word.
@inline(__always)
func forEachTextWord(
  in bytes: [UInt8], _ part: Range<Int>, splitsKanji: Bool = false,
  _ visit: (TextWord) -> Void
) {
  let text = bytes.span.extracting(0..<part.upperBound)
  var index = part.lowerBound
  while index < text.count {
    let sort = LetterSort(at: index, in: text)
    let start = index
    index += LetterSort.length(at: index, in: text)
    guard sort != .other else { continue }
    let isWhole = splitsKanji && sort == .kanji
    while !isWhole, index < text.count, LetterSort(at: index, in: text) == sort {
      index += LetterSort.length(at: index, in: text)
    }
    if isWhole || index - start >= (sort == .kanji ? 6 : 9) {
      visit(TextWord(code: code(of: text.extracting(start..<index)), range: start..<index))
    }
  }
}

/// The FNV-1a hash of 64 bits.
private func code(of bytes: Span<UInt8>) -> UInt64 {
  var code: UInt64 = 0xCBF2_9CE4_8422_2325
  for index in bytes.indices { code = (code ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  return code
}

/// What a character of a Japanese text is, as far as words are made of it.
private enum LetterSort {
  case kanji
  case katakana
  case other

  /// Tells the sort of the character that begins at an offset.
  init(at offset: Int, in bytes: Span<UInt8>) {
    let first = bytes[offset]
    guard first >= 0xE3, first <= 0xE9, offset + 2 < bytes.count else {
      self = .other
      return
    }
    let second = bytes[offset + 1]
    if first == 0xE3 {
      // U+30A1 to U+30FF without the middle dot; 々 is U+3005.
      let third = bytes[offset + 2]
      let isKatakana = second == 0x82 && third >= 0xA1 || second == 0x83 && third != 0xBB
      let isRepetition = second == 0x80 && third == 0x85
      self = isKatakana ? .katakana : isRepetition || second >= 0x90 ? .kanji : .other
    } else {
      self = .kanji
    }
  }

  /// The bytes of the character that begins at an offset.
  static func length(at offset: Int, in bytes: Span<UInt8>) -> Int {
    switch bytes[offset] {
    case 0xF0...: min(4, bytes.count - offset)
    case 0xE0...: min(3, bytes.count - offset)
    case 0xC0...: min(2, bytes.count - offset)
    default: 1
    }
  }
}
