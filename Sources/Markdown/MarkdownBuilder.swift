// SPDX-License-Identifier: MIT

package import Diagnostics

/// Reads a part of a file as Markdown.
///
/// - Parameters:
///   - source: The file; all spans are bytes of it.
///   - range: The bytes of the text, behind the front matter.
///   - options: How it is read.
/// - Returns: The document, unless a limit was exceeded, and what there is to say to the author.
package func parseMarkdown(
  _ source: SourceText, in range: Range<Int>, options: MarkdownOptions = MarkdownOptions()
) -> Checked<MarkdownDocument> {
  let range = range.clamped(to: 0..<source.bytes.count)
  var start = range.lowerBound
  while source.bytes[start..<range.upperBound].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
  let body = start..<range.upperBound
  guard body.count <= MarkdownLimits.bytes else {
    return Checked(nil, [.textTooLong(in: source.path)])
  }
  let pass = SourcePass(source.bytes, in: body)
  if let problem = pass.limits.problem {
    return Checked(nil, [problem.diagnostic(in: source.path)])
  }
  guard let markers = Markers(avoiding: pass.used) else {
    return Checked(nil, [.textUsesEveryMarker(in: source.path)])
  }
  var builder = MarkdownBuilder(source: source, pass: pass, markers: markers, options: options)
  return builder.build(body)
}

/// Makes a document from what libcmark understood and from where it stands in the source.
struct MarkdownBuilder: ~Copyable {
  let source: SourceText
  let bytes: [UInt8]
  let pass: SourcePass
  let markers: Markers
  let options: MarkdownOptions
  let syntax: LinkSyntax

  /// What libcmark made of the text that is being read: of the whole body, or of all cells of its tables.
  var tree: CMarkTree
  var nodes: [MarkdownNode] = []
  var literals: [UInt8]
  var details: [MarkdownDetail] = []
  var diagnostics: [Diagnostic] = []
  var cursor = SourceCursor(at: 0, quotes: 0, limit: 0)

  /// What is left out of the text that ``tree`` was made of.
  var gaps: GapCursor

  /// Where libcmark's strings were copied to ``literals`` as a whole: only when nothing is looked for in the source.
  var stringsStart = 0

  /// The tables that were found, and what libcmark made of their cells.
  var tables: [TablePlan] = []
  var nextTable = 0
  var tableOverLimit: Int?
  var cellTree: CMarkTree?
  var cellParagraphs: [Int] = []

  /// Where the addresses of the links' definitions stand, by their labels; found when first asked for.
  var definitions: [String: Range<Int>]?

  /// How many texts were not found in the source as they should stand there.
  var misreadTexts = 0

  /// The end of what was last read.
  var lastEnd = 0

  init(source: SourceText, pass: SourcePass, markers: Markers, options: MarkdownOptions) {
    self.source = source
    self.bytes = source.bytes
    self.pass = pass
    self.markers = markers
    self.options = options
    self.literals = source.bytes
    self.gaps = GapCursor(options.isPlainCommonMark ? [] : pass.runs.gaps)
    self.syntax = LinkSyntax(bytes: source.bytes)
    self.tree = CMarkTree()
  }

  mutating func build(_ body: Range<Int>) -> Checked<MarkdownDocument> {
    if options.isPlainCommonMark {
      tree = CMarkTree(parsing: bytes[body])
      stringsStart = literals.count
      literals.append(contentsOf: tree.strings)
    } else {
      let isMarked = !pass.insertions.isEmpty || !pass.runs.gaps.isEmpty
      tree =
        isMarked
        ? CMarkTree(parsing: pass.prepared(with: markers)) : CMarkTree(parsing: bytes[body])
      planTables()
      if let table = tableOverLimit {
        return Checked(nil, [.tableTooLarge(in: source.path, at: table)])
      }
    }
    nodes.reserveCapacity(tree.nodes.count + tree.nodes.count / 8)
    // Addresses and ids are put behind the text.
    literals.reserveCapacity(literals.count + literals.count / 8 + 256)
    lastEnd = body.lowerBound
    appendBlocks()
    return finish()
  }

  /// Adds a node whose end is not known yet.
  ///
  /// - Returns: Its index, for ``close(_:at:)``.
  mutating func open(
    _ kind: MarkdownNodeKind, at start: Int, literal: Range<Int> = 0..<0, small: UInt16 = 0,
    flags: MarkdownNodeFlags = [], detail: UInt32 = 0
  ) -> Int {
    nodes.append(
      MarkdownNode(
        kind, span: start..<start, literal: literal, small: small, flags: flags, detail: detail))
    return nodes.count - 1
  }

  /// Gives a node its end.
  mutating func close(_ index: Int, at end: Int) {
    nodes[index] = nodes[index].ending(at: end, subtreeEnd: nodes.count)
  }

  /// Adds a node without children.
  mutating func appendLeaf(
    _ kind: MarkdownNodeKind, span: Range<Int>, literal: Range<Int> = 0..<0, small: UInt16 = 0,
    flags: MarkdownNodeFlags = [], detail: UInt32 = 0
  ) {
    nodes.append(
      MarkdownNode(
        kind, span: span, subtreeEnd: nodes.count + 1, literal: literal, small: small, flags: flags,
        detail: detail))
  }

  /// Adds a detail.
  ///
  /// - Returns: What a node stores to find it again.
  mutating func append(_ detail: MarkdownDetail) -> UInt32 {
    details.append(detail)
    return UInt32(truncatingIfNeeded: details.count)
  }

  /// Copies a string of libcmark's to the literals, as the author wrote it.
  mutating func copyString(_ range: Range<Int>) -> Range<Int> {
    if options.isPlainCommonMark {
      return (stringsStart + range.lowerBound)..<(stringsStart + range.upperBound)
    }
    let start = literals.count
    markers.append(range, of: tree.strings, to: &literals)
    return start..<literals.count
  }
}

extension Diagnostic {
  /// The text holds nearly every character that could have served as a marker.
  fileprivate static func textUsesEveryMarker(in path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "too-many-rare-characters",
      "ヴァイ文字などのまれな文字がほとんどすべて使われているため、読み取れません。",
      hint: "文字化けしていないか確かめてください", at: .wholeFile(path))
  }
}
