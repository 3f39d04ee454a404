// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// How a 着眼点 may be written below a question; `@` stands for what it says.
private let writings = [
  "   > 着眼点: @", "\n   > 着眼点：@", "   > **着眼点**: @", "   > *着眼点:* @", "   > 着眼点 @", "   >着眼点:@",
  "\n> 着眼点: @", "        > 着眼点: @", "\n        > 着眼点: @", "\t\t> 着眼点: @", "　　　> 着眼点: @",
  "   ＞ 着眼点: @", "   **着眼点:** @", "   着眼点 : @", "   着眼点　@", "   - 着眼点\n     - @", "   > 【着眼点】@",
  "   > 「着眼点」@", "   > ■着眼点 @", "   > ・着眼点: @", "   > 　着眼点: @", "   > <!-- x -->着眼点: @",
  "\n### 着眼点\n\n- @", "\n| 着眼点 |\n|---|\n| @ |", "   `着眼点: @`", "   > 着眼点: 一\n\n   > @",
  "   > 着眼点: 一\n\n   @", "   > 着眼点: 一\n   @", "   - 小さな問い\n     > 着眼点: @",
  "   > 言葉\n   >\n   > 着眼点: @", "   > > 着眼点: @",
]

@Test(arguments: ["\n", "\r\n"])
func aPointIsToldWhereEveryoneReadsItAndNowhereElse(lineEnd: String) async throws {
  let example = try CacheExample(seed: 1, caseCount: writings.count)
  let folder = example.folder.path
  for (index, writing) in writings.enumerated() {
    let path = example.path(of: index + 1)
    let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    let point = writing.replacing("@", with: "秘密\(index)号")
    let whole = text + "\n## 話し合いの問い\n\n1. 問い。\n\(point)\n"
    try example.folder.write(path, whole.replacing("\n", with: lineEnd))
  }
  let run = await CommandRun.of(["build", "--no-cache", "--root", folder])
  try #require(run.code == .done, "\(run.errors)")
  let told = run.errors.split(separator: "\n").filter { $0.contains("[shown-facilitator-point]") }
  for (index, writing) in writings.enumerated() {
    let path = example.path(of: index + 1)
    let secret = "秘密\(index)号"
    let id = path.split(separator: "/").last?.dropLast(3) ?? ""
    let page = try String(contentsOfFile: "\(folder)/site/public/cases/\(id).html", encoding: .utf8)
    let isShown = page.contains(secret)
    #expect(told.contains { $0.hasPrefix("\(path):") } == isShown, "\(writing)")
    if !isShown {
      let search = await CommandRun.of(["search", secret, "--root", folder])
      #expect(!search.output.contains("\(id).html"), "\(writing)")
      let address = "\(folder)/site/public/facilitation/\(id).html"
      let facilitation = try String(contentsOfFile: address, encoding: .utf8)
      #expect(facilitation.contains(secret), "\(writing)")
      #expect(!facilitation.contains(/着眼点(<.(strong|em)>|:|：)/), "\(writing)")
    }
  }
}
