// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Where the arrow between two sides stands in an item.
struct ArrowPlace {
  /// The text node that holds it, and its bytes in that node's literal.
  let node: Int
  let bytes: Range<Int>

  private static let arrows = ["→", "⇒", "➡", "⟶", "->", "=>", "－＞", "＝＞"]

  init?(in item: QuestionItem, of file: QuestionSource) {
    guard let first = item.lines.first, let last = item.lines.last else { return nil }
    var node = first.nodes.lowerBound
    while node < last.nodes.upperBound {
      let found = file.document.nodes[node]
      if found.kind == .text {
        let literal = file.document.literals[found.literal]
        for offset in literal.indices {
          for arrow in ArrowPlace.arrows where literal[offset...].starts(with: arrow.utf8) {
            self.node = node
            let start = offset - literal.startIndex
            bytes = start..<(start + arrow.utf8.count)
            return
          }
        }
      }
      node = found.subtreeEnd
    }
    return nil
  }
}

extension AnswerBuilder {
  mutating func order() -> BuiltAnswer? {
    var items: [QuestionText] = []
    var seen: Set<String> = []
    for item in lists.items {
      let text = text(of: item, dropping: 0)
      let plain = file.document.plainText(of: text)
      if text.isEmpty {
        diagnostics.append(.emptyItem(at: file.span(item.bytes)))
      } else if !seen.insert(plain).inserted {
        diagnostics.append(.doubledItem(plain, at: file.span(item.bytes)))
      }
      if item.hasClearMark {
        diagnostics.append(.markInOrder(at: file.span(item.bytes)))
      }
      items.append(text)
    }
    guard items.count > 1 else {
      diagnostics.append(.orderOfOne(at: file.span(lists.items[0].bytes)))
      return nil
    }
    return BuiltAnswer(key: .order(count: items.count), options: .items(items))
  }

  mutating func matches() -> BuiltAnswer? {
    var lefts: [QuestionText] = []
    var rights: [QuestionText] = []
    var places: [String: Int] = [:]
    var key: [Int] = []
    var seen: Set<String> = []
    var others: [QuestionText] = []
    for item in lists.items {
      guard let sides = sides(of: item) else { continue }
      let left = sides.left.map { file.document.plainText(of: $0) }
      if let text = sides.left, let left {
        if !seen.insert(left).inserted {
          diagnostics.append(.doubledLeft(left, at: file.span(item.bytes)))
          continue
        }
        let right = file.document.plainText(of: sides.right)
        if places[right] == nil {
          places[right] = rights.count
          rights.append(sides.right)
        }
        lefts.append(text)
        key.append(places[right] ?? 0)
      } else {
        others.append(sides.right)
      }
    }
    for other in others {
      let plain = file.document.plainText(of: other)
      if places[plain] == nil {
        places[plain] = rights.count
        rights.append(other)
      } else {
        diagnostics.append(.doubledRight(plain, at: file.span(lists.items[0].bytes)))
      }
    }
    guard !lefts.isEmpty, rights.count > 1 else {
      if diagnostics.allSatisfy({ $0.severity != .error }) {
        diagnostics.append(.matchOfOne(at: file.span(lists.items[0].bytes)))
      }
      return nil
    }
    return BuiltAnswer(
      key: .matches(key, choices: rights.count), options: .pairs(lefts: lefts, rights: rights))
  }

  /// The texts before and behind the arrow; the left one may be missing.
  private mutating func sides(of item: QuestionItem) -> (left: QuestionText?, right: QuestionText)? {
    guard let first = item.lines.first, let last = item.lines.last,
      let arrow = ArrowPlace(in: item, of: file)
    else {
      diagnostics.append(.missingArrow(file.text(item.bytes), at: file.span(item.bytes)))
      return nil
    }
    let literal = file.document.nodes[arrow.node].literal
    let left = file.part(
      ofNodes: first.nodes.lowerBound..<(arrow.node + 1),
      cutting: literal.count - arrow.bytes.lowerBound)
    let right = file.part(
      ofNodes: arrow.node..<last.nodes.upperBound, dropping: arrow.bytes.upperBound)
    guard let right else {
      diagnostics.append(.missingRight(file.text(item.bytes), at: file.span(item.bytes)))
      return nil
    }
    return (left.map { QuestionText([.line($0)]) }, QuestionText([.line(right)]))
  }
}

extension QuestionSource {
  /// Sibling nodes, the last of them a text that does not count from some bytes before its end.
  fileprivate func part(ofNodes range: Range<Int>, cutting count: Int) -> InlinePart? {
    guard let part = part(ofNodes: range), let last = range.last else { return nil }
    let literal = document.literals[document.nodes[last].literal]
    let kept = literal.dropLast(count)
    let tail = count + blankSuffix(of: kept)
    let isSameNode = part.nodes.lowerBound == last
    if tail + (isSameNode ? part.head : 0) >= literal.count {
      guard !isSameNode else { return nil }
      return self.part(ofNodes: range.lowerBound..<last)
    }
    return InlinePart(nodes: part.nodes, head: part.head, tail: tail)
  }
}

extension Diagnostic {
  fileprivate static func emptyItem(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-choice", "並べ替える項目に文がありません。", hint: "文を書くか、この行を消します。", at: span)
  }

  fileprivate static func doubledItem(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-choice", "並べ替える項目「\(text)」が2つあります。", hint: "見分けられる文にします。", at: span)
  }

  fileprivate static func markInOrder(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "mark-in-order", "並べ替えの項目に、正誤の印は付けません。", hint: "印を消すか、種類を「選択」にします。",
      at: span)
  }

  fileprivate static func orderOfOne(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "order-of-one", "並べ替える項目が1つしかありません。", hint: "2つ以上を、正しい順に並べます。", at: span)
  }

  fileprivate static func doubledLeft(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-choice", "組み合わせの左側「\(text)」が2つあります。", hint: "一つにします。", at: span)
  }

  fileprivate static func doubledRight(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-choice", "組み合わせの右側だけの「\(text)」は、ほかの行にもあります。",
      hint: "右側だけの行は、どれとも結び付かないものにします。", at: span)
  }

  fileprivate static func matchOfOne(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "match-of-one", "組み合わせる相手が1つしかありません。",
      hint: "「- 左 → 右」の行を2つ以上にするか、「- → 右」の行を加えます。", at: span)
  }

  fileprivate static func missingArrow(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "match-without-side", "組み合わせの行「\(text)」に「→」がありません。", hint: "「- 左 → 右」の形で書きます。",
      at: span)
  }

  fileprivate static func missingRight(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "match-without-side", "組み合わせの行「\(text)」に、右側がありません。",
      hint: "「→」の後に、結び付くものを書きます。", at: span)
  }
}
