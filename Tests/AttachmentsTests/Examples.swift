// SPDX-License-Identifier: MIT

/// Small files of each form, put together byte by byte.
enum Examples {
  static func big16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }

  static func big32(_ value: Int) -> [UInt8] { big16(value >> 16) + big16(value & 0xFFFF) }

  static func little16(_ value: Int) -> [UInt8] { big16(value).reversed() }

  static func little32(_ value: Int) -> [UInt8] { big32(value).reversed() }

  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  /// An Exif block: the tags of the picture, then those of the place, then whether there is a small picture.
  static func exif(
    _ tags: [(tag: Int, value: Int)], place: [Int] = [], hasThumbnail: Bool = false,
    isLittleEndian: Bool = false
  ) -> [UInt8] {
    let two = isLittleEndian ? little16 : big16
    let four = isLittleEndian ? little32 : big32
    func entry(_ tag: Int, _ value: [UInt8]) -> [UInt8] { two(tag) + two(3) + four(1) + value }
    let count = tags.count + (place.isEmpty ? 0 : 1)
    let afterFirst = 8 + 2 + 12 * count + 4
    let afterPlace = place.isEmpty ? afterFirst : afterFirst + 2 + 12 * place.count + 4
    var block = ascii(isLittleEndian ? "II" : "MM") + two(42) + four(8) + two(count)
    for tag in tags { block += entry(tag.tag, two(tag.value) + [0, 0]) }
    if !place.isEmpty { block += entry(0x8825, four(afterFirst)) }
    block += four(hasThumbnail ? afterPlace : 0)
    if !place.isEmpty {
      block += two(place.count)
      for tag in place { block += entry(tag, [1, 0, 0, 0]) }
      block += four(0)
    }
    if hasThumbnail { block += two(1) + entry(0x0201, four(100)) + four(0) }
    return block
  }

  static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big16(payload.count + 2) + payload
  }

  static let jfif = segment(0xE0, ascii("JFIF\0") + [1, 1, 0, 0, 72, 0, 72, 0, 0])
  static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56]

  static func jpeg(_ segments: [UInt8]..., tail: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + jfif + segments.flatMap(\.self) + segment(0xDB, [0, 1, 2]) + scan + [0xFF, 0xD9]
      + tail
  }

  static func exifSegment(_ block: [UInt8]) -> [UInt8] { segment(0xE1, ascii("Exif\0\0") + block) }

  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    big32(data.count) + ascii(type) + data + [0, 0, 0, 0]
  }

  static func png(_ chunks: [UInt8]..., tail: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [UInt8](repeating: 1, count: 13))
      + chunks.flatMap(\.self) + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []) + tail
  }

  static func riff(_ type: String, _ data: [UInt8]) -> [UInt8] {
    ascii(type) + little32(data.count) + data + (data.count % 2 == 1 ? [0] : [])
  }

  static func webp(flags: UInt8, _ chunks: [UInt8]...) -> [UInt8] {
    let body =
      ascii("WEBP") + riff("VP8X", [flags] + [UInt8](repeating: 0, count: 9))
      + riff("VP8 ", [1, 2, 3]) + chunks.flatMap(\.self)
    return ascii("RIFF") + little32(body.count) + body
  }

  static func gif(_ blocks: [UInt8]...) -> [UInt8] {
    ascii("GIF89a") + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + blocks.flatMap(\.self)
      + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0, 0x3B]
  }

  /// Bytes deflated without making them shorter (RFC 1951, a stored block).
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    [1] + little16(bytes.count) + little16(~bytes.count & 0xFFFF) + bytes
  }

  /// The same in zlib's wrapping (RFC 1950).
  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [0x78, 0x01] + deflated(bytes) + big16(high) + big16(low)
  }

  /// A ZIP file whose files are deflated.
  static func zip(_ files: [(name: String, bytes: [UInt8])], comment: [UInt8] = []) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = ascii(file.name)
      let packed = deflated(file.bytes)
      let sizes = little32(0) + little32(packed.count) + little32(file.bytes.count)
      directory +=
        ascii("PK\u{01}\u{02}") + little16(20) + little16(20) + little16(0) + little16(8)
        + little32(0) + sizes + little16(name.count) + [UInt8](repeating: 0, count: 12)
        + little32(body.count) + name
      body +=
        ascii("PK\u{03}\u{04}") + little16(20) + little16(0) + little16(8) + little32(0) + sizes
        + little16(name.count) + little16(0) + name + packed
    }
    return body + directory + ascii("PK\u{05}\u{06}") + little32(0) + little16(files.count)
      + little16(files.count) + little32(directory.count) + little32(body.count)
      + little16(comment.count) + comment
  }

  static func core(creator: String, last: String) -> [UInt8] {
    ascii(
      "<?xml version=\"1.0\"?><cp:coreProperties><dc:title/><dc:creator>\(creator)</dc:creator>"
        + "<cp:lastModifiedBy>\(last)</cp:lastModifiedBy></cp:coreProperties>")
  }
}
