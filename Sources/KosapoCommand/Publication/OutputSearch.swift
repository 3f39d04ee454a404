// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Digests
import Search
import Site

/// Searches the files of a site for what is not to be in them.
///
/// A secret that stands nowhere else in the sources must be in no byte of no file. Words that are public
/// elsewhere — 西区 in the figures, 2025年度 in a page about a law — must not be in what is made of the case whose
/// secret they are: its pages, its rows and items in lists, its chapter of the book, its entry of the index.
struct OutputSearch: Sendable {
  private let secrets: [Secret]
  private let texts: [SecretText]
  private let search: ManyTextSearch

  /// The secrets that each text gives away, by the text's number.
  private let owners: [[Int]]

  /// Whether a text is public elsewhere, by its number.
  private let isPublic: [Bool]

  /// The pages of the site, in the order of their addresses.
  private var pages: [Page] = []

  private let glossary: SourceText?

  /// Gathers what is searched for; in which pages is told by ``among(_:)``.
  ///
  /// - Parameters:
  ///   - content: The sources.
  ///   - shown: The library as the site has it.
  init(_ content: LoadedContent, shown: Library) {
    let found = SecretSources(content, shown: shown)
    secrets = found.secrets
    var numbers: [SecretText: Int] = [:]
    var (texts, owners): ([SecretText], [[Int]]) = ([], [])
    // The numbers of the spellings of one text: where one of them is public, all are.
    var spellings: Set<[Int]> = []
    // Many cases have the same year: their numbers are worked out once.
    var known: [Words: [Int]] = [:]
    for (index, secret) in found.secrets.enumerated() {
      let words = Words(kind: secret.kind, text: secret.text)
      if known[words] == nil {
        var all: [Int] = []
        for text in secret.texts {
          let same = text.spellings.filter { $0.text.utf8.count >= ManyTextSearch.shortest }
            .map { spelling in
              let number = numbers[spelling] ?? texts.count
              if number == texts.count {
                numbers[spelling] = number
                texts.append(spelling)
                owners.append([])
              }
              return number
            }
          spellings.insert(same)
          all += same
        }
        known[words] = all
      }
      for number in known[words] ?? [] { owners[number].append(index) }
    }
    let search = ManyTextSearch(texts.map { Array($0.text.utf8) })
    var isPublic = publicTexts(texts, search, in: found.files)
    for same in spellings where same.contains(where: { isPublic[$0] }) {
      for number in same { isPublic[number] = true }
    }
    for (number, text) in texts.enumerated() where text.isOrdinary { isPublic[number] = true }
    self.isPublic = isPublic
    (self.texts, self.owners, self.search) = (texts, owners, search)
    glossary = content.library.glossary?.source
  }

  /// The search of a site with these pages, in the order of their addresses.
  func among(_ pages: [Page]) -> OutputSearch {
    var search = self
    search.pages = pages
    return search
  }

  /// Of everything that decides whether something is found in a file of a path; where the secrets were written is none of it.
  var digest: Digest {
    Digest { digest in
      for (number, text) in texts.enumerated() {
        digest.add([text.text, "\(text.surroundings)"])
        digest.add(isPublic[number])
      }
      // Which texts give away which secret follows from the secrets.
      for secret in secrets {
        digest.add(["\(secret.kind)", secret.text])
        digest.add(secret.caseID)
      }
    }
  }

  /// Searches one file.
  ///
  /// - Returns: What was found, each secret once.
  func findings(in path: String, _ written: [UInt8]) -> [Diagnostic] {
    // The index is packed: in its files as they are nothing would be seen.
    let bytes = path.hasPrefix("search/") ? readableBytes(ofIndexFile: written) : written
    var found: [Int] = []
    search.forEachMatch(in: bytes, range: 0..<bytes.count) { number, offset in
      let range = offset..<(offset + texts[number].text.utf8.count)
      guard texts[number].stands(in: bytes, at: range) else { return }
      if let index = secret(givenAwayBy: number, in: path, bytes, at: range),
        !found.contains(index)
      {
        found.append(index)
      }
    }
    var diagnostics = found.map { index in
      Diagnostic.leak(secrets[index], in: path, at: place(of: secrets[index], in: path))
    }
    if path.hasSuffix(".html"), holdsComment(bytes.span) {
      diagnostics.append(.htmlComment(in: path, at: source(ofPageAt: path)?.path ?? path))
    }
    return diagnostics
  }

