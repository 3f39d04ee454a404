// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// A site with one case that has a footnote in a section that groups read first, and one in a section held back.
private func siteWithFootnotes() async throws -> TemporaryFolder {
  let example = try CacheExample(seed: 1, caseCount: 1)
  let path = example.path(of: 1)
  let text = try String(contentsOfFile: "\(example.folder.path)/\(path)", encoding: .utf8)
  let marked = text.replacingOccurrences(of: "## 背景\n\n", with: "## 背景\n\n朝の迎えです[^甲]。\n\n")
    .replacingOccurrences(of: "## 工夫\n\n", with: "## 工夫\n\n当番を決めた[^乙]。\n\n")
  try example.folder.write(path, marked + "\n[^甲]: 週に3日。\n[^乙]: 月ごとに替わる。\n")
  let run = await CommandRun.of(["build", "--no-cache", "--root", example.folder.path])
  #expect(run.code == .done, "\(run.errors)")
  return example.folder
}

private func page(_ address: String, in folder: TemporaryFolder) throws -> String {
  try String(contentsOfFile: "\(folder.path)/site/public/\(address)", encoding: .utf8)
}

@Test func caseShowsItsFootnotesWhereItsMarksLead() async throws {
  let folder = try await siteWithFootnotes()
  let text = try page("cases/c-0001.html", in: folder)
  for number in 1...2 {
    #expect(text.contains("href=\"#fn-\(number)\" id=\"fnref-\(number)\""))
    #expect(text.contains("<li id=\"fn-\(number)\">"))
  }
  #expect(text.contains("週に3日。 <a href=\"#fnref-1\""))
  let book = try page("booklet.html", in: folder)
  #expect(book.contains("<li id=\"c-0001-fn-2\">"))
}

@Test func worksheetHoldsBackTheFootnotesOfWhatItHoldsBack() async throws {
  let folder = try await siteWithFootnotes()
  let parts = try page("worksheets/c-0001.html", in: folder)
    .components(separatedBy: "<details class=\"held-back\"")
  try #require(parts.count == 2)
  #expect(parts[0].contains("週に3日。") && parts[0].contains("<li id=\"fn-1\">"))
  #expect(!parts[0].contains("月ごとに替わる。"))
  #expect(parts[1].contains("<li id=\"fn-2\" value=\"2\">") && !parts[1].contains("週に3日。"))
}

@Test func facilitationPageHasNoMarksOfFootnotesThatItDoesNotShow() async throws {
  let folder = try await siteWithFootnotes()
  #expect(try !page("facilitation/c-0001.html", in: folder).contains("footnote"))
}
