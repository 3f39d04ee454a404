// SPDX-License-Identifier: MIT

import Content
import Diagnostics

/// Something of the sources that is not to be in the site.
struct Secret: Sendable {
  enum Kind: Hashable, Sendable {
    /// 区, 年度 or 同意 of a case.
    case privateNote(key: String)

    /// The title of a case that is not shown.
    case hiddenTitle

    /// The id of a case that is not shown.
    case hiddenID

    /// Why a finding of personal data was accepted.
    case reason

    /// What writers note for each other.
    case comment

    /// The list of schools in site.yml.
    case schoolList
  }

  let kind: Kind

  /// What is secret, as it was written.
  let text: String

  /// Where it was written.
  let span: SourceSpan

  /// The case that it belongs to; `nil` where that does not matter.
  let caseID: String?
}

/// A text that gives a secret away, and what has to stand around it so that it is that text.
struct SecretText: Hashable, Sendable {
  enum Surroundings: Hashable, Sendable {
    case any

    /// The name of a ward that is no part of a longer name: 西区 is neither 堺市西区 nor 関西区域.
    case ward

    /// An id that is no part of a longer word.
    case id

    /// A year that does not begin a date: 2025年 in 2025年に始めた, but not in 2025年6月.
    case year

    /// A text that stands for itself: between tags, quotation marks or brackets.
    case whole
  }

  let text: String
  let surroundings: Surroundings

  init(_ text: String, _ surroundings: Surroundings = .any) {
    self.text = text
    self.surroundings = surroundings
  }

  /// Whether the text counts only in what is made of its own case, whether it is public elsewhere or not.
  var isOrdinary: Bool { surroundings == .year }

  /// Whether a place of the text is one that gives the secret away.
  func stands(in bytes: [UInt8], at range: Range<Int>) -> Bool {
    switch surroundings {
    case .any: return true
    case .id:
      return ![range.lowerBound - 1, range.upperBound].contains {
        bytes.indices.contains($0) && isWordByte(bytes[$0])
      }
    case .year:
      // The day of 更新 stands on each page anyway.
      let after = bytes[range.upperBound...].prefix(3)
      let isDate = after.first.map { (0x30...0x39).contains($0) } ?? false
      return !isDate && !begins(after, with: ["度"] + "０１２３４５６７８９一二三四五六七八九十".map(String.init))
    case .whole:
      let before = bytes[..<range.lowerBound].suffix(3)
      let after = bytes[range.upperBound...].prefix(3)
      return ends(before, with: [">", "\"", "'", "「", "『", "["])
        && begins(after, with: ["<", "\"", "'", "」", "』", "]", "（", "｜"])
    case .ward:
      let before = bytes[..<range.lowerBound].suffix(6)
      let after = bytes[range.upperBound...].prefix(3)
      return !ends(before, with: ["堺市", "東", "西", "南", "北", "関", "山", "中"])
        && !begins(after, with: ["域", "分", "間", "画", "切", "別"])
    }
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
  default: false
  }
}

private func ends(_ bytes: ArraySlice<UInt8>, with words: [String]) -> Bool {
  words.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
}

private func begins(_ bytes: ArraySlice<UInt8>, with words: [String]) -> Bool {
  words.contains { bytes.starts(with: $0.utf8) }
}

extension Secret {
  /// The texts that give the secret away; none where it says too little to be told from other text.
  var texts: [SecretText] {
    switch kind {
    case .privateNote("区"): wardTexts(text)
    case .privateNote("年度"): schoolYearTexts(text)
    case .privateNote(let key):
      (isDistinctive(text) ? widthsOfDigits(text).map { SecretText($0) } : [])
        + [": ", "：", ":"].map { SecretText("\(key)\($0)\(text)") }
    case .hiddenTitle: [SecretText(text, text.count >= 8 ? .any : .whole)]
    case .hiddenID: [SecretText(text, .id)]
    case .reason: text.count >= 6 ? [SecretText(text)] : []
    case .schoolList: [SecretText(text, .whole)]
    case .comment:
      text.split { $0.isNewline }
        .map { $0.drop { $0.isWhitespace } }
        .map { String($0.reversed().drop { $0.isWhitespace }.reversed()) }
        .filter { $0.utf8.count >= 24 }.map { SecretText($0) }
    }
  }
}

extension Diagnostic {
  /// Tells that a secret was found in the output.
  ///
  /// - Parameters:
  ///   - secret: What was found.
  ///   - file: The file of the site.
  ///   - span: Where the writer can mend it.
  /// - Returns: An error.
  static func leak(_ secret: Secret, in file: String, at span: SourceSpan) -> Diagnostic {
    let quoted = secret.text.split { $0.isNewline }.joined(separator: " ").prefix(40)
    let (what, hint): (String, String)
    switch secret.kind {
    case .privateNote(let key):
      (what, hint) = (
        "公開しない項目「\(key)」の値「\(quoted)」", "題名や本文からその言葉を消すか、「A区」「X年度」のように書き換えます。"
      )
    case .hiddenTitle:
      (what, hint) = (
        "公開しない事例「\(secret.caseID ?? "")」の題名", "その事例へのリンクや題名を、本文から消します。"
      )
    case .hiddenID:
      (what, hint) = ("公開しない事例のID「\(quoted)」", "その事例へのリンクや番号を、本文から消します。")
    case .reason:
      (what, hint) = ("項目「許可」の理由「\(quoted)」（\(secret.span.path)）", "同じ文を本文に書いていないか確かめ、どちらかを変えます。")
    case .schoolList:
      (what, hint) = (
        "学校の略称「\(quoted)」（\(secret.span.path)）", "本文の略称を「A小学校」のように書き換えます。"
      )
    case .comment:
      (what, hint) = ("覚え書き（コメント）「\(quoted)」（\(secret.span.path)）", "同じ文を本文に書いていないか確かめ、どちらかを変えます。")
    }
    return Diagnostic(
      .error, id: "leak-in-output", "作ったファイル「\(file)」に、\(what)が入っています。", hint: hint, at: span)
  }

  /// A comment of HTML was found in the output.
  static func htmlComment(in file: String, at path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "leak-in-output", "作ったファイル「\(file)」に、HTML のコメント（<!--）が入っています。",
      hint: "テンプレートの覚え書きは {{! … }} と書きます。", at: .wholeFile(path))
  }
}
