// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Site

/// Searches the files of a site for the titles of cases that it must not show.
///
/// A page that leads to such a case may have its title as the text of the link.
///
/// - Complexity: Linear in the bytes of the site, however many cases are hidden.
func searchOutput(_ site: BuiltSite, hidden: [Entry]) -> [Diagnostic] {
  let needles = hidden.filter { $0.title.value.count >= 4 }
    .map { (entry: $0, bytes: Array($0.title.value.utf8)) }
  guard !needles.isEmpty else { return [] }
  var sources: [String: String] = [:]
  for page in site.pages {
    if case .entry(let entry) = page.subject { sources[page.address] = entry.source.path }
  }
  let search = TextSearch(needles.map(\.bytes))
  let found = site.files.mappedOnCores { search.texts(in: $0.bytes).found }
  var diagnostics: [Diagnostic] = []
  for (file, numbers) in zip(site.files, found) {
    for number in numbers {
      diagnostics.append(
        .hiddenTitle(
          of: needles[number].entry, in: file.path, at: sources[file.path] ?? file.path))
    }
  }
  return diagnostics
}

extension Diagnostic {
  fileprivate static func hiddenTitle(
    of entry: Entry, in file: String, at path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "hidden-title", "公開しない事例「\(entry.id)」の題名が、作ったページ「\(file)」に入っています。",
      hint: "その事例へのリンクや題名を、本文から消します。", at: .wholeFile(path))
  }
}
