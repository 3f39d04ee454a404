// SPDX-License-Identifier: MIT

/// Looks into the blocks of a GIF file (GIF89a).
func inspectGIF(_ bytes: [UInt8]) -> AttachmentInspection {
  var inspection = AttachmentInspection(.gif)
  var offset = 13
  if bytes.count > 10, bytes[10] & 0x80 != 0 { offset += 3 << (Int(bytes[10] & 7) + 1) }
  while offset < bytes.count {
    switch bytes[offset] {
    case 0x3B:
      if bytes[(offset + 1)...].contains(where: { $0 != 0 }) { inspection.note("画像の後ろに付いたデータ") }
      return inspection
    case 0x2C:
      guard offset + 9 < bytes.count else {
        inspection.noteUnreadable()
        return inspection
      }
      let flags = bytes[offset + 9]
      // The descriptor, its colours, and the byte that says how many bits a point has.
      offset += 10 + (flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0) + 1
    case 0x21:
      if let detail = detail(ofExtensionAt: offset, in: bytes) { inspection.note(detail) }
      offset += 2
    default:
      inspection.noteUnreadable()
      return inspection
    }
    // Both end with blocks that say their length, up to an empty one.
    while offset < bytes.count, bytes[offset] != 0 { offset += Int(bytes[offset]) + 1 }
    offset += 1
  }
  inspection.noteUnreadable()
  return inspection
}

private func detail(ofExtensionAt offset: Int, in bytes: [UInt8]) -> String? {
  guard offset + 1 < bytes.count else { return nil }
  switch bytes[offset + 1] {
  case 0xFE: return "コメント"
  case 0xFF:
    let known: [StaticString] = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012", "ImageMagick"]
    if known.contains(where: { bytes.holds($0, at: offset + 3) }) { return nil }
    return bytes.holds("XMP Data", at: offset + 3) ? "編集ソフトの記録（XMP）" : "アプリの記録"
  default: return nil
  }
}
