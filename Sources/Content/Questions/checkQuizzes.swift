// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Checks what only shows between quizzes: what is drawn from where, that ids are unique over all of them, and that
/// every question leads to the paragraph where its answer stands.
func checkQuizzes(in library: Library) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var owners: [String: String] = [:]
  for entry in library.entries(of: .quiz) {
    guard case .quiz(let quiz) = entry.detail else { continue }
    var seen: Set<String> = []
    for question in quiz.body.questions {
      guard let id = question.writtenID, seen.insert(id.value).inserted else { continue }
      if let other = owners[id.value] {
        diagnostics.append(
          .questionIDElsewhere(
            id.value, other, at: SourceSpan(path: entry.source.path, bytes: id.span)))
      } else {
        owners[id.value] = entry.source.path
      }
    }
    diagnostics += checkSources(of: quiz, entry, in: library)
    if !library.entries(of: .module).isEmpty {
      diagnostics += quiz.body.questions.compactMap { checkPlaceToRead($0, of: entry) }
    }
  }
  return diagnostics
}

/// An explanation leads to a heading of a module: whoever was wrong reads there again.
private func checkPlaceToRead(_ question: Question, of entry: Entry) -> Diagnostic? {
  var wholePage: SourceSpan?
  for link in entry.body.links(in: question.explanation) {
    guard case .file(let path, let anchor) = LinkTarget(link.destination, from: entry.source.path),
      path.hasPrefix("content/modules/")
    else { continue }
    if anchor != nil { return nil }
    wholePage = SourceSpan(path: entry.source.path, bytes: link.destinationSpan)
  }
  if let wholePage { return .linkWithoutHeading(question.number, at: wholePage) }
  return .questionWithoutPlace(
    question.number, at: SourceSpan(path: entry.source.path, bytes: question.headingSpan))
}

private func checkSources(of quiz: Quiz, _ entry: Entry, in library: Library) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let path = entry.source.path
  if quiz.form == .branching {
    for (key, span) in [("出題", quiz.drawCount?.span), ("出題元", quiz.drawnFrom.first?.span)] {
      guard let span else { continue }
      diagnostics.append(.keyOfQuestions(key, at: SourceSpan(path: path, bytes: span)))
    }
    return diagnostics
  }
  for id in quiz.drawnFrom {
    guard case .quiz(let other)? = library.entry(withID: id.value)?.detail else { continue }
    if id.value == entry.id || other.form == .branching {
      diagnostics.append(
        .wrongSource(
          id.value, isItself: id.value == entry.id, at: SourceSpan(path: path, bytes: id.span)))
    }
  }
  let count = library.questions(of: entry).count
  let isWhole = quiz.drawnFrom.allSatisfy { library.entry(withID: $0.value)?.kind == .quiz }
  if let draw = quiz.drawCount, draw.value > count, count > 0, isWhole {
    diagnostics.append(
      .drawsTooMany(draw.value, count, at: SourceSpan(path: path, bytes: draw.span)))
  }
  return diagnostics
}

extension Diagnostic {
  fileprivate static func questionIDElsewhere(
    _ id: String, _ other: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-question-id", "番号「\(id)」は、\(other) の問でも使われています。",
      hint: "写した方の「番号:」の行を消して、`kosapo quiz --ids` で新しく付けます。", at: span)
  }

  fileprivate static func questionWithoutPlace(_ number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "question-without-place",
      "問\(number)の解説に、答えの載っている研修モジュールへのリンクがありません。",
      hint: "「> 解説: … [見出し](../modules/01-mokuteki.md#見出し)」のように、答えの載っている見出しへのリンクを書きます。",
      at: span)
  }

  fileprivate static func linkWithoutHeading(_ number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "link-without-heading",
      "問\(number)の解説のリンクが、研修モジュールの見出しまで指していません。",
      hint: "「.md」の後に「#見出し」を付けて、答えの載っている段落を指します。", at: span)
  }

  fileprivate static func keyOfQuestions(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "key-without-use", "分岐事例では、項目「\(key)」は使いません。", hint: "この行を消します。", at: span)
  }

  fileprivate static func wrongSource(
    _ id: String, isItself: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "wrong-source",
      isItself ? "項目「出題元」に、このテスト自身「\(id)」があります。" : "項目「出題元」の「\(id)」は分岐事例なので、問を取り出せません。",
      hint: isItself ? "消します。このファイルの問は、いつも出題に入ります。" : "確認テストの名前を書きます。", at: span)
  }

  fileprivate static func drawsTooMany(
    _ draw: Int, _ count: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "draw-too-many", "出題は\(draw)問なのに、問は\(count)問しかありません。",
      hint: "\(count)以下にするか、問を増やします。", at: span)
  }
}
