// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

private let source = "digraph { 気づき -> 話し合い [label=\"その後\"]; 話し合い [style=filled, fillcolor=red] }"

private func page(_ source: String) -> String {
  "---\n題名: 図\n更新: 2026-06-01\n---\n```dot\n図: 二つの<段階>\n代替: 気づきの次に\"話し合い\"があります。\n\(source)\n```\n"
}

private func build(
  _ text: String, searchPath: [String] = ["/usr/bin", "/bin"]
) async throws -> (html: String, run: CommandRun) {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/zu.md", text)
  let run = await CommandRun.of(["build", "--root", folder.path], searchPath: searchPath)
  guard run.code == .done else { return ("", run) }
  let bytes = try folder.bytes("site/public/pages/zu.html")
  return (String(decoding: bytes, as: UTF8.self), run)
}

@Test func diagramIsDrawnWithItsWords() async throws {
  let (html, run) = try await build(page(source))
  #expect(run.errors.isEmpty)
  #expect(html.contains("aria-label=\"二つの&lt;段階&gt;\""))
  #expect(html.contains("<summary>図を文章で読む</summary>\n<p>気づきの次に&quot;話し合い&quot;があります。</p>"))
  #expect(html.contains(">その後</text>"))
  #expect(html.contains("class=\"diagram-filled\""))
  #expect(!html.contains("red") && !html.contains("Noto") && !html.contains("digraph"))
}

@Test func sameDiagramGivesTheSameBytes() async throws {
  let first = try await build(page(source))
  let second = try await build(page(source))
  #expect(first.html == second.html)
}

@Test func pageKeepsItsWordsWhereGraphvizIsMissing() async throws {
  let (html, run) = try await build(page(source), searchPath: [])
  #expect(run.code == .done)
  #expect(
    run.errors.contains("content/pages/zu.md:6:1: 警告: 図を描くプログラム Graphviz（dot）が見つからないため、1枚の図の代わりに"))
  #expect(run.errors.contains("apt-get install graphviz"))
  #expect(html.contains("図は、このサイトを作った端末では描けませんでした。"))
  #expect(html.contains("<p>気づきの次に&quot;話し合い&quot;があります。</p>"))
  #expect(!html.contains("<svg"))
}

@Test func slipThatOnlyGraphvizSeesIsToldOnItsLine() async throws {
  let (_, run) = try await build(page("digraph {\n  a -> b\n  a -> -> b\n}"))
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("content/pages/zu.md:10:1: エラー: 図の書き方に誤りがあり、描けません"))
}

@Test func drawingThatHangsIsEnded() throws {
  let folder = try TemporaryFolder()
  try folder.writeProgram("bin/dot", "#!/bin/sh\nexec sleep 1000\n")
  let desk = DrawingDesk(searchPath: ["\(folder.path)/bin", "/usr/bin", "/bin"], secondLimit: 1)
  #expect(desk.outcomes(of: [source]) == [.tooSlow])
}

/// A `dot` that notes each time it is started.
private func notedDesk(_ folder: TemporaryFolder) throws -> DrawingDesk {
  let log = "\(folder.path)/log"
  try folder.writeProgram("bin/dot", "#!/bin/sh\necho x >> \(log)\nexec /usr/bin/dot \"$@\"\n")
  return DrawingDesk(searchPath: ["\(folder.path)/bin", "/usr/bin", "/bin"])
}

/// Texts that need one picture each.
private let flows = [
  source, "graph { a -- b }", "digraph { subgraph cluster_1 { label=\"内側\"; a -> b } b -> c }",
  "/* 一 */ strict digraph 名前 { rankdir=LR; a -> b; a -> b }", "digraph { node [shape=box]; x }",
  "digraph \"kosapo\" { a [label=\"<?xml \"] }", "digraph {}",
]

@Test func eachDiagramIsDrawnOnceAtADesk() throws {
  let folder = try TemporaryFolder()
  let desk = try notedDesk(folder)
  let first = desk.outcomes(of: flows + [source])
  #expect(first.allSatisfy { if case .drawn = $0 { true } else { false } })
  #expect(first.first == first.last)
  #expect(desk.outcomes(of: flows) == first.dropLast())
  #expect(try folder.bytes("log") == Array(String(repeating: "x\n", count: flows.count).utf8))
}

/// Graphviz 2.43 exchanges the boxes of a text now and then when it drew another one before.
@Test func diagramsDrawnTogetherAreThoseDrawnAlone() {
  func desk() -> DrawingDesk { DrawingDesk(searchPath: ["/usr/bin", "/bin"]) }
  let boxes = (0..<12).map {
    "digraph{subgraph cluster_a{a\($0)} subgraph cluster_b{b\($0)} a\($0)->b\($0)}"
  }
  let alone = (flows + boxes).map { desk().outcomes(of: [$0])[0] }
  for _ in 0..<4 { #expect(desk().outcomes(of: flows + boxes) == alone) }
  #expect(Set(alone).count == alone.count)
}
