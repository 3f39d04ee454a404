// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics

/// The sources of a site as the search for leaks sees them.
struct SecretSources: Sendable {
  /// A file of which readers see something.
  struct File: Sendable {
    let source: SourceText

    /// What readers are not to see of it.
    let hiddenParts: [Range<Int>]
  }

  /// What is not to be in the site.
  let secrets: [Secret]

  let files: [File]

  /// Gathers everything that the search looks for.
  ///
  /// - Parameters:
  ///   - content: The sources.
  ///   - shown: The library as the site has it.
  init(_ content: LoadedContent, shown: Library) {
    let hiddenTitles = content.library.entries.filter { shown.entry(withID: $0.id) == nil }
      .map(\.title.value)
    let publicTitles = contained(hiddenTitles, in: shown.entries.map(\.title.value)).found
    let entries = content.library.entries.mappedOnCores { entry in
      let isShown = shown.entry(withID: entry.id) != nil
      var secrets = secretParts(of: entry)
      if !isShown {
        secrets += hiddenNames(of: entry).filter { name in
          name.kind == .hiddenID || !publicTitles.contains(name.text)
        }
      }
      return (secrets: secrets, file: isShown ? publicFile(entry.source, secrets) : nil)
    }
    let others = otherComments(in: content)
    secrets = entries.flatMap(\.secrets) + others.flatMap(\.secrets)
    files =
      entries.compactMap(\.file) + others.map { publicFile($0.source, $0.secrets) }
      // The figures stand on pages and in the site's own CSV files: names of wards are no secret there.
      + content.tables.map { publicFile($0.source, []) }
  }
}

private func publicFile(_ source: SourceText, _ secrets: [Secret]) -> SecretSources.File {
  SecretSources.File(source: source, hiddenParts: secrets.map(\.span.bytes))
}

/// What may not be seen of an entry, wherever it is written.
private func secretParts(of entry: Entry) -> [Secret] {
  var secrets = comments(entry.comments, of: entry.source)
  func add(_ kind: Secret.Kind, _ text: Located<String>) {
    let span = SourceSpan(path: entry.source.path, bytes: text.span)
    secrets.append(Secret(kind: kind, text: text.value, span: span, caseID: entry.id))
  }
  if case .caseExample(let example) = entry.detail {
    for note in example.privateNotes { add(.privateNote(key: note.key), note.text) }
  }
  for acceptance in entry.acceptances { add(.reason, acceptance.reason) }
  return secrets
}

/// The title and the id of an entry that is not shown.
private func hiddenNames(of entry: Entry) -> [Secret] {
  let span = SourceSpan(path: entry.source.path, bytes: entry.title.span)
  return [
    Secret(kind: .hiddenTitle, text: entry.title.value, span: span, caseID: entry.id),
    Secret(
      kind: .hiddenID, text: entry.id, span: .wholeFile(entry.source.path), caseID: entry.id),
  ]
}

/// The comments of the sources that are no entries.
private func otherComments(
  in content: LoadedContent
) -> [(source: SourceText, secrets: [Secret])] {
  var found: [(source: SourceText, secrets: [Secret])] = []
  if let glossary = content.library.glossary {
    found.append(
      (glossary.source, comments(glossary.body.comments, of: glossary.source)))
  }
  for source in content.reading.sources {
    if source.path.hasSuffix(".mustache") {
      found.append((source, comments(templateComments(in: source.bytes), of: source)))
    } else if source.path == "site/site.yml" || source.path == "content/vocabulary.yml" {
      let ranges = yamlComments(in: source.bytes, source.contentStart..<source.bytes.count)
      let schools =
        source.path == "site/site.yml" ? schoolList(content.library.settings, source) : []
      found.append((source, comments(ranges, of: source) + schools))
    }
  }
  return found
}

/// The short names of schools: a list of what is not to be published must not come into the site itself.
private func schoolList(_ settings: SiteSettings, _ source: SourceText) -> [Secret] {
  settings.schoolAbbreviations.map { name in
    Secret(
      kind: .schoolList, text: name.value, span: SourceSpan(path: source.path, bytes: name.span),
      caseID: nil)
  }
}

private func comments(_ ranges: [Range<Int>], of source: SourceText) -> [Secret] {
  ranges.map { range in
    Secret(
      kind: .comment, text: commentText(source.text(in: range)),
      span: SourceSpan(path: source.path, bytes: range), caseID: nil)
  }
}

/// The text of a comment without the signs that make it one.
private func commentText(_ text: String) -> String {
  var text = text[...]
  for sign in ["<!--", "{{!", "#"] where text.hasPrefix(sign) { text = text.dropFirst(sign.count) }
  for sign in ["-->", "}}"] where text.hasSuffix(sign) { text = text.dropLast(sign.count) }
  let start = text.drop { $0.isWhitespace }
  return String(start.reversed().drop { $0.isWhitespace }.reversed())
}

/// Where comments stand in a template.
private func templateComments(in bytes: [UInt8]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var index = 0
  while index + 2 < bytes.count {
    guard bytes[index] == 0x7B, bytes[index + 1] == 0x7B, bytes[index + 2] == 0x21 else {
      index += 1
      continue
    }
    let start = index
    while index + 1 < bytes.count, bytes[index] != 0x7D || bytes[index + 1] != 0x7D { index += 1 }
    index = min(index + 2, bytes.count)
    ranges.append(start..<index)
  }
  return ranges
}
