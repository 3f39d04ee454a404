// SPDX-License-Identifier: MIT

/// What a node of a document is.
package enum MarkdownNodeKind: UInt8, Hashable, Sendable {
  // Blocks.
  case document
  case blockQuote
  case box
  case boxTitle
  case list
  case item
  case codeBlock
  case htmlBlock
  case paragraph
  case heading
  case thematicBreak
  case table
  case tableCaption
  case tableRow
  case tableCell
  case footnoteDefinition

  // Inline nodes.
  case text
  case softBreak
  case lineBreak
  case code
  case htmlInline
  case emphasis
  case strong
  case strikethrough
  case link
  case image
  case ruby
  case termReference
  case footnoteReference
  case checkbox

  /// Whether it stands in a line of text.
  package var isInline: Bool { rawValue >= MarkdownNodeKind.text.rawValue }
}

/// How the cells of a table's column are set.
package enum MarkdownAlignment: UInt8, Hashable, Sendable {
  case none, left, center, right
}

/// One of the five boxes that a quote makes with `[!NOTE]` and the like.
package enum MarkdownBox: UInt8, CaseIterable, Hashable, Sendable {
  case note, tip, important, warning, caution

  /// The word between `[!` and `]`, and the last part of the class in HTML.
  package var word: String {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  /// The title of a box that was not given its own.
  package var title: String {
    switch self {
    case .note: "メモ"
    case .tip: "ヒント"
    case .important: "重要"
    case .warning: "注意"
    case .caution: "警告"
    }
  }
}

/// One node of a document; the nodes of a document stand in pre-order in one array.
package struct MarkdownNode: Hashable, Sendable {
  package let kind: MarkdownNodeKind

  /// What else is to be known of the node in a few bits.
  let flags: MarkdownNodeFlags

  /// A heading's level, a cell's alignment, a box's kind; 1 for an ordered list.
  let small: UInt16

  private let spanStart: UInt32
  private let spanEnd: UInt32
  private let subtree: UInt32
  private let literalStart: UInt32
  private let literalEnd: UInt32

  /// An index into the document's details plus 1, or 0; a list's first number.
  let detail: UInt32

  init(
    _ kind: MarkdownNodeKind, span: Range<Int>, subtreeEnd: Int = 0, literal: Range<Int> = 0..<0,
    small: UInt16 = 0, flags: MarkdownNodeFlags = [], detail: UInt32 = 0
  ) {
    self.kind = kind
    self.flags = flags
    self.small = small
    self.spanStart = UInt32(truncatingIfNeeded: span.lowerBound)
    self.spanEnd = UInt32(truncatingIfNeeded: span.upperBound)
    self.subtree = UInt32(truncatingIfNeeded: subtreeEnd)
    self.literalStart = UInt32(truncatingIfNeeded: literal.lowerBound)
    self.literalEnd = UInt32(truncatingIfNeeded: literal.upperBound)
    self.detail = detail
  }

  /// The bytes of the source, from its first character as the author sees it to its end.
  package var span: Range<Int> { Int(spanStart)..<Int(spanEnd) }

  /// The index one past its last descendant.
  package var subtreeEnd: Int { Int(subtree) }

  /// The bytes of the document's literals: a text, a code, an address, a term.
  package var literal: Range<Int> { Int(literalStart)..<Int(literalEnd) }

  /// A heading's level, from 1 to 6; 0 for every other node.
  package var level: Int { kind == .heading ? Int(small) : 0 }

  /// How a cell of a table is set.
  package var alignment: MarkdownAlignment {
    kind == .tableCell ? MarkdownAlignment(rawValue: UInt8(small)) ?? .none : .none
  }

  /// Which box it is.
  package var box: MarkdownBox? {
    kind == .box ? MarkdownBox(rawValue: UInt8(small)) : nil
  }

  /// Whether it is a numbered list.
  package var isOrdered: Bool { kind == .list && small == 1 }

  /// The first number of a numbered list.
  package var firstNumber: Int { isOrdered ? Int(detail) : 0 }

  /// Whether it is a checkbox with its mark.
  package var isChecked: Bool { flags.contains(.checked) }

  /// Whether it is a row or a cell of a table's head.
  package var isHead: Bool { flags.contains(.head) }

  /// Whether it is a list, or a paragraph in one, that is set without space between its items.
  package var isTight: Bool { flags.contains(.tight) }

  /// Whether it is a line break that a reader does not see: it stands between two East Asian characters.
  package var isJoined: Bool { flags.contains(.joined) }
}

/// What a node is besides its kind.
struct MarkdownNodeFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let tight = MarkdownNodeFlags(rawValue: 1)
  static let head = MarkdownNodeFlags(rawValue: 2)
  static let checked = MarkdownNodeFlags(rawValue: 4)
  static let joined = MarkdownNodeFlags(rawValue: 8)

  /// A link of an address that stands in the text as it is.
  static let bare = MarkdownNodeFlags(rawValue: 16)

  /// A character that was written with a backslash or as an entity.
  static let escaped = MarkdownNodeFlags(rawValue: 32)
}

extension MarkdownNode {
  /// Returns the node with another end.
  func ending(at spanEnd: Int, subtreeEnd: Int) -> MarkdownNode {
    MarkdownNode(
      kind, span: span.lowerBound..<max(span.lowerBound, spanEnd), subtreeEnd: subtreeEnd,
      literal: literal, small: small, flags: flags, detail: detail)
  }

  /// Returns the node with another start.
  func starting(at spanStart: Int) -> MarkdownNode {
    MarkdownNode(
      kind, span: spanStart..<max(spanStart, span.upperBound), subtreeEnd: subtreeEnd,
      literal: literal, small: small, flags: flags, detail: detail)
  }

  /// Returns the node with another subtree end.
  func with(subtreeEnd: Int) -> MarkdownNode {
    MarkdownNode(
      kind, span: span, subtreeEnd: subtreeEnd, literal: literal, small: small, flags: flags,
      detail: detail)
  }

  /// Returns the node with another literal.
  func with(literal: Range<Int>) -> MarkdownNode {
    MarkdownNode(
      kind, span: span, subtreeEnd: subtreeEnd, literal: literal, small: small, flags: flags,
      detail: detail)
  }

  /// Returns the node with other flags.
  func with(flags: MarkdownNodeFlags) -> MarkdownNode {
    MarkdownNode(
      kind, span: span, subtreeEnd: subtreeEnd, literal: literal, small: small, flags: flags,
      detail: detail)
  }
}

/// What a few kinds of nodes have besides what fits into ``MarkdownNode``.
struct MarkdownDetail: Hashable, Sendable {
  /// Bytes of the literals: a title, the info of a code block, readings, what is shown for a term.
  var text: Range<Int> = 0..<0

  /// Bytes of the source: an address, a term.
  var place: Range<Int> = 0..<0

  /// A footnote's number, and which of its references it is.
  var number = 0
  var occurrence = 0
}
