// SPDX-License-Identifier: MIT

import Diagnostics

/// A piece of a template as it was written.
struct TemplateNode {
  enum Kind {
    /// Text that goes into the page as it is.
    case text

    /// `{{name}}`
    case variable

    /// `{{{name}}}` or `{{&name}}`
    case raw

    /// `{{#name}}`
    case section

    /// `{{^name}}`
    case inverted

    /// `{{/name}}`; one that the author forgot has an empty span.
    case close

    /// `{{> name}}`
    case partial

    /// A comment or a change of delimiters at the start of a line: it gives nothing, but an
    /// indented partial indents it.
    case nothing
  }

  let kind: Kind

  /// The bytes of the text or of the whole tag.
  let span: Range<Int>

  /// The bytes of the name; empty where it was told already that the name cannot be read.
  var name: Range<Int> = 0..<0

  /// Whether it is the first thing on its line, and the line stays.
  var startsLine = false

  /// The white space before a partial; `nil` where it does not stand alone on its line.
  var indentation: Range<Int>?

  /// What tags looked like where this one stands.
  var delimiters = TemplateDelimiters()
}

/// The marks around a tag.
struct TemplateDelimiters: Equatable {
  var open: [UInt8] = Array("{{".utf8)
  var close: [UInt8] = Array("}}".utf8)

  /// Returns a tag as an author should write it.
  ///
  /// - Parameters:
  ///   - sigil: `#`, `^`, `/`, `> `, `{` for a raw variable, or nothing.
  ///   - name: What stands inside.
  /// - Returns: `{{{name}}}` where a raw tag can be written so, else `<%&name%>`.
  func tag(_ sigil: String = "", _ name: String) -> String {
    let isPlain = self == TemplateDelimiters()
    let sigil = sigil == "{" && !isPlain ? "&" : sigil
    return String(decoding: open, as: UTF8.self) + sigil + name + (sigil == "{" ? "}" : "")
      + String(decoding: close, as: UTF8.self)
  }

  /// Returns a section as an author should write it.
  func section(_ name: String, _ inner: String = "…") -> String {
    tag("#", name) + inner + tag("/", name)
  }
}

/// A template file after parsing: every section is closed, inside the one that it stands in.
struct ParsedTemplate {
  let name: String
  let source: SourceText
  let nodes: [TemplateNode]

  /// Returns a span of the file.
  func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: bytes)
  }
}

extension SourceText {
  /// The name that templates are known by: the file's without its extension.
  var templateName: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// Returns a piece of the file for quoting in a message: on one line, and not too long.
  func quotation(of range: Range<Int>) -> String {
    let words = text(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
      .unicodeScalars.split { $0.value <= 0x20 }
    let line = words.map(String.init).joined(separator: " ")
    guard line.unicodeScalars.count > 60 else { return line }
    return String(line.unicodeScalars.prefix(60)) + "…"
  }
}

/// Whether bytes are a name: letters, digits, `_` and `-`, Japanese ones too.
func isTemplateName(_ bytes: ArraySlice<UInt8>) -> Bool {
  !bytes.isEmpty
    && bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: byte >= 0x80
      }
    }
}
