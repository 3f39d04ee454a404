// SPDX-License-Identifier: MIT

extension SourcePass {
  /// Returns what libcmark is to read: the text with the markers put in and the insides of long runs left out.
  func prepared(with markers: Markers) -> ByteBuffer {
    let bullet = [Byte.plus, Byte.asterisk, Byte.hyphen].first { !bullets.contains($0) }
    var text = ByteBuffer(capacity: body.count + insertions.count * 8)
    var start = body.lowerBound
    var gap = 0
    for insertion in insertions {
      append(from: start, to: insertion.offset, after: &gap, to: &text)
      if insertion.role == .footnote {
        text.append(bullet ?? Byte.plus)
        text.append("   ")
      }
      markers.append(insertion.role, to: &text)
      start = insertion.offset + (insertion.isReplacement ? 1 : 0)
    }
    append(from: start, to: body.upperBound, after: &gap, to: &text)
    return text
  }

  /// Appends a part of the source without the gaps in it.
  private func append(from start: Int, to end: Int, after gap: inout Int, to text: inout ByteBuffer)
  {
    var start = start
    let gaps = runs.gaps.span
    while gap < gaps.count, Int(gaps[gap].start) < end {
      text.append(start..<Int(gaps[gap].start), of: bytes)
      start = Int(gaps[gap].end)
      gap += 1
    }
    text.append(start..<end, of: bytes)
  }
}
