// SPDX-License-Identifier: MIT

/// What says less than this is no reason to show: nearly every case has it.
private let leastWeight = 64

extension CaseTraits {
  /// Whether a trait says enough to be shown as a reason.
  func isTelling(_ trait: Int) -> Bool { weights[trait] >= leastWeight }

  /// The sentences that say what two cases share, the most telling first: `同じ主題: ヤングケアラー`.
  ///
  /// They are of words of three keys at most, then of words of the texts.
  func reasons(for index: Int, _ other: Int) -> [String] {
    // Closures that take all of the traits with them would keep count of each of their lists.
    let weights = weights
    let telling = shared(index, other).filter { weights[$0] >= leastWeight }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }
    var facets: [(key: FacetKey, labels: [String])] = []
    var words: [String] = []
    for trait in telling {
      switch meanings[trait] {
      case .facet(let key, let label):
        if let place = facets.firstIndex(where: { $0.key == key }) {
          facets[place].labels.append(label)
        } else if facets.count < 3 {
          facets.append((key, [label]))
        }
      case .text(let word):
        if words.count < 3 { words.append(table.text(of: word)) }
      }
    }
    let reasons = facets.map { "同じ\($0.key.rawValue): " + $0.labels.joined(separator: "、") }
    return words.isEmpty ? reasons : reasons + ["どちらにもある言葉: " + words.joined(separator: "、")]
  }
}
