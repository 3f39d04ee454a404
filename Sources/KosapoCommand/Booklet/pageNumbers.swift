// SPDX-License-Identifier: MIT

/// Returns on which page of a PDF each of its named places is, as Chromium writes such files: `/c-0001 [79 0 R /XYZ …`.
///
/// - Parameter pdf: A file whose objects are not packed.
/// - Returns: Pages from 1, by the places' names; nothing where the file is of another make.
package func pageNumbers(in pdf: [UInt8]) -> [String: Int] {
  var pages: [Int: Int] = [:]
  var places: [(name: String, object: Int)] = []
  var object: Int?
  for line in pdf.split(separator: 0x0A) where line.count < 400 {
    let words = line.split(separator: 0x20)
    if words.count == 3, words[1].elementsEqual("0".utf8), words[2].elementsEqual("obj".utf8) {
      object = number(words[0])
    } else if line.elementsEqual("<</Type /Page".utf8), let object {
      pages[object] = pages.count + 1
    } else if words.count > 4, let place = place(words) {
      places.append(place)
    }
  }
  var numbers: [String: Int] = [:]
  for (name, object) in places {
    if let page = pages[object] { numbers[name] = page }
  }
  return numbers
}

/// Reads `/c-0001 [79 0 R /XYZ`; the first of all places has the `<<` of the list before it.
private func place(_ words: [ArraySlice<UInt8>]) -> (name: String, object: Int)? {
  var name = words[0]
  if name.starts(with: "<<".utf8) { name = name.dropFirst(2) }
  guard name.first == 0x2F, words[1].first == 0x5B, words[3].elementsEqual("R".utf8),
    words[4].elementsEqual("/XYZ".utf8), let object = number(words[1].dropFirst())
  else { return nil }
  return (String(decoding: name.dropFirst(), as: UTF8.self), object)
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  Int(String(decoding: digits, as: UTF8.self))
}
