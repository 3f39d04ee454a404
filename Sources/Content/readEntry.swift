// SPDX-License-Identifier: MIT

package import Diagnostics
package import Markdown
import YAML

/// Reads one file of content.
///
/// - Parameters:
///   - source: The file; its name without `.md` is the id.
///   - kind: The kind of content that its folder holds.
///   - vocabulary: The controlled words that the front matter may use.
///   - options: How the body is read.
/// - Returns: No value where the front matter lacks what makes the kind, or the body exceeds a limit.
package func readEntry(
  _ source: SourceText, kind: EntryKind, vocabulary: Vocabulary, options: MarkdownOptions
) -> Checked<Entry> {
  let split = splitFrontMatter(of: source)
  guard let frontMatter = split.value else { return Checked(nil, split.diagnostics) }
  let parsed = parseYAML(source, in: frontMatter.yaml)
  var reader = FrontMatterReader(parsed.value, of: source, opening: frontMatter.opening)
  let common = reader.common(kind)
  let detail = reader.detail(kind, vocabulary)
  reader.finish()
  let body = parseMarkdown(
    source, in: frontMatter.body, options: options.forBodies(of: kind))
  var diagnostics = split.diagnostics + parsed.diagnostics + reader.diagnostics + body.diagnostics
  guard let title = common.title, var detail, let document = body.value else {
    return Checked(nil, diagnostics)
  }
  if case .quiz(let quiz) = detail {
    let read = readQuizBody(
      document, of: source, form: quiz.form, opening: frontMatter.opening,
      isDrawnFromOthers: !quiz.drawnFrom.isEmpty)
    diagnostics += read.diagnostics
    if let value = read.value { detail = .quiz(quiz.with(value)) }
  }
  let comments = document.comments + yamlComments(in: source.bytes, frontMatter.yaml)
  let entry = Entry(
    source: source, id: entryID(ofPath: source.path), title: title, reading: common.reading,
    updated: common.updated, confirmed: common.confirmed, reviewBy: common.reviewBy,
    citations: common.citations, formerIDs: common.formerIDs, acceptances: common.acceptances,
    detail: detail, comments: comments, body: document, at: frontMatter.body)
  diagnostics += checkFormRemains(of: entry, frontMatter.yaml)
  diagnostics += checkBody(of: entry) + readDiagrams(of: document, in: source).diagnostics
  return Checked(entry, diagnostics)
}

extension MarkdownOptions {
  /// As the bodies of a kind are read.
  func forBodies(of kind: EntryKind) -> MarkdownOptions {
    var options = self
    options.readsCheckboxes = kind != .quiz
    return options
  }
}

/// The file name without its folder and ending.
package func entryID(ofPath path: String) -> String {
  let bytes = path.utf8
  let start = bytes.lastIndex(of: 0x2F).map { bytes.index(after: $0) } ?? bytes.startIndex
  let name = bytes[start...]
  let isMarkdown = name.suffix(3).elementsEqual(".md".utf8)
  return String(Substring(isMarkdown ? name.dropLast(3) : name))
}

/// What entries of all kinds may have.
struct EntryFields {
  var title: Located<String>?
  var reading: Located<String>?
  var updated: Located<CalendarDate>?
  var confirmed: Located<CalendarDate>?
  var reviewBy: Located<CalendarDate>?
  var citations: [Located<String>] = []
  var formerIDs: [Located<String>] = []
  var acceptances: [Acceptance] = []
}

extension FrontMatterReader {
  fileprivate mutating func common(_ kind: EntryKind) -> EntryFields {
    var fields = EntryFields()
    fields.title = text("題名", isRequired: true)
    fields.reading = titleReading()
    fields.updated = date("更新", isRequired: kind != .resource)
    fields.confirmed = date("確認日", isRequired: kind == .resource)
    fields.reviewBy = date("見直し")
    fields.citations = texts("出典", isRequired: kind == .resource || kind == .statistics)
    fields.formerIDs = formerIDs()
    fields.acceptances = acceptances()
    if let title = fields.title, title.value.count > 40 {
      report(.longTitle(title.value.count, at: span(title.span)))
    }
    if let confirmed = fields.confirmed, let reviewBy = fields.reviewBy,
      reviewBy.value < confirmed.value
    {
      report(.reviewBeforeConfirmation(at: span(reviewBy.span)))
    }
    return fields
  }

  private mutating func titleReading() -> Located<String>? {
    guard let reading = text("読み") else { return nil }
    if isReading(reading.value) { return reading }
    report(.readingNotKana(reading.value, at: span(reading.span)))
    return nil
  }

  private mutating func formerIDs() -> [Located<String>] {
    texts("旧").filter { id in
      // The list of its kind is at index.html.
      if isID(id.value), id.value != "index" { return true }
      report(.badFormerID(id.value, at: span(id.span)))
      return false
    }
  }

  private mutating func acceptances() -> [Acceptance] {
    guard let list = node("許可") else { return [] }
    let example = "- {規則: PHONE, 語: \"…\", 理由: \"…\"}"
    guard case .sequence(let items) = list.value else {
      report(.notAList("許可", example: example, at: span(list.span)))
      return []
    }
    return items.compactMap { item in
      var fields = FrontMatterReader(item, of: source, opening: item.span)
      let rule = fields.text("規則", isRequired: true)
      let word = fields.text("語", isRequired: true)
      let reason = fields.text("理由", isRequired: true)
      fields.finish()
      for diagnostic in fields.diagnostics { report(diagnostic) }
      guard let rule, let word, let reason else { return nil }
      return Acceptance(rule: rule, word: word, reason: reason)
    }
  }

  fileprivate mutating func detail(_ kind: EntryKind, _ vocabulary: Vocabulary) -> Entry.Detail? {
    switch kind {
    case .caseExample: caseExample(vocabulary).map { .caseExample($0) }
    case .module: module().map { .module($0) }
    case .quiz: quiz().map { .quiz($0) }
    case .resource: resource(vocabulary).map { .resource($0) }
    case .statistics: statistics().map { .statistics($0) }
    case .initiative: initiative().map { .initiative($0) }
    case .page: .page
    }
  }
}

extension Diagnostic {
  fileprivate static func longTitle(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "long-title", "題名が\(count)字あります。一覧で読みやすいのは40字までです。", hint: "短くします。",
      at: span)
  }

  fileprivate static func reviewBeforeConfirmation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "review-before-confirmation", "見直しの日が、確認日より前になっています。",
      hint: "見直しには、次に確かめる日を書きます。", at: span)
  }

  fileprivate static func badFormerID(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-id", "項目「旧」の「\(id)」は、ページの名前の形ではありません。",
      hint: "半角の英小文字・数字・ハイフンで書きます。例: 旧: [c-0003]", at: span)
  }
}
