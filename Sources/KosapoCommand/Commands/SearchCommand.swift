// SPDX-License-Identifier: MIT

import Diagnostics
import Search

extension CommandDescription {
  static let search = CommandDescription(
    name: "search", summary: "作ったサイトの中を探す",
    details: """
      サイトの検索と同じ索引を使い、同じ結果を同じ順に表示します。先に kosapo build でサイトを作っておきます。
      並べた言葉をすべて含むページを探します。ひらがなとカタカナ、全角と半角、こども・子どもなどは区別しません。
      絞り込みの言葉は「,」で区切って並べられます（どれかに当てはまるもの）。
      """,
    operands: [
      Operand(name: "WORDS", summary: "探す言葉", isRequired: false, isRepeated: true)
    ],
    options: facetOptions + [
      Option(
        name: "--kind", value: "KIND",
        summary: "ページの種類（\(kindNames.map(\.name).joined(separator: "、"))）",
        suggestions: kindNames.map(\.name)),
      Option(name: "--limit", value: "N", summary: "表示する件数（省くと10）"),
      Option(
        name: "--format", value: "text|json", summary: "表示の形", choices: ["text", "json"]),
    ],
    examples: [
      ("kosapo search 不登校 訪問", "両方を含むページを探します。"),
      ("kosapo search 不登校 -いじめ", "「いじめ」を含むページを除きます。"),
      ("kosapo search '\"家庭訪問の記録\"'", "続いた言葉として探します。"),
      ("kosapo search 就学援助 --topic ひとり親 --stage 中学校", "事例の言葉で絞ります。"),
      ("kosapo search こども --format json", "ほかのプログラムが読む形で表示します。"),
    ], takesHyphenWords: true, run: runSearch)
}

/// The facets with the names that readers know.
private let facetNames = [
  ("issue", "課題"), ("topic", "主題"), ("stage", "学校段階"), ("support", "つなぎ先"), ("outcome", "結果"),
  ("form", "種別"),
]

private let facetOptions = facetNames.map { name, label in
  CommandDescription.Option(name: "--\(name)", value: "WORD", summary: "\(label)の言葉で絞る")
}

/// The kinds of pages.
private let kindNames: [(kind: String, name: String)] = [
  ("case", "事例"), ("module", "研修"), ("quiz", "確認テスト"), ("resource", "つなぎ先"),
  ("term", "用語"), ("statistics", "実施状況"), ("initiative", "取組シート"), ("page", "案内"),
]

private func runSearch(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let limit = try limit(values["--limit"])
  let site = "\(values.root)/site/public"
  let index: SearchIndex
  do {
    index = try SearchIndex { path throws(FileError) in
      try OpenFile.reading("\(site)/\(path)").bytes(expecting: 65_536, limit: 1 << 30)
    }
  } catch let error as FileError {
    guard error.systemNumber == noSuchFile else { throw error }
    console.printError("「\(site)」に検索の索引がありません。")
    console.printError("直し方: kosapo build でサイトを作ってから、もう一度探してください。")
    return .machineFailed
  }
  do {
    let request = SearchRequest(
      query: values.operands.joined(separator: " "), facets: try facets(values, index),
      limit: limit)
    let answer = try index.answer(request)
    if values["--format"] == "json" {
      console.print(json(answer, index).text)
    } else {
      show(answer, in: site, on: console)
    }
    return .done
  } catch let damage as SearchIndex.Damage {
    console.printError("検索の索引「\(site)/\(damage.path)」が壊れています。")
    console.printError("直し方: kosapo build でサイトを作り直してください。")
    return .machineFailed
  }
}

/// ENOENT.
private let noSuchFile: Int32 = 2

private func limit(_ text: String?) throws(UsageError) -> Int {
  guard let text else { return 10 }
  guard let limit = Int(text), (0...100_000).contains(limit) else {
    throw UsageError("「--limit」の「\(text)」は件数ではありません。", hint: "0から100000までの数を書きます。例: --limit 20")
  }
  return limit
}

