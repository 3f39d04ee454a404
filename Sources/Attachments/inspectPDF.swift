// SPDX-License-Identifier: MIT

import Compression

/// Looks into a PDF (ISO 32000) for who wrote it.
///
/// Not the objects are followed but every byte is looked at, also what is packed in streams of objects and metadata: so
/// an older version of the document, which stays in the file, is seen as well.
func inspectPDF(_ bytes: [UInt8]) -> AttachmentInspection {
  var inspection = AttachmentInspection(.pdf)
  let plain = withPlainNames(bytes[...])
  noteActions(in: plain, &inspection)
  // In a locked file names can be read and texts cannot.
  if plain.holdsAny(of: ["/Encrypt"]) {
    inspection.noteLocked()
    return inspection
  }
  notePersons(in: plain, &inspection)
  // The most that is unpacked of one file.
  var rest = 64 << 20
  var offset = 0
  while let keyword = bytes.firstIndex(of: "stream", in: offset..<bytes.count) {
    offset = keyword + 6
    // "endstream" ends one.
    if keyword >= 3, bytes.holds("end", at: keyword - 3) { continue }
    let dictionary = withPlainNames(bytes[dictionary(before: keyword, in: bytes)])
    guard dictionary.holdsAny(of: ["/ObjStm", "/Metadata"]) else { continue }
    var start = offset
    if start < bytes.count, bytes[start] == 0x0D { start += 1 }
    if start < bytes.count, bytes[start] == 0x0A { start += 1 }
    let end = bytes.firstIndex(of: "endstream", in: start..<bytes.count) ?? bytes.count
    guard dictionary.holdsAny(of: ["/FlateDecode", "/Fl "]) else {
      // What is not packed was looked at already; what is packed in another way cannot be.
      if dictionary.holdsAny(of: ["/Filter"]) { inspection.noteUnreadable() }
      continue
    }
    guard let content = inflated(bytes[start..<end], .zlib, limit: rest) else {
      inspection.noteUnreadable()
      continue
    }
    rest -= content.count
    let names = withPlainNames(content[...])
    noteActions(in: names, &inspection)
    notePersons(in: names, &inspection)
  }
  return inspection
}

/// Notes what runs when the document or a page of it is opened, or something is pressed (ISO 32000-1, 12.6.4).
///
/// Each such action says what it is: `/S /JavaScript`; the key `/JS` beside it alone is too short to be told from packed bytes.
private func noteActions(in bytes: [UInt8], _ inspection: inout AttachmentInspection) {
  for (name, danger) in [("/JavaScript", "スクリプト（JavaScript）"), ("/Launch", "ほかのプログラムの起動")] {
    var offset = 0
    while let found = bytes.firstIndex(of: name, in: offset..<bytes.count) {
      offset = found + name.utf8.count
      if offset < bytes.count, isLetter(bytes[offset]) { continue }
      inspection.noteDanger(danger)
      break
    }
  }
}

/// Returns the bytes with each `#41` in a name replaced by the character that it stands for: `/#41uthor` is `/Author`
/// (ISO 32000-1, 7.3.5).
private func withPlainNames(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  guard bytes.contains(0x23) else { return Array(bytes) }
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  var isInName = false
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let byte = bytes[index]
    if byte == 0x2F {
      isInName = true
    } else if isInName, endsName(byte) {
      isInName = false
    } else if isInName, byte == 0x23, let character = escapedCharacter(bytes, behind: index) {
      plain.append(character)
      index += 3
      continue
    }
    plain.append(byte)
    index += 1
  }
  return plain
}

/// The character that two hexadecimal digits behind `#` stand for; `nil` where there are none, or it would end the name.
private func escapedCharacter(_ bytes: ArraySlice<UInt8>, behind sign: Int) -> UInt8? {
  guard sign + 2 < bytes.endIndex,
    let high = Character(Unicode.Scalar(bytes[sign + 1])).hexDigitValue,
    let low = Character(Unicode.Scalar(bytes[sign + 2])).hexDigitValue
  else { return nil }
  let character = UInt8(high << 4 | low)
  return endsName(character) || character == 0x2F ? nil : character
}

/// Whether a byte is white space or a delimiter, neither of which stands in a name.
private func endsName(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0x25, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D: true
  default: false
  }
}

