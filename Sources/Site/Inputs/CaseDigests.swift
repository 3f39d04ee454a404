// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Markdown

/// What pages say of a case, as digests.
struct CaseDigests: Sendable {
  /// Everything that the case's own text gives to a page: the file, where its links lead, whether it is marked as a draft.
  let text: Digest

  /// What the page of another case says of it: title, address, form.
  let card: Digest

  /// What all other pages say of it: what its front matter says, without what is private or only for its own page.
  let row: Digest

  /// - Parameters:
  ///   - entry: The case.
  ///   - words: The words by which it is found.
  ///   - source: Of its file.
  ///   - renderer: What makes the pages.
  init(
    of entry: Entry, _ words: [CaseWord], source: Digest, in renderer: borrowing SiteRenderer
  ) {
    let library = renderer.library
    text = Digest { digest in
      digest.add(source)
      digest.add(renderer.drafts.contains(entry.id))
      for target in entry.references.links + entry.references.images {
        if case .file(let path, _) = LinkTarget(target.name, from: entry.source.path) {
          digest.add(siteAddress(of: path, in: library))
        }
      }
    }
    guard case .caseExample(let example) = entry.detail else {
      (card, row) = (text, text)
      return
    }
    let card = Digest { digest in
      digest.add([entry.id, entry.title.value, example.form.rawValue])
    }
    self.card = card
    row = Digest { digest in
      digest.add(card)
      digest.add(entry.reading?.value)
      digest.add(entry.updated?.value.text)
      digest.add(entry.confirmed?.value.text)
      digest.add(entry.reviewBy?.value.text)
      digest.add(entry.formerIDs.map(\.value))
      for word in words {
        digest.add(word.key.place)
        digest.add(word.slug)
      }
      for connection in example.connections {
        digest.add([connection.resource.value, connection.result.value.slug])
      }
    }
  }
}
