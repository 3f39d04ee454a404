// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Search
import Site
import Synchronization
import Templates

/// A site that is looked at while it is written: its pages are made when a browser asks for them.
struct PreviewSite: Sendable {
  let content: LoadedContent
  let renderer: SiteRenderer

  /// The planned pages by their addresses from the site's root.
  private let pages: [String: Page]

  /// The pages of texts that were saved since everything was read.
  private var replaced: [String: Page] = [:]

  /// The assets, and the pictures and data that pages refer to, by their addresses.
  let files: [String: OtherFile]

  /// The tables that are made from figures, by their addresses.
  let tables: [String: [UInt8]]

  private let index: PreviewIndex

  /// Plans the site of a content without errors; cases that wait for their approval are shown with a mark.
  init(_ content: LoadedContent, gate: CaseGate, templates: TemplateSet) {
    self.content = content
    let library = content.shownLibrary(gate, showsDrafts: true)
    index = PreviewIndex(library, drafts: Set(gate.waiting.map(\.id)))
    let outline = SiteOutline(of: library)
    renderer = SiteRenderer(
      outline: outline, templates: templates, drafts: Set(gate.waiting.map(\.id)),
      pictures: content.pictures)
    pages = Dictionary(
      sitePages(of: outline, withdrawn: gate.withdrawnAddresses).map { ($0.address, $0) },
      uniquingKeysWith: { first, _ in first })
    tables = Dictionary(
      tableFiles(of: library).map { ($0.address, $0.bytes) },
      uniquingKeysWith: { first, _ in first })
    files = Dictionary(
      attachedFiles(of: library, in: content.reading).map { ($0.address, $0.file) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The page at an address from the site's root.
  func page(at address: String) -> Page? { replaced[address] ?? pages[address] }

  /// A file of the search index; `nil` where an address is none.
  func indexFile(at address: String) -> [UInt8]? { index.file(at: address) }

  /// Shows another text of one entry at once; what other pages say of the entry stays as it was.
  ///
  /// - Returns: Whether the entry is one that is shown.
  mutating func replace(_ entry: Entry) -> Bool {
    guard pages[entry.address] != nil else { return false }
    for page in entryPages(of: entry) { replaced[page.address] = page }
    return true
  }
}

/// The search index of a previewed site, made when a browser asks for it first.
private final class PreviewIndex: Sendable {
  private let library: Library
  private let drafts: Set<String>
  private let files = Mutex<[String: [UInt8]]?>(nil)

  init(_ library: Library, drafts: Set<String>) { (self.library, self.drafts) = (library, drafts) }

  func file(at address: String) -> [UInt8]? {
    guard address.hasPrefix("search/") else { return nil }
    return files.withLock { files in
      let made =
        files
        ?? Dictionary(
          searchIndex(of: library, drafts: drafts).map { ($0.path, $0.bytes) },
          uniquingKeysWith: { first, _ in first })
      files = made
      return made[address]
    }
  }
}

/// A text for a person who looks at the preview, and what it is about.
struct PreviewProblems: Hashable, Sendable {
  /// The diagnostics with their places; empty where there is nothing wrong.
  var text = ""

  /// The same text has the same number.
  var digest: String { text.isEmpty ? "" : previewDigest(of: Array(text.utf8)) }
}

/// A short text that differs where the bytes differ (FNV-1a with 64 bits).
func previewDigest(of bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return String(hash, radix: 16)
}
