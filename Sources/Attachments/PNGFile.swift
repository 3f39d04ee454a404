// SPDX-License-Identifier: MIT

/// The chunks of a PNG file (W3C, Portable Network Graphics, third edition).
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// What a picture needs; every other chunk may be left out.
  private static let needed: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV",
    "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT", "sTER", "oFFs", "pCAL", "sCAL",
  ]

  private struct Chunk {
    let type: String

    /// From the length to the check.
    let bytes: Range<Int>
    let data: Range<Int>
  }

  private let bytes: [UInt8]
  private var chunks: [Chunk] = []
  private var isWhole = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = Self.signature.count
    while let length = bytes.bigEndian32(at: offset), length < 1 << 31,
      bytes.slice(at: offset + 4, count: length + 8) != nil
    {
      let type = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
      let data = (offset + 8)..<(offset + 8 + length)
      chunks.append(Chunk(type: type, bytes: offset..<(data.upperBound + 4), data: data))
      offset = data.upperBound + 4
      if type == "IEND" {
        isWhole = true
        return
      }
    }
  }

  var inspection: AttachmentInspection {
    var inspection = AttachmentInspection(.png)
    for chunk in chunks {
      for detail in details(of: chunk) { inspection.note(detail) }
    }
    if !isWhole { inspection.noteUnreadable() }
    if let end = chunks.last?.bytes.upperBound, isWhole, end < bytes.count {
      inspection.note("画像の後ろに付いたデータ")
    }
    return inspection
  }

  private func details(of chunk: Chunk) -> [String] {
    if Self.needed.contains(chunk.type) { return [] }
    switch chunk.type {
    case "eXIf":
      let exif = ExifDirectory(bytes[chunk.data])
      return exif.isWhole ? exif.details : exif.details + ["読み取れない Exif"]
    case "tIME": return ["日時"]
    case "tEXt", "zTXt", "iTXt":
      let keyword = bytes[chunk.data].prefix(79).prefix { $0 != 0 }
      let name = String(decoding: keyword.filter { (0x20..<0x7F).contains($0) }, as: UTF8.self)
      // The name of the program that wrote the picture tells of nobody.
      return name == "Software" ? [] : [name == "Author" ? "作成者" : "文字の記録「\(name)」"]
    default: return ["アプリの記録"]
    }
  }

  /// The file without the chunks that tell something.
  ///
  /// A picture that its Exif turns would look another way without; that one is for a person to save anew.
  var cleaned: [UInt8]? {
    let isTurned = chunks.contains {
      $0.type == "eXIf" && (2...8).contains(ExifDirectory(bytes[$0.data]).orientation)
    }
    guard isWhole, !isTurned else { return nil }
    return Self.signature
      + chunks.filter { details(of: $0).isEmpty }.flatMap { bytes[$0.bytes] }
  }
}
