// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Markdown
import Search
import Testing

/// Edits a small library at random; with few texts, pairs of characters come and go with nearly every edit.
@Test(arguments: [1, 2])
func afterEachOfManyEditsTheIndexIsByteForByteOneMadeAnew(seed: UInt64) throws {
  var example = EditedLibrary(seed: seed)
  var kept: [UInt8]?
  var changedCount = 0
  for step in 0..<60 {
    if step > 0 { example.edit() }
    let library = try example.library()
    let changed = searchIndex(of: library, sources: example.digests, kept: kept)
    let anew = searchIndex(of: library)
    #expect(changed.files.map(\.path) == anew.map(\.path), "\(seed), \(step)")
    #expect(changed.files.map(\.bytes) == anew.map(\.bytes), "\(seed), \(step)")
    if changed.kept.isChangedOnly { changedCount += 1 }
    kept = changed.kept.bytes
  }
  #expect(changedCount > 15)
}

@Test(arguments: [3, 4])
func oneStepAtATimeMakesTheSameBytes(seed: UInt64) throws {
  var example = EditedLibrary(seed: seed, count: 400)
  var kept: [UInt8]?
  for step in 0..<4 {
    if step > 0 { example.edit() }
    let library = try example.library()
    let large = searchIndex(
      of: library, sources: example.digests, kept: kept, isLarge: true)
    let usual = searchIndex(of: library)
    #expect(large.files.map(\.path) == usual.map(\.path), "\(step)")
    #expect(large.files.map(\.bytes) == usual.map(\.bytes), "\(step)")
    #expect(usual.count { $0.path.hasPrefix("search/t") } > 2)
    kept = step % 2 == 0 ? large.kept.bytes : nil
  }
}

@Test func anIndexIsNotChangedFromWhatIsDamaged() throws {
  let example = EditedLibrary(seed: 9)
  let library = try example.library()
  let made = searchIndex(of: library, sources: example.digests, kept: nil)
  let bytes = made.kept.bytes
  #expect(searchIndex(of: library, sources: example.digests, kept: bytes).kept.isChangedOnly)
  for length in [0, 1, 7, 8, 100, bytes.count / 2, bytes.count - 1] {
    let cut = searchIndex(of: library, sources: example.digests, kept: Array(bytes[..<length]))
    #expect(cut.files.map(\.bytes) == made.files.map(\.bytes))
    #expect(!cut.kept.isChangedOnly)
  }
}

/// Cases that are edited at random, the same for the same seed.
private struct EditedLibrary {
  private var generator: UInt64
  private var cases: [(id: Int, title: String, sentences: [String])] = []
  private var next = 0

  private static let sentences = [
    "区役所で相談し、学校と相談員が家庭を訪問した。", "スクリーニング会議Ⅱで方針を決める。", "ささささ、さささ。",
    "コーヒーの会でSSWとSCが話した。", "2026年12月3日に連絡した。", "https://example.jp/aaaaabbbbbcccccdddddeeeee/ を見る。",
    "子供の居場所づくりを進める。", "カタカナとひらがなのあいだ。", "学校訪問学校訪問学校訪問学校訪問学校訪問学校訪問。",
    "がががががががががががががががががががががが", "会議（会議）「会議」会議会議。",
    "https://example.jp/aaaaabbbbbcccccdddddfffff/ も見る。",
  ]
  private static let letters = Array("学校家庭相談員会議区役所の、はをにささこどもカナabc123ーー。")

  init(seed: UInt64, count: Int = 24) {
    generator = seed
    for _ in 0..<count { add() }
  }

  private mutating func number(below count: Int) -> Int {
    generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(generator >> 33) % count
  }

  private mutating func sentence() -> String {
    if number(below: 3) > 0 { return Self.sentences[number(below: Self.sentences.count)] }
    let length = 3 + number(below: 30)
    return String((0..<length).map { _ in Self.letters[number(below: Self.letters.count)] })
  }

  private mutating func add() {
    let sentences = (0..<(2 + number(below: 6))).map { _ in sentence() }
    cases.insert((next, "見本\(next)", sentences), at: number(below: cases.count + 1))
    next += 1
  }

  mutating func edit() {
    let place = number(below: cases.count)
    switch number(below: 8) {
    case 0: add()
    case 1: if cases.count > 12 { cases.remove(at: place) }
    case 2: cases[place].title += Self.sentences[number(below: 4)]
    case 3: cases[place].sentences = [sentence()]
    case 4: cases[place].id = next + 100
    case 5: cases[place].sentences.insert(sentence(), at: 0)
    case 6: if cases[place].sentences.count > 1 { cases[place].sentences.removeLast() }
    default: cases[place].sentences.append(sentence())
    }
    next += 1
  }

  private var sources: [SourceText] {
    cases.map { item in
      SourceText(
        path: "content/cases/c-\(item.id).md",
        """
        ---
        題名: \(item.title)
        種別: 取組
        加工: 架空
        更新: 2026-06-01
        ---

        ## 経過

        \(item.sentences.joined(separator: "\n\n"))

        """)
    }
  }

  var digests: [String: Digest] {
    Dictionary(
      sources.map { source in
        (
          source.path,
          Digest {
            $0.add(source.path)
            $0.add(source.bytes)
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  func library() throws -> Library {
    let entries = try sources.map { source in
      let checked = readEntry(
        source, kind: .caseExample, vocabulary: Vocabulary([:], synonyms: []),
        options: MarkdownOptions())
      return try #require(checked.value, "\(checked.diagnostics.map(\.message))")
    }
    return try #require(
      gatherLibrary(
        LibraryParts(
          settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
          vocabulary: Vocabulary([:], synonyms: [["こども", "子供", "居場所"]]), glossary: nil,
          entries: entries,
          unreadPaths: [], attachments: [])
      ).value)
  }
}
