// SPDX-License-Identifier: MIT

import Diagnostics

/// What is told about the figures in a CSV file.
extension Diagnostic {
  static func undeclaredColumn(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "undeclared-column", "列「\(name)」は、項目「列」に書かれていないので、ページに出しません。",
      hint: "出すときは「列」に加えます。出さないときは「使わない列: [\(name)]」と書きます。", at: span)
  }

  static func emptyRowName(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-row-name", "この行に名前がありません。", hint: "区や年度の名前を入れるか、行を消します。", at: span)
  }

  static func badCode(_ code: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-code", "コード「\(code)」は、ページの名前に使えません。",
      hint: "半角の英数字とハイフンだけにします。例: 27106", at: span)
  }

  static func doubledCode(
    _ code: String, of name: String, and other: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-code", "コード「\(code)」が、「\(other)」と「\(name)」の両方に付いています。",
      hint: "どちらかのコードを直します。", at: span)
  }

  static func doubledRow(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-row-name", "「\(name)」の行が二つあります。",
      hint: "同じ名前の区が二つの市にあるときは、市の名前の列を作り、「所属の列」に書きます。", at: span)
  }

  static func missingRow(
    _ name: String, among names: [String], at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: name, among: names)
    return Diagnostic(
      .error, id: "unknown-row", "「\(name)」という行は、ここには使えないか、CSV にありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "CSV の行の名前を確かめます。", at: span)
  }

  static func emptyCount(_ column: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "csv-empty-cell", "列「\(column)」のこの行に数字がありません。",
      hint: "数字がないことが正しいときは「-」を入れます。", at: span)
  }

  static func notACount(_ text: String, in column: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-number", "列「\(column)」の「\(text)」は、数字として読めません。",
      hint: "0 以上の整数を入れます。数字がないときは「-」を入れます。", at: span)
  }

  static func countTooLarge(_ text: String, in column: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-number", "列「\(column)」の「\(text)」は大きすぎます。読めるのは11桁までです。",
      hint: "数字を確かめるか、単位を「千人」などに変えます。", at: span)
  }

  static func notAPrintedRatio(
    _ text: String, in column: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-number", "列「\(column)」の「\(text)」は、割合として読めません。",
      hint: "「11.4%」のように、小数第1位までで書きます。", at: span)
  }

  static func sumMismatch(
    _ column: String, sum: Int, written: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-sum",
      "列「\(column)」の各行を足すと \(countText(sum)) ですが、合計の行は \(countText(written)) です。",
      hint: "写し間違いや、抜けた行がないか確かめます。", at: span)
  }

  static func identityMismatch(
    row: String, sum: String, written: Int, parts: [String], added: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-identity",
      "「\(row)」の「\(sum)」は \(countText(written)) ですが、「\(parts.joined(separator: " ＋ "))」は "
        + "\(countText(added)) です。",
      hint: "写し間違いがないか確かめます。", at: span)
  }

  static func printedDiffers(
    _ printed: Int, _ ratio: Ratio, column: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "printed-ratio",
      "列「\(column)」の公表値 \(percentText(permille: printed)) は、計算した \(ratio.percent)"
        + "（\(countText(ratio.numerator)) ÷ \(countText(ratio.denominator))）と違います。",
      hint: "写し間違いでなければ、項目「公表値」に「説明」を付けて書くと、ページに注として出ます。", at: span)
  }
}