  /// The secret that a place of a text gives away; `nil` where it gives away none.
  private func secret(
    givenAwayBy number: Int, in path: String, _ bytes: [UInt8], at range: Range<Int>
  ) -> Int? {
    let owners = owners[number]
    guard let first = owners.first else { return nil }
    switch secrets[first].kind {
    case .hiddenTitle: return first
    case .hiddenID: return isTombstone(path) ? nil : first
    case .reason, .comment, .schoolList: return isPublic[number] ? nil : first
    case .privateNote:
      guard isPublic[number] else { return first }
      let ids: Set<String>
      if let entry = entry(ofPageAt: path), entry.kind == .caseExample {
        ids = ownPart(of: bytes).contains(range.lowerBound) ? [entry.id] : []
      } else {
        ids =
          path.hasPrefix("search/")
          ? indexedEntry(around: range, in: bytes) : surroundingCases(of: range, in: bytes)
      }
      return ids.isEmpty ? nil : owners.first { ids.contains(secrets[$0].caseID ?? "") }
    }
  }

  /// Where the writer can mend it: in the text of the page, or where the secret was written.
  private func place(of secret: Secret, in path: String) -> SourceSpan {
    if let source = source(ofPageAt: path) {
      var first: Range<Int>?
      for text in secret.texts {
        var start = 0
        let end = first?.lowerBound ?? source.bytes.count
        while start < end, let offset = source.bytes.firstIndex(of: text.text, in: start..<end) {
          let range = offset..<(offset + text.text.utf8.count)
          start = range.upperBound
          let isSecretItself =
            source.path == secret.span.path && secret.span.bytes.overlaps(range)
          if !isSecretItself, text.stands(in: source.bytes, at: range) {
            first = range
            break
          }
        }
      }
      return first.map { SourceSpan(path: source.path, bytes: $0) } ?? .wholeFile(source.path)
    }
    return secret.span
  }
}

extension OutputSearch {
  private func subject(ofPageAt path: String) -> Page.Subject? {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].address.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < pages.count && pages[low].address == path ? pages[low].subject : nil
  }

  /// The entry that a page is made of.
  private func entry(ofPageAt path: String) -> Entry? {
    switch subject(ofPageAt: path) {
    case .entry(let entry), .worksheet(let entry), .facilitation(let entry), .answers(let entry):
      entry
    default: nil
    }
  }

  /// The source of a page that is made of one.
  private func source(ofPageAt path: String) -> SourceText? {
    if case .glossary = subject(ofPageAt: path) { return glossary }
    return entry(ofPageAt: path)?.source
  }

  /// Whether a page stands for a withdrawn case: it names the id.
  private func isTombstone(_ path: String) -> Bool {
    if case .withdrawn = subject(ofPageAt: path) { true } else { false }
  }
}

/// What the texts of a secret follow from.
private struct Words: Hashable {
  let kind: Secret.Kind
  let text: String
}

/// Which of the texts stand in parts of the sources that readers see.
private func publicTexts(
  _ texts: [SecretText], _ search: ManyTextSearch, in files: [SecretSources.File]
) -> [Bool] {
  let found = files.mappedOnCores { file in
    var found: Set<Int> = []
    let bytes = file.source.bytes
    search.forEachMatch(in: bytes, range: 0..<bytes.count) { number, offset in
      let range = offset..<(offset + texts[number].text.utf8.count)
      if !found.contains(number), !file.hiddenParts.contains(where: { $0.overlaps(range) }),
        texts[number].stands(in: bytes, at: range)
      {
        found.insert(number)
      }
    }
    return found
  }
  let all = found.reduce(into: Set<Int>()) { $0.formUnion($1) }
  return texts.indices.map(all.contains)
}

/// Whether `<!--` stands in a file of HTML.
private func holdsComment(_ bytes: Span<UInt8>) -> Bool {
  // The exclamation mark is rare: whole pieces without one are passed over.
  let size = 512
  for start in stride(from: 1, to: bytes.count - 2, by: size) {
    let range = start..<min(start + size, bytes.count - 2)
    if holdsExclamationMark(bytes.extracting(range)),
      range.contains(where: { index in
        bytes[index] == 0x21 && bytes[index - 1] == 0x3C && bytes[index + 1] == 0x2D
          && bytes[index + 2] == 0x2D
      })
    {
      return true
    }
  }
  return false
}

