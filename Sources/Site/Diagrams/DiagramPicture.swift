// SPDX-License-Identifier: MIT

/// A flow as Graphviz laid it out, with nothing in it but shapes, lines and words.
///
/// Of Graphviz's SVG only places are kept: names, comments, fonts, colours and everything that could lead
/// anywhere are left behind, so that the same flow gives the same bytes and takes the page's colours.
package struct DiagramPicture: Hashable, Sendable {
  /// In pixels.
  package let width: Int

  /// In pixels.
  package let height: Int

  /// The elements inside the picture.
  let elements: String

  /// Reads Graphviz's SVG.
  ///
  /// - Returns: `nil` where it holds anything that is not known to be harmless.
  package init?(graphviz svg: String) {
    var reader = GraphvizReader(svg)
    guard reader.read(), let size = reader.size else { return nil }
    width = size.width
    height = size.height
    elements = reader.elements
  }
}

/// Goes through Graphviz's SVG tag by tag.
private struct GraphvizReader {
  private let text: Substring.UTF8View
  private var rest: Substring.UTF8View

  /// The kind of the group that the element stands in: `graph`, `cluster`, `node` or `edge`.
  private var kinds: [String] = []
  private var isInTitle = false
  private var isInText = false

  private(set) var elements = ""
  private(set) var size: (width: Int, height: Int)?

  init(_ svg: String) {
    text = Substring(svg).utf8
    rest = text
  }

  /// Reads everything; `false` where it met something unknown.
  mutating func read() -> Bool {
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard takeWords(rest[..<open]) else { return false }
      rest = rest[open...]
      if skip(from: "<!--", to: "-->") || skip(from: "<?", to: "?>")
        || skip(from: "<!DOCTYPE", to: ">")
      {
        continue
      }
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      let tag = String(Substring(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
      guard take(tag) else { return false }
    }
    return kinds.isEmpty && size != nil
  }

  private mutating func skip(from start: String, to end: String) -> Bool {
    guard rest.starts(with: start.utf8) else { return false }
    var next = rest.dropFirst(start.utf8.count)
    while !next.isEmpty, !next.starts(with: end.utf8) { next = next.dropFirst() }
    rest = next.dropFirst(end.utf8.count)
    return true
  }

  /// Takes what stands between two tags.
  private mutating func takeWords(_ words: Substring.UTF8View) -> Bool {
    let words = String(Substring(words))
    guard isInText else { return isInTitle || words.allSatisfy(\.isWhitespace) }
    guard let plain = unescaped(words) else { return false }
    elements += escaped(plain)
    return true
  }

  private mutating func take(_ tag: String) -> Bool {
    if tag.hasPrefix("/") { return close(String(tag.dropFirst())) }
    let isClosed = tag.hasSuffix("/")
    guard let (name, attributes) = parsed(isClosed ? String(tag.dropLast()) : tag) else {
      return false
    }
    switch name {
    case "svg": return takeSize(attributes)
    case "title":
      isInTitle = true
      return !isClosed
    case "g": return takeGroup(attributes)
    case "polygon", "polyline", "path", "ellipse", "circle":
      return isClosed && takeShape(name, attributes)
    case "text": return !isClosed && takeText(attributes)
    default: return false
    }
  }

  private mutating func close(_ name: String) -> Bool {
    switch name {
    case "svg": return true
    case "title": isInTitle = false
    case "text":
      isInText = false
      elements += "</text>\n"
    case "g":
      guard kinds.popLast() != nil else { return false }
      elements += "</g>\n"
    default: return false
    }
    return true
  }

  private mutating func takeSize(_ attributes: [String: String]) -> Bool {
    let parts = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard size == nil, parts.count == 4, parts[0] == 0, parts[1] == 0,
      (1...20_000).contains(parts[2]), (1...20_000).contains(parts[3])
    else { return false }
    size = (Int(parts[2].rounded(.up)), Int(parts[3].rounded(.up)))
    return true
  }

  private mutating func takeGroup(_ attributes: [String: String]) -> Bool {
    guard let kind = attributes["class"], ["graph", "cluster", "node", "edge"].contains(kind) else {
      return false
    }
    kinds.append(kind)
    elements += "<g class=\"diagram-\(kind)\""
    if let transform = attributes["transform"] {
      guard isPlace(transform, letters: "scalerottn") else { return false }
      elements += " transform=\"\(transform)\""
    }
    elements += ">\n"
    return true
  }

  private mutating func takeShape(_ name: String, _ attributes: [String: String]) -> Bool {
    guard let kind = kinds.last else { return false }
    let stroke = attributes["stroke"] ?? "none"
    let fill = attributes["fill"] ?? "none"
    let isEmpty = fill == "none" || fill == "transparent"
    // The ground of the picture.
    if kind == "graph" || (isEmpty && (stroke == "transparent" || stroke == "none")) { return true }
    let look = kind == "edge" ? (isEmpty ? "line" : "head") : (isEmpty ? "outline" : "filled")
    elements += "<\(name) class=\"diagram-\(look)\""
    for key in ["points", "d", "cx", "cy", "rx", "ry", "r", "stroke-width", "stroke-dasharray"] {
      guard let value = attributes[key] else { continue }
      guard isPlace(value, letters: "MCLcl") else { return false }
      elements += " \(key)=\"\(value)\""
    }
    elements += "/>\n"
    return true
  }

  private mutating func takeText(_ attributes: [String: String]) -> Bool {
    guard !kinds.isEmpty, let x = attributes["x"], let y = attributes["y"],
      isPlace(x, letters: ""), isPlace(y, letters: "")
    else { return false }
    let anchor = attributes["text-anchor"] ?? "start"
    guard ["start", "middle", "end"].contains(anchor) else { return false }
    elements += "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">"
    isInText = true
    return true
  }
}

/// Whether a value holds numbers and the letters of its commands, and nothing else.
private func isPlace(_ value: String, letters: String) -> Bool {
  value.unicodeScalars.allSatisfy {
    ("0"..."9").contains($0) || " .,-()".unicodeScalars.contains($0)
      || letters.unicodeScalars.contains($0)
  }
}

/// The name and the attributes of a tag, without the signs around it.
private func parsed(_ tag: String) -> (name: String, attributes: [String: String])? {
  let name = tag.prefix { $0.isLetter }
  var rest = tag.dropFirst(name.count)
  var attributes: [String: String] = [:]
  while true {
    rest = rest.drop { $0.isWhitespace }
    guard !rest.isEmpty else { return (String(name), attributes) }
    guard let equals = rest.firstIndex(of: "=") else { return nil }
    let key = String(rest[..<equals])
    rest = rest[rest.index(after: equals)...]
    guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
    attributes[key] = String(rest[rest.index(after: rest.startIndex)..<end])
    rest = rest[rest.index(after: end)...]
  }
}

/// The text without the escapes that Graphviz writes; `nil` where there is another.
private func unescaped(_ text: String) -> String? {
  var result = ""
  var rest = Substring(text)
  while let sign = rest.firstIndex(of: "&") {
    result += rest[..<sign]
    guard let end = rest[sign...].firstIndex(of: ";") else { return nil }
    let name = rest[rest.index(after: sign)..<end]
    switch name {
    case "amp": result += "&"
    case "lt": result += "<"
    case "gt": result += ">"
    case "quot": result += "\""
    case "apos": result += "'"
    default:
      guard name.hasPrefix("#"), let code = UInt32(name.dropFirst()),
        let scalar = Unicode.Scalar(code), code >= 0x20
      else { return nil }
      result.unicodeScalars.append(scalar)
    }
    rest = rest[rest.index(after: end)...]
  }
  return result + rest
}
