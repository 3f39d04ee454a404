// SPDX-License-Identifier: MIT

import JapaneseText

/// Breaks a text into lines of at most so many cells.
///
/// Latin words stay whole where they fit; closing marks and small kana do not begin a line, opening brackets do not
/// end one (行頭・行末禁則). Control characters are left out, so that nothing in a text reaches the terminal as a code.
///
/// - Parameters:
///   - text: Paragraphs with line feeds between.
///   - width: The cells of a line, the indent among them; at least 10 are taken.
///   - first: What stands before the first line.
///   - rest: What stands before the others.
/// - Returns: The lines without their ends.
func wrapped(_ text: String, width: Int, first: String = "", rest: String = "") -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = lines.isEmpty ? first : rest
    var isEmpty = true
    var cells = displayWidth(of: line)
    for unit in units(of: paragraph) {
      let unitCells = displayWidth(of: unit.text)
      if !isEmpty, cells + unitCells > max(width, 10), !unit.isSpace {
        lines.append(trimmedEnd(line))
        line = rest
        cells = displayWidth(of: rest)
      } else if unit.isSpace, isEmpty || cells + unitCells > max(width, 10) {
        // Blanks do not begin a line.
        continue
      }
      if cells + unitCells > max(width, 10) {
        (line, cells) = appendPieces(
          of: unit.text, to: line, cells, width: max(width, 10), rest, &lines)
      } else {
        line += unit.text
        cells += unitCells
      }
      isEmpty = false
    }
    lines.append(trimmedEnd(line))
  }
  return lines
}

/// What is not broken: a word, or a character with the marks that cling to it.
private struct WrapUnit {
  var text: String
  let isSpace: Bool
}

private func units(of text: Substring) -> [WrapUnit] {
  var units: [WrapUnit] = []
  var isOpen = false
  for character in text {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x20, scalar.value != 0x7F,
      !(0x80..<0xA0).contains(scalar.value)
    else { continue }
    let isSpace = character == " "
    let isWord = !isSpace && !isWide(scalar) && scalar.value < 0x2000
    if let last = units.indices.last, !units[last].isSpace, !isSpace,
      clingsToEnd.contains(character) || isOpen || (isWord && isWordEnd(units[last].text))
    {
      units[last].text.append(character)
    } else {
      units.append(WrapUnit(text: String(character), isSpace: isSpace))
    }
    isOpen = clingsToStart.contains(character)
  }
  return units
}

private let clingsToEnd: Set<Character> = Set(
  "、。，．,.・：；:;？！?!）)］]｝}」』】〕〉》〟’”ー〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々％%")
private let clingsToStart: Set<Character> = Set("（(［[｛{「『【〔〈《〝‘“")

private func isWordEnd(_ text: String) -> Bool {
  guard let scalar = text.unicodeScalars.last else { return false }
  return !isWide(scalar) && scalar.value < 0x2000 && scalar != " "
}

/// A unit that is wider than a line is broken where the line ends.
private func appendPieces(
  of text: String, to line: String, _ cells: Int, width: Int, _ rest: String,
  _ lines: inout [String]
) -> (String, Int) {
  var line = line
  var cells = cells
  let indent = displayWidth(of: rest)
  for character in text {
    let own = displayWidth(of: String(character))
    if cells + own > width, cells > indent {
      lines.append(line)
      line = rest
      cells = indent
    }
    line.append(character)
    cells += own
  }
  return (line, cells)
}

private func trimmedEnd(_ line: String) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return line
}
