// SPDX-License-Identifier: MIT

/// One look at every byte before libcmark reads them: lines, what must be marked, what may be an addition.
struct SourcePass {
  private(set) var lines: SourceLines

  /// Lines that may be the second line of a table.
  private(set) var tableLines: [Int] = []

  /// Lines that may begin the definition of a link.
  private(set) var definitionLines: [(line: Int, text: Int)] = []

  /// The names of the footnotes that seem to be defined.
  private(set) var footnoteLabels: Set<String> = []

  /// Where something stands that may begin one of the additions, in ascending order.
  private(set) var additions: [UInt32] = []

  /// Where markers go in, in ascending order.
  private(set) var insertions: [Insertion] = []

  /// What libcmark need not see.
  private(set) var runs = ShortenedRuns()

  /// The U+Axxx that the text uses.
  private(set) var used = Markers.CodeSet()

  /// What the text exceeds.
  private(set) var limits = MarkdownLimits()

  /// Whether a `&` or a `\\` stands anywhere, so that a text may not be what is written.
  private(set) var hasEscapes = false

  /// Whether one of the four characters stands anywhere that mean something in HTML.
  private(set) var hasMarkup = false

  /// The list marks that begin a line somewhere: they are not free for footnotes.
  private(set) var bullets: Set<UInt8> = []

  let bytes: [UInt8]
  let body: Range<Int>
  private var emphasis: EmphasisScanner

  /// Where the text of the present line begins, behind blanks and `>`.
  private var textStart = 0

  /// The end of the last address that stands in the text as it is.
  private var addressEnd = 0

  /// Looks through the body of a text.
  init(_ bytes: [UInt8], in body: Range<Int>) {
    self.bytes = bytes
    self.body = body
    emphasis = EmphasisScanner(bytes)
    lines = SourceLines(startingAt: body.lowerBound)
    lines.reserve(body.count / 48)
    scan()
    lines.append(body.upperBound)
    limits.finish(at: body.upperBound, length: body.count)
  }

  private mutating func scan() {
    var index = body.lowerBound
    scanLineStart(at: index)
    while true {
      let special = ByteScanning.next(
        of: SourcePass.specials, from: index, to: body.upperBound, in: bytes)
      runs.shorten(index..<special, of: bytes)
      guard special < body.upperBound else { return }
      index = scanSpecial(at: special)
    }
  }

  /// Looks at a byte that may mean something.
  ///
  /// - Returns: Where to go on.
  private mutating func scanSpecial(at index: Int) -> Int {
    let next = index + 1
    if bytes[index].isLineEnd { return scanLineEnd(at: index) }
    limits.addMarks(1, at: index)
    switch bytes[index] {
    case Byte.asterisk, Byte.underscore:
      return scanRun(at: index)
    case Byte.quotation, Byte.greater:
      hasMarkup = true
    case Byte.less:
      hasMarkup = true
      runs.turnOff()
    case Byte.ampersand:
      hasMarkup = true
      hasEscapes = true
      runs.turnOff()
      return scanEntity(at: index)
    case Byte.backslash:
      hasEscapes = true
      runs.turnOff()
    case Byte.backtick, 0:
      runs.turnOff()
    case Byte.openBrace, Byte.at:
      additions.append(UInt32(truncatingIfNeeded: index))
    case Byte.tilde:
      additions.append(UInt32(truncatingIfNeeded: index))
      if bytes[next..<min(next + 2, body.upperBound)].elementsEqual("~~".utf8) { runs.turnOff() }
    case Byte.closeBracket:
      runs.closeBracket(before: next < body.upperBound ? bytes[next] : Byte.lineFeed)
    case Byte.openBracket:
      runs.openBracket()
      limits.addBracket(isImage: index > body.lowerBound && bytes[index - 1] == Byte.exclamation)
      if next < body.upperBound, bytes[next] == Byte.openBracket || bytes[next] == Byte.caret {
        additions.append(UInt32(truncatingIfNeeded: index))
      }
    case Byte.colon, UInt8(ascii: "w"):
      scanAddress(at: index)
    default:
      if next + 1 < body.upperBound {
        used.insert(UInt16(bytes[next] & 0x3F) << 6 | UInt16(bytes[next + 1] & 0x3F))
      }
    }
    return next
  }

