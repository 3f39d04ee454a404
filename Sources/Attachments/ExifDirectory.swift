// SPDX-License-Identifier: MIT

/// What an Exif block tells: a small TIFF file of tags (CIPA DC-008) inside a picture.
struct ExifDirectory {
  /// What was found, as short Japanese names; empty where only what the picture needs is there.
  private(set) var details: [String] = []

  /// How the picture is to be turned, from 1 to 8; 1 where nothing is said.
  private(set) var orientation = 1

  /// Whether the block could be read to its end.
  private(set) var isWhole = true

  private let bytes: [UInt8]
  private let isLittleEndian: Bool
  private var visited: Set<Int> = []

  /// Reads a block that begins with its byte order; `Exif\0\0` stands before it.
  init(_ block: ArraySlice<UInt8>) {
    bytes = Array(block)
    isLittleEndian = bytes.holds("II", at: 0)
    guard isLittleEndian || bytes.holds("MM", at: 0), number16(at: 2) == 42,
      let first = number32(at: 4)
    else {
      isWhole = false
      return
    }
    read(first, as: .picture)
  }

  private enum Directory {
    case picture, thumbnail, exposure, place, exchange
  }

  private func number16(at offset: Int) -> Int? {
    isLittleEndian ? bytes.littleEndian16(at: offset) : bytes.bigEndian16(at: offset)
  }

  private func number32(at offset: Int) -> Int? {
    isLittleEndian ? bytes.littleEndian32(at: offset) : bytes.bigEndian32(at: offset)
  }

  private mutating func note(_ detail: String) {
    if !details.contains(detail) { details.append(detail) }
  }

  private mutating func read(_ offset: Int, as directory: Directory) {
    // Directories that lead to each other in a circle are read once.
    guard visited.count < 16, visited.insert(offset).inserted else { return }
    guard let count = number16(at: offset) else {
      isWhole = false
      return
    }
    if directory == .place, count > 0 { note("撮影場所（GPS）") }
    if directory == .thumbnail, count > 0 { note("縮小画像（サムネイル）") }
    for index in 0..<count {
      let entry = offset + 2 + 12 * index
      guard let tag = number16(at: entry), let value = number32(at: entry + 8) else {
        isWhole = false
        return
      }
      switch (directory, tag) {
      case (.place, _), (.thumbnail, _), (.exchange, _): break
      case (_, 0x0112): orientation = number16(at: entry + 8) ?? 1
      case (_, 0x8769): read(value, as: .exposure)
      case (_, 0x8825): read(value, as: .place)
      case (_, 0xA005): read(value, as: .exchange)
      default: if let name = Self.name(ofTag: tag) { note(name) }
      }
    }
    if directory == .picture, let next = number32(at: offset + 2 + 12 * count), next != 0 {
      read(next, as: .thumbnail)
    }
  }

  /// What a tag tells; `nil` for what only describes the picture's points.
  private static func name(ofTag tag: Int) -> String? {
    switch tag {
    case 0x013B, 0x9C9D, 0x8298, 0xA430: "作成者"
    case 0x0132, 0x9003, 0x9004, 0x9010...0x9012, 0x9290...0x9292: "日時"
    case 0x010F, 0x0110, 0x0131, 0x013C, 0xA432...0xA434: "機種"
    case 0xA431, 0xA435, 0xA420: "機器の番号"
    case 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F: "説明"
    case 0x927C: "メーカーの記録"
    case 0x02BC, 0x83BB, 0x8649: "編集ソフトの記録"
    case 0x0100...0x0103, 0x0106, 0x0111, 0x0115...0x0117, 0x011A...0x011C, 0x0128, 0x0211...0x0214,
      0x013E, 0x013F, 0x9000, 0x9101, 0xA000...0xA003:
      nil
    default: "撮影の条件"
    }
  }

  /// A block that says only how the picture is to be turned.
  static func block(orientation: Int) -> [UInt8] {
    [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1]
      + [0, UInt8(truncatingIfNeeded: orientation), 0, 0, 0, 0, 0, 0]
  }
}
