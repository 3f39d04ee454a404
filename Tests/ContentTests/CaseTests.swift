// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

@Test func wholeCaseIsReadWithoutDiagnostics() throws {
  let checked = try Example.read(Example.caseText())
  #expect(checked.diagnostics.isEmpty)
  let entry = try #require(checked.value)
  #expect(entry.id == "c-0001")
  #expect(entry.address == "cases/c-0001.html")
  guard case .caseExample(let example) = entry.detail else {
    Issue.record("not a case")
    return
  }
  #expect(example.form == .individual)
  #expect(example.issues.map(\.value.label) == ["アウトリーチ", "不登校"])
  #expect(example.topics.map(\.value.label) == ["不登校・登校しぶり", "ひとり親"])
  #expect(example.stage?.value.slug == "jh")
  #expect(example.connections.map(\.resource.value) == ["就学援助"])
  #expect(example.connections.map(\.result.value.slug) == ["connected"])
  #expect(example.privateNotes.map(\.text.value) == ["西区"])
  #expect(entry.reviewBy?.value.text == "2027-04-30")
}

/// One line of the front matter is changed; `nil` takes it away.
private struct LineSlip: Sendable {
  let line: String
  let replacement: String?
  let expected: [String]

  init(_ line: String, _ replacement: String?, _ expected: [String]) {
    self.line = line
    self.replacement = replacement
    self.expected = expected
  }
}

private let lineSlips: [LineSlip] = [
  LineSlip("種別: 個別支援", "種別: 個人支援", ["unknown-word 3:5"]),
  LineSlip("種別: 個別支援", nil, ["missing-key 1:1"]),
  LineSlip("加工: 架空", "加工: 架空の話", ["unknown-word 4:5"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: [アウトリーチ、不登校]", ["glued-words 5:6"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: [アウトリチ, 不登校]", ["unknown-word 5:6"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: [不登校, 不登校]", ["repeated-word 5:11"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題:", ["empty-value 5:1"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: []", ["empty-value 5:5"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: {連携: 不登校}", ["wrong-type 5:5"]),
  LineSlip("課題: [アウトリーチ, 不登校]", "課題: ［アウトリーチ、不登校］", ["fullwidth-bracket 5:5"]),
  LineSlip("学校段階: 中学校", "学校段階: 中学", ["unknown-word 7:7"]),
  LineSlip("学校段階: 中学校", nil, ["missing-key 1:1"]),
  LineSlip("家庭: [母子世帯]", "家庭: 母子", []),
  LineSlip("気づき: 担任", "気付き: 担任", ["unknown-key 9:1"]),
  LineSlip("  - 就学援助: つながった", "  - 就学援助：つながった", ["fullwidth-colon 11:5"]),
  LineSlip("  - 就学援助: つながった", "  - 就学援助", ["connection-form 11:5"]),
  LineSlip("  - 就学援助: つながった", "  - 就学援助: つながらない", ["unknown-word 11:11"]),
  LineSlip("結果: 好転・解決", "結果: アプローチ準備中", ["outcome-contradiction 11:11"]),
  LineSlip("更新: 2026-06-01", "更新: 2026-06-31", ["date-does-not-exist 14:5"]),
  LineSlip("見直し: 2027-04-30", "見直し: 2025-04-30", []),
  LineSlip("題名: 朝起きられず欠席が増えた中学生", "題名: 会議 #2", ["comment-in-text 2:7"]),
  LineSlip("題名: 朝起きられず欠席が増えた中学生", "題名: 会議  # 注記", []),
  LineSlip("題名: 朝起きられず欠席が増えた中学生", "題名: 会議: その後", ["yaml-colon-in-value 2:7"]),
  LineSlip("題名: 朝起きられず欠席が増えた中学生", "題名：会議", ["fullwidth-colon 2:3"]),
  LineSlip("題名: 朝起きられず欠席が増えた中学生", "題名: [会議]", ["wrong-type 2:5"]),
  LineSlip("区: 西区", "区: 西区\n区: 北区", ["duplicate-key 17:1"]),
  LineSlip("区: 西区", "旧: [C_1]", ["bad-id 16:5"]),
  LineSlip("区: 西区", "旧: [index]", ["bad-id 16:5"]),
  LineSlip("区: 西区", "許可: [{規則: PHONE, 語: 06}]", ["missing-key 16:6"]),
]

@Test(arguments: lineSlips)
private func slipInACaseIsToldAtItsPlace(slip: LineSlip) throws {
  let target = slip.replacement == nil ? slip.line + "\n" : slip.line
  let frontMatter = Example.caseFrontMatter.replacing(target, with: slip.replacement ?? "")
  let text = Example.caseText(frontMatter)
  #expect(Set(brief(try Example.read(text).diagnostics, in: text)) == Set(slip.expected))
}

@Test func allSlipsOfAFileAreToldInOneRun() throws {
  let text = Example.caseText(
    "題名：会議\n種別: 個人支援\n課題: [アウトリーチ、不登校]\n学校段階: 高校\n更新: 令和8年6月1日\n主題: ひとり親達", body: "")
  let ids = try Example.read(text).diagnostics.map(\.id)
  for id in ["fullwidth-colon", "unknown-word", "glued-words", "date-form", "missing-key"] {
    #expect(ids.contains(id))
  }
}

@Test func sectionsAreExpectedByForm() throws {
  let body = "## きっかけ\n\n本文。\n\n## 概要\n\n本文。\n\n## 見立\n\n本文。\n\n## 結果\n"
  let text = Example.caseText(body: body)
  let diagnostics = try Example.read(text).diagnostics
  #expect(diagnostics.allSatisfy { $0.severity == .warning })
  #expect(diagnostics.count { $0.id == "missing-section" } == 9)
  #expect(diagnostics.contains { $0.id == "section-order" })
  #expect(diagnostics.contains { $0.id == "empty-section" })
  let guess = try #require(diagnostics.first { $0.message.contains("「## 見立て」") })
  #expect(guess.hint?.contains("「## 見立」") == true)
}

@Test func practiceNeedsNeitherStageNorOutcome() throws {
  let body = CaseExample.Form.practice.sections.map { "## \($0)\n\n本文。\n" }.joined(separator: "\n")
  let text = Example.caseText("題名: 会議の工夫\n種別: 取組\n加工: 架空\n課題: [連携]\n更新: 2026-06-01", body: body)
  #expect(try Example.read(text).diagnostics.isEmpty)
}
