// SPDX-License-Identifier: MIT

/// Which of many short texts stand inside others.
///
/// - Parameters:
///   - texts: What is looked for.
///   - others: Where it is looked for.
/// - Returns: The texts that stand in one of the others, and how many characters were looked at.
/// - Complexity: O(*n* · *l*) for *n* characters of both together and a longest text of *l* characters, whatever the
///   texts have in common.
package func contained(
  _ texts: [String], in others: [String]
) -> (found: Set<String>, steps: Int) {
  // A tree of characters: the node that a character leads to from a node.
  var children: [UInt64: Int] = [:]
  var textsAtNode: [Int: String] = [:]
  var (nodes, steps) = (1, 0)
  func key(_ node: Int, _ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(node) << 21 | UInt64(scalar.value)
  }
  for text in texts where !text.isEmpty {
    var node = 0
    for scalar in text.unicodeScalars {
      steps += 1
      if let child = children[key(node, scalar)] {
        node = child
      } else {
        children[key(node, scalar)] = nodes
        node = nodes
        nodes += 1
      }
    }
    textsAtNode[node] = text
  }
  var found: Set<String> = []
  guard nodes > 1 else { return (found, steps) }
  for other in others {
    let scalars = Array(other.unicodeScalars)
    for start in scalars.indices {
      var (node, index) = (0, start)
      while index < scalars.count, let child = children[key(node, scalars[index])] {
        steps += 1
        node = child
        index += 1
        if let text = textsAtNode[node] { found.insert(text) }
      }
    }
  }
  return (found, steps)
}
