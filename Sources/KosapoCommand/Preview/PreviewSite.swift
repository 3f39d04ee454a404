// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Site
import Templates

/// A site that is looked at while it is written: its pages are made when a browser asks for them.
struct PreviewSite: Sendable {
  let content: LoadedContent
  let renderer: SiteRenderer

  /// The planned pages by their addresses from the site's root.
  let pages: [String: Page]

  /// The assets, and the pictures and data that pages refer to, by their addresses.
  let files: [String: OtherFile]

  /// Plans the site of a content without errors; cases that wait for their approval are shown with a mark.
  init(_ content: LoadedContent, gate: CaseGate, templates: TemplateSet) {
    self.content = content
    let library = content.shownLibrary(gate, showsDrafts: true)
    let outline = SiteOutline(of: library)
    renderer = SiteRenderer(
      outline: outline, templates: templates, drafts: Set(gate.waiting.map(\.id)))
    pages = Dictionary(
      sitePages(of: outline, withdrawn: gate.withdrawnAddresses).map { ($0.address, $0) },
      uniquingKeysWith: { first, _ in first })
    files = Dictionary(
      attachedFiles(of: library, in: content.reading).map { ($0.address, $0.file) },
      uniquingKeysWith: { first, _ in first })
  }

  private init(_ site: PreviewSite, renderer: SiteRenderer, pages: [String: Page]) {
    content = site.content
    files = site.files
    self.renderer = renderer
    self.pages = pages
  }

  /// The site with another text of one entry, made at once: what other pages say of the entry stays as it was.
  ///
  /// - Returns: `nil` where the entry is not shown under this id.
  func replacing(_ entry: Entry) -> PreviewSite? {
    guard let renderer = renderer.replacing(entry) else { return nil }
    var pages = pages
    for page in entryPages(of: entry) { pages[page.address] = page }
    return PreviewSite(self, renderer: renderer, pages: pages)
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
