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
    switch kind {
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
  return isText ? .text : nil
}

/// The elements of the documents' properties that name somebody, and what they are called.
private let propertyNames: [String: String] = [
  "creator": "作成者", "initial-creator": "作成者", "lastmodifiedby": "最終更新者",
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
