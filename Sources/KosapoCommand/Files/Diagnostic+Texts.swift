// SPDX-License-Identifier: MIT

import Diagnostics

/// What is told about the bytes of a text.
extension Diagnostic {
  /// The text is in another encoding than UTF-8, or in none.
  static func notUTF8(
    _ path: String, _ encoding: TextEncoding, firstInvalid: Int?
  ) -> Diagnostic {
    switch encoding {
    case .damagedUTF8:
      let offset = firstInvalid ?? 0
      return Diagnostic(
        .error, id: "damaged-text", "UTF-8 として読めない、壊れた文字があります。",
        hint: "この場所の文字を打ち直し、UTF-8 で保存してください",
        at: SourceSpan(path: path, bytes: offset..<(offset + 1)))
    case .document(let kind):
      return Diagnostic(
        .error, id: "not-a-text", "「\(path)」は文章のファイルではなく、\(kind)のようです。",
        hint: "元のアプリで開き、中身をコピーして、文字だけのファイルに UTF-8 で保存してください",
        at: .wholeFile(path))
    default:
      return Diagnostic(
        .error, id: "not-utf8",
        "「\(path)」の文字コードは UTF-8 のはずですが、\(encoding.name) のようです。",
        hint: encoding.wayToUTF8(for: FileName(path)), at: .wholeFile(path))
    }
  }

  static func nulByte(_ path: String, at offset: Int) -> Diagnostic {
    Diagnostic(
      .error, id: "nul-byte", "文章には使えない NUL 文字（値が 0 のバイト）が入っています。",
      hint: "この場所の文字を消してください。見えないときは、新しいファイルに文章だけを写して保存してください",
      at: SourceSpan(path: path, bytes: offset..<(offset + 1)))
  }

  static func controlCharacters(_ source: SourceText, _ places: [Range<Int>]) -> Diagnostic? {
    guard let first = places.first else { return nil }
    let code = Array(source.text(in: first).unicodeScalars)[0].value
    let more = places.count > 1 ? "（ほかに \(places.count - 1) か所）" : ""
    // PowerPoint and Word put U+000B where a line is broken inside a paragraph.
    let hint =
      code == 0x0B
      ? "PowerPoint や Word から貼ると入る「段落内の改行」です。消して、ふつうの改行にしてください"
      : "この場所の見えない文字を消してください"
    return Diagnostic(
      .error, id: "control-character",
      "文章には使えない制御文字 U+\(hexadecimal(code)) が入っています\(more)。", hint: hint,
      at: SourceSpan(path: source.path, bytes: first))
  }

  static func strayMarks(_ path: String, _ places: [Range<Int>]) -> Diagnostic? {
    guard let first = places.first else { return nil }
    return Diagnostic(
      .warning, id: "stray-byte-order-mark", "文章の途中に、見えない文字 U+FEFF（BOM）が入っています。",
      hint: "この場所の見えない文字を消してください", at: SourceSpan(path: path, bytes: first),
      fix: deleting(places, isSafe: true))
  }

  static func directionMarks(_ path: String, _ places: [Range<Int>]) -> Diagnostic? {
    guard let first = places.first else { return nil }
    return Diagnostic(
      .warning, id: "direction-mark",
      "文字の並ぶ向きを変える、見えない文字が入っています。見た目と中身が違ってしまいます。",
      hint: "この場所の見えない文字を消してください", at: SourceSpan(path: path, bytes: first),
      fix: deleting(places, isSafe: false))
  }

  private static func deleting(_ places: [Range<Int>], isSafe: Bool) -> Fix {
    Fix(places.map { Fix.Edit(replacing: $0, with: "") }, isSafe: isSafe)
  }
}

extension TextEncoding {
  /// How an office worker saves such a file as UTF-8.
  fileprivate func wayToUTF8(for name: FileName) -> String {
    if name.ending.lowercased() == "csv" {
      return "Excel で開き、［名前を付けて保存］でファイルの種類「CSV UTF-8（コンマ区切り）」を選んで保存してください"
    }
    switch self {
    case .shiftJIS, .utf16LittleEndian, .utf16BigEndian:
      return "メモ帳で開き、［名前を付けて保存］の［文字コード］で「UTF-8」を選んで保存してください"
    default:
      return "文字コードを選んで開けるエディター（サクラエディタなど）で開き、"
        + "［名前を付けて保存］の［文字コード］で「UTF-8」を選んで保存してください"
    }
  }
}

private func hexadecimal(_ code: UInt32) -> String {
  let digits = String(code, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
