// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// Edits a site at random, and after each edit compares what `build` makes of it with what `build --no-cache` makes.
@Test(arguments: [1, 2])
func afterEachOfManyEditsTheSiteIsByteForByteThatOfAFullBuild(seed: UInt64) async throws {
  let example = try CacheExample(seed: seed)
  var hidden = false
  var doneCount = 0
  for step in 0..<55 {
    let name = step == 0 ? "nothing" : try edit(example, step, &hidden)
    let options = hidden && example.number(below: 2) == 0 ? ["--drafts"] : []
    let root = example.folder.path
    let second = await CommandRun.of(["build", "--root", root] + options)
    // What a full build deletes of the cache is wanted for the next edit.
    try example.folder.move("site/.cache", to: "cache")
    let full = await CommandRun.of(
      ["build", "--no-cache", "--root", root, "--output", "\(root)/full"] + options)
    try example.folder.move("cache", to: "site/.cache")
    #expect(second.code == full.code, "\(seed), \(step): \(name)\n\(full.errors)")
    #expect(second.errors == full.errors, "\(seed), \(step): \(name)")
    guard full.code == .done else {
      try example.mend()
      continue
    }
    doneCount += 1
    let (site, wanted) = (
      try example.folder.tree("site/public"), try example.folder.tree("full")
    )
    let wrong = Set(site.keys).union(wanted.keys).filter { site[$0] != wanted[$0] }
    #expect(wrong.isEmpty, "\(seed), \(step): \(name): \(wrong.sorted().prefix(5))")
    let spare = try example.folder.tree("site/.cache/spare")
    let left = Set(spare.keys).union(wanted.keys).filter { spare[$0] != wanted[$0] }
    #expect(left.isEmpty, "\(seed), \(step): \(name), in the spare: \(left.sorted().prefix(5))")
  }
  // Some edits are meant to stop a build; most are not.
  #expect(doneCount > 44)
}

/// Makes one edit and tells what it was.
private func edit(_ example: CacheExample, _ step: Int, _ hidden: inout Bool) throws -> String {
  let number = example.any(of: example.cases.keys.sorted())
  let other = example.any(of: example.cases.keys.sorted())
  let sentence = example.sentence()
  let kind = example.number(below: 26)
  switch kind {
  case 0: try example.edit(number) { $0.sentences.append(sentence) }
  case 1: try example.edit(number) { $0.sentences.removeFirst($0.sentences.count > 1 ? 1 : 0) }
  case 2: try example.edit(number) { $0.title = "\($0.title)の改" }
  case 3:
    let topic = example.any(of: CacheExample.topics)
    try example.edit(number) { $0.topics = [topic] }
  case 4:
    let day = 10 + example.number(below: 15)
    try example.edit(number) { $0.updated = "2026-07-\(day)" }
  case 5: try example.rename(number)
  case 6: if example.cases.count > 6 { try example.remove(number) }
  case 7: try example.addCase()
  case 8:
    // A link to a case that a later edit may take away.
    let link = "[ほかの事例](\(example.path(of: other).dropFirst("content/cases/".count)))"
    try example.edit(number) { $0.sentences = ["\(link)を見ました。"] + $0.sentences.suffix(2) }
  case 9: try example.edit(number) { $0.items = ["旧: [c-9\(100 + step)]"] }
  case 10:
    try example.change("content/terms.md") {
      $0 + "\n## 用語\(step)\n読み: ようご\n別名: 居場所\(step)\n\n説明です。\n"
    }
  case 11: try example.change("content/terms.md") { $0.replacing("ことです。", with: "ことをいいます。") }
  case 12:
    try example.change("content/vocabulary.yml") {
      $0.replacing("番号: ①", with: "番号: ⑨").replacing(
        "別名: [学校と区役所の連携", with: "別名: [連携\(step), 学校と区役所の連携")
    }
  case 13:
    let template = example.any(of: ["footer", "case-row", "worksheet", "entry-item"])
    try example.change("site/templates/\(template).mustache") { $0 + "<br>\n" }
  case 14:
    try example.change("site/site.yml") { $0.replacing("組織: ", with: "組織: 新") }
    try example.change("content/pages/hajimeni.md") { $0 + "\n見守りその\(step)です。\n" }
  case 15:
    hidden.toggle()
    let wanted = hidden ? "要" : "不要"
    try example.change("site/site.yml") {
      $0.replacing("確認手続き: 不要", with: "確認手続き: 要")
        .replacing("確認手続き: 要", with: "確認手続き: \(wanted)")
    }
  case 16: try example.folder.write("site/assets/text.css", "p { order: \(step) }\n")
  case 17: try example.writeTable(step)
  case 18:
    try example.folder.write("content/cases/zu\(number).svg", svg(step))
    try example.folder.write(
      "content/pages/hajimeni.md",
      TemporaryFolder.smallPage.replacing(
        "本文です。", with: "![図\(step)](../cases/zu\(number).svg)"))
  case 19: try example.edit(number) { $0.items = $0.items.isEmpty ? ["区: 西区"] : [] }
  case 20:
    // What is private of one case and public of another; with the line above it may be a leak.
    try example.edit(number) {
      let told = $0.sentences.contains { $0.contains("西区") }
      $0.sentences = told ? ["会議をしました。"] : $0.sentences + ["西区で会議をしました。"]
    }
  case 21:
    try example.edit(number) { $0.sentences.append("<!-- 書いた人だけが読む覚え書きその\(step)です -->") }
  case 22: try tamper(with: example)
  case 23: try damageCache(of: example)
  default: try damageSpare(of: example, step)
  }
  return "edit \(kind) of \(number)"
}

