// SPDX-License-Identifier: MIT

/// The city and the ward at the beginning of an organisation's name: `堺市西区役所` is 堺市 and 西区.
///
/// - Returns: `nil` where the name does not begin with both.
package func wardName(in organisation: String) -> (city: String, ward: String)? {
  guard let cityEnd = organisation.firstIndex(of: "市") else { return nil }
  let rest = organisation[organisation.index(after: cityEnd)...]
  guard let wardEnd = rest.firstIndex(of: "区"), wardEnd > rest.startIndex,
    !rest[..<wardEnd].contains(where: \.isWhitespace)
  else { return nil }
  return (String(organisation[...cityEnd]), String(rest[...wardEnd]))
}
