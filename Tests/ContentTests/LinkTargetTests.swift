// SPDX-License-Identifier: MIT

import Content
import Testing

@Test(
  arguments: [
    ("c-0002.md", "content/cases/c-0002.md"), ("../resources/ssw.md", "content/resources/ssw.md"),
    ("../terms.md", "content/terms.md"), ("./c-0002.md", "content/cases/c-0002.md"),
    ("../resources/../terms.md", "content/terms.md"), ("a/b.png", "content/cases/a/b.png"),
    ("..//resources//ssw.md", "content/resources/ssw.md"), ("..", "content"), ("../..", ""),
    ("../resources/", "content/resources"), ("a..md", "content/cases/a..md"),
    ("%E5%9B%B3.png", "content/cases/図.png"), ("図 1.png", "content/cases/図 1.png"),
    ("../../../x.md", nil), ("/etc/passwd", nil), ("c:\\x.md", nil), ("\\\\share\\x", nil),
    ("javascript:alert(1)", nil), ("a.md?x", nil), ("", nil),
  ] as [(String, String?)])
func anAddressLeadsToAFile(address: String, expected: String?) {
  let target = LinkTarget(address, from: "content/cases/c-0001.md")
  #expect(target == expected.map { .file(path: $0, anchor: nil) } ?? .refused)
}

@Test func anAddressInAFileThatLiesHigherIsReadFromThere() {
  #expect(
    LinkTarget("resources/ssw.md", from: "content/terms.md")
      == .file(path: "content/resources/ssw.md", anchor: nil))
  #expect(LinkTarget("../x.md", from: "content/terms.md") == .file(path: "x.md", anchor: nil))
  #expect(LinkTarget("../x.md", from: "x.md") == .refused)
}
