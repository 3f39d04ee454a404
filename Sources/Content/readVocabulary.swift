// SPDX-License-Identifier: MIT

package import Diagnostics
import YAML

/// Reads `content/vocabulary.yml`.
///
/// - Returns: Always a vocabulary: what could not be read is missing from it and told.
package func readVocabulary(_ source: SourceText) -> Checked<Vocabulary> {
  let parsed = parseYAML(source, in: source.contentStart..<source.bytes.count)
  var reader = FrontMatterReader(
    parsed.value, of: source, opening: source.contentStart..<source.contentStart)
  var lists: [VocabularyKey: [VocabularyWord]] = [:]
  for key in VocabularyKey.allCases {
    lists[key] = readWords(of: key, with: &reader)
  }
  let synonyms = readSynonyms(with: &reader)
  reader.finish()
  return Checked(Vocabulary(lists, synonyms: synonyms), parsed.diagnostics + reader.diagnostics)
}

private func readWords(
  of key: VocabularyKey, with reader: inout FrontMatterReader
) -> [VocabularyWord] {
  guard let node = reader.node(key.rawValue, isRequired: true) else { return [] }
  guard case .mapping(let entries) = node.value else {
    reader.report(
      .notAList(
        key.rawValue, example: "\(key.rawValue): の下に「  言葉: {slug: ascii}」の行",
        at: reader.span(node.span)))
    return []
  }
  var words: [VocabularyWord] = []
  var slugs: Set<String> = []
  var names: Set<String> = []
  for entry in entries {
    var fields = FrontMatterReader(entry.value, of: reader.source, opening: entry.key.span)
    let slug = fields.text("slug", isRequired: true)
    let number = fields.text("番号")
    let explanation = fields.text("説明")
    let aliases = fields.texts("別名")
    fields.finish()
    for diagnostic in fields.diagnostics { reader.report(diagnostic) }
    if let slug, !isID(slug.value) || !slugs.insert(slug.value).inserted {
      reader.report(.badSlug(slug.value, in: key, at: reader.span(slug.span)))
    }
    for name in [Located(entry.name, at: entry.key.span)] + aliases
    where !names.insert(name.value).inserted {
      reader.report(.doubledWord(name.value, in: key, at: reader.span(name.span)))
    }
    guard let slug else { continue }
    words.append(
      VocabularyWord(
        label: entry.name, slug: slug.value, number: number?.value,
        explanation: explanation?.value, aliases: aliases.map(\.value), rank: words.count))
  }
  return words
}

private func readSynonyms(with reader: inout FrontMatterReader) -> [[String]] {
  guard let node = reader.node("同義語") else { return [] }
  guard case .sequence(let sets) = node.value else {
    reader.report(
      .notAList("同義語", example: "- [こども, 子ども, 子供]", at: reader.span(node.span)))
    return []
  }
  return sets.compactMap { set in
    guard case .sequence(let words) = set.value, words.count >= 2 else {
      reader.report(
        .notAList("同義語", example: "- [こども, 子ども, 子供]", at: reader.span(set.span)))
      return nil
    }
    return words.compactMap { reader.text(of: $0, in: "同義語")?.value }
  }
}

/// Whether a text is an id: `[a-z0-9][a-z0-9-]*`.
package func isID(_ text: String) -> Bool {
  let bytes = text.utf8
  return !bytes.isEmpty && bytes.first != 0x2D
    && bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
}

extension Diagnostic {
  fileprivate static func badSlug(
    _ slug: String, in key: VocabularyKey, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-slug", "slug「\(slug)」は、「\(key.rawValue)」の中で重なっているか、使えない文字を含みます。",
      hint: "半角の英小文字・数字・ハイフンで、ほかと違うものにします。", at: span)
  }

  fileprivate static func doubledWord(
    _ word: String, in key: VocabularyKey, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-word", "言葉「\(word)」は、「\(key.rawValue)」の中にもう書かれています（別名を含みます）。",
      hint: "どちらか一つを消します。", at: span)
  }
}
