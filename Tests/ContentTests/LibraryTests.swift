// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

/// What gathering says of a page with this body.
private func found(_ body: String, attachments: [String] = []) throws -> [String] {
  let text = "---\n題名: 題\n更新: 2026-06-01\n---\n\(body)\n"
  let entry = try #require(try Example.read(text, as: .page, id: "a").value)
  return try Example.gather([entry], attachments: attachments).diagnostics.map(\.id)
}

@Test(arguments: [
  ("[就学援助](../resources/shugaku-enjo.md)", []),
  ("[就学援助](../resources/shugaku-enjo.md#対象)", []),
  ("[就学援助](../resources/shugaku-enjo.md#%E5%AF%BE%E8%B1%A1)", []),
  ("[就学援助](../resources/shugaku-enjo.md#対照)", ["unknown-anchor"]),
  ("[就学援助](../resources/shugaku-enj.md)", ["missing-page"]),
  ("[就学援助](../resources/shugaku-enjo.html)", ["missing-page"]),
  ("[用語](../terms.md#見立て)", []),
  ("[用語](../terms.md#手立て)", ["unknown-anchor"]),
  ("[ここ](#ない)", ["unknown-anchor"]),
  ("[外](https://example.jp/)", []),
  ("[係](mailto:a@example.jp)", []),
  ("[共有](file:///C:/a.md)", ["refused-address"]),
  ("[共有](C:/a.md)", ["refused-address"]),
  ("[根](/cases/a.md)", ["refused-address"]),
  ("[上](../../../a.md)", ["refused-address"]),
  ("[悪](javascript:alert)", ["refused-address"]),
  ("![図](images/a.png)", []),
  ("![図](images/b.png)", ["missing-picture"]),
  ("![図](images/A.png)", ["missing-picture"]),
  ("![図](https://example.jp/a.png)", ["outside-picture"]),
  ("[表](images/a.png)", []),
  ("[[見立て]]と[[アセスメント|読み取り]]", []),
  ("[[見立]]", ["unknown-term"]),
])
func linksAreFollowed(body: String, expected: [String]) throws {
  #expect(try found(body, attachments: ["content/pages/images/a.png"]) == expected)
}

@Test func onlyPicturesThatAPageShowsAreTaken() throws {
  let text = "---\n題名: 題\n更新: 2026-06-01\n---\n![図](images/a.png)\n"
  let entry = try #require(try Example.read(text, as: .page, id: "a").value)
  let library = try Example.gather(
    [entry], attachments: ["content/pages/images/a.png", "content/pages/images/secret.png"]
  ).value
  #expect(library?.attachments == ["content/pages/images/a.png"])
  #expect(library?.without(["a"]).attachments == [])
}

@Test func idsAreUniqueOverAllKinds() throws {
  let page = "---\n題名: 題\n更新: 2026-06-01\n---\n本文\n"
  let first = try #require(try Example.read(page, as: .page, id: "shugaku-enjo").value)
  #expect(try Example.gather([first]).diagnostics.map(\.id) == ["duplicate-id"])
}

@Test func formerIDIsNobodysPresentID() throws {
  let page = "---\n題名: 題\n更新: 2026-06-01\n旧: [shugaku-enjo, a]\n---\n本文\n"
  let entry = try #require(try Example.read(page, as: .page, id: "a").value)
  #expect(try Example.gather([entry]).diagnostics.map(\.id) == ["duplicate-id", "duplicate-id"])
}

@Test func twoPagesOfOneTitleAreTold() throws {
  let page = "---\n題名: 就学援助\n更新: 2026-06-01\n---\n本文\n"
  let entry = try #require(try Example.read(page, as: .page, id: "a").value)
  #expect(try Example.gather([entry]).diagnostics.map(\.id) == ["duplicate-title"])
}

@Test func connectionNamesAResourceByTitleOrOtherName() throws {
  let text = Example.caseText(
    Example.caseFrontMatter.replacing("就学援助:", with: "就学援助費:"))
  let entry = try #require(try Example.read(text).value)
  #expect(try Example.gather([entry]).diagnostics.isEmpty)
  let wrong = Example.caseText(Example.caseFrontMatter.replacing("就学援助:", with: "修学援助:"))
  let other = try #require(try Example.read(wrong).value)
  let diagnostic = try #require(try Example.gather([other]).diagnostics.first)
  #expect(diagnostic.id == "unknown-resource")
  #expect(diagnostic.hint == "「就学援助」の書き間違いではありませんか。")
}
