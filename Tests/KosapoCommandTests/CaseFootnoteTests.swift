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
  let notes = "\n[^甲]: 週に3日。\n[^乙]: 月ごとに替わる。\n[^丙]: 受けとめを聞く。\n"
  try example.folder.write(
    path, marked + "\n## 話し合いの問い\n\n1. 何を聞くか[^甲]。\n   > 着眼点: 家での様子[^丙]。\n" + notes)
  let terms = "\(example.folder.path)/content/terms.md"
  let glossary = try String(contentsOfFile: terms, encoding: .utf8)
  try example.folder.write(
    "content/terms.md",
    glossary.replacingOccurrences(of: "様子を見ることです。", with: "様子を見ることです[^1]。\n\n[^1]: 月に2回。"))
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
    #expect(text.contains("href=\"#fn-\(number)\" id=\"fnref-\(number)\""), "\(number)")
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
  #expect(!parts[0].contains("月ごとに替わる。") && !parts[0].contains("fnref-1-2"))
  #expect(parts[1].contains("<li id=\"fn-2\" value=\"2\">") && !parts[1].contains("週に3日。"))
}

@Test func footnotesOfPointsStandOnlyOnTheFacilitationPage() async throws {
  let folder = try await siteWithFootnotes()
  let text = try page("facilitation/c-0001.html", in: folder)
  #expect(text.contains("href=\"#fn-3\"") && text.contains("<li id=\"fn-3\" value=\"3\">"))
  #expect(text.contains("受けとめを聞く。") && !text.contains("月ごとに替わる。"))
  for address in ["cases/c-0001.html", "worksheets/c-0001.html", "booklet.html"] {
    #expect(try !page(address, in: folder).contains("受けとめを聞く。"), "\(address)")
  }
}

@Test func everyMarkAndEveryWayBackLeadsToAPlaceOfThePage() async throws {
  let folder = try await siteWithFootnotes()
  for address in ["cases", "worksheets", "facilitation"].map({ "\($0)/c-0001.html" }) + [
    "terms.html"
  ] {
    let text = try page(address, in: folder)
    let ids = text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "\(address)")
    let targets = text.matches(of: #/href="#(fn[^"]+)"/#).map { String($0.1) }
    #expect(!targets.isEmpty && Set(targets).isSubset(of: ids), "\(address)")
  }
}
