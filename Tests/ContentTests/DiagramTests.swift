// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

private let head = "図: 流れ\n代替: 一つめの次に二つめがあります。\n"

private func page(_ block: String) -> String {
  "---\n題名: 題\n更新: 2026-06-01\n---\n```dot\n\(block)\n```\n"
}

/// What is told of a block: ids and places in the file; the block begins on line 6.
private func told(_ block: String) throws -> [String] {
  brief(try Example.read(page(block), as: .page, id: "a").diagnostics, in: page(block))
}

@Test(arguments: [
  "digraph { 一つめ -> 二つめ }",
  "digraph 流れ {\r\n  a -> b [label=\"あと\"];\r\n}",
  "strict digraph { a [shape=box, style=\"rounded,filled\"]; a -> b -> c }",
  "graph { a -- b; /* 注 */ // 注\n }",
  "digraph { rankdir=LR; subgraph cluster_x { label=\"区役所\"; a; b } a:e -> b:w }",
  "digraph { a [label=\"\\\"引用\\\"\\n二行目\"]; b [label=\"<b>\"]; width=-1.5 }",
])
func harmlessDiagramPasses(source: String) throws {
  #expect(try told(head + source) == [])
  let diagram = try #require(Diagram(head + source))
  #expect(diagram.title == "流れ")
  #expect(diagram.alternative == ["一つめの次に二つめがあります。"])
  #expect(diagram.source == source)
}

@Test(arguments: [
  ("digraph { a -> b }", ["diagram-title 5:1", "diagram-alternative 5:1"]),
  ("図: 流れ\ndigraph { a -> b }", ["diagram-alternative 5:1"]),
  ("図：流れ\n代替：\ndigraph { a -> b }", ["diagram-alternative 5:1"]),
  ("代替: 文\ndigraph { a -> b }", ["diagram-title 5:1"]),
])
func diagramWithoutWordsIsTold(block: String, expected: [String]) throws {
  #expect(try told(block) == expected)
}

@Test(arguments: [
  ("digraph { a [URL=\"javascript:alert(1)\"] }", ["diagram-attribute 8:14"]),
  ("digraph { a [href=\"https://example.jp/\"] }", ["diagram-attribute 8:14"]),
  (
    "digraph { edge [edgetooltip=\"x\", target=\"_top\"]; a -> b }",
    ["diagram-attribute 8:17", "diagram-attribute 8:34"]
  ),
  ("digraph { a [image=\"/etc/passwd\"] }", ["diagram-attribute 8:14"]),
  ("digraph { a [\"image\" = \"/etc/passwd\"] }", ["diagram-attribute 8:14"]),
  (
    "digraph { a [shape=custom, shapefile=\"/etc/passwd\"] }",
    ["diagram-attribute 8:20", "diagram-attribute 8:28"]
  ),
  (
    "digraph { imagepath=\"/\"; stylesheet=\"x.css\"; fontpath=\"/\" }",
    ["diagram-attribute 8:11", "diagram-attribute 8:26", "diagram-attribute 8:46"]
  ),
  ("digraph { a [_background=\"I 0 0 9 9 1 -x\"] }", ["diagram-attribute 8:14"]),
  (
    "digraph { a [label=<<b>太字</b>>] }",
    ["diagram-label 8:20"]
  ),
  ("digraph {\n  a [lable=\"x\"]\n}", ["diagram-attribute 9:6"]),
  ("digraph { a [shape=bx] }", ["diagram-attribute 8:20"]),
  ("digraph { a -> b", ["diagram-form 5:1"]),
  ("digraph { a } digraph { b }", ["diagram-form 8:15"]),
  ("digraph { a [label=\"x] }", ["diagram-form 5:1", "diagram-form 8:20"]),
  ("# 1 \"/etc/passwd\"\ndigraph { a }", ["diagram-form 8:1"]),
  ("a -> b", ["diagram-form 8:1"]),
  ("", ["diagram-form 5:1"]),
])
func hostileOrBrokenDiagramIsToldWhereItIsWrong(source: String, expected: [String]) throws {
  #expect(try told(head + source) == expected)
}

@Test func largeDiagramIsRefused() throws {
  let source = "digraph { " + String(repeating: "a -> b; ", count: 3_000) + "}"
  #expect(try told(head + source) == ["diagram-too-large 5:1"])
}

@Test func placeInADiagramInAListIsRight() throws {
  let text =
    "---\n題名: 題\n更新: 2026-06-01\n---\n- 図\n\n  ```dot\n  図: 流れ\n  代替: 文\n  digraph { a [URL=x] }\n  ```\n"
  let diagnostics = try Example.read(text, as: .page, id: "a").diagnostics
  #expect(brief(diagnostics, in: text) == ["diagram-attribute 10:16"])
}