extension [UInt8] {
  fileprivate func holdsAny(of words: [String]) -> Bool {
    words.contains { firstIndex(of: $0, in: indices) != nil }
  }
}

/// Where the dictionary of a stream stands: from the object's beginning, 4 KiB before it at most.
private func dictionary(before keyword: Int, in bytes: [UInt8]) -> Range<Int> {
  var start = keyword
  let first = max(0, keyword - 4_096)
  while start > first, !bytes.holds(" obj", at: start) { start -= 1 }
  return start..<keyword
}

/// The keys of the information dictionary that name somebody.
private let keys = [
  ("/Author", "作成者"), ("/Company", "会社・組織"), ("/Manager", "管理者"),
  ("/LastModifiedBy", "最終更新者"), ("/LastSavedBy", "最終更新者"),
]

private func notePersons(in bytes: [UInt8], _ inspection: inout AttachmentInspection) {
  for (key, name) in keys {
    var offset = 0
    while let found = bytes.firstIndex(of: key, in: offset..<bytes.count) {
      offset = found + key.utf8.count
      guard let value = string(at: offset, in: bytes) else { continue }
      let text = trimmed(value)
      if !text.isEmpty { inspection.note("\(name)「\(text)」") }
    }
  }
  noteAnnotations(in: bytes, &inspection)
  noteXMP(in: bytes, &inspection)
}

/// The kinds of annotations that say in `/T` who made them; in fields of forms it is the field's name.
private let annotationKinds: Set<String> = [
  "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Stamp", "Ink", "Popup",
  "Caret", "Line",
  "Square", "Circle", "Polygon", "PolyLine", "FileAttachment", "Sound", "Redact",
]

