// SPDX-License-Identifier: MIT

import Diagnostics

/// The mistakes found on one way through the templates, which is given up after a hundred.
struct TemplateProblems {
  private static let most = 100

  private(set) var diagnostics: [Diagnostic] = []

  /// Whether there is no use in looking further.
  var isFull: Bool { diagnostics.count > Self.most }

  /// Adds a mistake; the last one is followed by the word that there may be more.
  mutating func append(_ problem: Diagnostic) {
    guard !isFull else { return }
    diagnostics.append(problem)
    guard diagnostics.count == Self.most else { return }
    diagnostics.append(
      .tooManyProblems(at: SourceSpan(path: problem.path, bytes: problem.span)))
  }
}

extension Diagnostic {
  fileprivate static func tooManyProblems(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "template-too-many-problems",
      "テンプレートに間違いが多いので、ここから先は調べていません。",
      hint: "ここまでの間違いを直してから、もう一度調べてください。", at: span)
  }
}
