// SPDX-License-Identifier: MIT

private import CCMark
private import Glibc

/// What libcmark made of a text: its nodes in pre-order, and their strings one behind the other.
struct CMarkTree {
  /// One node, as libcmark has it.
  struct Node {
    var kind: Kind
    var isTight = false
    var isFenced = false

    /// A heading's level; 1 for an ordered list.
    var small: UInt8 = 0

    /// Counted from 1, of blocks only; columns count bytes.
    var startLine: UInt32 = 0
    var startColumn: UInt32 = 0
    var endLine: UInt32 = 0

    /// A list's first number.
    var number: UInt32 = 0

    /// The index one past its last descendant.
    var subtreeEnd: UInt32 = 0

    /// Ranges of ``CMarkTree/strings``: a literal or an address, and a title or the info of a code block.
    var firstStart: UInt32 = 0
    var firstEnd: UInt32 = 0
    var secondStart: UInt32 = 0
    var secondEnd: UInt32 = 0

    var first: Range<Int> { Int(firstStart)..<Int(firstEnd) }
    var second: Range<Int> { Int(secondStart)..<Int(secondEnd) }
  }

  /// The kinds of libcmark's nodes.
  enum Kind: UInt8 {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image

    var isInline: Bool { rawValue >= Kind.text.rawValue }
  }

  private(set) var nodes: [Node] = []
  private(set) var strings: [UInt8] = []

  /// Makes a tree of nothing.
  init() {}

  /// Parses a text.
  ///
  /// - Parameter bytes: The whole text, without a byte order mark.
  init(parsing bytes: ArraySlice<UInt8>) {
    strings.reserveCapacity(bytes.count + bytes.count / 8)
    nodes.reserveCapacity(bytes.count / 24)
    let root = unsafe bytes.withUnsafeBytes { buffer -> OpaquePointer? in
      let text = unsafe buffer.bindMemory(to: CChar.self)
      return unsafe kosapo_parse(text.baseAddress, text.count)
    }
    defer { kosapo_release() }
    unsafe copy(from: root)
  }

  /// Whether a string of the tree's stands in a text.
  func isVerbatim(_ string: Range<Int>, at offset: Int, in bytes: [UInt8]) -> Bool {
    let source = offset..<offset + string.count
    return unsafe strings[string].withUnsafeBytes { string in
      unsafe bytes[source].withUnsafeBytes { source in
        guard let first = string.baseAddress, let second = source.baseAddress else { return true }
        return unsafe memcmp(first, second, string.count) == 0
      }
    }
  }

  /// Takes bytes away from the start of a text.
  mutating func dropPrefix(_ count: UInt32, ofTextAt index: Int) {
    guard nodes[index].kind == .text, nodes[index].first.count >= count else { return }
    nodes[index].firstStart += count
  }

  /// Copies a tree, parents before children, without recursion: a tree may be very deep.
  private mutating func copy(from root: OpaquePointer?) {
    var open: [Int] = []
    var next = unsafe root
    while let node = unsafe next {
      open.append(nodes.count)
      unsafe append(node)
      if let child = unsafe cmark_node_first_child(node) {
        unsafe next = child
        continue
      }
      var current = unsafe node
      unsafe next = nil
      while let closed = open.popLast() {
        nodes[closed].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
        if open.isEmpty { break }
        if let sibling = unsafe cmark_node_next(current) {
          unsafe next = sibling
          break
        }
        guard let parent = unsafe cmark_node_parent(current) else { break }
        unsafe current = parent
      }
    }
  }

  private mutating func append(_ node: OpaquePointer) {
    let type = unsafe cmark_node_get_type(node)
    var copy = Node(kind: CMarkTree.kind(of: type))
    switch copy.kind {
    case .text, .code, .htmlInline:
      unsafe (copy.firstStart, copy.firstEnd) = append(cmark_node_get_literal(node))
    case .softBreak, .lineBreak, .emphasis, .strong:
      break
    case .link, .image:
      unsafe (copy.firstStart, copy.firstEnd) = append(cmark_node_get_url(node))
      unsafe (copy.secondStart, copy.secondEnd) = append(cmark_node_get_title(node))
    default:
      unsafe fill(&copy, fromBlock: node)
    }
    nodes.append(copy)
  }

  private mutating func fill(_ copy: inout Node, fromBlock node: OpaquePointer) {
    copy.startLine = UInt32(truncatingIfNeeded: unsafe cmark_node_get_start_line(node))
    copy.startColumn = UInt32(truncatingIfNeeded: unsafe cmark_node_get_start_column(node))
    copy.endLine = UInt32(truncatingIfNeeded: unsafe cmark_node_get_end_line(node))
    switch copy.kind {
    case .heading:
      copy.small = UInt8(truncatingIfNeeded: unsafe cmark_node_get_heading_level(node))
    case .list:
      copy.isTight = unsafe cmark_node_get_list_tight(node) != 0
      if unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        copy.small = 1
        copy.number = UInt32(truncatingIfNeeded: unsafe cmark_node_get_list_start(node))
      }
    case .htmlBlock:
      unsafe (copy.firstStart, copy.firstEnd) = append(cmark_node_get_literal(node))
    case .codeBlock:
      unsafe (copy.firstStart, copy.firstEnd) = append(cmark_node_get_literal(node))
      unsafe (copy.secondStart, copy.secondEnd) = append(cmark_node_get_fence_info(node))
    default:
      break
    }
  }

  /// Copies a C string into ``strings``.
  private mutating func append(_ string: UnsafePointer<CChar>?) -> (UInt32, UInt32) {
    let start = UInt32(truncatingIfNeeded: strings.count)
    if let string = unsafe string {
      let length = unsafe strlen(string)
      unsafe string.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
        unsafe strings.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
      }
    }
    return (start, UInt32(truncatingIfNeeded: strings.count))
  }

  private static func kind(of type: cmark_node_type) -> Kind {
    switch type {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_DOCUMENT: .document
    default: preconditionFailure("libcmark has no other nodes")
    }
  }
}
