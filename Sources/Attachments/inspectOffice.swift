// SPDX-License-Identifier: MIT

/// Looks into a document of Office Open XML (ECMA-376) or OpenDocument for persons and organisations.
func inspectOffice(_ bytes: [UInt8]) -> AttachmentInspection {
  var inspection = AttachmentInspection(.office)
  guard let directory = ZipDirectory(bytes) else {
    inspection.noteUnreadable()
    return inspection
  }
  // The most that is unpacked of one file, so that a small file cannot fill the memory.
  var rest = ZipDirectory.longestMember
  for member in directory.members {
    guard let kind = kind(of: member.name) else { continue }
    guard let content = directory.bytes(of: member), content.count <= rest else {
      inspection.noteUnreadable()
      continue
    }
    rest -= content.count
    noteHomeFolders(content, &inspection)
    switch kind {
    case .place: break
    case .properties: noteProperties(content, &inspection)
    case .text: notePersons(content, &inspection)
    case .picture:
      inspection.add(inspectAttachment(content, named: member.name), named: "中の画像")
    case .thumbnail: inspection.note("縮小画像（サムネイル）")
    case .ownProperties: inspection.note("独自のプロパティ")
    }
  }
  return inspection
}

private enum MemberKind {
  case properties, ownProperties, text, picture, thumbnail

  /// What may name the folder of whoever wrote the document, and nothing else.
  case place
}

private func kind(of name: String) -> MemberKind? {
  let lower = name.lowercased()
  if ["docprops/core.xml", "docprops/app.xml", "meta.xml"].contains(lower) { return .properties }
  if lower == "docprops/custom.xml" { return .ownProperties }
  if lower.contains("thumbnail") { return .thumbnail }
  if lower.contains("/media/") || lower.hasPrefix("pictures/") { return .picture }
  let isText =
    lower.hasSuffix(".xml")
    && (["comments", "people", "persons", "author", "revisions", "users"].contains(
      where: lower.contains)
      || lower.hasPrefix("word/") || lower == "content.xml")
  if isText { return .text }
  let isPlace =
    lower.hasSuffix(".rels") || lower.hasPrefix("customxml/") || lower == "xl/workbook.xml"
    || lower == "ppt/presentation.xml"
  return isPlace ? .place : nil
}

/// The elements of the documents' properties that name somebody, and what they are called.
private let propertyNames: [String: String] = [
  "title": "プロパティの題名", "creator": "作成者", "initial-creator": "作成者", "lastmodifiedby": "最終更新者",
  "printed-by": "印刷した人", "company": "会社・組織", "manager": "管理者",
]

private func noteProperties(_ content: [UInt8], _ inspection: inout AttachmentInspection) {
  var reader = MarkupReader(content)
  var current: String?
  while let part = reader.next() {
    switch part {
    case .start(let name, _): current = propertyNames[name]
    case .end: current = nil
    case .text(let text):
      let value = trimmed(text)
      if let current, !value.isEmpty { inspection.note("\(current)「\(value)」") }
    case .comment, .declaration: break
    }
  }
  if reader.isBroken { inspection.noteUnreadable() }
}

/// Notes folders of persons in the paths of templates, links and the file itself: `C:\\Users\\tanaka`.
private func noteHomeFolders(_ content: [UInt8], _ inspection: inout AttachmentInspection) {
  for word in ["Users", "home"] {
    var offset = 0
    while let found = content.firstIndex(of: word, in: offset..<content.count) {
      offset = found + word.utf8.count
      guard let start = separator(before: found, in: content),
        isDisk(before: start, in: content, word), offset < content.count,
        let end = separator(at: offset, in: content)
      else { continue }
      let name = content[end...].prefix(64).prefix {
        ![0x22, 0x25, 0x27, 0x26, 0x2F, 0x3C, 0x5C].contains($0)
      }
      let value = trimmed(String(decoding: name, as: UTF8.self))
      if !value.isEmpty, value != "Public" { inspection.note("作成者のフォルダー「\(word)/\(value)」") }
    }
  }
}

/// Where a separator of folders begins that ends at a place: `/`, `\` or `%5C`.
private func separator(before end: Int, in bytes: [UInt8]) -> Int? {
  if end >= 1, bytes[end - 1] == 0x2F || bytes[end - 1] == 0x5C { return end - 1 }
  return bytes.holds("%5C", at: end - 3) || bytes.holds("%5c", at: end - 3) ? end - 3 : nil
}

/// Where the text behind a separator begins.
private func separator(at start: Int, in bytes: [UInt8]) -> Int? {
  if bytes[start] == 0x2F || bytes[start] == 0x5C { return start + 1 }
  return bytes.holds("%5C", at: start) || bytes.holds("%5c", at: start) ? start + 3 : nil
}

/// Whether a disk stands there: `C:` before Users, nothing or a file's address before Users and home.
private func isDisk(before start: Int, in bytes: [UInt8], _ word: String) -> Bool {
  guard start > 0 else { return true }
  let byte = bytes[start - 1]
  return [0x22, 0x27, 0x2F, 0x3A, 0x3E].contains(byte)
}

/// Notes who wrote comments and tracked changes.
private func notePersons(_ content: [UInt8], _ inspection: inout AttachmentInspection) {
  // Nearly all of a document is text without these words; only the rest is worth reading.
  guard
    ["uthor", "displayName", "creator"].contains(where: { word in
      content.firstIndex(of: word, in: 0..<content.count) != nil
    })
  else { return }
  var reader = MarkupReader(content)
  var isName = false
  while let part = reader.next() {
    switch part {
    case .start(let name, let attributes):
      isName = name == "author" || name == "creator"
      for attribute in attributes
      where ["author", "displayname"].contains(attribute.name)
        || name == "cmauthor" && attribute.name == "name"
      {
        let value = trimmed(attribute.value)
        if !value.isEmpty { inspection.note("コメントや変更履歴の作成者「\(value)」") }
      }
    case .text(let text):
      let value = trimmed(text)
      if isName, !value.isEmpty { inspection.note("コメントや変更履歴の作成者「\(value)」") }
    case .end: isName = false
    case .comment, .declaration: break
    }
  }
}

/// A name on one line, not longer than a message can quote.
func trimmed(_ text: String) -> String {
  let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
  let shown = String.UnicodeScalarView(
    words.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
  return String(String(shown).prefix(40))
}
