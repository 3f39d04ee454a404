// SPDX-License-Identifier: MIT

package import Content

/// Returns a PDF that says of a given day that it was made on it, so that the same cases give the same bytes.
///
/// Chromium writes the clock into `/CreationDate` and `/ModDate` of the information dictionary (ISO 32000-1, 14.3.3), as
/// `(D:20261128200110+00'00')`. Only the fourteen digits are replaced, by as many: no other byte moves, so the
/// table of the objects' places stays right.
///
/// - Parameters:
///   - day: The day; without one it is 2000-01-01.
///   - pdf: A whole file.
/// - Returns: The file with those days; one without such entries comes back as it is.
/// - Complexity: O(*n*), *n* the bytes.
package func withDays(of day: CalendarDate?, in pdf: [UInt8]) -> [UInt8] {
  let digits = day.map { $0.text.utf8.filter { $0 != 0x2D } } ?? Array("20000101".utf8)
  var result = pdf
  for key in ["/CreationDate (D:", "/ModDate (D:"] {
    let key = Array(key.utf8)
    guard
      let start = pdf.indices.dropLast(key.count + 14).first(where: {
        pdf[$0] == key[0] && pdf[$0...].starts(with: key)
      })
    else { continue }
    let place = start + key.count
    guard pdf[place..<place + 14].allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
    result.replaceSubrange(place..<place + 14, with: digits + Array("000000".utf8))
  }
  return result
}
