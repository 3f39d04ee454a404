// SPDX-License-Identifier: MIT

package import Content
package import Diagnostics

/// A file that is to be searched for personal data, and what a person has accepted in it.
package struct PrivacyFile: Sendable {
  /// How its text is read.
  package enum Form: String, Sendable {
    /// Markdown with a front matter, or YAML.
    case marked

    /// Cells of a table.
    case table
  }

  package let source: SourceText
  package let form: Form
  package let scope: PrivacyScope

  /// The file whose front matter holds the acceptances: its own, or that of the table's page.
  package let acceptedIn: String
  package let acceptances: [Acceptance]

  package init(
    _ source: SourceText, form: Form, scope: PrivacyScope, acceptedIn: String? = nil,
    acceptances: [Acceptance] = []
  ) {
    self.source = source
    self.form = form
    self.scope = scope
    self.acceptedIn = acceptedIn ?? source.path
    self.acceptances = acceptances
  }

  /// The text as it is searched.
  ///
  /// What is never published (区, 年度, 同意) and the acceptances themselves are left out.
  var text: ReadingText {
    switch form {
    case .table: ReadingText(plain: source)
    case .marked: ReadingText(source, leavingOut: PrivacyFile.leftOut)
    }
  }

  private static let leftOut: Set<String> = [
    "許可", "区", "年度", "同意", "更新", "見直し", "確認日", "旧", "データ", "研修", "順番",
  ]
}

extension PrivacySearcher {
  /// Searches one file and leaves out what was accepted.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - used: Takes the acceptances that matched something.
  /// - Returns: What is left to be mended or accepted.
  package borrowing func diagnostics(
    of file: PrivacyFile, using used: inout Set<Acceptance>
  ) -> [Diagnostic] {
    findings(in: file.text, scope: file.scope).compactMap { finding in
      let matching = file.acceptances.filter { $0.accepts(finding) }
      used.formUnion(matching)
      return matching.isEmpty ? .personalData(finding, in: file.source.path) : nil
    }
  }

  /// Searches the name of a file, which is published as well.
  package borrowing func diagnostics(ofName path: String) -> [Diagnostic] {
    let stem = path.split(separator: "/").last.map(String.init) ?? path
    let name = SourceText(path: path, String(stem.map { $0 == "-" || $0 == "_" ? " " : $0 }))
    let found = findings(in: ReadingText(plain: name), scope: .reference)
    if let first = found.first(where: { $0.rule != .url && $0.rule != .nameInitials }) {
      return [.telltaleName(first.words, path, isSure: first.severity == .error)]
    }
    let words = stem.split { !$0.isASCII || !$0.isLetter }.map { $0.lowercased() }
    // 堺 and 福島 are surnames as well: beside 区 or 市 they are places.
    guard !words.contains(where: { ["ku", "shi", "ward", "city"].contains($0) }) else { return [] }
    guard
      let word = words.first(where: { NameLists.shared.romanSurnames.contains($0) && $0.count >= 5 }
      )
    else { return [] }
    return [.telltaleName(word, path, isSure: false)]
  }

  /// Tells whether a text that is kept beside the content holds a name or a number of a person.
  ///
  /// - Returns: What was found first.
  package borrowing func tellsPerson(_ text: String) -> PrivacyFinding? {
    let source = SourceText(path: "", text)
    let ignored: Set<PrivacyRuleID> = [
      .exactDate, .exactAge, .url, .rareCombination, .placeAndTime, .station, .landmark,
    ]
    return findings(in: ReadingText(plain: source), scope: .caseExample).first {
      !ignored.contains($0.rule) && !($0.rule == .address && $0.severity == .warning)
    }
  }
}

extension Acceptance {
  /// Whether it is about this rule and these words, whatever the width of the signs.
  fileprivate func accepts(_ finding: PrivacyFinding) -> Bool {
    guard PrivacyRuleID(written: rule.value) == finding.rule else { return false }
    let own = folded(word.value)
    let found = folded(finding.words)
    return !found.isEmpty && own.contains(found)
  }

  private func folded(_ words: String) -> String {
    let plain = ReadingText(plain: SourceText(path: "", words))
    return plain.text(in: plain.scalars.indices).filter { !$0.isWhitespace }
  }
}

extension PrivacyRuleID {
  /// The rule of a name as people write it: in any case, with - or _.
  package init?(written: String) {
    let name = written.uppercased().replacing("-", with: "_")
    self.init(rawValue: name)
  }
}

/// Tells acceptances that name no rule, and those that match nothing any more.
///
/// - Parameters:
///   - acceptances: All that stand in the file.
///   - path: The file.
///   - used: Those that matched something, in the file itself or a table of its.
/// - Returns: A diagnostic for each that is of no use.
package func unusedAcceptances(
  of acceptances: [Acceptance], in path: String, used: Set<Acceptance>
) -> [Diagnostic] {
  acceptances.compactMap { acceptance in
    guard PrivacyRuleID(written: acceptance.rule.value) != nil else {
      return .unknownRule(acceptance, path)
    }
    return used.contains(acceptance) ? nil : .unusedAcceptance(acceptance, path)
  }
}
