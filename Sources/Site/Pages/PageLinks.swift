// SPDX-License-Identifier: MIT

import Content
import Markdown

extension SiteRenderer {
  /// How a document's links are written on a page.
  ///
  /// - Parameters:
  ///   - path: The path of the document's file from the root.
  ///   - page: The page.
  ///   - linksTerms: Whether the first mention of each term leads to the glossary.
  ///   - shift: What is added to the levels of headings.
  /// - Returns: What the writer of HTML goes by.
  func rendering(
    of path: String, _ page: Page, linksTerms: Bool = false, shift: Int = 0
  ) -> MarkdownRendering {
    let root = page.root
    let library = library
    return MarkdownRendering(
      address: { destination in
        guard case .file(let target, let anchor) = LinkTarget(destination, from: path) else {
          return nil
        }
        let fragment = anchor.map { "#" + $0 } ?? ""
        if target == path, anchor != nil { return fragment }
        return siteAddress(of: target, in: library).map { root + $0 + fragment }
      },
      termAddress: { name in
        library.glossary?.term(named: name).map { root + "terms.html#" + $0.anchor }
      },
      mentions: linksTerms ? TermMentions(terms, root: root) : nil,
      codeBlock: { [pictures] language, text in
        guard language == Diagram.language, let diagram = Diagram(text) else { return nil }
        return diagramHTML(diagram, pictures[diagram.source])
      }, headingShift: shift)
  }
}

/// The address in the site of a file below `content/`; `nil` for what is not in the site.
///
/// A case that waits for its approval has no page: what leads to it leads to the list of its kind.
func siteAddress(of path: String, in library: Library) -> String? {
  let folder = "content/"
  guard path.utf8.starts(with: folder.utf8) else { return nil }
  let inside = Substring(path.utf8.dropFirst(folder.utf8.count))
  guard inside.utf8.suffix(3).elementsEqual(".md".utf8) else { return String(inside) }
  if inside == "terms.md" { return "terms.html" }
  let entry = library.entry(withID: entryID(ofPath: path))
  return entry?.address ?? inside.split(separator: "/").first.map { $0 + "/index.html" }
}