/// Notes who made comments and marks.
private func noteAnnotations(in bytes: [UInt8], _ inspection: inout AttachmentInspection) {
  var offset = 0
  while let found = bytes.firstIndex(of: "/Subtype", in: offset..<bytes.count) {
    offset = found + 8
    var start = offset
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count, bytes[start] == 0x2F else { continue }
    let word = bytes[(start + 1)...].prefix(20).prefix { isLetter($0) }
    guard annotationKinds.contains(String(decoding: word, as: UTF8.self)) else { continue }
    let dictionary = dictionary(around: found, in: bytes)
    var place = dictionary.lowerBound
    while let key = bytes.firstIndex(of: "/T", in: place..<dictionary.upperBound) {
      place = key + 2
      guard place < bytes.count, !isLetter(bytes[place]), let value = string(at: place, in: bytes)
      else {
        continue
      }
      let text = trimmed(value)
      if !text.isEmpty { inspection.note("注釈の作成者「\(text)」") }
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// The dictionary that a place stands in, to the `<<` and `>>` that belong together; 4 KiB to each side at most.
private func dictionary(around place: Int, in bytes: [UInt8]) -> Range<Int> {
  let limits = max(0, place - 4_096)..<min(bytes.count, place + 4_096)
  var (start, end, depth) = (place, place, 0)
  while start > limits.lowerBound {
    start -= 1
    if bytes.holds(">>", at: start) {
      depth += 1
      start -= 1
    } else if bytes.holds("<<", at: start) {
      if depth == 0 { break }
      depth -= 1
      start -= 1
    }
  }
  depth = 0
  while end < limits.upperBound {
    if bytes.holds("<<", at: end) {
      depth += 1
      end += 1
    } else if bytes.holds(">>", at: end) {
      if depth == 0 { break }
      depth -= 1
      end += 1
    }
    end += 1
  }
  return max(0, start)..<min(end, bytes.count)
}

private func noteXMP(in bytes: [UInt8], _ inspection: inout AttachmentInspection) {
  var offset = 0
  while let start = bytes.firstIndex(of: "<x:xmpmeta", in: offset..<bytes.count) {
    let end = bytes.firstIndex(of: "</x:xmpmeta>", in: start..<bytes.count) ?? bytes.count
    offset = max(end, start + 1)
    var reader = MarkupReader(Array(bytes[start..<end]))
    var current: String?
    while let part = reader.next() {
      switch part {
      case .start(let name, let attributes):
        if let property = xmpNames[name] {
          current = property
        } else if !["seq", "bag", "alt", "li"].contains(name) {
          current = nil
        }
        for attribute in attributes {
          let value = trimmed(attribute.value)
          if let property = xmpNames[attribute.name], !value.isEmpty {
            inspection.note("\(property)「\(value)」")
          }
        }
      case .text(let text):
        let value = trimmed(text)
        if let current, !value.isEmpty { inspection.note("\(current)「\(value)」") }
      case .end(let name):
        if xmpNames[name] != nil { current = nil }
      case .comment, .declaration: break
      }
    }
  }
}

private let xmpNames = [
  "creator": "作成者", "author": "作成者", "authorsposition": "作成者の役職", "company": "会社・組織",
  "manager": "管理者", "lastmodifiedby": "最終更新者", "captionwriter": "説明の作成者",
]

/// The string behind a key: `(…)` or `<…>`, in UTF-16 with a mark or byte by byte.
private func string(at offset: Int, in bytes: [UInt8]) -> String? {
  var index = offset
  while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  guard index < bytes.count else { return nil }
  switch bytes[index] {
  case 0x28: return decoded(literal(from: index + 1, in: bytes))
  case 0x3C where !bytes.holds("<<", at: index):
    return decoded(hexadecimal(from: index + 1, in: bytes))
  case 0x30...0x39:
    // A string that stands elsewhere, as an object of its own.
    return reference(from: index, in: bytes)
  default: return nil
  }
}

/// The string of the object that is referred to as `12 0 R`.
private func reference(from index: Int, in bytes: [UInt8]) -> String? {
  let words = String(decoding: bytes[index..<min(index + 24, bytes.count)], as: UTF8.self)
    .split(whereSeparator: \.isWhitespace)
  guard words.count >= 3, words[2].hasPrefix("R"), Int(words[0]) != nil, Int(words[1]) != nil,
    let object = bytes.firstIndex(of: "\n\(words[0]) \(words[1]) obj", in: 0..<bytes.count)
      ?? bytes.firstIndex(of: "\r\(words[0]) \(words[1]) obj", in: 0..<bytes.count)
  else { return nil }
  let start = object + 1 + words[0].utf8.count + words[1].utf8.count + 5
  guard let next = bytes[min(start, bytes.count)...].first(where: { $0 > 0x20 }),
    next == 0x28 || next == 0x3C
  else { return nil }
  return string(at: start, in: bytes)
}

/// The most bytes of a string that are read.
private let longestString = 4_096

private func literal(from start: Int, in bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var (index, depth) = (start, 1)
  while index < bytes.count, result.count < longestString {
    var byte = bytes[index]
    index += 1
    switch byte {
    case 0x28: depth += 1
    case 0x29:
      depth -= 1
      if depth == 0 { return result }
    case 0x5C where index < bytes.count:
      byte = bytes[index]
      index += 1
      if (0x30...0x37).contains(byte) {
        var value = Int(byte - 0x30)
        for _ in 0..<2 where index < bytes.count && (0x30...0x37).contains(bytes[index]) {
          value = value * 8 + Int(bytes[index] - 0x30)
          index += 1
        }
        byte = UInt8(truncatingIfNeeded: value)
      } else if byte == 0x6E || byte == 0x72 || byte == 0x74 {
        byte = 0x20
      } else if byte == 0x0A || byte == 0x0D {
        continue
      }
    default: break
    }
    result.append(byte)
  }
  return result
}

private func hexadecimal(from start: Int, in bytes: [UInt8]) -> [UInt8] {
  let end = bytes[start...].prefix(2 * longestString).firstIndex(of: 0x3E) ?? start
  let digits = bytes[start..<end].compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
  return stride(from: 0, to: digits.count, by: 2).map { index in
    UInt8(digits[index] << 4 | (index + 1 < digits.count ? digits[index + 1] : 0))
  }
}

private func decoded(_ bytes: [UInt8]) -> String {
  if bytes.starts(with: [0xFE, 0xFF]) {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { bytes.bigEndian16(at: $0) ?? 0 }
    return String(decoding: units.map { UInt16($0) }, as: UTF16.self)
  }
  if bytes.starts(with: [0xFF, 0xFE]) {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      bytes.littleEndian16(at: $0) ?? 0
    }
    return String(decoding: units.map { UInt16($0) }, as: UTF16.self)
  }
  return String(decoding: bytes, as: UTF8.self)
}
