// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

@Test(arguments: [
  ("本文です。\n\n確かめた資料の名前を書く\n", true),
  ("本文です。\n\n確かめた資料の名前を書く", true),
  ("本文です。\n\n\"確かめた資料の名前を書く\"\n", true),
  ("本文です。\n\n['確かめた資料の名前を書く' , 別の資料]\n", true),
  ("本文です。\n\n[確かめた資料の名前を書く　 ]\n", true),
  ("本文です。\n\n- 確かめた資料の名前を書く  \n", true),
  ("本文です。\n\n結末: 確かめた資料の名前を書く # 後で", true),
  ("確かめた資料の名前を書くときは、年度も書きます。\n", false),
  ("ここには、確かめた資料の名前を\n書く\n", false),
  ("料の名前を書く\n", false),
])
func wordsOfAFormAreToldWhereALineOrAValueEnds(body: String, isTold: Bool) throws {
  for text in [body, body.replacing("\n", with: "\r\n"), body.replacing("\n", with: "\r")] {
    let checked = try Example.read(
      Example.resourceText + text, as: .resource, id: "shugaku-enjo")
    let told = checked.diagnostics.filter { $0.id == "left-of-form" }
    #expect(told.count == (isTold ? 1 : 0), "\(checked.diagnostics)")
    let source = try #require(checked.value).source
    #expect(
      told.allSatisfy { source.text(in: $0.span) == "確かめた資料の名前を書く" }, "\(told)")
  }
}
