// SPDX-License-Identifier: MIT

import Foundation
import Search
import Testing

/// A vector that the browser's script is tested with, too.
private struct Vector: Decodable {
  let text: String
  let folded: String
}

@Test func textsAreFoldedAsTheVectorsSay() throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let data = try Data(contentsOf: folder.appending(path: "Vectors/search-folding.json"))
  for vector in try JSONDecoder().decode([Vector].self, from: data) {
    let folded = FoldedText(vector.text)
    let text = String(
      String.UnicodeScalarView(folded.scalars.compactMap { Unicode.Scalar($0) }))
    #expect(text == vector.folded, "\(vector.text)")
    #expect(folded.origins.count == folded.scalars.count)
    #expect(folded.classes.count == folded.scalars.count)
  }
}

@Test func eachFoldedCharacterKnowsWhereItComesFrom() {
  let folded = FoldedText("ｶﾞ㍻か")
  #expect(folded.scalars.count == 4)
  #expect(folded.origins == [0..<2, 2..<3, 2..<3, 3..<4])
}

/// An invisible character behind another has the tables asked for both.
@Test func whatIsFoldedWithoutTablesIsAsTheTablesSay() {
  for value in [0x09...0x33FF, 0x9F00...0xABFF, 0xF900...0xFFFF].joined() {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
    let folded = FoldedText("か\(scalar)")
    let slowly = FoldedText("か\(scalar)\u{200B}")
    #expect(folded.scalars == slowly.scalars, "U+\(String(value, radix: 16))")
  }
}