/// Looks at every byte, many of them at a time, which the compiler only manages in a function of its own.
@inline(never) private func holdsExclamationMark(_ bytes: Span<UInt8>) -> Bool {
  var found: UInt8 = 0
  for index in bytes.indices { found |= bytes[index] == 0x21 ? 1 : 0 }
  return found != 0
}

extension SecretText {
  /// The text as HTML, addresses and JSON write it.
  fileprivate var spellings: [SecretText] {
    let special: Set<Character> = ["&", "<", ">", "\"", "'", "\\"]
    guard text.contains(where: special.contains) else { return [self] }
    let html = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    let quoted = html.replacing("\"", with: "&quot;")
    let json = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let all = [text, html, quoted, quoted.replacing("'", with: "&#39;"), json]
    return Set(all).sorted().map { SecretText($0, surroundings) }
  }
}

/// The part of a case's page that is made of the case: without the frame, and without what leads to other cases.
private func ownPart(of bytes: [UInt8]) -> Range<Int> {
  let all = 0..<bytes.count
  let start = bytes.firstIndex(of: "<main", in: all) ?? 0
  let ends = ["class=\"related\"", "class=\"neighbours\"", "</main>"].compactMap {
    bytes.firstIndex(of: $0, in: start..<bytes.count)
  }
  // What stands before, in the head of the page, is made of the case as well, but for the site's name.
  return start..<(ends.min() ?? bytes.count)
}

/// The entry of the search index that a place is in: a list of texts in JSON that begins with the id.
private func indexedEntry(around range: Range<Int>, in bytes: [UInt8]) -> Set<String> {
  var end = range.lowerBound
  while let start = lastIndex(of: "[\"", in: bytes, before: end) {
    let id = bytes[(start + 2)...].prefix { $0 != 0x22 }
    // Inside of a text the quotation mark would be escaped, but a text can end with a bracket.
    if let first = id.first, first != 0x2C, first != 0x5D {
      return [String(decoding: id, as: UTF8.self)]
    }
    end = start
  }
  return []
}

/// The cases that the row, the item or the chapter around a place is about.
private func surroundingCases(of range: Range<Int>, in bytes: [UInt8]) -> Set<String> {
  var ids: Set<String> = []
  for (opening, closing) in [("<tr", "</tr>"), ("<li", "</li>")] {
    guard let start = lastIndex(of: opening, in: bytes, before: range.lowerBound),
      bytes.firstIndex(of: closing, in: start..<range.lowerBound) == nil
    else { continue }
    let end = bytes.firstIndex(of: closing, in: range.upperBound..<bytes.count) ?? bytes.count
    ids.formUnion(idsOfAddresses(in: bytes[start..<end]))
  }
  let chapter = "class=\"book-chapter\" id=\""
  if let start = lastIndex(of: chapter, in: bytes, before: range.lowerBound) {
    let id = bytes[(start + chapter.utf8.count)...].prefix { $0 != 0x22 }
    if bytes.firstIndex(of: "</article>", in: start..<range.lowerBound) == nil {
      ids.insert(String(decoding: id, as: UTF8.self))
    }
  }
  return ids
}

private func lastIndex(of text: String, in bytes: [UInt8], before end: Int) -> Int? {
  let wanted = Array(text.utf8)
  var index = end - wanted.count
  while index >= 0 {
    if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
      return index
    }
    index -= 1
  }
  return nil
}

/// The names before `.html` and behind `#` in addresses.
private func idsOfAddresses(in bytes: ArraySlice<UInt8>) -> Set<String> {
  let text = String(decoding: bytes, as: UTF8.self)
  var ids: Set<String> = []
  for part in text.split(separator: "href=\"").dropFirst() {
    let address = part.prefix { $0 != "\"" }
    let name = address.split(separator: "/").last ?? ""
    ids.insert(String(name.prefix { $0 != "." && $0 != "#" }))
    if let anchor = address.split(separator: "#").last { ids.insert(String(anchor)) }
  }
  return ids
}

extension [UInt8] {
  /// Where a text stands first in a range; `nil` where it does not.
  fileprivate func firstIndex(of text: String, in range: Range<Int>) -> Int? {
    let wanted = Array(text.utf8)
    let bytes = span
    var index = range.lowerBound
    let last = range.upperBound - wanted.count
    while index <= last {
      var length = 0
      while length < wanted.count, bytes[index + length] == wanted[length] { length += 1 }
      if length == wanted.count { return index }
      index += 1
    }
    return nil
  }
}
