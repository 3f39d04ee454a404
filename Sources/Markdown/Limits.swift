// SPDX-License-Identifier: MIT

import Diagnostics

/// What a text may not exceed, so that reading it takes time in proportion to its length.
///
/// Looked at before libcmark reads anything: it grows slower than that on a few kinds of text.
struct MarkdownLimits {
  static let bytes = 64 << 20
  static let nesting = 200

  /// Lines, blocks that lines open, and signs that inline nodes can begin or end at: each takes a few hundred bytes of
  /// memory at most.
  static let marks = 1_000_000

  /// The product of `![` and `[` in lines without a blank one between them.
  static let imagesTimesBrackets = 4_000_000

  /// The bytes that the definitions of links may grow to where they are used.
  static let definitionBytes = 256 << 20

  /// Cells that rows lack and that are made up for.
  static let missingCells = 500_000

  /// The first limit that was exceeded.
  private(set) var problem: Problem?

  /// A limit that was exceeded, and where.
  enum Problem {
    case nesting(Int)
    case marks(Int)
    case brackets(Int)
    case definitions(Int)
  }

  private var marks = 0
  private var images = 0
  private var brackets = 0
  private var allBrackets = 0
  private var paragraphStart = 0
  private var definitionStart: Int?
  private var longestDefinition = 0
  private var longestDefinitionStart = 0

  /// Takes note of a line.
  ///
  /// - Parameters:
  ///   - start: Where its text begins, behind blanks and `>`.
  ///   - depth: How deep the blocks that it opens can be nested at most.
  ///   - isBlank: Whether it has no text.
  ///   - isDefinition: Whether it may begin the definition of a link.
  mutating func beginLine(at start: Int, depth: Int, isBlank: Bool, isDefinition: Bool) {
    if depth > MarkdownLimits.nesting { report(.nesting(start)) }
    addMarks(isBlank ? depth : depth + 1, at: start)
    if isBlank || isDefinition, let first = definitionStart {
      if start - first > longestDefinition {
        longestDefinition = start - first
        longestDefinitionStart = first
      }
      definitionStart = nil
    }
    if isDefinition { definitionStart = start }
    if isBlank {
      images = 0
      brackets = 0
      paragraphStart = start
    }
  }

  /// Takes note of signs that may mean something.
  mutating func addMarks(_ count: Int, at place: Int) {
    marks += count
    if marks > MarkdownLimits.marks { report(.marks(place)) }
  }

  /// Takes note of a `[`.
  mutating func addBracket(isImage: Bool) {
    allBrackets += 1
    brackets += 1
    if isImage { images += 1 }
    if images * brackets > MarkdownLimits.imagesTimesBrackets { report(.brackets(paragraphStart)) }
  }

  /// Ends the text.
  mutating func finish(at end: Int, length: Int) {
    beginLine(at: end, depth: 0, isBlank: true, isDefinition: false)
    let (grown, overflows) = longestDefinition.multipliedReportingOverflow(by: allBrackets)
    if overflows || grown > MarkdownLimits.definitionBytes + 20 * length {
      report(.definitions(longestDefinitionStart))
    }
  }

  private mutating func report(_ found: Problem) {
    if problem == nil { problem = found }
  }
}

extension MarkdownLimits.Problem {
  /// Says what is too much.
  func diagnostic(in path: String) -> Diagnostic {
    switch self {
    case .nesting(let start):
      Diagnostic(
        .error, id: "nesting-too-deep",
        "引用や箇条書きの入れ子が深すぎます。\(MarkdownLimits.nesting)段までにしてください。",
        hint: "「>」や「-」が続きすぎていないか確かめてください",
        at: SourceSpan(path: path, bytes: start..<start))
    case .marks(let start):
      Diagnostic(
        .error, id: "too-many-marks",
        "行と記号が多すぎて読み取れません。合わせて\(MarkdownLimits.marks / 10_000)万個までにしてください。",
        hint: "いくつかのファイルに分けてください", at: SourceSpan(path: path, bytes: start..<start))
    case .brackets(let start):
      Diagnostic(
        .error, id: "too-many-brackets",
        "1つの段落に「![」と「[」が多すぎて読み取れません。",
        hint: "空の行を入れて段落を分けてください", at: SourceSpan(path: path, bytes: start..<start))
    case .definitions(let start):
      Diagnostic(
        .error, id: "definition-too-long",
        "リンクの定義が長すぎるか、リンクが多すぎて読み取れません。",
        hint: "「[名前]: 行き先」を短くしてください", at: SourceSpan(path: path, bytes: start..<start))
    }
  }
}

extension Diagnostic {
  /// A text has more bytes than can be read.
  static func textTooLong(in path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "text-too-long",
      "ファイルが大きすぎます。\(MarkdownLimits.bytes >> 20)MBまでにしてください。",
      hint: "いくつかのファイルに分けてください", at: .wholeFile(path))
  }

  /// A table's rows lack too many cells.
  static func tableTooLarge(in path: String, at start: Int) -> Diagnostic {
    Diagnostic(
      .error, id: "table-too-large",
      "表の列に対して、セルの足りない行が多すぎます。",
      hint: "見出しの行と同じ数のセルを、どの行にも書いてください",
      at: SourceSpan(path: path, bytes: start..<start))
  }
}
