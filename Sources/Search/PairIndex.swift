// SPDX-License-Identifier: MIT

/// Where each pair of neighbouring characters stands in the folded texts of all entries, laid end to end.
///
/// Any text of two characters or more is found by its pairs: it stands where they follow each other.
struct PairIndex {
  /// A pair and the encoded list of its places.
  struct List {
    let first: UInt32
    let second: UInt32
    let bytes: [UInt8]
  }

  /// The lengths of an entry's fields in folded characters; each field ends with a line feed, which counts.
  struct Lengths {
    let title: Int
    let tags: Int
    let headings: Int
    let body: Int
  }

  private(set) var lengths: [Lengths] = []
  private(set) var lists: [List] = []

  init(_ entries: [SearchEntry]) {
    var scalars: [UInt32] = []
    var classes: [UInt8] = []
    for entry in entries {
      func append(_ texts: [String]) -> Int {
        let start = scalars.count
        for text in texts {
          let folded = FoldedText(text)
          scalars += folded.scalars
          classes += folded.classes
          scalars.append(0x0A)
          classes.append(CharacterClass.other)
        }
        return scalars.count - start
      }
      lengths.append(
        Lengths(
          title: append([entry.title]), tags: append(entry.tags), headings: append(entry.headings),
          body: append([entry.body])))
    }
    lists = pairLists(scalars, classes)
  }
}

/// The lists of all pairs in the order of their characters.
///
/// - Complexity: O(*n* log *n*) in the number of characters.
private func pairLists(_ scalars: [UInt32], _ classes: [UInt8]) -> [PairIndex.List] {
  let characters = Set(scalars).sorted()
  precondition(characters.count < 1 << 16, "no text has more than 65,535 different characters")
  var numbers = [UInt32: UInt64](minimumCapacity: characters.count)
  for (number, character) in characters.enumerated() { numbers[character] = UInt64(number) }
  let dense = scalars.map { numbers[$0] ?? 0 }
  var places: [UInt64] = []
  places.reserveCapacity(scalars.count)
  for place in 0..<max(0, scalars.count - 1) where scalars[place] != 0x0A {
    places.append(dense[place] << 48 | dense[place + 1] << 32 | UInt64(place))
  }
  places.sort()
  var lists: [PairIndex.List] = []
  var start = 0
  while start < places.count {
    let pair = places[start] >> 32
    var writer = DigitWriter()
    var last = 0
    var end = start
    while end < places.count, places[end] >> 32 == pair {
      let place = Int(places[end] & 0xFFFF_FFFF)
      writer.append((place - last) << 2 | edges(around: place, classes))
      last = place
      end += 1
    }
    lists.append(
      PairIndex.List(
        first: characters[Int(pair >> 16)], second: characters[Int(pair & 0xFFFF)],
        bytes: writer.bytes))
    start = end
  }
  return lists
}

/// 1 where a word begins with the pair, 2 where one ends with it.
private func edges(around place: Int, _ classes: [UInt8]) -> Int {
  let begins = place == 0 || isEdge(classes[place - 1], classes[place])
  let ends = place + 2 >= classes.count || isEdge(classes[place + 1], classes[place + 2])
  return (begins ? 1 : 0) | (ends ? 2 : 0)
}

private func isEdge(_ left: UInt8, _ right: UInt8) -> Bool {
  left != right || left == CharacterClass.other
}
