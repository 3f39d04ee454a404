// SPDX-License-Identifier: MIT

import JapaneseText

/// What stands beside a run of `*`, `_` or `~`.
struct EmphasisNeighbour {
  /// The three kinds that CommonMark tells apart.
  enum Kind { case space, punctuation, letter }

  /// The kind by CommonMark 0.31.2, in which signs count as punctuation.
  let kind: Kind

  /// Whether it belongs to East Asian writing.
  let isEastAsian: Bool

  /// Whether libcmark 0.30.2 surely sees the same kind: it does not count signs as punctuation.
  let isCertain: Bool

  /// The beginning or the end of a line.
  static let lineEdge = EmphasisNeighbour(kind: .space, isEastAsian: false, isCertain: true)

  static let punctuationMarker = EmphasisNeighbour(
    kind: .punctuation, isEastAsian: false, isCertain: true)
  static let letterMarker = EmphasisNeighbour(kind: .letter, isEastAsian: false, isCertain: true)

  /// Punctuation of no East Asian script: it alone keeps a run from opening or closing.
  var isForeignPunctuation: Bool { kind == .punctuation && !isEastAsian }

  /// Tells what follows a run.
  init(at offset: Int, in bytes: [UInt8], limit: Int) {
    guard let scalar = Scalars.scalar(at: offset, in: bytes, limit: limit) else {
      self = .lineEdge
      return
    }
    self.init(scalar)
  }

  /// Tells what stands before a run; a variation selector belongs to the character before it.
  init(before offset: Int, in bytes: [UInt8], start: Int) {
    guard let last = Scalars.scalar(before: offset, in: bytes, start: start) else {
      self = .lineEdge
      return
    }
    switch last.scalar.value {
    case 0xE0100...0xE01EF:
      self.init(kind: .letter, isEastAsian: true, isCertain: true)
    case 0xFE00...0xFE0E:
      guard let base = Scalars.scalar(before: last.start, in: bytes, start: start)?.scalar else {
        self.init(kind: .letter, isEastAsian: false, isCertain: true)
        return
      }
      let isFullWidthQuotation =
        last.scalar.value == 0xFE01 && [0x2018, 0x2019, 0x201C, 0x201D].contains(base.value)
      let character = EmphasisNeighbour(base)
      self.init(
        kind: character.kind, isEastAsian: character.isEastAsian || isFullWidthQuotation,
        isCertain: character.kind == .letter)
    default:
      self.init(last.scalar)
    }
  }

  private init(kind: Kind, isEastAsian: Bool, isCertain: Bool) {
    self.kind = kind
    self.isEastAsian = isEastAsian
    self.isCertain = isCertain
  }

  private init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      self.init(kind: .space, isEastAsian: false, isCertain: true)
    case 0..<0x80:
      self.init(
        kind: isPunctuationOrSymbol(scalar) ? .punctuation : .letter, isEastAsian: false,
        isCertain: true)
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF:
      // Kana and ideographs need no look at the tables of Unicode.
      self.init(kind: .letter, isEastAsian: true, isCertain: true)
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x30FB, 0xFF01...0xFF03,
      0xFF05...0xFF0A, 0xFF0C...0xFF0F, 0xFF1A...0xFF1B, 0xFF1F:
      self.init(kind: .punctuation, isEastAsian: true, isCertain: true)
    default:
      let isPunctuation = isPunctuationOrSymbol(scalar)
      self.init(
        kind: isPunctuation ? .punctuation : .letter, isEastAsian: JapaneseText.isEastAsian(scalar),
        isCertain: !isPunctuation)
    }
  }
}

/// Whether a run of delimiters can begin and end emphasis.
struct EmphasisRun: Equatable {
  var canOpen: Bool
  var canClose: Bool

  /// Decides by CommonMark 0.31.2 with the amendment for East Asian text.
  init(before: EmphasisNeighbour, after: EmphasisNeighbour, isUnderscore: Bool) {
    let isLeft =
      after.kind != .space
      && (!after.isForeignPunctuation || before.kind == .space || before.isForeignPunctuation
        || before.isEastAsian)
    let isRight =
      before.kind != .space
      && (!before.isForeignPunctuation || after.kind == .space || after.isForeignPunctuation
        || after.isEastAsian)
    canOpen = isLeft && (!isUnderscore || !isRight || before.kind == .punctuation)
    canClose = isRight && (!isUnderscore || !isLeft || after.kind == .punctuation)
  }

  /// Decides as libcmark does.
  init(before: EmphasisNeighbour.Kind, after: EmphasisNeighbour.Kind, isUnderscore: Bool) {
    let isLeft = after != .space && (after != .punctuation || before != .letter)
    let isRight = before != .space && (before != .punctuation || after != .letter)
    canOpen = isLeft && (!isUnderscore || !isRight || before == .punctuation)
    canClose = isRight && (!isUnderscore || !isLeft || after == .punctuation)
  }
}

/// The markers that make libcmark decide as the amendment does.
struct EmphasisMarks {
  var before: EmphasisNeighbour.Kind?
  var after: EmphasisNeighbour.Kind?

  /// Finds the fewest markers for a run.
  ///
  /// - Parameters:
  ///   - before: What stands before the run, a marker of a neighbouring run included.
  ///   - after: What stands behind it.
  ///   - isUnderscore: Whether it is a run of `_`.
  ///   - wanted: What the run is to be able to.
  init(
    before: EmphasisNeighbour, after: EmphasisNeighbour, isUnderscore: Bool, wanted: EmphasisRun
  ) {
    let marks: [EmphasisNeighbour.Kind] = [.punctuation, .letter]
    let left = before.isCertain ? before.kind : nil
    let right = after.isCertain ? after.kind : nil
    func fits(_ left: EmphasisNeighbour.Kind?, _ right: EmphasisNeighbour.Kind?) -> Bool {
      guard let left, let right else { return false }
      return EmphasisRun(before: left, after: right, isUnderscore: isUnderscore) == wanted
    }
    if fits(left, right) { return }
    for mark in marks where fits(left, mark) {
      self.after = mark
      return
    }
    for mark in marks where fits(mark, right) {
      self.before = mark
      return
    }
    for first in marks {
      for second in marks where fits(first, second) {
        self.before = first
        self.after = second
        return
      }
    }
  }
}
