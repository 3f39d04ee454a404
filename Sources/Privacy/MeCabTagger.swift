// SPDX-License-Identifier: MIT

private import CMeCab

/// A word as MeCab divides a sentence with IPADIC.
struct TaggedWord: Sendable {
  /// The UTF-8 bytes of the sentence that it takes.
  let bytes: Range<Int>

  /// The part of speech: the number in IPADIC's `pos-id.def`.
  let partOfSpeech: UInt16

  /// Whether the dictionary has the word; otherwise it was made up from the kinds of its characters.
  let isInDictionary: Bool
}

/// Why names cannot be looked for.
package struct MissingDictionary: Error, Hashable {
  /// The folder in which IPADIC was expected.
  package let path: String

  package init(path: String) { self.path = path }
}

/// Divides sentences into words; the only owner of libmecab.
///
/// One worker has one tagger: it is never used from two threads at once, and shares nothing with others but the
/// dictionary's pages in memory.
@safe
struct MeCabTagger: ~Copyable {
  /// Where Debian's `mecab-ipadic-utf8` puts the dictionary that the rules are written for.
  static let dictionaryPath = "/var/lib/mecab/dic/ipadic-utf8"

  private let model: OpaquePointer
  private let tagger: OpaquePointer
  private let lattice: OpaquePointer

  /// Opens a dictionary, and no settings of the machine or the user.
  init(dictionary path: String) throws(MissingDictionary) {
    guard let model = unsafe mecab_model_new2("-r /dev/null -d \(path)") else {
      throw MissingDictionary(path: path)
    }
    guard let tagger = unsafe mecab_model_new_tagger(model) else {
      unsafe mecab_model_destroy(model)
      throw MissingDictionary(path: path)
    }
    guard let lattice = unsafe mecab_model_new_lattice(model) else {
      unsafe mecab_destroy(tagger)
      unsafe mecab_model_destroy(model)
      throw MissingDictionary(path: path)
    }
    unsafe self.model = model
    unsafe self.tagger = tagger
    unsafe self.lattice = lattice
  }

  deinit {
    unsafe mecab_lattice_destroy(lattice)
    unsafe mecab_destroy(tagger)
    unsafe mecab_model_destroy(model)
  }

  /// Gives the words of a sentence in their order, without the spaces between them.
  ///
  /// - Parameters:
  ///   - sentence: UTF-8 without NUL. White space at its end is left out: MeCab would look for words behind it, in
  ///     memory that is not the sentence's.
  ///   - take: Called for each word.
  ///   - takeSurname: Called for each surname of two characters or more that the dictionary has, also where another
  ///     division of the sentence is likelier: 戸田 is a place as well.
  borrowing func words(
    in sentence: [UInt8], _ take: (TaggedWord) -> Void, surname takeSurname: (Range<Int>) -> Void
  ) {
    let length = sentence.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    guard length > 0 else { return }
    unsafe sentence.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else {
        return
      }
      // The lattice points into the sentence, so its words are read before the buffer is gone.
      unsafe mecab_lattice_set_sentence2(lattice, start, length)
      guard unsafe mecab_parse_lattice(tagger, lattice) != 0 else { return }
      var node = unsafe UnsafePointer(mecab_lattice_get_bos_node(lattice))
      while let current = unsafe node {
        let word = unsafe current.pointee
        if unsafe Int32(word.stat) == MECAB_NOR_NODE || Int32(word.stat) == MECAB_UNK_NODE {
          let offset = unsafe word.surface - start
          unsafe take(
            TaggedWord(
              bytes: offset..<offset + Int(word.length), partOfSpeech: word.posid,
              isInDictionary: Int32(word.stat) == MECAB_NOR_NODE))
        }
        unsafe node = UnsafePointer(current.pointee.next)
      }
      for place in 0..<length where unsafe buffer[place] & 0xC0 != 0x80 {
        var candidate = unsafe UnsafePointer(mecab_lattice_get_begin_nodes(lattice, place))
        while let current = unsafe candidate {
          // Spaces before a word belong to its place, not to the word.
          let offset = unsafe current.pointee.surface - start
          let count = unsafe Int(current.pointee.length)
          if unsafe current.pointee.posid == 43, count >= 6 { takeSurname(offset..<offset + count) }
          unsafe candidate = UnsafePointer(current.pointee.bnext)
        }
      }
      unsafe mecab_lattice_clear(lattice)
    }
  }
}
