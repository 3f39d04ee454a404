// SPDX-License-Identifier: MIT

private import CCMark
private import Glibc

/// What libcmark made of a text: its nodes in pre-order, and their strings one behind the other.
struct CMarkTree {
  /// One node, as libcmark has it.
  struct Node {
    var kind: Kind
    var isTight = false

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

  /// The kinds of libcmark's nodes, numbered as in the shim.
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
    unsafe bytes.withUnsafeBufferPointer { unsafe read($0.baseAddress, count: $0.count) }
  }

  /// Parses a text.
  init(parsing bytes: borrowing ByteBuffer) {
    unsafe bytes.withBytes { unsafe read($0, count: $1) }
  }

  private mutating func read(_ bytes: UnsafePointer<UInt8>?, count: Int) {
    let read = unsafe kosapo_parse(bytes, count)
    defer { unsafe kosapo_release(read) }
    unsafe nodes = Array(unsafeUninitializedCapacity: read.count) { buffer, initialized in
      var start: UInt32 = 0
      for index in unsafe 0..<read.count {
        unsafe buffer.initializeElement(at: index, to: Node(read.nodes[index], stringsAt: &start))
      }
      unsafe initialized = read.count
    }
    unsafe strings = Array(unsafeUninitializedCapacity: read.length) { buffer, initialized in
      unsafe kosapo_copy_strings(read, buffer.baseAddress)
      unsafe initialized = read.length
    }
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
}

extension CMarkTree.Node {
  /// Takes over a node; its strings have their places one behind the other.
  fileprivate init(_ node: kosapo_node, stringsAt start: inout UInt32) {
    unsafe kind = CMarkTree.Kind(rawValue: node.kind) ?? .document
    unsafe isTight = node.is_tight
    unsafe small = node.small
    unsafe startLine = node.start_line
    unsafe startColumn = node.start_column
    unsafe endLine = node.end_line
    unsafe number = node.number
    unsafe subtreeEnd = node.subtree_end
    firstStart = start
    unsafe firstEnd = firstStart + node.first_length
    secondStart = firstEnd
    unsafe secondEnd = secondStart + node.second_length
    start = secondEnd
  }
}
