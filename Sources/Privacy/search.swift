// SPDX-License-Identifier: MIT

/// Runs every rule over a text.
///
/// To add a rule: give it an id and its words in `PrivacyRule.swift`, a function in the file of its family in
/// `Rules/`, the words that it begins at in `Lexicon.swift`, and a line here.
func findings(
  in text: ReadingText, scope: PrivacyScope, _ localSchools: KeywordMatcher?,
  with tagger: borrowing MeCabTagger
) -> [Finding] {
  var scan = Scan(text, scope: scope, with: tagger)
  scan.findHonorifics()
  scan.findFullNames()
  scan.findLabelledNames()
  scan.findTitledNames()
  scan.findBareNames()
  scan.findInitials()
  scan.findSchools()
  if let localSchools { scan.findLocalSchools(localSchools) }
  scan.findFacilities()
  scan.findAddresses()
  scan.findBuildings()
  scan.findLandmarks()
  scan.findNumbers()
  scan.findDates()
  scan.findContacts()
  scan.findCombinations()
  return withoutContained(scan.findings)
}

/// Leaves out what lies inside a finding of the same sort, or of a surer one.
private func withoutContained(_ findings: [Finding]) -> [Finding] {
  let ordered = Array(Set(findings)).sorted { left, right in
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    if left.range.count != right.range.count { return left.range.count > right.range.count }
    return left.rule.rank < right.rule.rank
  }
  var kept: [Finding] = []
  for finding in ordered {
    let isContained = kept.reversed().prefix(12).contains { other in
      other.range.upperBound > finding.range.lowerBound && covers(other, finding)
    }
    if !isContained { kept.append(finding) }
  }
  return kept
}

private func covers(_ other: Finding, _ finding: Finding) -> Bool {
  if other.rule == finding.rule { return true }
  let combined: Set<PrivacyRuleID> = [.rareCombination, .placeAndTime, .exactAge]
  if combined.contains(other.rule) || combined.contains(finding.rule) { return false }
  return other.range.lowerBound <= finding.range.lowerBound
    && other.range.upperBound >= finding.range.upperBound
    || (other.rule.isName && finding.rule.isName)
}

extension PrivacyRuleID {
  fileprivate var rank: Int { PrivacyRuleID.allCases.firstIndex(of: self) ?? 0 }
  fileprivate var isName: Bool { rank <= 4 }
}
