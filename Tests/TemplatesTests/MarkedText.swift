// SPDX-License-Identifier: MIT

import Diagnostics
import Testing

/// Text in which `«` and `»` point at places; they are taken out.
struct MarkedText {
  let text: String

  /// The bytes between each pair of marks, in the order in which they begin.
  let spans: [Range<Int>]

  init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    var spans: [Range<Int>] = []
    for character in marked.unicodeScalars {
      switch character {
      case "«": starts.append(text.utf8.count)
      case "»": spans.append(starts.removeLast()..<text.utf8.count)
      default: text.unicodeScalars.append(character)
      }
    }
    self.text = text
    self.spans = spans.sorted { $0.lowerBound < $1.lowerBound }
  }
}

/// A template with marked places, and what must be told of each.
struct Mistake: Sendable, CustomTestStringConvertible {
  /// What a diagnostic says besides its place.
  struct Words: Hashable, Sendable {
    let id: String
    let message: String
    let hint: String?

    init(_ id: String, _ message: String, _ hint: String?) {
      self.id = id
      self.message = message
      self.hint = hint
    }

    init(_ problem: Diagnostic) {
      self.init(problem.id, problem.message, problem.hint)
    }
  }

  let template: String
  let words: [Words]

  init(_ template: String, _ words: (String, String, String?)...) {
    self.template = template
    self.words = words.map { Words($0.0, $0.1, $0.2) }
  }

  var testDescription: String { template }
}
