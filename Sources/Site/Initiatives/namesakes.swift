// SPDX-License-Identifier: MIT

import Content

extension SiteRenderer {
  /// The wards of the same name in other cities that the site speaks of: two cities have a 西区.
  ///
  /// - Parameters:
  ///   - ward: The name of the ward (`西区`).
  ///   - city: The city that it is in (`大阪市`).
  /// - Returns: The names with their cities, each once.
  func namesakes(of ward: String, in city: String) -> [String] {
    var names: [String] = []
    func add(_ other: String, _ otherCity: String) {
      let name = otherCity + other
      if other == ward, otherCity != city, !otherCity.isEmpty, !names.contains(name) {
        names.append(name)
      }
    }
    for entry in outline.entries(of: .statistics) {
      for row in library.figures(of: entry)?.rows ?? [] { add(row.name, row.owner) }
    }
    for entry in outline.entries(of: .initiative) {
      guard case .initiative(let sheet) = entry.detail,
        let found = wardName(in: sheet.organisation.value)
      else { continue }
      add(found.ward, found.city)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
