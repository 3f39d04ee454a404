// SPDX-License-Identifier: MIT

import Diagnostics
import Testing

@Test(arguments: [
  ("", 0, 1, 1), ("abc", 2, 1, 3), ("あい", 3, 1, 2), ("あ\nい", 4, 2, 1), ("a\r\nb", 3, 2, 1),
  ("a\rb", 2, 2, 1), ("a\r\nb", 1, 1, 2), ("\u{FEFF}a", 3, 1, 1), ("a\n", 2, 2, 1), ("a", 99, 1, 2),
  ("か\u{3099}く", 6, 1, 3),
])
func placeCountsLinesAndScalarsFromOne(text: String, offset: Int, line: Int, column: Int) {
  let source = SourceText(path: "a.md", text)
  #expect(source.place(at: offset) == SourcePlace(line: line, column: column))
}

@Test func lineIsGivenWithoutItsEnd() {
  let table = LineTable(of: SourceText(path: "a.md", "一\r\n二\n"))
  #expect(table.count == 3)
  #expect(table.range(ofLine: 1) == 0..<3)
  #expect(table.range(ofLine: 2) == 5..<8)
  #expect(table.range(ofLine: 3) == 9..<9)
}
