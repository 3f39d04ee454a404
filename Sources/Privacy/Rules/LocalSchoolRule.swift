// SPDX-License-Identifier: MIT

/// SCHOOL_NAME for the short names that site.yml lists: 夕凪小, 夕凪小の児童, not 夕凪小学校, which another rule finds.
extension Scan {
  mutating func findLocalSchools(_ names: KeywordMatcher) {
    for hit in names.hits(in: text.scalars) {
      let (before, after) = (at(hit.range.lowerBound - 1), hit.range.upperBound)
      if has("学校", at: after) { continue }
      // 西小 is no school in 西小路; 夕凪小児童 is one.
      if at(after).isKanji,
        !"児生校卒区前内側教職在出入転保現元は".unicodeScalars.contains(where: { $0.value == at(after) })
      {
        continue
      }
      // A name of two characters is the end of too many others: 関[西小].
      if hit.range.count <= 2, before.isKanji { continue }
      report(.schoolName, hit.range)
    }
  }
}
