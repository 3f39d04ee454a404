// SPDX-License-Identifier: MIT

/// The segments of a JPEG file (ITU-T T.81, annex B).
struct JPEGFile {
  /// A marker with what belongs to it.
  private struct Segment {
    let marker: UInt8

    /// From the marker to the end of what belongs to it; for a scan with the picture's points.
    let bytes: Range<Int>

    /// What stands behind the length.
    let payload: Range<Int>
  }

  private let bytes: [UInt8]
  private var segments: [Segment] = []
  private var isWhole = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = 2
    while let segment = segment(at: offset) {
      segments.append(segment)
      offset = segment.bytes.upperBound
      if segment.marker == 0xD9 {
        isWhole = true
        return
      }
    }
  }

  private func segment(at start: Int) -> Segment? {
    guard start < bytes.count, bytes[start] == 0xFF else { return nil }
    var offset = start
    // A marker may have any number of 0xFF before it.
    while offset < bytes.count, bytes[offset] == 0xFF { offset += 1 }
    guard offset < bytes.count else { return nil }
    let marker = bytes[offset]
    offset += 1
    if marker == 0xD9 || marker == 0x01 || (0xD0...0xD7).contains(marker) {
      return Segment(marker: marker, bytes: start..<offset, payload: offset..<offset)
    }
    guard marker != 0, let length = bytes.bigEndian16(at: offset), length >= 2,
      bytes.slice(at: offset, count: length) != nil
    else { return nil }
    var end = offset + length
    let payload = (offset + 2)..<end
    if marker == 0xDA { end = endOfScan(from: end) }
    return Segment(marker: marker, bytes: start..<end, payload: payload)
  }

  /// Where the points of a scan end: at a marker that is not one of those that stand among them.
  private func endOfScan(from start: Int) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF {
        let next = bytes[offset + 1]
        if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return offset }
      }
      offset += 1
    }
    return bytes.count
  }

  var inspection: AttachmentInspection {
    var inspection = AttachmentInspection(.jpeg)
    for segment in segments {
      for detail in details(of: segment) { inspection.note(detail) }
    }
    if !isWhole { inspection.noteUnreadable() }
    if !hiddenTail.isEmpty { inspection.note("画像の後ろに付いたデータ") }
    return inspection
  }

  /// What stands behind the end of the picture, as telephones put a film or a second picture there.
  private var hiddenTail: ArraySlice<UInt8> {
    guard isWhole, let end = segments.last?.bytes.upperBound else { return [] }
    let tail = bytes[end...]
    return tail.allSatisfy { $0 == 0 || $0 == 0x0A || $0 == 0x0D } ? [] : tail
  }

  private func details(of segment: Segment) -> [String] {
    let start = segment.payload.lowerBound
    switch segment.marker {
    case 0xE0:
      // JFIF with a small picture of its own, or the extension that is one.
      let hasPicture =
        bytes.holds("JFXX", at: start) || segment.payload.count > 14 && bytes[start + 12] > 0
      return hasPicture ? ["縮小画像（サムネイル）"] : []
    case 0xE1 where bytes.holds("Exif\0", at: start):
      let exif = exif(of: segment)
      return exif.isWhole ? exif.details : exif.details + ["読み取れない Exif"]
    case 0xE1 where bytes.holds("http://ns.adobe.com/x", at: start): return ["編集ソフトの記録（XMP）"]
    case 0xE2 where bytes.holds("ICC_PROFILE\0", at: start): return []
    case 0xE2 where bytes.holds("MPF\0", at: start): return ["別の画像（MPF）"]
    case 0xED: return ["編集ソフトの記録（IPTC）"]
    case 0xEE where bytes.holds("Adobe", at: start): return []
    case 0xFE: return segment.payload.isEmpty ? [] : ["コメント"]
    case 0xE1...0xEF: return ["アプリの記録"]
    default: return []
    }
  }

  private func exif(of segment: Segment) -> ExifDirectory {
    ExifDirectory(
      bytes[min(segment.payload.lowerBound + 6, segment.payload.upperBound)...]
        .prefix(max(0, segment.payload.count - 6)))
  }

  /// The file without the segments that tell something; a picture that is to be turned stays so.
  var cleaned: [UInt8]? {
    guard isWhole else { return nil }
    var result: [UInt8] = [0xFF, 0xD8]
    for segment in segments {
      if segment.marker == 0xE0, !details(of: segment).isEmpty,
        bytes.holds("JFIF\0", at: segment.payload.lowerBound)
      {
        // What JFIF says of the picture's scale stays, its small picture goes.
        let head = bytes[segment.payload].prefix(12)
        result += [0xFF, 0xE0, 0, 16] + head + [0, 0]
        continue
      }
      if details(of: segment).isEmpty {
        result += bytes[segment.bytes]
      } else if segment.marker == 0xE1, bytes.holds("Exif\0", at: segment.payload.lowerBound) {
        let orientation = exif(of: segment).orientation
        if (2...8).contains(orientation) {
          let block = ExifDirectory.block(orientation: orientation)
          result += [0xFF, 0xE1, 0, UInt8(block.count + 8)] + Array("Exif\0\0".utf8) + block
        }
      }
    }
    return result
  }
}
