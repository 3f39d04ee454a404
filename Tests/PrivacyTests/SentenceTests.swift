// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import Privacy
import Testing

/// A file of sentences: what is to be found stands between « and »; where nothing is, nothing is to be found.
struct SentenceFile: Decodable {
  struct Sentence: Decodable {
    let scope: String
    let rule: String?
    let text: String
  }
  let note: String
  let sentences: [Sentence]

  static func read(_ name: String) throws -> SentenceFile {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sentences")
    return try JSONDecoder().decode(
      SentenceFile.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
  }
}

/// What was found of what was planted, and where nothing was planted.
struct Tally {
  var planted = 0
  var found = 0
  var ordinary = 0
  var alarms = 0
  var complaints: [String] = []

  init(_ file: SentenceFile) throws {
    let searcher = try PrivacySearcher()
    for sentence in file.sentences {
      let start = sentence.text.range(of: "«").map {
        sentence.text[..<$0.lowerBound].utf8.count
      }
      let text = sentence.text.filter { $0 != "«" && $0 != "»" }
      let findings = searcher.findings(
        in: ReadingText(SourceText(path: "a.md", text)),
        scope: sentence.scope == "case" ? .caseExample : .reference)
      let told = findings.map { "\($0.rule.rawValue)「\($0.words)」" }.joined(separator: " ")
      if let rule = sentence.rule {
        planted += 1
        let isFound = findings.contains {
          $0.rule.rawValue == rule && $0.bytes.lowerBound == start
        }
        if isFound { found += 1 } else { complaints.append("\(rule) \(sentence.text): \(told)") }
      } else {
        ordinary += 1
        if !findings.isEmpty {
          alarms += 1
          complaints.append("\(text): \(told)")
        }
      }
    }
  }
}

@Test(arguments: [
  "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  "eleventh", "twelfth", "thirteenth",
])
func plantedItemsAreFoundAtTheirFirstCharacterAndOrdinarySentencesLeftAlone(name: String) throws {
  let tally = try Tally(SentenceFile.read(name))
  #expect(tally.found * 100 >= tally.planted * 95, "\(tally.complaints)")
  #expect(tally.alarms * 100 <= tally.ordinary * 2, "\(tally.complaints)")
}
