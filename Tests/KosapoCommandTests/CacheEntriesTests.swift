// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

private let part = "site/.cache/entries"

extension CacheExample {
  fileprivate func build() async -> CommandRun {
    await CommandRun.of(["build", "--root", folder.path])
  }
}

@Test func whatIsToldOfACaseIsToldByEveryBuild() async throws {
  let example = try CacheExample(seed: 9, caseCount: 4)
  try example.edit(2) { $0.sentences = [] }
  let first = await example.build()
  #expect(first.code == .done)
  #expect(first.errors.contains("c-0002.md") && first.errors.contains("empty-section"))
  let kept = try example.folder.bytes(part)
  for number in [1, 3] {
    try example.edit(number) { $0.sentences.append("会議をしました。") }
    #expect(await example.build().errors == first.errors)
  }
  // A case with nothing to tell is kept as well.
  try example.edit(2) { $0.sentences = ["会議をしました。"] }
  #expect(await example.build().errors.isEmpty)
  #expect(try example.folder.bytes(part).count > kept.count)
}

@Test func casesAreReadAnewWithOtherWords() async throws {
  let example = try CacheExample(seed: 9, caseCount: 4)
  #expect(await example.build().code == .done)
  try example.edit(1) { $0.topics = ["ひとり親"] }
  #expect(await example.build().code == .done)
  try example.change("content/vocabulary.yml") { $0.replacing("ひとり親", with: "一人親") }
  let run = await example.build()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("unknown-word"))
}

@Test func damagedRecordsOfCasesAreMadeAnew() async throws {
  let example = try CacheExample(seed: 9, caseCount: 3)
  #expect(await example.build().code == .done)
  let whole = try example.folder.bytes(part)
  let site = try example.folder.tree("site/public")
  for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 12)) {
    var turned = whole
    turned[place] ^= 0x04
    for bytes in [turned, Array(whole[..<place])] {
      try example.folder.write(part, bytes)
      #expect(await example.build().code == .done)
      #expect(try example.folder.bytes(part) == whole)
    }
  }
  #expect(try example.folder.tree("site/public") == site)
}

@Test func recordsOfCasesAreOfThoseThatThereAre() async throws {
  let example = try CacheExample(seed: 9, caseCount: 4)
  #expect(await example.build().code == .done)
  let four = try example.folder.bytes(part)
  try example.addCase()
  #expect(await example.build().code == .done)
  #expect(try example.folder.bytes(part).count > four.count)
  try example.remove(5)
  #expect(await example.build().code == .done)
  #expect(try example.folder.bytes(part) == four)
  try example.rename(1)
  #expect(await example.build().code == .done)
  #expect(try example.folder.bytes(part) != four)
}
