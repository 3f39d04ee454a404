// SPDX-License-Identifier: MIT

import Content
import Site
import Templates

/// A whole site in memory: its pages and its files.
struct BuiltSite: Sendable {
  let pages: [Page]
  let files: [SiteFile]
}

extension LoadedContent {
  /// Makes the site of this content.
  ///
  /// - Parameters:
  ///   - gate: Which cases may be shown.
  ///   - showsDrafts: Whether those that wait are shown with a mark.
  func builtSite(
    _ gate: CaseGate, templates: TemplateSet, root: String, showsDrafts: Bool = false
  ) async throws -> BuiltSite {
    let library = shownLibrary(gate, showsDrafts: showsDrafts)
    let renderer = SiteRenderer(
      library: library, templates: templates, drafts: Set(gate.waiting.map(\.id)))
    let pages = sitePages(of: library, withdrawn: gate.withdrawnAddresses)
    let files = await inBlocks(pages) { page in
      let file = renderer.render(page)
      return SiteFile(path: file.address, bytes: file.bytes)
    }
    return BuiltSite(pages: pages, files: files + (try attachedFiles(library, reading, root: root)))
  }
}

/// The assets of the site, and the pictures and data that pages refer to.
private func attachedFiles(
  _ library: Library, _ reading: SourceReading, root: String
) throws(FileError) -> [SiteFile] {
  var files: [SiteFile] = []
  let wanted = Set(library.attachments)
  for file in reading.otherFiles {
    if file.path.hasPrefix("site/assets/") {
      files.append(
        SiteFile(path: String(file.path.dropFirst("site/".count)), bytes: try file.bytes()))
    } else if wanted.contains(file.path) {
      files.append(
        SiteFile(path: String(file.path.dropFirst("content/".count)), bytes: try file.bytes()))
    }
  }
  return files
}
