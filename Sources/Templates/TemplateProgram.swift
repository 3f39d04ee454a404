// SPDX-License-Identifier: MIT

/// An entry template with all its partials, every name found: what is left to do for each page.
struct TemplateProgram {
  /// Where a value is found.
  struct Place {
    /// Which context it starts from; 0 is the page, each open section adds one.
    let context: Int

    /// The names to follow from there, in ``TemplateProgram/names``; none for `{{.}}`.
    let path: Range<Int>
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

    /// Runs the steps from the next one up to `end` for each item of the value.
    case section(Place, end: Int)

    /// Runs the steps from the next one up to `end` if the value is empty.
    case inverted(Place, end: Int)
  }

  let model: TemplateModel
  var steps: [Step] = []
  var names: [Name] = []
  var literals: [UInt8] = []

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

  /// Appends the start of a section.
  ///
  /// - Returns: What ``endSection(_:)`` wants.
  mutating func beginSection(at place: Place, isInverted: Bool) -> Int {
    steps.append(isInverted ? .inverted(place, end: 0) : .section(place, end: 0))
    firstOpenStep = steps.count
    return steps.count - 1
  }

  /// Lets a section end before the step that comes next.
  mutating func endSection(_ step: Int) {
    firstOpenStep = steps.count
    switch steps[step] {
    case .section(let place, _): steps[step] = .section(place, end: steps.count)
    case .inverted(let place, _): steps[step] = .inverted(place, end: steps.count)
    case .copy, .text, .html: preconditionFailure("only a section has an end")
    }
  }

  /// Appends names to follow.
  mutating func place(in context: Int, following path: [Name]) -> Place {
    let start = names.count
    names.append(contentsOf: path)
    return Place(context: context, path: start..<names.count)
  }
}
