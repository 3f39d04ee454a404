// SPDX-License-Identifier: MIT

import Content
import Diagnostics

extension Diagnostic {
  /// Something that leads to a person.
  static func personalData(_ finding: PrivacyFinding, in path: String) -> Diagnostic {
    let words = finding.doubt ?? finding.rule.rule
    let end = finding.severity == .warning ? "残してよいと確かめたときは" : "どうしても残すときは"
    return Diagnostic(
      finding.severity, id: finding.rule.rawValue, "「\(finding.words)」は、\(words.reason)",
      // No reason makes a 個人番号 one that may stand here.
      hint: finding.rule == .myNumber
        ? words.advice : "\(words.advice)\(end)、理由を添えて「許可」に書きます。",
      at: SourceSpan(path: path, bytes: finding.bytes))
  }

  /// The name of a file says who it is about.
  static func telltaleName(_ word: String, _ path: String, isSure: Bool) -> Diagnostic {
    Diagnostic(
      isSure ? .error : .warning, id: PrivacyRuleID.fileLeak.rawValue,
      "ファイルの名前の「\(word)」は、人の名前や番号のように読めます。ファイルの名前も公開されます。",
      hint: PrivacyRuleID.fileLeak.rule.advice, at: .wholeFile(path))
  }

  static func unknownRule(_ acceptance: Acceptance, _ path: String) -> Diagnostic {
    let names = PrivacyRuleID.allCases.map(\.rawValue)
    let nearest = nearestWord(to: acceptance.rule.value.uppercased(), among: names)
    return Diagnostic(
      .error, id: "unknown-privacy-rule", "許可の規則「\(acceptance.rule.value)」はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "検査の表示の終わりの [ ] にある名前を書きます。例: PHONE",
      at: SourceSpan(path: path, bytes: acceptance.rule.span))
  }

  static func unusedAcceptance(_ acceptance: Acceptance, _ path: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "unused-acceptance",
      "許可の「\(acceptance.word.value)」（規則 \(acceptance.rule.value)）に当たるものは、もうありません。",
      hint: "この許可を消します。", at: SourceSpan(path: path, bytes: acceptance.word.span))
  }
}

extension PrivacyFinding {
  /// What to say where the rule is less sure than usual.
  fileprivate var doubt: PrivacyRule? {
    guard severity == .warning, rule.rule.severity == .error else { return nil }
    switch rule {
    case .address:
      return PrivacyRule(
        severity: .warning, reason: "区の名前です。事例では、どの区のことかが分からないようにします。",
        advice: "「区内」「隣の区」「A区」のようにします。")
    case .postalCode:
      return PrivacyRule(
        severity: .warning, reason: "郵便番号の形をしています。郵便番号なら、住んでいる所が絞られます。", advice: "番号を消します。")
    case .myNumber:
      return PrivacyRule(
        severity: .warning, reason: "個人番号と書かれた12桁の数字です（検査用の数字は合いません）。書き写した番号かもしれません。",
        advice: "番号を消します。")
    default: return nil
    }
  }
}
