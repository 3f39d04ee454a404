// SPDX-License-Identifier: MIT

/// Pairs the runs of `~` in a block.
///
/// As in GitHub's dialect one or two of them strike out what stands between runs of the same length. A single one
/// does so only where it does not stand inside a word: `10:00~12:00` is a span of time.
struct StrikethroughPairs {
  /// The runs that are open among the children of one node, by length.
  private struct Openers {
    var single: [Int] = []
    var double: [Int] = []
  }

  /// The tokens that begin and end a strikethrough, by their indices.
  private(set) var closers: [Int: Int] = [:]

  init(_ tokens: [InlineToken]) {
    var parents = [Openers()]
    for (index, token) in tokens.enumerated() {
      switch token {
      case .enter: parents.append(Openers())
      case .leave: parents.removeLast()
      case .tildes(let run): pair(index, run, among: &parents[parents.count - 1])
      case .leaf: break
      }
    }
  }

  private mutating func pair(_ index: Int, _ run: TildeRun, among openers: inout Openers) {
    let isSingle = run.span.count == 1
    if run.canClose, let opener = isSingle ? openers.single.last : openers.double.last {
      closers[opener] = index
      while let last = openers.single.last, last >= opener { openers.single.removeLast() }
      while let last = openers.double.last, last >= opener { openers.double.removeLast() }
    } else if run.canOpen {
      if isSingle { openers.single.append(index) } else { openers.double.append(index) }
    }
  }
}

/// One or two `~`.
struct TildeRun {
  let span: Range<Int>
  let canOpen: Bool
  let canClose: Bool

  /// Tells what a run can do.
  ///
  /// - Parameters:
  ///   - span: Its bytes.
  ///   - bytes: The source.
  ///   - start: Where the text begins that it stands in.
  ///   - limit: Where that ends.
  init(_ span: Range<Int>, in bytes: [UInt8], start: Int, limit: Int) {
    let run = EmphasisRun(
      before: EmphasisNeighbour(before: span.lowerBound, in: bytes, start: start),
      after: EmphasisNeighbour(at: span.upperBound, in: bytes, limit: limit),
      isUnderscore: span.count == 1)
    self.span = span
    canOpen = run.canOpen
    canClose = run.canClose
  }
}

extension MarkdownBuilder {
  /// Makes strikethroughs of the runs of `~` that belong together, texts of the others.
  func strikingThrough(_ tokens: [InlineToken]) -> [InlineToken] {
    let hasTildes = tokens.contains { if case .tildes = $0 { true } else { false } }
    guard hasTildes else { return tokens }
    let pairs = StrikethroughPairs(tokens)
    let ends = Set(pairs.closers.values)
    return tokens.enumerated().map { index, token in
      guard case .tildes(let run) = token else { return token }
      if pairs.closers[index] != nil { return .enter(MarkdownNode(.strikethrough, span: run.span)) }
      if ends.contains(index) { return .leave(end: run.span.upperBound) }
      return .leaf(MarkdownNode(.text, span: run.span, literal: run.span))
    }
  }
}