  private mutating func scanLineEnd(at index: Int) -> Int {
    var next = index + 1
    if bytes[index] == Byte.carriageReturn, next < body.upperBound, bytes[next] == Byte.lineFeed {
      next += 1
    }
    if next < body.upperBound {
      lines.append(next)
      scanLineStart(at: next)
    }
    return next
  }

  private mutating func scanLineStart(at start: Int) {
    if start < body.upperBound, bytes[start].isLineEnd {
      textStart = start
      runs.endParagraph()
      return limits.beginLine(at: start, depth: 0, isBlank: true, isDefinition: false)
    }
    let margin = LineMargin(of: bytes, at: start, limit: body.upperBound)
    let index = margin.text
    textStart = index
    let isBlank = index >= body.upperBound || bytes[index].isLineEnd
    if isBlank { runs.endParagraph() } else { runs.beginLine(bytes, start..<body.upperBound) }
    let isDefinition = !isBlank && mayBeginDefinition(at: margin.itemText)
    limits.beginLine(at: index, depth: margin.depth, isBlank: isBlank, isDefinition: isDefinition)
    if isDefinition { definitionLines.append((lines.starts.count, margin.itemText)) }
    guard index + 1 < body.upperBound else { return }
    if margin.indent <= 3 || margin.itemText > index { scanFootnote(at: margin.itemText) }
    switch bytes[index] {
    case Byte.pipe, Byte.colon, Byte.hyphen:
      if TableSyntax.isDelimiterRow(bytes, at: index, limit: body.upperBound) {
        tableLines.append(lines.starts.count)
      }
      if bytes[index] == Byte.hyphen { bullets.insert(Byte.hyphen) }
    case Byte.asterisk, Byte.plus:
      bullets.insert(bytes[index])
    default: break
    }
  }

  /// Marks the definition of a footnote, where one begins.
  private mutating func scanFootnote(at offset: Int) {
    guard
      let mark = FootnoteSyntax.definitionMark(bytes, at: offset, limit: body.upperBound)
    else { return }
    insertions.append(Insertion(offset: offset, role: .footnote))
    footnoteLabels.insert(FootnoteSyntax.name(bytes, mark.label))
  }

  private mutating func scanRun(at index: Int) -> Int {
    if index < addressEnd {
      let role: Markers.Role = bytes[index] == Byte.asterisk ? .asterisk : .underscore
      insertions.append(Insertion(offset: index, role: role, isReplacement: true))
      return index + 1
    }
    return emphasis.scanRun(
      at: index, start: textStart, limit: body.upperBound, into: &insertions)
  }

  /// Remembers an address that begins with `http://` or `www.`, at its first colon or its first `w`.
  private mutating func scanAddress(at index: Int) {
    guard index >= addressEnd,
      let address = BareAddress(bytes, signAt: index, start: textStart, limit: body.upperBound)
    else { return }
    additions.append(UInt32(truncatingIfNeeded: address.range.lowerBound))
    addressEnd = address.range.upperBound
  }

  /// Marks the end of what may be an entity, so that its text can be told from what follows.
  private mutating func scanEntity(at start: Int) -> Int {
    var end = start + 1
    while end < body.upperBound, end - start < 40,
      bytes[end].isASCIIAlphanumeric || bytes[end] == Byte.number
    {
      end += 1
    }
    guard end < body.upperBound, bytes[end] == Byte.semicolon, end > start + 1 else {
      return start + 1
    }
    if bytes[start + 1] == Byte.number { used.insert(entity: bytes[start + 2..<end]) }
    insertions.append(Insertion(offset: end + 1, role: .punctuation))
    return end + 1
  }

  private static let specials = ByteScanning.ASCIISet("\0\n\r\"&*:<>@[\\]_`w{~")
}
