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
/// - Parameters:
///   - bytes: The text.
///   - splitsKanji: Whether each kanji counts as a word, as between sentences that say a thing in other words.
/// - Returns: The words in the order of the text.
/// - Complexity: Linear in the bytes.
func textWords(in bytes: [UInt8], splitsKanji: Bool = false) -> [TextWord] {
  var words: [TextWord] = []
  // About one of five characters begins a word.
  words.reserveCapacity(bytes.count / 15)
  var index = 0
  while index < bytes.count {
    let sort = LetterSort(at: index, in: bytes)
    let start = index
    index += LetterSort.length(at: index, in: bytes)
    guard sort != .other else { continue }
    let isWhole = splitsKanji && sort == .kanji
    while !isWhole, index < bytes.count, LetterSort(at: index, in: bytes) == sort {
      index += LetterSort.length(at: index, in: bytes)
    }
    if isWhole || index - start >= (sort == .kanji ? 6 : 9) {
      words.append(TextWord(code: code(of: bytes[start..<index]), range: start..<index))
    }
  }
  return words
}

/// The FNV-1a hash of 64 bits.
private func code(of bytes: ArraySlice<UInt8>) -> UInt64 {
  var code: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return code
}

/// What a character of a Japanese text is, as far as words are made of it.
private enum LetterSort {
  case kanji
  case katakana
  case other

  /// Tells the sort of the character that begins at an offset.
  init(at offset: Int, in bytes: [UInt8]) {
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
  static func length(at offset: Int, in bytes: [UInt8]) -> Int {
    switch bytes[offset] {
    case 0xF0...: min(4, bytes.count - offset)
    case 0xE0...: min(3, bytes.count - offset)
    case 0xC0...: min(2, bytes.count - offset)
    default: 1
    }
  }
}
