// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Foundation
import Markdown
import Site
import Testing

/// What a site of some cases costs: steps that are counted, never a clock.
private struct Cost {
  /// Each kind of work by its name.
  let work: [String: Int]

  init(caseCount: Int) throws {
    let library = try library(ofCases: caseCount)
    let outline = SiteOutline(of: library)
    let pages = sitePages(of: outline)
    let rows = pages.map { page in
      switch page.subject {
      case .list(_, let part), .facet(_, let part), .updates(let part),
        .titles(let part):
        part.range.count
      default: 0
      }
    }
    work = [
      "related cases": outline.work.relatedSteps, "terms": outline.work.termSteps,
      "rows of lists": rows.reduce(0, +), "pages": pages.count,
      "most rows of a page": rows.max() ?? 0,
      "sitemap": sitemap(of: pages, base: "https://example.jp").reduce(0) { $0 + $1.bytes.count },
    ]
  }
}

@Test func sixteenTimesTheCasesTakeNotMuchMoreThanSixteenTimesTheWork() throws {
  let few = try Cost(caseCount: 1_000).work
  let many = try Cost(caseCount: 16_000).work
  for (name, count) in few {
    let grown = Double(try #require(many[name])) / Double(max(count, 1))
    // n log n; that of squares would be 256 times.
    #expect(grown <= 16 * log2(16_000) / log2(1_000) * 1.05, "\(name): \(grown) times")
    #expect(count > 0, "\(name) was counted")
  }
  #expect(many["most rows of a page"] == ListPart.size)
}

private let subjects = ["欠席", "提出物", "家計", "進路", "給食", "睡眠", "友人関係", "通院", "住居", "学習", "言語"]
private let actions = ["家庭訪問", "電話連絡", "書類作成", "制度説明", "面談調整", "見守活動", "情報共有"]
private let places = ["保健室", "図書室", "相談窓口", "子育支援室", "学習教室", "昇降口", "職員室", "玄関先", "会議室"]

/// A library of cases that share words as real ones do: many of them common, some rare.
///
/// Texts are read once for each of a few kinds, and put together with other front matter: reading is linear by
/// itself, and slow without optimisation.
private func library(ofCases count: Int) throws -> Library {
  let topics = (0..<20).map { "話題\($0)" }
  let lists = "課題:" + words(["連携", "不登校", "基準"]) + "\n主題:" + words(topics) + "\n"
  let vocabulary = try #require(
    readVocabulary(SourceText(path: "content/vocabulary.yml", lists)).value)
  let options = MarkdownOptions()
  func entry(_ number: Int) throws -> Entry {
    let (subject, action) = (subjects[number % 11], actions[number % 7])
    let text = """
      ---
      題名: 題
      種別: 取組
      加工: 架空
      課題: [\(["連携", "不登校", "基準"][number % 3])]
      主題: [\(topics[number % 20]), \(topics[number / 3 % 20])]
      更新: 2026-01-\(10 + number % 18)
      ---
      ## 背景

      \(subject)と\(action)を\(places[number % 9])で話し、[[見立て]]を\(subject)\(action)会にまとめた。
      """
    let source = SourceText(path: "content/cases/c-\(number).md", text)
    let checked = readEntry(source, kind: .caseExample, vocabulary: vocabulary, options: options)
    return try #require(checked.value)
  }
  let read = try (0..<300).map(entry)
  let entries = (0..<count).map { number in
    let (matter, text) = (read[number * 7 % 300], read[number * 11 / 3 % 300])
    let source = SourceText(path: "content/cases/n-\(number).md", bytes: [])
    return Entry(
      source: source, id: "n-\(number)", title: Located("題\(number)", at: 0..<0), reading: nil,
      updated: matter.updated, confirmed: nil, reviewBy: nil, citations: [], formerIDs: [],
      acceptances: [], detail: matter.detail, body: text.body)
  }
  let terms =
    "---\n題名: 用語集\n更新: 2026-06-01\n---\n## 見立て\n読み: みたて\n\n意味\n\n## 家庭訪問\n読み: かていほうもん\n\n意味\n"
  let glossary = readGlossary(SourceText(path: "content/terms.md", terms), options: options).value
  return try #require(
    gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
        vocabulary: vocabulary, glossary: glossary, entries: entries, unreadPaths: [],
        attachments: [])
    ).value)
}

private func words(_ labels: [String]) -> String {
  labels.enumerated().map { "\n  \($0.element): {slug: w\($0.offset)}" }.joined()
}
