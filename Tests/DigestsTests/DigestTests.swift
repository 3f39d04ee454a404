// SPDX-License-Identifier: MIT

import Digests
import Testing

@Test func sameValuesHaveOneDigestAndAllOthersAnother() {
  let values: [[String]] = [
    [], [""], ["", ""], ["a"], ["ab"], ["a", "b"], ["b", "a"], ["事例"], ["事", "例"], ["事例", ""],
    [String(repeating: "あ", count: 5)], [String(repeating: "あ", count: 6)],
  ]
  var known: Set<Digest> = []
  for texts in values {
    let digest = Digest { $0.add(texts) }
    #expect(digest == Digest { $0.add(texts) })
    #expect(known.insert(digest).inserted, "\(texts)")
  }
}

@Test func everyBitOfABytesCounts() {
  var known: Set<Digest> = []
  for length in 1...40 {
    let bytes = (0..<length).map { UInt8($0) }
    known.insert(Digest { $0.add(bytes) })
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        known.insert(Digest { $0.add(changed) })
      }
    }
  }
  #expect(known.count == 40 + 8 * (1...40).reduce(0, +))
}

@Test func missingTextIsNotAnEmptyOne() {
  #expect(Digest { $0.add(nil as String?) } != Digest { $0.add("" as String?) })
}
