// SPDX-License-Identifier: MIT

/// Runs a program for one page.
struct TemplateRenderer {
  private let program: TemplateProgram
  private var contexts: [TemplateValue]

  init(_ program: TemplateProgram, _ page: TemplateObject) {
    self.program = program
    contexts = [.object(page)]
  }

  /// Appends the whole page.
  mutating func render(into output: inout [UInt8]) {
    run(program.steps.indices, into: &output)
  }

  private mutating func run(_ range: Range<Int>, into output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let step = program.steps[index]
      index += 1
      switch step {
      case .copy(let piece):
        output.append(contentsOf: program.literals[piece])
      case .text(let place):
        appendText(at: place, to: &output)
      case .html(let place):
        appendHTML(at: place, to: &output)
      case .section(let place, let end):
        runSection(for: value(at: place), index..<end, into: &output)
        index = end
      case .inverted(let place, let end):
        if value(at: place).isEmpty { run(index..<end, into: &output) }
        index = end
      }
    }
  }

  private mutating func runSection(
    for value: TemplateValue, _ range: Range<Int>, into output: inout [UInt8]
  ) {
    switch value {
    case .list(let items):
      for item in items { run(range, in: .object(item), into: &output) }
    case .textList(let items):
      for item in items { run(range, in: .text(item), into: &output) }
    case .text, .html, .flag, .object, .none:
      if !value.isEmpty { run(range, in: value, into: &output) }
    }
  }

  private mutating func run(
    _ range: Range<Int>, in context: TemplateValue, into output: inout [UInt8]
  ) {
    contexts.append(context)
    run(range, into: &output)
    contexts.removeLast()
  }

  private func appendText(at place: TemplateProgram.Place, to output: inout [UInt8]) {
    switch value(at: place) {
    case .text(let text): output.appendEscapingHTML(text)
    case .none: break
    default: preconditionFailure("the value of '\(name(of: place))' is not a text")
    }
  }

  private func appendHTML(at place: TemplateProgram.Place, to output: inout [UInt8]) {
    switch value(at: place) {
    case .html(let bytes): output.append(contentsOf: bytes)
    case .none: break
    default: preconditionFailure("the value of '\(name(of: place))' is not HTML")
    }
  }

  private func value(at place: TemplateProgram.Place) -> TemplateValue {
    var value = contexts[place.context]
    for index in place.path {
      let name = program.names[index]
      switch value {
      case .object(let object): value = object.value(of: name.text, near: name.slot)
      case .none: return .none
      default: preconditionFailure("the value before '\(name.text)' is not an object")
      }
    }
    return value
  }

  private func name(of place: TemplateProgram.Place) -> String {
    place.path.isEmpty ? "." : program.names[place.path].map(\.text).joined(separator: ".")
  }
}

extension TemplateValue {
  /// Whether a section is left out for it.
  fileprivate var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .html(let bytes): bytes.isEmpty
    case .flag(let flag): !flag
    case .object: false
    case .list(let items): items.isEmpty
    case .textList(let items): items.isEmpty
    case .none: true
    }
  }
}
