// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Markdown
import Site
import Testing

/// A library that is edited at random, always in the same way for the same seed.
private struct EditedLibrary {
  private struct Text {
    var topic: Int
    var words: [Int]
    var namesTerm = false
  }

  private var texts: [Int: Text] = [:]
  private var terms = 1
  private var label = "連携"
  private var state: UInt64
  private var read: [Int: Entry] = [:]
  private var readAs = ""

  init(seed: UInt64, caseCount: Int) {
    state = seed
    for number in 0..<caseCount { addCase(number) }
  }

  /// A number below a bound, by Vigna's SplitMix64.
  private mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }

  private mutating func addCase(_ number: Int) {
    let words = (0..<6).map { _ in self.number(below: 60) }
    texts[number] = Text(topic: self.number(below: 5), words: words)
    read[number] = nil
  }

  mutating func edit() {
    let numbers = texts.keys.sorted()
    let chosen = numbers[number(below: numbers.count)]
    read[chosen] = nil
    switch number(below: 16) {
    case 0:
      let topic = number(below: 5)
      texts[chosen]?.topic = topic
    case 1: texts[chosen] = nil
    case 2: addCase(number(below: 1_000))
    case 3: terms = terms % 3 + 1
    case 4: label = label == "連携" ? "協力" : "連携"
    case 5: texts[chosen]?.namesTerm.toggle()
    case 6:
      let first = texts[numbers[0]]
      texts[chosen] = first
    case 7: break
    default:
      let (place, word) = (number(below: 6), number(below: 60))
      texts[chosen]?.words[place] = word
    }
  }

  /// The library as it is now, and the digests of its cases' texts.
  mutating func gathered() throws -> (library: Library, digests: [String: Digest]) {
    if readAs != label { read = [:] }
    readAs = label
    let lists =
      "課題:\n  \(label): {slug: a}\n主題:" + (0..<5).map { "\n  話題\($0): {slug: t\($0)}" }.joined()
    let vocabulary = try #require(
      readVocabulary(SourceText(path: "content/vocabulary.yml", lists + "\n")).value)
    for (number, text) in texts where read[number] == nil {
      let words = text.words.map { "語\(Self.letters[$0 / 10])\(Self.letters[$0 % 10])" }
      let source = SourceText(
        path: "content/cases/c-\(1_000 + number).md",
        "---\n題名: 題\(number)\n種別: 取組\n加工: 架空\n課題: [\(label)]\n主題: [話題\(text.topic)]\n更新: 2026-01-10\n---\n"
          + "## 背景\n\n" + words.joined(separator: "と") + "です。\(text.namesTerm ? "用語イの話です。" : "")\n")
      let checked = readEntry(
        source, kind: .caseExample, vocabulary: vocabulary, options: MarkdownOptions())
      read[number] = checked.value
    }
    let glossary = readGlossary(
      SourceText(
        path: "content/terms.md",
        "---\n題名: 用語集\n更新: 2026-06-01\n---\n"
          + ["ア", "イ", "ウ"].prefix(terms).map { "## 用語\($0)\n読み: ようご\n\n意味\n" }.joined()),
      options: MarkdownOptions())
    let entries = Array(read.filter { texts[$0.key] != nil }.values)
    let parts = LibraryParts(
      settings: SiteSettings(title: "題", organisation: "組織", contact: "係"), vocabulary: vocabulary,
      glossary: glossary.value, entries: entries, unreadPaths: [], attachments: [])
    let digests = entries.map { entry in
      (entry.source.path, Digest { $0.add(entry.source.bytes) })
    }
    return (
      try #require(gatherLibrary(parts).value),
      Dictionary(uniqueKeysWithValues: digests)
    )
  }

  private static let letters = Array("春夏秋冬山川海空花鳥")
}

/// What pages say of what cases have in common.
private func said(_ outline: SiteOutline) -> [[String]] {
  outline.related.enumerated().map { index, related in
    related.flatMap { one in
      ["\(one.index) \(one.score) \(one.shared)"] + outline.reasons(for: index, one)
    }
  } + outline.mentions.map { $0.map(\.id) }
}

@Test func whatIsKeptOfCasesChangesNothingAfterAnyOfManyEdits() throws {
  var example = EditedLibrary(seed: 3, caseCount: 48)
  var kept: KeptCases?
  var steps = (kept: 0, anew: 0)
  for step in 0..<120 {
    if step > 0 { example.edit() }
    let (library, digests) = try example.gathered()
    let outline = SiteOutline(of: library, sources: digests, before: kept)
    let anew = SiteOutline(of: library)
    let wanted = said(anew)
    #expect(said(outline) == wanted, "\(step)")
    #expect(wanted.contains { !$0.isEmpty })
    steps.kept += outline.work.relatedSteps
    steps.anew += anew.work.relatedSteps
    let bytes = try #require(outline.kept).bytes
    if outline.isKeptNew || kept == nil {
      kept = KeptCases(bytes: bytes)
      #expect(kept?.bytes == bytes, "what was written is read")
    } else {
      #expect(kept?.bytes == bytes, "what is not new is the same")
    }
  }
  #expect(steps.kept < steps.anew, "\(steps)")
}

@Test func whatWasKeptOfCasesIsNotReadWhenItIsDamaged() throws {
  var example = EditedLibrary(seed: 4, caseCount: 12)
  let (library, digests) = try example.gathered()
  let bytes = try #require(SiteOutline(of: library, sources: digests).kept).bytes
  #expect(KeptCases(bytes: bytes) != nil)
  for length in 0..<bytes.count { #expect(KeptCases(bytes: Array(bytes.prefix(length))) == nil) }
  #expect(KeptCases(bytes: bytes + [0]) == nil)
}

@Test func whatWasKeptOfOtherCasesIsNotUsed() throws {
  var (one, other) = (
    EditedLibrary(seed: 5, caseCount: 20), EditedLibrary(seed: 6, caseCount: 20)
  )
  let (library, digests) = try one.gathered()
  let kept = SiteOutline(of: library, sources: digests).kept
  let (otherLibrary, otherDigests) = try other.gathered()
  let outline = SiteOutline(of: otherLibrary, sources: otherDigests, before: kept)
  #expect(said(outline) == said(SiteOutline(of: otherLibrary)))
}
