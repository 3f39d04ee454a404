// SPDX-License-Identifier: MIT

import Digests
import Synchronization

/// What an index was made of, for the next one.
package struct KeptIndex: Sendable {
  /// Of the entries; see ``LibraryEntries/keys``.
  let keys: [Digest]
  let sizes: [TextSize]
  let cut: CutTexts
  let packs: [TextPack]
  let lists: KeptLists

  /// Whether most of it was taken over from the index before.
  package let isChangedOnly: Bool

  init(
    keys: [Digest], sizes: [TextSize], cut: CutTexts, packs: [TextPack], lists: KeptLists
  ) {
    (self.keys, self.sizes, self.cut, self.packs) = (keys, sizes, cut, packs)
    self.lists = lists
    isChangedOnly = false
  }

  init(_ texts: EntryTexts, _ lists: KeptLists) {
    (keys, sizes, cut, packs) = (texts.keys, texts.sizes, texts.cut, texts.packs.map(\.known))
    self.lists = lists
    isChangedOnly = texts.isChangedOnly
  }

  /// For each entry where it stood before; `nil` for those that were not there.
  fileprivate func places(of keys: [Digest]) -> [Int?] {
    // An entry may be there twice, but then in both indexes.
    var known: [Digest: [Int]] = [:]
    known.reserveCapacity(self.keys.count)
    for (place, key) in self.keys.enumerated().reversed() { known[key, default: []].append(place) }
    return keys.map { known[$0]?.popLast() }
  }
}

/// The texts of all entries: cut into pieces, and in the files that results are shown with.
struct EntryTexts: Sendable {
  /// Of the entries; see ``LibraryEntries/keys``.
  let keys: [Digest]
  let sizes: [TextSize]
  let cut: CutTexts
  let packs: [(known: TextPack, file: IndexPack)]

  /// Whether most of it was taken over from the index before.
  let isChangedOnly: Bool

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
        packs = textPacks(of: keys, sizes, old: before.packs) { library.whole($0) }
        isChangedOnly = true
        return
      }
    }
    let entries = library.allWhole
    var sizes: [TextSize] = []
    sizes.reserveCapacity(entries.count)
    let text = Mutex<JoinedText?>(JoinedText(entries, noting: &sizes))
    self.sizes = sizes
    let cutting = Mutex<CutTexts?>(nil)
    packs = textPacks(
      of: keys, sizes, old: [], reading: entries.read, isLarge: library.isLarge
    ) {
      // The text is not needed once it is cut.
      let cut = text.withLock { $0.take() }.map { CutTexts($0) }
      cutting.withLock { $0 = cut }
    }
    guard let cut = cutting.withLock({ $0.take() }) else {
      preconditionFailure("the texts are cut once")
    }
    self.cut = cut
    isChangedOnly = false
  }
}
