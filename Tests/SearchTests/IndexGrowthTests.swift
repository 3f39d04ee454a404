// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Foundation
import Markdown
import Search
import Testing

@Test func sixteenTimesTheTextsTakeNotMuchMoreThanSixteenTimesTheStepsToIndex() throws {
  let few = try work(pageCount: 1_000)
  let many = try work(pageCount: 16_000)
  // n log n; that of squares would be 256 times.
  let limit = 16 * log2(16_000) / log2(1_000) * 1.05
  for steps in [\IndexWork.places, \IndexWork.looks, \IndexWork.shapeMoves] {
    let grown = Double(many[keyPath: steps]) / Double(max(few[keyPath: steps], 1))
    #expect(grown <= limit, "\(steps): \(grown) times")
    #expect(few[keyPath: steps] > 0, "\(steps) were counted")
  }
}

private let subjects = ["欠席", "提出物", "家計", "進路", "給食", "睡眠", "友人関係", "通院", "住居", "学習", "言語"]
private let actions = ["家庭訪問", "電話連絡", "書類作成", "制度説明", "面談調整", "見守活動", "情報共有"]

/// What the lists of the index of so many small pages take; each of a few texts is read once.
private func work(pageCount: Int) throws -> IndexWork {
  let read = try (0..<77).map { number in
    let (subject, action) = (subjects[number % 11], actions[number % 7])
    return try page(
      "a", "題", String(repeating: "\(subject)の\(action)。", count: 1 + number % 3) + action)
  }
  let pages = (0..<pageCount).map { number in
    let text = read[number * 7 % 77]
    return Entry(
      source: SourceText(path: "content/pages/n-\(number).md", bytes: []), id: "n-\(number)",
      title: Located("題\(number)", at: 0..<0), reading: nil, updated: text.updated, confirmed: nil,
      reviewBy: nil, citations: [], formerIDs: [], acceptances: [], detail: text.detail,
      body: text.body)
  }
  let library = try #require(
    gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
        vocabulary: Vocabulary([:], synonyms: [["欠席の家庭訪問", "家計の電話連絡"]]), glossary: nil,
        entries: pages, unreadPaths: [], attachments: [])
    ).value)
  return searchIndex(of: library, sources: [:], kept: nil).work
}
