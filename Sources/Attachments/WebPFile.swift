// SPDX-License-Identifier: MIT

/// The chunks of a WebP file (RFC 9649).
struct WebPFile {
  private static let needed: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

  private struct Chunk {
    let type: String

    /// With the header, and the zero behind an odd number of bytes.
    let bytes: Range<Int>
    let data: Range<Int>
  }

  private let bytes: [UInt8]
  private var chunks: [Chunk] = []
  private var isWhole = false
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = min(bytes.count, 8 + (bytes.littleEndian32(at: 4) ?? 0))
    var offset = 12
    while offset < end, let length = bytes.littleEndian32(at: offset + 4),
      bytes.slice(at: offset + 8, count: length) != nil
    {
      let type = String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self)
      let data = (offset + 8)..<(offset + 8 + length)
      let after = min(data.upperBound + length % 2, bytes.count)
      chunks.append(Chunk(type: type, bytes: offset..<after, data: data))
      offset = after
    }
    isWhole = offset >= end && !chunks.isEmpty && end == 8 + (bytes.littleEndian32(at: 4) ?? 0)
  }

  var inspection: AttachmentInspection {
    var inspection = AttachmentInspection(.webp)
    for chunk in chunks {
      for detail in details(of: chunk) { inspection.note(detail) }
    }
    if !isWhole { inspection.noteUnreadable() }
    if isWhole, bytes.count > end + 1 { inspection.note("画像の後ろに付いたデータ") }
    return inspection
  }

  private func details(of chunk: Chunk) -> [String] {
    if Self.needed.contains(chunk.type) { return [] }
    switch chunk.type {
    case "EXIF":
      let exif = self.exif(of: chunk)
      return exif.isWhole ? exif.details : exif.details + ["読み取れない Exif"]
    case "XMP ": return ["編集ソフトの記録（XMP）"]
    default: return ["アプリの記録"]
    }
  }

  private func exif(of chunk: Chunk) -> ExifDirectory {
    // Some programs put JPEG's mark before the block.
    let hasMark = bytes.holds("Exif\0\0", at: chunk.data.lowerBound)
    return ExifDirectory(bytes[chunk.data].dropFirst(hasMark ? 6 : 0))
  }

  /// What stays of a chunk; of Exif only how the picture is to be turned.
  private func kept(_ chunk: Chunk) -> [UInt8]? {
    if details(of: chunk).isEmpty { return Array(bytes[chunk.bytes]) }
    guard chunk.type == "EXIF" else { return nil }
    let orientation = exif(of: chunk).orientation
    guard (2...8).contains(orientation) else { return nil }
    let block = ExifDirectory.block(orientation: orientation)
    return Array("EXIF".utf8) + [UInt8(block.count), 0, 0, 0] + block
  }

  /// The file without the chunks that tell something, and without saying that they are there.
  var cleaned: [UInt8]? {
    guard isWhole else { return nil }
    var body: [UInt8] = Array("WEBP".utf8)
    let kept = chunks.compactMap { chunk in self.kept(chunk).map { (type: chunk.type, bytes: $0) } }
    for chunk in kept {
      let start = body.count
      body += chunk.bytes
      // The flags of VP8X: 0x08 for Exif, 0x04 for XMP.
      let hasExif = kept.contains { $0.type == "EXIF" }
      if chunk.type == "VP8X", chunk.bytes.count > 8 { body[start + 8] &= hasExif ? 0xFB : 0xF3 }
    }
    let size = body.count
    return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + body
  }
}