private func svg(_ size: Int) -> String {
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"9\"><path d=\"M0 0h9\"/></svg>\n"
}

/// Changes, empties or deletes a file of the site that the last build wrote.
private func tamper(with example: CacheExample) throws {
  let files = try example.folder.tree("site/public").keys.filter { $0.hasSuffix(".html") }.sorted()
  guard !files.isEmpty else { return }
  let path = "site/public/\(example.any(of: files))"
  switch example.number(below: 3) {
  case 0: try example.folder.remove(path)
  case 1: try example.folder.write(path, "")
  default: try example.change(path) { $0.replacing("a", with: "b") }
  }
}

/// Cuts a part of the cache off, or turns a bit of it.
private func damageCache(of example: CacheExample) throws {
  let files = try example.folder.names("site/.cache").filter {
    ["build", "cases", "entries", "index"].contains($0)
  }
  guard !files.isEmpty else { return }
  let path = "site/.cache/\(example.any(of: files.sorted()))"
  var bytes = try example.folder.bytes(path)
  if example.number(below: 2) == 0 {
    bytes.removeLast(1 + example.number(below: bytes.count))
  } else {
    bytes[example.number(below: bytes.count)] ^= 1 << UInt8(example.number(below: 8))
  }
  try example.folder.write(path, bytes)
}

/// Deletes, changes or adds something in the spare, or puts a link in a folder's place.
private func damageSpare(of example: CacheExample, _ step: Int) throws {
  let spare = "site/.cache/spare"
  let files = try example.folder.tree(spare).keys.filter { $0.hasSuffix(".html") }.sorted()
  let path = "\(spare)/\(example.any(of: files))"
  switch example.number(below: 7) {
  case 0: try example.folder.remove(path)
  case 1:
    try example.folder.remove(path)
    try example.folder.write(path, "another file of the same name")
  case 2:
    // The site has the same file.
    try example.folder.write(path, "")
  case 3:
    try example.folder.write("\(spare)/cases/more\(step).html", "x")
    try example.folder.write("\(spare)/more/\(step).html", "x")
  case 4:
    try example.folder.remove("\(spare)/cases")
    try example.folder.link("\(spare)/cases", to: "\(example.folder.path)/content/cases")
  case 5:
    try example.folder.remove(path)
    try example.folder.link(path, to: "\(example.folder.path)/content/vocabulary.yml")
  default: try example.folder.remove("\(spare)/.kosapo-site")
  }
}
