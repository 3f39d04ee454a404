// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

/// Small whole content to test single slips in.
enum Example {
  static let vocabularyText = """
    課題:
      連携: {slug: cooperation, 番号: ①}
      アウトリーチ: {slug: outreach, 番号: ②}
      不登校: {slug: absence, 番号: ③}
    主題:
      不登校・登校しぶり: {slug: absence, 別名: [登校しぶり]}
      ひとり親: {slug: single}
    学校段階:
      小学校低学年: {slug: e-low}
      中学校: {slug: jh}
    家庭:
      母子世帯: {slug: single-m, 別名: [母子]}
    気づき:
      担任: {slug: teacher}
    結果:
      好転・解決: {slug: solved}
      アプローチ準備中: {slug: preparing}
    期間:
      1年以内: {slug: within-1-year}
    つながり:
      つながった: {slug: connected}
      待ち: {slug: waiting}
    同義語:
      - [こども, 子ども]

    """

  static var vocabulary: Vocabulary {
    get throws {
      try #require(readVocabulary(SourceText(path: "content/vocabulary.yml", vocabularyText)).value)
    }
  }

  static let caseFrontMatter = """
    題名: 朝起きられず欠席が増えた中学生
    種別: 個別支援
    加工: 架空
    課題: [アウトリーチ, 不登校]
    主題: [登校しぶり, ひとり親]
    学校段階: 中学校
    家庭: [母子世帯]
    気づき: 担任
    つなぎ先:
      - 就学援助: つながった
    結果: 好転・解決
    期間: 1年以内
    更新: 2026-06-01
    見直し: 2027-04-30
    区: 西区
    """

  static let caseBody = CaseExample.Form.individual.sections
    .map { "## \($0)\n\n本文です。\n" }.joined(separator: "\n")

  static func caseText(_ frontMatter: String = caseFrontMatter, body: String = caseBody) -> String {
    "---\n\(frontMatter)\n---\n\(body)"
  }

  /// Reads a file of a kind; its path is `content/FOLDER/ID.md`.
  static func read(
    _ text: String, as kind: EntryKind = .caseExample, id: String = "c-0001"
  ) throws -> Checked<Entry> {
    readEntry(
      SourceText(path: "content/\(kind.folder)/\(id).md", text), kind: kind,
      vocabulary: try vocabulary, options: MarkdownOptions())
  }

  static let resourceText = """
    ---
    題名: 就学援助
    種類: 制度
    出典: [学校教育法第19条]
    確認日: 2026-11-21
    別名: [就学援助費]
    ---
    ## 対象

    本文です。
    """

  static let termsText = """
    ---
    題名: 用語集
    更新: 2026-11-21
    ---
    ## 見立て
    読み: みたて
    別名: アセスメント、状況の読み取り

    状況を読み取ることです。
    """

  /// Gathers entries, a resource and a glossary.
  static func gather(_ entries: [Entry], attachments: [String] = []) throws -> Checked<Library> {
    let resource = try #require(
      try read(resourceText, as: .resource, id: "shugaku-enjo").value)
    let terms = readGlossary(
      SourceText(path: "content/terms.md", termsText), options: MarkdownOptions())
    return gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "問合せ"),
        vocabulary: try vocabulary, glossary: terms.value, entries: entries + [resource],
        unreadPaths: [], attachments: attachments))
  }
}

/// A diagnostic as its id and its place: `unknown-word 5:6`.
func brief(_ diagnostics: [Diagnostic], in text: String) -> [String] {
  let source = SourceText(path: "", text)
  return diagnostics.inOrder().map {
    let place = source.place(at: $0.span.lowerBound)
    return "\($0.id) \(place.line):\(place.column)"
  }
}
