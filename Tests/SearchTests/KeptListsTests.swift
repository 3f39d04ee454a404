// SPDX-License-Identifier: MIT

import Content
import Search
import Testing

/// Lists of one character go on in several files here; an edit moves its places in one of them.
@Test func afterEditsListsOfSeveralFilesAreByteForByteThoseMadeAnew() throws {
  var texts = (0..<900).map { number in text(of: number) }
  var kept: [UInt8]?
  var before: [IndexFile] = []
  for step in 0..<7 {
    let entry = step * 137
    switch step {
    case 0: break
    // The same pieces as before, elsewhere in the entry.
    case 1: texts[entry] = texts[entry].split(separator: "。").reversed().map { "\($0)。" }.joined()
    case 2: texts[entry] = "本。" + texts[entry] + "学校と。"
    case 3: texts[entry] = "家庭。"
    case 4: texts[entry] += texts[entry] + texts[entry]
    case 5: (texts[entry], texts[entry - 400]) = (texts[entry] + "新語。", "本。" + texts[entry - 400])
    default: texts.remove(at: entry)
    }
    let library = try library(of: texts)
    let made = searchIndex(of: library, sources: [:], kept: kept)
    let anew = searchIndex(of: library)
    #expect(made.kept.isChangedOnly == (step > 0))
    #expect(made.files.map(\.path) == anew.map(\.path), "\(step)")
    #expect(made.files.map(\.digest) == anew.map(\.digest), "\(step)")
    for (file, other) in zip(made.files, anew) {
      #expect(file.bytes == other.bytes, "\(step): \(file.path)")
    }
    #expect(made.files.count { $0.path.hasPrefix("search/p") } > 6)
    if step == 1 {
      let same = zip(before, made.files).count { $0.0.digest == $0.1.digest }
      #expect(same > 5, "files stay as they were")
      #expect(made.work.places == 0, "no list is written whole")
    }
    kept = made.kept.bytes
    before = made.files
  }
}

/// Sentences that differ a little, so that the places are not evenly far apart.
private func text(of number: Int) -> String {
  (0..<28).map { "\("学校家庭地域本人"[($0 * 7 + number * 3) % 8])と\(($0 * number) % 3 == 0 ? "、" : "")。" }
    .joined()
}

extension String {
  fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}

private func library(of texts: [String]) throws -> Library {
  try plainLibrary(of: texts.enumerated().map { try page("p\($0)", "題", $1) })
}