/// The chosen words as slugs; labels and slugs are both understood.
private func facets(
  _ values: ArgumentValues, _ index: SearchIndex
) throws(UsageError) -> [String: [String]] {
  var facets: [String: [String]] = [:]
  for (name, label) in facetNames {
    facets[name] = try slugs(values["--\(name)"], index.labels[name] ?? [:], label, "--\(name)")
  }
  let kinds = Dictionary(kindNames.map { ($0.kind, $0.name) }, uniquingKeysWith: { $1 })
  facets["kind"] = try slugs(values["--kind"], kinds, "ページの種類", "--kind")
  return facets.filter { !$0.value.isEmpty }
}

private func slugs(
  _ text: String?, _ labels: [String: String], _ name: String, _ option: String
) throws(UsageError) -> [String] {
  var slugs: [String] = []
  for part in (text ?? "").split(whereSeparator: { ",、，".contains($0) }) {
    let word = part.drop { $0 == " " }
    let known = labels.first {
      $0.key == word || $0.value == word || withoutNumber($0.value) == withoutNumber(String(word))
    }
    guard let known else {
      let nearest = nearestWord(to: String(word), among: labels.values.sorted())
      throw UsageError(
        "「\(option)」の「\(word)」という\(name)のページはありません。",
        hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
          ?? "使える言葉: " + labels.values.sorted().prefix(12).joined(separator: "、"))
    }
    slugs.append(known.key)
  }
  return slugs
}

/// A word without the number that pages show before it.
private func withoutNumber(_ word: String) -> Substring {
  word.drop { "①②③④⑤⑥⑦⑧⑨".contains($0) }
}

private func json(_ answer: SearchAnswer, _ index: SearchIndex) -> JSONValue {
  .members([
    "query": .text(answer.query), "total": .number(answer.total),
    "results": .array(
      answer.results.map { result in
        .members([
          "id": .text(result.id), "kind": .text(result.kind), "title": .text(result.title),
          "url": .text(result.url), "score": .number(result.score),
          "excerpt": .text(result.excerpt),
          "marks": .array(
            result.marks.map { .array([.number($0.lowerBound), .number($0.upperBound)]) }),
        ])
      }),
    "facets": .object(
      facetNames.map { name, _ in
        let counts = answer.facets.first { $0.name == name }?.counts ?? []
        return JSONValue.Member(
          name: name,
          value: .object(
            counts.map {
              .init(name: index.labels[name]?[$0.word] ?? $0.word, value: .number($0.count))
            }))
      }),
  ])
}

/// Prints the results: title, kind, where the page is, and the excerpt with its hits.
private func show(_ answer: SearchAnswer, in site: String, on console: Console) {
  if let problem = answer.problem {
    console.print(problem)
    return
  }
  let width = max(40, min(console.columns ?? 80, 100))
  for (number, result) in answer.results.enumerated() {
    let kind = kindNames.first { $0.kind == result.kind }?.name ?? result.kind
    let title = console.usesColour ? "\u{1B}[1m\(result.title)\u{1B}[0m" : result.title
    console.print("\(number + 1). \(title)（\(kind)）")
    console.print("   \(site)/\(result.url)")
    if !result.synonyms.isEmpty {
      console.print("   \(result.synonyms.map { "「\($0)」" }.joined())を含む")
    }
    for line in wrapped(marked(result), width: width, first: "   ", rest: "   ") {
      console.print(console.usesColour ? coloured(line) : line)
    }
  }
  if let notice = answer.notice { console.print(notice) }
  if answer.total == 0 {
    console.print("「\(answer.query)」は見つかりませんでした。言葉を短くするか、減らしてみてください。")
  } else {
    let rest = answer.total > answer.results.count ? "そのうち\(answer.results.count)件を表示しました。" : ""
    console.print("全部で\(answer.total)件です。\(rest)")
  }
}

/// The excerpt with its hits in corner brackets.
private func marked(_ result: SearchAnswer.Result) -> String {
  let scalars = Array(result.excerpt.unicodeScalars)
  var text = String.UnicodeScalarView()
  var end = 0
  for mark in result.marks {
    text += scalars[end..<mark.lowerBound]
    text.append("【")
    text += scalars[mark]
    text.append("】")
    end = mark.upperBound
  }
  text += scalars[end...]
  return String(text)
}

/// A line whose bracketed hits are shown in bold besides.
private func coloured(_ line: String) -> String {
  line.replacing("【", with: "\u{1B}[1;33m【").replacing("】", with: "】\u{1B}[0m")
}
