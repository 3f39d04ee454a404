// SPDX-License-Identifier: MIT

import Digests

/// What an index was made of, for the next one.
package struct KeptIndex: Sendable {
  /// Of the entries; see ``LibraryEntries/keys``.
  let keys: [Digest]
  let sizes: [TextSize]
  let cut: CutTexts
  let packs: [TextPack]

  /// Whether most of it was taken over from the index before.
  package let isChangedOnly: Bool

  init(keys: [Digest], sizes: [TextSize], cut: CutTexts, packs: [TextPack]) {
    (self.keys, self.sizes, self.cut, self.packs) = (keys, sizes, cut, packs)
    isChangedOnly = false
  }

  /// Reads the entries that were not read before; all of them where there are many.
  init(_ library: LibraryEntries, before: KeptIndex?) {
    keys = library.keys
    if let before {
      let places = before.places(of: keys)
      let limit = max(4, keys.count / 8)
      if let cut = CutTexts(before.cut, places: places, limit: limit, reading: library.whole) {
        self.cut = cut
        sizes = places.indices.map { index in
          places[index].map { before.sizes[$0] } ?? TextSize(library.whole(index))
        }
        packs = textPacks(of: keys, sizes, old: before.packs, reading: library.whole)
        isChangedOnly = true
        return
      }
    }
    let entries = library.allWhole
    cut = CutTexts(entries)
    sizes = entries.map { TextSize($0) }
    packs = textPacks(of: keys, sizes, old: []) { entries[$0] }
    isChangedOnly = false
  }

  /// For each entry where it stood before; `nil` for those that were not there.
  private func places(of keys: [Digest]) -> [Int?] {
    // An entry may be there twice, but then in both indexes.
    var known: [Digest: [Int]] = [:]
    known.reserveCapacity(self.keys.count)
    for (place, key) in self.keys.enumerated().reversed() { known[key, default: []].append(place) }
    return keys.map { known[$0]?.popLast() }
  }
}
