// SPDX-License-Identifier: MIT

import Content
import Cores
import Digests
import Search
import Site
import Templates

/// A whole site: its pages and its files.
struct BuiltSite: Sendable {
  let pages: [Page]

  /// Those of pages and of the index are made each time their bytes are asked for; see ``held()``.
  let files: [SiteFile]

  /// What made the pages; it makes the book of cases as well.
  let renderer: SiteRenderer

  /// The assets, and the pictures and data that pages refer to; they are among ``files``.
  let attached: [SiteFile]

  /// What is worth knowing though the site is whole.
  let notes: [String]

  /// The same site with the bytes of every file in memory, for what looks at them several times.
  func held() -> BuiltSite {
    BuiltSite(
      pages: pages, files: files.mappedOnCores { $0.held }, renderer: renderer,
      attached: attached, notes: notes)
  }
}

extension LoadedContent {
  /// Makes the site of this content.
  ///
  /// - Parameters:
  ///   - gate: Which cases may be shown.
  ///   - templates: What the pages are made with.
  ///   - root: The folder that holds `content/` and `site/`.
  ///   - showsDrafts: Whether those that wait are shown with a mark.
  ///   - digests: Where the pages are to be compared with those of an earlier build.
  ///   - memory: What knows the search index of an earlier build.
  ///   - kept: What that build worked out of the cases.
  /// - Returns: All pages and files.
  /// - Throws: ``FileError`` where a picture cannot be read.
  func builtSite(
    _ gate: CaseGate, templates: TemplateSet, root: String, showsDrafts: Bool = false,
    digests: ContentDigests? = nil, memory: BuildMemory? = nil, kept: KeptCases? = nil
  ) async throws -> BuiltSite {
    let library = shownLibrary(gate, showsDrafts: showsDrafts)
    // Much of either is work for one core.
    let sources = digests?.sources ?? [:]
    let isLarge = library.isLarge
    let drafts = Set(gate.waiting.map(\.id))
    let indexOfMany = isLarge ? searchFiles(of: library, drafts, sources: sources, memory) : nil
    async let indexOfFew =
      isLarge ? nil : searchFiles(of: library, drafts, sources: sources, memory)
    let outline = SiteOutline(of: library, sources: digests?.sources, before: kept)
    let renderer = SiteRenderer(
      outline: outline, templates: templates, drafts: drafts,
      pictures: pictures)
    let pages = sitePages(of: outline, withdrawn: gate.withdrawnAddresses)
    let maker = PageMaker(renderer: renderer, pages: pages)
    let known = digests.map { digests in
      let inputs = PageDigests(of: renderer, shared: digests.shared, sources: digests.sources)
      return pages.mappedOnCores { inputs.digest(of: $0) }
    }
    var files = pages.indices.map { index in
      SiteFile(path: pages[index].address, digest: known?[index]) { maker.bytes(ofPage: index) }
    }
    if let base = library.settings.baseAddress {
      files += sitemap(of: pages, base: base).map { SiteFile($0) }
    }
    files += tableFiles(of: library).map { SiteFile($0) }
    let search = await indexOfFew ?? indexOfMany
    files += search?.files ?? []
    let attached = try attachedFiles(library, reading, root: root)
    return BuiltSite(
      pages: pages, files: files + attached, renderer: renderer, attached: attached,
      notes: [search?.note].compactMap(\.self))
  }
}

/// The files of the search index, and why the next build cannot take them over.
private func searchFiles(
  of library: Library, _ drafts: Set<String>, sources: [String: Digest], _ memory: BuildMemory?
) -> (files: [SiteFile], note: String?) {
  let before = memory?.index
  let index = searchIndex(of: library, drafts: drafts, sources: sources, kept: before)
  let note = memory?.keep(index.kept, before: before)
  let files = index.files.map { file in
    SiteFile(path: file.path, digest: file.digest) { file.bytes }
  }
  return (files, note)
}

/// What all files of pages share, so that each of them is small.
private final class PageMaker: Sendable {
  private let renderer: SiteRenderer
  private let pages: [Page]

  init(renderer: SiteRenderer, pages: [Page]) {
    self.renderer = renderer
    self.pages = pages
  }

  func bytes(ofPage index: Int) -> [UInt8] { renderer.render(pages[index]).bytes }
}

extension SiteFile {
  fileprivate init(_ file: OutputFile) {
    self.init(path: file.address, bytes: file.bytes)
  }
}

/// The assets of the site, and the pictures and data that pages refer to.
private func attachedFiles(
  _ library: Library, _ reading: SourceReading, root: String
) throws(FileError) -> [SiteFile] {
  var files: [SiteFile] = []
  for (address, file) in attachedFiles(of: library, in: reading) {
    files.append(SiteFile(path: address, bytes: try file.bytes()))
  }
  return files
}

/// Where the assets, and the pictures and data that pages refer to, lie in the site.
func attachedFiles(
  of library: Library, in reading: SourceReading
) -> [(address: String, file: OtherFile)] {
  let wanted = Set(library.attachments)
  return reading.otherFiles.compactMap { file in
    if file.path.hasPrefix("site/assets/") {
      return (String(file.path.dropFirst("site/".count)), file)
    }
    return wanted.contains(file.path) ? (String(file.path.dropFirst("content/".count)), file) : nil
  }
}
