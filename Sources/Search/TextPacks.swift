// SPDX-License-Identifier: MIT

import Cores
import Digests

/// How long an entry is in the files of texts, and how long its body.
struct TextSize: Sendable {
  let text: Int32
  let body: Int32

  init(text: Int32, body: Int32) { (self.text, self.body) = (text, body) }

  init(_ entry: SearchEntry) {
    text = Int32(entry.shownTexts.reduce(1) { $0 + 1 + SearchData.size(ofText: $1) })
    body = Int32(entry.body.utf8.count)
  }
}

/// What is known of a file with the texts of some entries that follow each other.
struct TextPack: Sendable {
  /// Of the keys of the entries.
  let key: Digest

  /// Of the value.
  let digest: Digest
}

/// The texts of the entries in files of about the same size; a little more or less text elsewhere changes nothing.
///
/// - Parameters:
///   - keys: Of the entries.
///   - sizes: Of the entries.
///   - old: Files that were made before.
///   - entry: Reads an entry.
///   - isLarge: Whether there are so many that the other work is done before.
///   - work: Something else that one core does meanwhile.
/// - Returns: The files in the order of the entries; those that were made before are made when they are asked for.
func textPacks(
  of keys: [Digest], _ sizes: [TextSize], old: [TextPack],
  reading entry: @escaping @Sendable (Int) -> SearchEntry, isLarge: Bool = false,
  beside work: @Sendable () -> Void = {}
) -> [(known: TextPack, file: IndexPack)] {
  let total = sizes.reduce(0) { $0 + Int($1.body) + 300 }
  let limit = max(12_288, total / 950 & ~255)
  var ranges: [Range<Int>] = []
  var (length, start) = (0, 0)
  for place in sizes.indices {
    length += Int(sizes[place].text) + 1
    if length > limit * 3 / 4 || place == sizes.count - 1 {
      ranges.append(start..<(place + 1))
      (length, start) = (0, place + 1)
    }
  }
  let known = Dictionary(
    old.map { ($0.key, $0.digest) }, uniquingKeysWith: { first, _ in first })
  if isLarge { work() }
  // `nil` is the other work: the first job, so that one core takes it while the other begins with the texts.
  let jobs = (isLarge ? [] : [nil]) + ranges.map(Optional.some)
  let packs = jobs.mappedOnCores { range -> (known: TextPack, file: IndexPack)? in
    guard let range else {
      work()
      return nil
    }
    let key = Digest { digest in for entry in keys[range] { digest.add(entry) } }
    let file =
      known[key].map { digest in
        IndexPack(start: [range.count], digest: digest) { textFile(range, reading: entry) }
      } ?? IndexPack(start: [range.count], textFile(range, reading: entry))
    return (TextPack(key: key, digest: file.digest), file)
  }
  return packs.compactMap(\.self)
}

/// The value of a file with the texts of some entries.
private func textFile(
  _ range: Range<Int>, reading entry: @Sendable (Int) -> SearchEntry
) -> IndexScript.Value {
  var bytes: [UInt8] = []
  for index in range {
    bytes.append(UInt8(ascii: bytes.isEmpty ? "[" : ","))
    for (place, text) in entry(index).shownTexts.enumerated() {
      bytes.append(UInt8(ascii: place == 0 ? "[" : ","))
      SearchData.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
  bytes.append(UInt8(ascii: "]"))
  return IndexScript.Value(bytes)
}

extension SearchEntry {
  /// What results are shown with.
  fileprivate var shownTexts: [String] {
    [id, kind, title, url, tags.joined(separator: "\n"), body]
  }
}
