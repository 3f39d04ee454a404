// SPDX-License-Identifier: MIT

/// Writes the cells of tables as paragraphs for libcmark to read.
struct CellTextWriter: ~Copyable {
  let bytes: [UInt8]
  let pass: SourcePass
  let markers: Markers
  private(set) var text: ByteBuffer

  init(bytes: [UInt8], pass: SourcePass, markers: Markers) {
    self.bytes = bytes
    self.pass = pass
    self.markers = markers
    text = ByteBuffer(capacity: 1 << 12)
  }

  /// Writes a cell as a paragraph that nothing in it can turn into another block.
  ///
  /// It begins with a marker and a space. A backslash before a pipe is left out, as in GitHub's dialect.
  ///
  /// - Parameters:
  ///   - range: The bytes of the cell, or of lines before a table.
  ///   - quotes: How many quotes the lines stand in.
  mutating func append(_ range: Range<Int>, quotes: Int) {
    markers.append(.letter, to: &text)
    text.append(Byte.space)
    var cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    var insertions = pass.insertions(in: range)[...]
    var scanner = EmphasisScanner(bytes)
    var lineStart = range.lowerBound
    while cursor.position < range.upperBound {
      let position = cursor.position
      let byte = bytes[position]
      if let insertion = insertions.first, insertion.offset <= position {
        insertions.removeFirst()
        markers.append(insertion.role, to: &text)
        if insertion.isReplacement { cursor.position += 1 }
      } else if byte.isLineEnd {
        cursor.skipLineEnd(in: bytes)
        lineStart = cursor.position
        text.append("\n    ")
      } else if byte == Byte.backslash, position + 1 < range.upperBound {
        if bytes[position + 1] != Byte.pipe { text.append(byte) }
        text.append(bytes[position + 1])
        cursor.position += 2
      } else if byte == Byte.asterisk || byte == Byte.underscore {
        var marks: [SourcePass.Insertion] = []
        cursor.position = scanner.scanRun(
          at: position, start: lineStart, limit: range.upperBound, into: &marks)
        append(position..<cursor.position, with: marks)
      } else {
        text.append(byte)
        cursor.position += 1
      }
    }
    for insertion in insertions { markers.append(insertion.role, to: &text) }
    text.append("\n\n")
  }

  /// Writes a run of delimiters with the markers beside it.
  private mutating func append(_ run: Range<Int>, with marks: [SourcePass.Insertion]) {
    for mark in marks where mark.offset < run.upperBound {
      markers.append(mark.role, to: &text)
    }
    text.append(run, of: bytes)
    for mark in marks where mark.offset == run.upperBound {
      markers.append(mark.role, to: &text)
    }
  }

  /// Writes the definition of a link, so that cells can name it.
  mutating func appendDefinition(_ range: Range<Int>) {
    var cursor = SourceCursor(at: range.lowerBound, quotes: .max, limit: range.upperBound)
    while cursor.position < range.upperBound {
      if bytes[cursor.position].isLineEnd {
        cursor.skipLineEnd(in: bytes)
        text.append(Byte.lineFeed)
      } else {
        text.append(bytes[cursor.position])
        cursor.position += 1
      }
    }
    text.append("\n\n")
  }
}
