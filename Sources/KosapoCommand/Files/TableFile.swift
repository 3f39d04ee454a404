// SPDX-License-Identifier: MIT

import Diagnostics

/// A table of figures as it was read from the disk.
struct TableFile: Sendable {
  /// The text in UTF-8; places count in it.
  let source: SourceText

  /// What the encoding was, where it had to be changed.
  let converted: TextEncoding?

  /// Reads a CSV file, in UTF-8 or in what Excel writes besides it.
  ///
  /// Shift_JIS (CP932) and UTF-16 are turned into UTF-8: whether it was rightly read shows in the names of the
  /// columns. Everything else is told.
  static func reading(_ file: OtherFile) -> Checked<TableFile> {
    guard file.size <= sourceSizeLimit else {
      return Checked(nil, [.tooLarge(file.path, size: file.size, limit: sourceSizeLimit)])
    }
    do throws(FileError) {
      let source = SourceText(path: file.path, bytes: try file.bytes())
      guard let encoding = TextEncoding.guess(source.bytes, TextInspection(of: source.bytes)),
        let name = encoding.nameForConversion,
        let text = convertedToUTF8(source.bytes, from: name)
      else { return inspected(source, converted: nil) }
      return inspected(SourceText(path: file.path, bytes: text), converted: encoding)
    } catch {
      return Checked(nil, [.unreadable(file.path, error)])
    }
  }

  private static func inspected(
    _ source: SourceText, converted: TextEncoding?
  ) -> Checked<TableFile> {
    let inspected = InspectedText(source)
    return Checked(
      inspected.isParsable ? TableFile(source: source, converted: converted) : nil,
      inspected.diagnostics)
  }
}

extension TextEncoding {
  /// What glibc calls the encoding, where a table in it is read.
  fileprivate var nameForConversion: String? {
    switch self {
    case .shiftJIS: "CP932"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .eucJP, .iso2022JP, .damagedUTF8, .document: nil
    }
  }
}
