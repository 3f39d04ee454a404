// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test(arguments: [
  (["会議の工夫"], ["会議の工夫", "はじめに"], ["会議の工夫"]),
  (["会議の工夫"], ["はじめの会議の工夫について"], ["会議の工夫"]),
  (["会議", "会議の工夫", "工夫"], ["会議の工夫"], ["会議", "会議の工夫", "工夫"]),
  (["ab", "abc"], ["xabx"], ["ab"]), (["abab"], ["ababa"], ["abab"]), (["aab"], ["aaab"], ["aab"]),
  (["会議"], [], []), ([], ["会議"], []), ([""], ["会議"], []), (["会議"], ["会", "議"], []),
  (["𠮷田"], ["𠮷田"], ["𠮷田"]),
])
func textsAreFoundInsideOthers(texts: [String], others: [String], expected: [String]) {
  #expect(contained(texts, in: others).found == Set(expected))
}

/// Twice as many titles take twice as many steps, also where all begin alike.
@Test func theStepsGrowWithTheTitlesAndNotWithTheirProduct() {
  func steps(_ count: Int) -> Int {
    let titles = (0..<count).map { "朝起きられず欠席が増えた中学生への働きかけ その\($0)" }
    let others = (0..<count).map { "朝起きられず欠席が増えた中学生への働きかけ そのほか\($0)" }
    return contained(titles, in: others).steps
  }
  let (few, many) = (steps(500), steps(1_000))
  #expect(many <= few * 21 / 10)
  #expect(many <= 1_000 * 2 * 40)
}
