// SPDX-License-Identifier: MIT

/// An entry template with all its partials, every name found: what is left to do for each page.
struct TemplateProgram {
  /// Where a value is found.
  struct Place {
    let start: Start

    /// The names to follow from there, in ``TemplateProgram/names``; none for `{{.}}`.
    let path: Range<Int>
  }

  /// What names are followed from.
  enum Start {
    case page

    /// The item of the innermost list around, which is an object.
    case item

    /// The item of the innermost list around, which is a text.
    case textItem

    /// The item of a list further out; 0 is the outermost.
    case outerItem(Int)
  }

  /// A name, and where in its model it stands.
  struct Name {
    let text: String
    let slot: Int
  }

  enum Step {
    /// Appends a piece of ``TemplateProgram/literals``.
    case copy(Range<Int>)

    /// Appends a text, escaped.
    case text(Place)

    /// Appends HTML as it is.
    case html(Place)

    /// Runs the steps from the next one up to `end` for each item of a list.
    ///
    /// The depth counts the lists around this one.
    case items(Place, depth: Int, end: Int)

    /// Runs the steps from the next one up to `end` if the value is not empty.
    case section(Place, end: Int)

    /// Runs the steps from the next one up to `end` if the value is empty.
    case inverted(Place, end: Int)
  }

  let model: TemplateModel
  var steps: [Step] = []
  private(set) var names: [Name] = []
  private(set) var literals: [UInt8] = []

  /// How many of the outermost lists have items whose values lists inside of them use.
  private(set) var outerItemCount = 0

  /// Steps before this one must not be changed any more: a section begins or ends here.
  private var firstOpenStep = 0

  init(_ model: TemplateModel) {
    self.model = model
  }

  /// Appends text, to the step before where that is text too.
  mutating func append(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    let start = literals.count
    literals.append(contentsOf: text)
    if steps.count > firstOpenStep, case .copy(let range)? = steps.last {
      steps[steps.count - 1] = .copy(range.lowerBound..<literals.count)
    } else {
      steps.append(.copy(start..<literals.count))
    }
  }

  /// Appends the start of a section, with any end.
  ///
  /// - Returns: What ``endSection(_:)`` wants.
  mutating func beginSection(_ step: Step) -> Int {
    steps.append(step)
    firstOpenStep = steps.count
    return steps.count - 1
  }

  /// Lets a section end before the step that comes next.
  mutating func endSection(_ step: Int) {
    firstOpenStep = steps.count
    switch steps[step] {
    case .items(let place, let depth, _):
      steps[step] = .items(place, depth: depth, end: steps.count)
    case .section(let place, _): steps[step] = .section(place, end: steps.count)
    case .inverted(let place, _): steps[step] = .inverted(place, end: steps.count)
    case .copy, .text, .html: preconditionFailure("only a section has an end")
    }
  }

  /// Appends names to follow.
  mutating func place(from start: Start, following path: [Name]) -> Place {
    let first = names.count
    names.append(contentsOf: path)
    if case .outerItem(let depth) = start { outerItemCount = max(outerItemCount, depth + 1) }
    return Place(start: start, path: first..<names.count)
  }
}
