// SPDX-License-Identifier: MIT

import Diagnostics

extension FrontMatterReader {
  /// One controlled word.
  mutating func word(
    _ key: VocabularyKey, of vocabulary: Vocabulary, isRequired: Bool = false
  ) -> Located<VocabularyWord>? {
    text(key.rawValue, isRequired: isRequired).flatMap {
      word($0, in: key, of: vocabulary, isInList: false)
    }
  }

  /// A list of controlled words, each once.
  mutating func words(
    _ key: VocabularyKey, of vocabulary: Vocabulary, isRequired: Bool = false
  ) -> [Located<VocabularyWord>] {
    var words: [Located<VocabularyWord>] = []
    for text in texts(key.rawValue, isRequired: isRequired) {
      guard let word = word(text, in: key, of: vocabulary, isInList: true) else { continue }
      if words.contains(where: { $0.value == word.value }) {
        report(.repeatedWord(text.value, in: key, at: span(text.span)))
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Looks a word up; tells a word that is not there.
  mutating func word(
    _ text: Located<String>, in key: VocabularyKey, of vocabulary: Vocabulary, isInList: Bool
  ) -> Located<VocabularyWord>? {
    if let word = vocabulary.word(text.value, in: key) { return Located(word, at: text.span) }
    let parts = text.value.split { "、，,・/／ \u{3000}".contains($0) }.map(String.init)
    if isInList, parts.count > 1, parts.allSatisfy({ vocabulary.word($0, in: key) != nil }) {
      report(.gluedWords(text.value, parts, in: key, at: span(text.span)))
    } else {
      report(.unknownWord(text.value, in: key, of: vocabulary, at: span(text.span)))
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func gluedWords(
    _ text: String, _ parts: [String], in key: VocabularyKey, at span: SourceSpan
  ) -> Diagnostic {
    let mended = parts.joined(separator: ", ")
    return Diagnostic(
      .error, id: "glued-words", "項目「\(key.rawValue)」の「\(text)」は、\(parts.count)つの言葉が一つにつながっています。",
      hint: "半角のコンマと空白で区切ります: \(mended)", at: span,
      fix: Fix(replacing: span.bytes, with: mended, isSafe: true))
  }

  fileprivate static func repeatedWord(
    _ text: String, in key: VocabularyKey, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "repeated-word", "項目「\(key.rawValue)」に「\(text)」が2回あります。", hint: "一つを消します。",
      at: span)
  }

  static func unknownWord(
    _ text: String, in key: VocabularyKey, of vocabulary: Vocabulary, at span: SourceSpan
  ) -> Diagnostic {
    let words = vocabulary.words(key)
    let nearest = nearestWord(to: text, among: words.map(\.label) + words.flatMap(\.aliases))
      .flatMap { vocabulary.word($0, in: key)?.label }
    let all = words.map(\.label).joined(separator: "、")
    return Diagnostic(
      .error, id: "unknown-word", "項目「\(key.rawValue)」に「\(text)」という言葉はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "使える言葉: \(all)", at: span,
      fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }
}
