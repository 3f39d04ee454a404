// SPDX-License-Identifier: MIT

/// Writes an SVG picture for a page: no style, no script, colours only by class.
///
/// Places sideways are in hundredths of a percent of the picture's width, so that the picture fits any
/// window while its text keeps its size; places from the top are in pixels.
struct SVGText {
  private(set) var text = ""

  /// Where the text of a label stands to its place.
  enum Anchor: String {
    case start, middle, end
  }

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - id: Unique in the page; ids inside the picture begin with it.
  ///   - kind: The word in its class.
  ///   - height: In pixels.
  ///   - title: What it shows.
  ///   - description: What a reader sees in it, in sentences.
  init(id: String, kind: String, height: Int, title: String, description: String) {
    self.id = id
    text = """
      <svg class="chart chart-\(kind)" width="100%" height="\(height)" role="img" \
      aria-labelledby="\(id)-title \(id)-text">
      <title id="\(id)-title">\(escaped(title))</title>
      <desc id="\(id)-text">\(escaped(description))</desc>

      """
  }

  private let id: String

  /// Declares the stripes of bars that are of the `striped` class.
  mutating func defineStripes() {
    text += """
      <defs><pattern id="\(id)-stripes" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect class="stripe-ground" width="6" height="6"/>\
      <rect class="stripe" width="3" height="6"/></pattern></defs>

      """
  }

  /// A bar, which stripes can tell from the others.
  mutating func bar(x: Int, y: Int, width: Int, height: Int, isStriped: Bool = false) {
    let fill = isStriped ? " fill=\"url(#\(id)-stripes)\"" : ""
    text += """
      <rect class="\(isStriped ? "bar striped" : "bar")" x="\(percent(x))" y="\(y)" \
      width="\(percent(width))" height="\(height)"\(fill)/>

      """
  }

  mutating func line(_ kind: String, x1: Int, y1: Int, x2: Int, y2: Int) {
    text += """
      <line class="\(kind)" x1="\(percent(x1))" y1="\(y1)" x2="\(percent(x2))" y2="\(y2)"/>

      """
  }

  mutating func point(x: Int, y: Int) {
    text += "<circle class=\"point\" cx=\"\(percent(x))\" cy=\"\(y)\" r=\"5\"/>\n"
  }

  /// A label; the shift is how many pixels to the right of its place it begins.
  mutating func label(
    _ words: String, x: Int, y: Int, anchor: Anchor = .start, shift: Int = 0, kind: String = "label"
  ) {
    let moved = shift == 0 ? "" : " dx=\"\(shift)\""
    text += """
      <text class="\(kind)" x="\(percent(x))" y="\(y)"\(moved) text-anchor="\(anchor.rawValue)">\
      \(escaped(words))</text>

      """
  }

  /// The finished picture.
  func finished() -> String { text + "</svg>\n" }
}

/// Hundredths of a percent as SVG has them: `12.5%`.
private func percent(_ hundredths: Int) -> String {
  let (whole, rest) = (hundredths / 100, hundredths % 100)
  guard rest > 0 else { return "\(whole)%" }
  return "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
}
