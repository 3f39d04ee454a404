// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Foundation
import KosapoCommand
import Markdown
import Search
import Site
import Templates
import Testing

/// A site's content as one build reads it.
private struct ReadSite {
  let library: Library

  /// Of each case's text with its path, by its path.
  let sources: [String: Digest]

  /// What is kept of the cases.
  let kept: KeptEntries

  init(_ example: CacheExample, before: KeptEntries? = nil) throws {
    func source(_ path: String) throws -> SourceText {
      SourceText(path: path, bytes: try example.folder.bytes(path))
    }
    let options = MarkdownOptions()
    let vocabulary = try #require(readVocabulary(try source("content/vocabulary.yml")).value)
    let reader = KeptEntries.reader(vocabulary: Digest { $0.add(1) }, options: options)
    var items: [KeptEntries.Item] = []
    for number in example.cases.keys.sorted() {
      let text = try source(example.path(of: number))
      let digest = Digest { digest in
        digest.add(text.path)
        digest.add(text.bytes)
      }
      let record = before?.numbers(of: [digest]).first ?? nil
      let entry =
        try record.flatMap {
          before?.entry($0, of: text, words: VocabularyLists(vocabulary), options: options)
        } ?? #require(
          readEntry(text, kind: .caseExample, vocabulary: vocabulary, options: options).value)
      items.append(KeptEntries.Item(digest: digest, entry: entry, number: record))
    }
    let resource = readEntry(
      try source("content/resources/shugaku-enjo.md"), kind: .resource, vocabulary: vocabulary,
      options: options)
    let gathered = gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
        vocabulary: vocabulary,
        glossary: readGlossary(try source("content/terms.md"), options: options).value,
        entries: items.map(\.entry) + [try #require(resource.value)], unreadPaths: [],
        attachments: []))
    #expect(gathered.diagnostics.isEmpty)
    library = try #require(gathered.value)
    sources = Dictionary(uniqueKeysWithValues: items.map { ($0.entry.source.path, $0.digest) })
    kept = try #require(
      KeptEntries(bytes: KeptEntries.bytes(of: items, reader: reader, before: before)))
  }

  /// The ids of the cases whose bodies were parsed.
  var parsed: Set<String> {
    Set(library.entries(of: .caseExample).filter(\.isBodyParsed).map(\.id))
  }

  /// What makes the pages, and the digest of each page.
  func pages(_ outline: SiteOutline) throws -> (renderer: SiteRenderer, digests: [String: Digest]) {
    let folder = "\(projectFolder)/site/templates"
    let templates = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      SourceText(
        path: "site/templates/\($0)",
        try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
    }
    let renderer = SiteRenderer(
      outline: outline,
      templates: try #require(TemplateSet.compile(templates, models: pageModels).value))
    let inputs = PageDigests(of: renderer, shared: Digest { $0.add(1) }, sources: sources)
    let digests = sitePages(of: outline).map { ($0.address, inputs.digest(of: $0)) }
    return (renderer, Dictionary(uniqueKeysWithValues: digests))
  }
}

@Test func afterAnEditOnlyTheCaseAndThoseThatAreShownAnewAreParsed() throws {
  let example = try CacheExample(seed: 11, caseCount: 30)
  // What links lead to is known without parsing it.
  try example.edit(4) { $0.sentences.append("[ほかの事例](c-0005.md#背景)を[[見守り]]で見ました。") }
  let before = try ReadSite(example)
  #expect(before.parsed.count == 30)
  let outlineBefore = SiteOutline(of: before.library, sources: before.sources)
  let index = searchIndex(of: before.library, sources: before.sources, kept: nil)
  let digestsBefore = try before.pages(outlineBefore).digests

  try example.edit(9) { $0.sentences.append("家庭訪問の書類を面談でくらべました。") }
  let after = try ReadSite(example, before: before.kept)
  #expect(after.parsed == ["c-0009"])
  let outline = SiteOutline(of: after.library, sources: after.sources, before: outlineBefore.kept)
  let (renderer, digests) = try after.pages(outline)
  #expect(after.parsed == ["c-0009"])

  let changed = sitePages(of: outline).filter { page in
    if case .booklet = page.subject { return false }
    return digests[page.address] != digestsBefore[page.address]
  }
  var shown: Set<String> = ["c-0009"]
  for page in changed {
    _ = renderer.render(page)
    if case .entry(let entry) = page.subject { shown.insert(entry.id) }
  }
  #expect(changed.count > 3 && shown.count < 30)
  #expect(after.parsed == shown)

  // Texts for excerpts stand in files with those of their neighbours.
  let changedIndex = searchIndex(
    of: after.library, sources: after.sources, kept: index.kept.bytes)
  #expect(changedIndex.kept.isChangedOnly)
  #expect(after.parsed.count < 30)
}
