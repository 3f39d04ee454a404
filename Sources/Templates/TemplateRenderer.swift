// SPDX-License-Identifier: MIT

/// Runs a program for one page.
///
/// Whoever counts what all cores share makes them wait for each other: the program is copied or looked at where it stands.
struct TemplateRenderer: ~Copyable {
  private typealias Fields = Span<(String, TemplateValue)>

  private let program: TemplateProgram

  /// The program's own, copied for this page.
  private var literals: [UInt8] = []

  /// The present items of the outermost lists, as far as lists inside of them use them.
  private var outerItems: [TemplateObject]

  private var output: [UInt8]

  /// - Parameters:
  ///   - program: What to run.
  ///   - output: The page is appended to it.
  init(_ program: TemplateProgram, appendingTo output: consuming [UInt8]) {
    self.program = program
    self.output = output
    outerItems = Array(repeating: [:], count: program.outerItemCount)
    literals.reserveCapacity(program.literals.count)
    literals.append(contentsOf: program.literals)
  }

  /// Returns the output with the whole page.
  consuming func output(with page: TemplateObject) -> [UInt8] {
    let fields = page.fields.span
    run(program.steps.indices, fields, item: fields, "")
    return output
  }

  /// Runs some steps.
  ///
  /// - Parameters:
  ///   - range: Which steps.
  ///   - page: The values of the page.
  ///   - item: Those of the item of the innermost list, where that is an object.
  ///   - text: The item of the innermost list, where that is a text.
  private mutating func run(_ range: Range<Int>, _ page: Fields, item: Fields, _ text: String) {
    var index = range.lowerBound
    while index < range.upperBound {
      let step = program.steps[index]
      index += 1
      switch step {
      case .copy(let piece):
        if piece.count <= 32 {
          output.append(few: piece, of: literals)
        } else {
          output.append(contentsOf: literals[piece])
        }
      case .text(let place), .html(let place):
        switch place.start {
        case .page: appendValue(at: place.path, of: page, step)
        case .item: appendValue(at: place.path, of: item, step)
        case .textItem: output.appendEscapingHTML(text)
        case .outerItem(let depth):
          let outer = outerItems[depth]
          appendValue(at: place.path, of: outer.fields.span, step)
        }
      case .items(let place, let depth, let end):
        let inner = Inner(steps: index..<end, depth: depth)
        switch place.start {
        case .page: runItems(at: place.path, of: page, inner, page)
        case .item: runItems(at: place.path, of: item, inner, page)
        case .textItem: preconditionFailure("a text has no items")
        case .outerItem(let depth):
          let outer = outerItems[depth]
          runItems(at: place.path, of: outer.fields.span, inner, page)
        }
        index = end
      case .section(let place, let end):
        if isEmpty(place, page, item, text) { index = end }
      case .inverted(let place, let end):
        if !isEmpty(place, page, item, text) { index = end }
      }
    }
  }

  /// What is run for each item of a list.
  private struct Inner {
    let steps: Range<Int>
    let depth: Int
  }

  private mutating func appendValue(
    at path: Range<Int>, of fields: Fields, _ step: TemplateProgram.Step
  ) {
    guard let index = index(of: path.lowerBound, in: fields) else { return }
    switch fields[index].1 {
    case .object(let object) where path.count > 1:
      appendValue(at: path.dropFirst(), of: object.fields.span, step)
    case .text(let text):
      guard path.count == 1, case .text = step else { mismatch(at: path) }
      output.appendEscapingHTML(text)
    case .html(let bytes):
      guard path.count == 1, case .html = step else { mismatch(at: path) }
      output.append(contentsOf: bytes)
    case .none: break
    case .flag, .object, .list, .textList: mismatch(at: path)
    }
  }

  private mutating func runItems(
    at path: Range<Int>, of fields: Fields, _ inner: Inner, _ page: Fields
  ) {
    guard let index = index(of: path.lowerBound, in: fields) else { return }
    switch fields[index].1 {
    case .object(let object) where path.count > 1:
      runItems(at: path.dropFirst(), of: object.fields.span, inner, page)
    case .list(let items) where path.count == 1:
      for place in items.indices {
        let item = items[place]
        if inner.depth < outerItems.count { outerItems[inner.depth] = item }
        run(inner.steps, page, item: item.fields.span, "")
      }
    case .textList(let items) where path.count == 1:
      for place in items.indices { run(inner.steps, page, item: page, items[place]) }
    case .none: break
    case .text, .html, .flag, .object, .list, .textList: mismatch(at: path)
    }
  }

  /// Whether a section is left out.
  private func isEmpty(
    _ place: TemplateProgram.Place, _ page: Fields, _ item: Fields, _ text: String
  ) -> Bool {
    switch place.start {
    case .page: return isEmpty(at: place.path, of: page)
    case .item: return isEmpty(at: place.path, of: item)
    case .textItem: return text.isEmpty
    case .outerItem(let depth):
      let outer = outerItems[depth]
      return isEmpty(at: place.path, of: outer.fields.span)
    }
  }

  private func isEmpty(at path: Range<Int>, of fields: Fields) -> Bool {
    guard let first = path.first else { return false }
    guard let index = index(of: first, in: fields) else { return true }
    switch fields[index].1 {
    case .object(let object):
      return path.count > 1 && isEmpty(at: path.dropFirst(), of: object.fields.span)
    case .none: return true
    case .text(let text) where path.count == 1: return text.isEmpty
    case .html(let bytes) where path.count == 1: return bytes.isEmpty
    case .flag(let flag) where path.count == 1: return !flag
    case .list(let items) where path.count == 1: return items.isEmpty
    case .textList(let items) where path.count == 1: return items.isEmpty
    case .text, .html, .flag, .list, .textList: mismatch(at: path)
    }
  }

  /// Where the value of a name stands; `nil` where it was left out.
  ///
  /// No later than at its place in the model, if the values are in the model's order.
  @inline(__always) private func index(of name: Int, in fields: Fields) -> Int? {
    let slot = program.names[name].slot
    if slot < fields.count, fields[slot].0 == program.names[name].text { return slot }
    return indexAround(slot, of: name, in: fields)
  }

  private func indexAround(_ slot: Int, of name: Int, in fields: Fields) -> Int? {
    let end = min(slot, fields.count)
    var index = end
    while index > 0 {
      index -= 1
      if fields[index].0 == program.names[name].text { return index }
    }
    index = end
    while index < fields.count {
      if fields[index].0 == program.names[name].text { return index }
      index += 1
    }
    return nil
  }

  private func mismatch(at path: Range<Int>) -> Never {
    let name = program.names[path].map(\.text).joined(separator: ".")
    preconditionFailure("the value of '\(name)' is of another shape")
  }
}

extension [UInt8] {
  /// Appends so little that it is sooner copied than counted as somebody's own.
  fileprivate mutating func append(few range: Range<Int>, of bytes: [UInt8]) {
    let bytes = bytes.span.extracting(range)
    append(addingCapacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }
}
