// SPDX-License-Identifier: MIT

/// One file of the author's, byte for byte as it was read.
///
/// All spans in kosapo are byte ranges in ``bytes``; they are turned into lines and columns only
/// when a person or an editor is to read them.
package struct SourceText: Hashable, Sendable {
  /// The path from the root, with `/` between its parts, for example `content/cases/c-0001.md`.
  package let path: String

  /// The whole file, including a byte order mark and the line ends as they were.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The offset of the first byte after a UTF-8 byte order mark.
  package var contentStart: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Returns the text of a byte range; bytes that are not UTF-8 become U+FFFD, what lies outside
  /// the file is left out.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Returns the place of a byte, for a person or an editor to read.
  ///
  /// - Parameter offset: A UTF-8 offset into ``bytes``, from 0 to its length.
  /// - Returns: The line and the column, both counted from 1; columns count Unicode scalars.
  /// - Complexity: O(*n*) in the file's length; use ``LineTable`` for many places of one file.
  package func place(at offset: Int) -> SourcePlace {
    LineTable(of: self).place(at: offset)
  }
}

/// A line and a column, both counted from 1; columns count Unicode scalars.
package struct SourcePlace: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a file begin.
///
/// A line ends at LF, CRLF or a lone CR, as in CommonMark.
package struct LineTable: Sendable {
  private let source: SourceText
  private let starts: [Int]

  /// Finds the line starts.
  ///
  /// - Complexity: O(*n*) in the file's length.
  package init(of source: SourceText) {
    self.source = source
    let bytes = source.bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(index) }
    }
    self.starts = starts
  }

  /// The number of lines; an empty file has one.
  package var count: Int { starts.count }

  /// Returns the bytes of a line, numbered from 1 to ``count``, without its line end.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : source.bytes.count
    while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Returns the place of a byte.
  ///
  /// A byte order mark at the start of the file takes no column.
  ///
  /// - Complexity: O(log *n*) in the number of lines, plus the length of the line.
  package func place(at offset: Int) -> SourcePlace {
    let offset = min(max(offset, 0), source.bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for index in max(
      starts[low], source.contentStart)..<max(offset, starts[low], source.contentStart)
    where source.bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return SourcePlace(line: low + 1, column: column)
  }
}
