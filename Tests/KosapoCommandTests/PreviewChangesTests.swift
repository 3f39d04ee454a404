// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test func changedFilesOfThePreviewAreNamed() {
  var changes = PreviewChanges()
  #expect(changes.sentence == "")
  changes.take(["content/cases/c-0002.md"])
  #expect(changes.sentence == "content/cases/c-0002.md が変わりました。")
  changes.take(["content/cases/c-0002.md", "content/cases/c-0001.md"])
  changes.take(["site/assets/book.css"])
  #expect(changes.sentence == "content/cases/c-0001.md ほか2件が変わりました。")
  changes.take([])
  #expect(changes.sentence == "content か site の中のファイルやフォルダーが変わりました。")
}
