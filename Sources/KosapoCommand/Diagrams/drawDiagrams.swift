// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Site

extension LoadedContent {
  /// The content with its diagrams drawn, and what is to be told of them.
  ///
  /// Where the program that draws is missing, the pages say in words what the pictures show.
  func drawn(at desk: DrawingDesk) async -> LoadedContent {
    let placed = library.diagrams
    guard !placed.isEmpty else { return self }
    var pictures: [String: DiagramPicture] = [:]
    var told: [Diagnostic] = []
    for (place, outcome) in zip(placed, desk.outcomes(of: placed.map(\.diagram.source))) {
      switch outcome {
      case .drawn(let picture): pictures[place.diagram.source] = picture
      case .refused(let words, let line):
        told.append(.notDrawn(words, at: place.span(ofLine: line)))
      case .tooSlow: told.append(.tooSlow(at: place.span(ofLine: nil)))
      case .failed(let error): told.append(.notStarted(error, at: place.span(ofLine: nil)))
      case .noTool where told.isEmpty:
        told.append(.noTool(count: placed.count, at: place.span(ofLine: nil)))
      case .noTool: break
      }
    }
    return LoadedContent(
      root: root, library: library, reading: reading, diagnostics: diagnostics + told,
      tables: tables, digests: digests, readCases: readCases, pictures: pictures)
  }
}

extension Diagnostic {
  fileprivate static func notDrawn(_ words: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-not-drawn",
      "図の書き方に誤りがあり、描けません" + (words.isEmpty ? "。" : "（Graphviz の表示: \(words)）。"),
      hint: "「->」「{」「}」「[」「]」「\"」の抜けや重なりを、この行の近くで確かめます。", at: span)
  }

  fileprivate static func tooSlow(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-too-slow", "図が大きすぎて、時間内に描けませんでした。", hint: "線や箱を減らすか、図を二つに分けます。",
      at: span)
  }

  fileprivate static func notStarted(_ error: FileError, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, id: "diagram-not-drawn", error.message, hint: error.hint, at: span)
  }

  fileprivate static func noTool(count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "diagram-tool-missing",
      "図を描くプログラム Graphviz（dot）が見つからないため、\(count)枚の図の代わりに、その説明の文章を載せます。",
      hint: "管理者の権限で「apt-get install graphviz」を実行してから、もう一度作ります。", at: span)
  }
}
