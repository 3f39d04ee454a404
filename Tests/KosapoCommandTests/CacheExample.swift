// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand

/// A small site that is edited at random, always in the same way for the same seed.
final class CacheExample {
  let folder: TemporaryFolder
  private(set) var cases: [Int: CaseText] = [:]
  private var state: UInt64
  private var nextNumber = 1

  /// A case as it is edited.
  struct CaseText {
    var title: String
    var topics: [String]
    var updated = "2026-06-01"
    var items: [String] = []
    var sentences: [String] = []

    var text: String {
      let body = sentences.joined(separator: "\n\n")
      let sections = ["背景", "困っていたこと", "工夫", "体制", "効果", "まねるときの注意"]
      return
        "---\n題名: \(title)\n読み: かいぎ\n種別: 取組\n加工: 架空\n課題: [連携]\n主題: [\(topics.joined(separator: ", "))]\n"
        + "つなぎ先:\n  - 就学援助: つながった\n更新: \(updated)\n"
        + items.map { $0 + "\n" }.joined() + "---\n"
        + sections.map { "## \($0)\n\n\(body)\n" }.joined(separator: "\n")
    }
  }

  static let topics = ["経済的困窮", "不登校・登校しぶり", "ひとり親", "ヤングケアラー"]
  private static let words = ["会議", "書類", "連絡", "朝食", "学習", "居場所", "通訳", "見守り", "面談", "家庭訪問"]

  init(seed: UInt64, caseCount: Int = 12) throws {
    state = seed
    folder = try TemporaryFolder(isInMemory: true)
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: "\(folder.path)/site/assets", withIntermediateDirectories: true)
    try manager.createDirectory(
      atPath: "\(folder.path)/content", withIntermediateDirectories: true)
    for name in ["site/templates", "site/site.yml", "site/assets/text.css"] {
      try manager.copyItem(
        atPath: "\(projectFolder)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    try folder.write("content/vocabulary.yml", vocabulary)
    try folder.write("content/pages/hajimeni.md", TemporaryFolder.smallPage)
    try folder.write(
      "content/resources/shugaku-enjo.md",
      "---\n題名: 就学援助\n種類: 制度\n出典: [大阪市「就学援助」]\n確認日: 2026-06-01\n主題: [経済的困窮]\n---\n## 内容\n\n学用品などの費用です。\n"
    )
    try folder.write(
      "content/terms.md",
      "---\n題名: 用語集\n更新: 2026-06-01\n---\n## 見守り\n読み: みまもり\n\n様子を見ることです。\n\n## 面談\n読み: めんだん\n\n会って話すことです。\n"
    )
    try folder.write(
      "content/statistics/kaisu.md",
      "---\n題名: 会議の回数\nデータ: kaisu.csv\n更新: 2026-06-01\n出典: [大阪市の集計]\n---\n## 表の見方\n\n回数です。\n")
    try writeTable(1)
    for _ in 0..<caseCount { try addCase() }
  }

  /// A number below a bound, by Vigna's SplitMix64.
  func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }

  func any<Value>(of values: [Value]) -> Value { values[number(below: values.count)] }

  func path(of number: Int) -> String {
    "content/cases/c-\(String(10_000 + number).dropFirst()).md"
  }

  /// A sentence that nobody wrote before, with common words.
  func sentence() -> String {
    "\(any(of: Self.words))と\(any(of: Self.words))を\(number(below: 1_000))回くらべました。"
  }

  func addCase() throws {
    let topics = Array(Set([any(of: Self.topics), any(of: Self.topics)])).sorted()
    var text = CaseText(
      title: "\(any(of: Self.words))の工夫その\(nextNumber)", topics: topics)
    text.sentences = (0..<3).map { _ in sentence() }
    cases[nextNumber] = text
    try save(nextNumber)
    nextNumber += 1
  }

  func edit(_ number: Int, _ change: (inout CaseText) -> Void) throws {
    guard var text = cases[number] else { return }
    change(&text)
    cases[number] = text
    try save(number)
  }

  func remove(_ number: Int) throws {
    cases[number] = nil
    try folder.remove(path(of: number))
  }

  func rename(_ number: Int) throws {
    guard let text = cases.removeValue(forKey: number) else { return }
    try folder.move(path(of: number), to: path(of: nextNumber))
    cases[nextNumber] = text
    nextNumber += 1
  }

  func save(_ number: Int) throws {
    if let text = cases[number] { try folder.write(path(of: number), text.text) }
  }

  func writeTable(_ count: Int) throws {
    try folder.write(
      "content/statistics/kaisu.csv", "区分,回数\n前期,\(count)\n後期,\(count + 3)\n")
  }

  /// Takes out of all cases what an edit may have put in and another one made an error.
  func mend() throws {
    for number in cases.keys.sorted() {
      try edit(number) { text in
        text.sentences.removeAll { $0.contains("ほかの事例") || $0.contains("西区") }
        if text.sentences.isEmpty { text.sentences = ["会議をしました。"] }
        text.items = []
      }
    }
  }

  /// Changes a text by replacing and adding.
  func change(_ path: String, _ edit: (String) -> String) throws {
    try folder.write(path, edit(String(decoding: try folder.bytes(path), as: UTF8.self)))
  }
}

/// Few words, so that a build is quick.
private let vocabulary =
  "課題:\n  連携: {slug: cooperation, 番号: ①, 別名: [学校と区役所の連携]}\n主題:\n"
  + CacheExample.topics.enumerated().map { "  \($1): {slug: topic-\($0)}\n" }.joined()
  + "学校段階:\n  中学校: {slug: junior-high}\n家庭:\n  母子世帯: {slug: mother}\n気づき:\n  担任: {slug: teacher}\n"
  + "結果:\n  継続: {slug: going-on}\n期間:\n  1年以内: {slug: one-year}\nつながり:\n  つながった: {slug: connected}\n同義語: []\n"
