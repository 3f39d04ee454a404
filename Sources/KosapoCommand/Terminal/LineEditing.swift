// SPDX-License-Identifier: MIT

import JapaneseText

/// A line as it is typed at a terminal: what it holds, and what is drawn at each key.
///
/// A terminal's own line editing takes every character for one cell wide, so that half a kanji stays on the screen
/// when it is deleted; here a character is deleted with all its cells.
struct LineEditing {
  /// What a byte leads to.
  enum Step: Hashable {
    /// These bytes are drawn; there may be none.
    case draw([UInt8])

    /// Enter was pressed.
    case done

    /// Ctrl-D was pressed on an empty line.
    case end
  }

  private enum Escape {
    case none, begun, sequence
  }

  /// What stands before the line on the screen.
  private let prompt: String

  /// The cells of the terminal's lines.
  private let columns: Int

  /// The bytes that were typed.
  private(set) var bytes: [UInt8] = []

  private var pending: [UInt8] = []
  private var escape = Escape.none

  init(prompt: String, columns: Int) {
    self.prompt = prompt
    self.columns = columns
  }

  private var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line from its beginning, for a screen on which other things were written since.
  var redrawn: [UInt8] { Array("\r\n\(prompt)\(text)".utf8) }

  /// Takes a byte.
  mutating func take(_ byte: UInt8) -> Step {
    if isInEscape(byte) { return .draw([]) }
    switch byte {
    case 0x0A, 0x0D: return .done
    case 0x04: return bytes.isEmpty ? .end : .draw([])
    case 0x08, 0x7F: return .draw(deletion(of: 1))
    case 0x15: return .draw(deletion(of: text.count))
    case 0x17: return .draw(deletion(of: lastWordLength))
    case 0x1B:
      escape = .begun
      return .draw([])
    case 0..<0x20: return .draw([])
    default: return .draw(take(visible: byte))
    }
  }

  /// Keys such as the arrows send several bytes; they are passed over.
  private mutating func isInEscape(_ byte: UInt8) -> Bool {
    switch escape {
    case .none: return false
    case .begun:
      escape = byte == 0x5B || byte == 0x4F ? .sequence : .none
    case .sequence:
      if (0x40...0x7E).contains(byte) { escape = .none }
    }
    return true
  }

  /// Adds a byte; it is drawn when its character is whole.
  private mutating func take(visible byte: UInt8) -> [UInt8] {
    bytes.append(byte)
    pending.append(byte)
    let length = pending[0] < 0x80 ? 1 : pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
    guard pending.count >= length else { return [] }
    defer { pending = [] }
    return pending
  }

  /// Deletes characters from the end.
  private mutating func deletion(of count: Int) -> [UInt8] {
    pending = []
    let before = text
    guard count > 0, !before.isEmpty else { return [] }
    let after = String(before.dropLast(count))
    bytes = Array(after.utf8)
    let used = displayWidth(of: prompt) + displayWidth(of: before)
    // Going back over the edge of a line is not something that every terminal can.
    if used >= columns - 1 { return redrawn }
    let cells = displayWidth(of: before) - displayWidth(of: after)
    return Array(repeating: 0x08, count: cells) + Array(repeating: 0x20, count: cells)
      + Array(repeating: 0x08, count: cells)
  }

  /// The characters of the last word, with the blanks behind it.
  private var lastWordLength: Int {
    let blanks = text.reversed().prefix { $0.isWhitespace }.count
    return blanks + text.reversed().dropFirst(blanks).prefix { !$0.isWhitespace }.count
  }
}
