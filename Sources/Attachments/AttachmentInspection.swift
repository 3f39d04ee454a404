// SPDX-License-Identifier: MIT

/// What a file tells besides what is seen of it: where a photograph was taken, who wrote a document.
package struct AttachmentInspection: Hashable, Sendable {
  /// The form of the file, by its bytes and not by its name.
  package enum Form: String, Hashable, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
    case webp = "WebP"
    case gif = "GIF"
    case svg = "SVG"
    case pdf = "PDF"
    case office = "Office"
    /// Pictures of telephones (HEIC, AVIF) and scanners (TIFF), which are not looked into.
    case heic = "HEIC"
    case tiff = "TIFF"
    /// Word, Excel and PowerPoint before 2007.
    case oldOffice = "古い Office"
    case other
  }

  package let form: Form

  /// What was found, as short Japanese names, in the order of the file, each once.
  package private(set) var details: [String] = []

  /// What can run or load something when the file is opened, as short Japanese names.
  package private(set) var dangers: [String] = []

  /// Whether the file is damaged, cut off or locked, so that not all of it could be looked at.
  package private(set) var isUnreadable = false

  /// Whether it is a password that keeps the file from being looked at.
  package private(set) var isLocked = false

  init(_ form: Form) {
    self.form = form
  }

  /// Notes something that was found.
  mutating func note(_ detail: String) {
    if !details.contains(detail) { details.append(detail) }
  }

  /// Notes something that can run or load.
  mutating func noteDanger(_ danger: String) {
    if !dangers.contains(danger) { dangers.append(danger) }
  }

  mutating func noteUnreadable() { isUnreadable = true }

  mutating func noteLocked() {
    isUnreadable = true
    isLocked = true
  }

  /// Takes over what was found in a part of the file.
  mutating func add(_ part: AttachmentInspection, named name: String) {
    for detail in part.details { note("\(name)の\(detail)") }
    if part.isUnreadable { isUnreadable = true }
  }
}

/// Looks into a file for what it tells besides what is seen of it.
///
/// Nothing of a file is believed: lengths, offsets and counts that lead outside or in circles end the reading.
///
/// - Parameters:
///   - bytes: The whole file.
///   - name: Its name; only the ending counts, and only for SVG, which has no mark of its own.
/// - Returns: What was found; nothing for forms that carry nothing.
package func inspectAttachment(_ bytes: [UInt8], named name: String) -> AttachmentInspection {
  let form = form(of: bytes, named: name)
  switch form {
  case .jpeg: return JPEGFile(bytes).inspection
  case .png: return PNGFile(bytes).inspection
  case .webp: return WebPFile(bytes).inspection
  case .gif: return inspectGIF(bytes)
  case .svg: return inspectSVG(bytes)
  case .pdf: return inspectPDF(bytes)
  case .office: return inspectOffice(bytes)
  case .heic, .tiff, .oldOffice, .other: return AttachmentInspection(form)
  }
}

/// The picture without what it tells besides what is seen; every point of the picture stays as it is.
///
/// - Returns: The bytes; `nil` where the form cannot be cleaned without loss, or the file is damaged.
package func withoutHiddenDetails(_ bytes: [UInt8]) -> [UInt8]? {
  switch form(of: bytes, named: "") {
  case .jpeg: JPEGFile(bytes).cleaned
  case .png: PNGFile(bytes).cleaned
  case .webp: WebPFile(bytes).cleaned
  default: nil
  }
}

private func form(of bytes: [UInt8], named name: String) -> AttachmentInspection.Form {
  if bytes.starts(with: [0xFF, 0xD8]) { return .jpeg }
  if bytes.starts(with: PNGFile.signature) { return .png }
  if bytes.holds("RIFF", at: 0), bytes.holds("WEBP", at: 8) { return .webp }
  if bytes.holds("GIF8", at: 0) { return .gif }
  // A browser goes by this ending, whatever else stands in the text.
  if name.lowercased().hasSuffix(".svg"), bytes.first(where: { $0 > 0x20 }) == 0x3C { return .svg }
  // Readers take a PDF whose mark stands somewhere in the first kilobyte.
  if bytes.firstIndex(of: "%PDF-", in: 0..<1_024) != nil { return .pdf }
  if bytes.holds("PK\u{03}\u{04}", at: 0) || bytes.holds("PK\u{05}\u{06}", at: 0) { return .office }
  if bytes.holds("ftyp", at: 4) { return .heic }
  if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
    return .tiff
  }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .oldOffice }
  // In UTF-16 each letter has a zero beside it.
  let head = bytes.prefix(2_048).filter { $0 != 0 }
  if name.lowercased().hasSuffix(".svg") || head.firstIndex(of: "<svg", in: 0..<1_024) != nil,
    !name.lowercased().hasSuffix(".js"), !name.lowercased().hasSuffix(".css")
  {
    return .svg
  }
  return .other
}
