// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Synchronization

/// Finds out where a link of a document leads.
struct LinkChecker: Sendable {
  /// What checking one document found.
  struct Findings: Sendable {
    var diagnostics: [Diagnostic] = []

    /// Pictures and data that the document refers to, as paths from the root.
    var attachments: Set<String> = []
  }

  /// Every page, by its source's path.
  private let pages: [String: LinkedPage]
  private let attachments: Set<String>
  private let terms: Glossary?

  init(parts: LibraryParts) {
    var pages = [String: LinkedPage](minimumCapacity: parts.entries.count + 1)
    for path in parts.unreadPaths { pages[path] = LinkedPage { nil } }
    for entry in parts.entries {
      pages[entry.source.path] = LinkedPage { entry.references.anchors }
    }
    if let glossary = parts.glossary {
      pages[glossary.source.path] = LinkedPage { glossary.terms.map(\.anchor) }
    }
    self.pages = pages
    attachments = Set(parts.attachments)
    terms = parts.glossary
  }

  /// Checks what a document leads to.
  ///
  /// Links within the file can be left out: the ways of a 分岐事例 are told by their own check.
  func check(
    _ references: BodyReferences, of source: SourceText, checksOwnAnchors: Bool = true
  ) -> Findings {
    var findings = Findings()
    for link in references.links where checksOwnAnchors || !link.name.hasPrefix("#") {
      let span = SourceSpan(path: source.path, bytes: link.span)
      check(link.name, at: span, isPicture: false, &findings)
    }
    for image in references.images {
      let span = SourceSpan(path: source.path, bytes: image.span)
      check(image.name, at: span, isPicture: true, &findings)
    }
    for term in references.terms where terms?.term(named: term.name) == nil {
      findings.diagnostics.append(
        .unknownTerm(
          term.name, among: terms?.allNames ?? [],
          at: SourceSpan(path: source.path, bytes: term.span)))
    }
    return findings
  }

  /// The data of a page of figures lie beside it; what is published of them is made from them.
  func check(_ report: StatisticsReport, of entry: Entry, _ findings: inout Findings) {
    guard let path = entry.tablePath, !attachments.contains(path) else { return }
    let span = SourceSpan(path: entry.source.path, bytes: report.data.span)
    findings.diagnostics.append(.missingData(path, among: attachments, at: span))
  }

  private func check(
    _ destination: String, at span: SourceSpan, isPicture: Bool, _ findings: inout Findings
  ) {
    let target = LinkTarget(destination, from: span.path)
    switch target {
    case .outside:
      if isPicture { findings.diagnostics.append(.outsidePicture(destination, at: span)) }
    case .refused:
      findings.diagnostics.append(.refusedAddress(destination, at: span))
    case .file(let path, let anchor):
      if let page = pages[path], !isPicture {
        guard let anchor, let known = page.anchors, !known.contains(anchor) else { return }
        findings.diagnostics.append(.unknownAnchor(anchor, in: path, among: known, at: span))
      } else if attachments.contains(path) {
        findings.attachments.insert(path)
      } else if isPicture {
        findings.diagnostics.append(.missingPicture(path, among: attachments, at: span))
      } else {
        findings.diagnostics.append(.missingPage(path, among: pages.keys.sorted(), at: span))
      }
    }
  }
}

/// A page that links may lead to.
private final class LinkedPage: Sendable {
  private let read: @Sendable () -> [String]?
  private let known = Mutex<Set<String>??>(nil)

  /// - Parameter read: Gives the places of the page that have a name; `nil` where the file could not be read.
  init(_ read: @escaping @Sendable () -> [String]?) { self.read = read }

  /// The places that have a name, gathered when the first link asks for one: to most pages none does.
  var anchors: Set<String>? {
    known.withLock { known in
      if let known { return known }
      let anchors = read().map { Set($0) }
      known = .some(anchors)
      return anchors
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownTerm(
    _ term: String, among names: [String], at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: term, among: names)
    return Diagnostic(
      .error, id: "unknown-term", "用語「\(term)」は用語集（content/terms.md）にありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "用語集に「## \(term)」を加えます。", at: span,
      fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }

  fileprivate static func outsidePicture(_ address: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "outside-picture", "画像「\(address)」が外のサイトにあります。庁内の端末では表示できません。",
      hint: "画像のファイルを content/ の中に置きます。", at: span)
  }

  fileprivate static func refusedAddress(_ address: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "refused-address", "リンク先「\(address)」の形は使えません。",
      hint: "同じサイトの中は「../resources/shugaku-enjo.md」のような相対の道筋、外は https:// で書きます。", at: span)
  }

  fileprivate static func unknownAnchor(
    _ anchor: String, in path: String, among anchors: Set<String>, at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: anchor, among: anchors.sorted())
    return Diagnostic(
      .error, id: "unknown-anchor", "\(path) に「#\(anchor)」という見出しはありません。",
      hint: nearest.map { "「#\($0)」の書き間違いではありませんか。" } ?? "見出しに {#\(anchor)} を付けるか、# から後ろを消します。",
      at: span)
  }

  fileprivate static func missingPicture(
    _ path: String, among paths: Set<String>, at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestPath(to: path, among: paths.sorted())
    return Diagnostic(
      .error, id: "missing-picture", "画像「\(path)」がありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか（大文字と小文字も区別します）。" } ?? "画像をその場所に置きます。", at: span)
  }

  fileprivate static func missingData(
    _ path: String, among paths: Set<String>, at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestPath(to: path, among: paths.sorted())
    return Diagnostic(
      .error, id: "missing-data", "数字のファイル「\(path)」がありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "CSV のファイルをその場所に置きます。", at: span)
  }

  fileprivate static func missingPage(
    _ path: String, among paths: [String], at span: SourceSpan
  ) -> Diagnostic {
    let source = path.hasSuffix(".html") ? path.dropLast(5) + ".md" : path
    let nearest = nearestPath(to: source, among: paths)
    return Diagnostic(
      .error, id: "missing-page", "リンク先「\(path)」がありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "ファイルの名前と場所を確かめます。", at: span)
  }
}

/// Returns the path that was most likely meant: the same name in another folder, else the nearest name
/// in the folder.
private func nearestPath(to path: String, among paths: [String]) -> String? {
  func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
  if let moved = paths.first(where: { name($0) == name(path) }) { return moved }
  let folder = path.dropLast(name(path).count)
  let beside = paths.filter { $0.dropLast(name($0).count) == folder }
  let nearest = nearestWord(to: String(name(path)), among: beside.map { String(name($0)) })
  return nearest.map { folder + $0 }
}
