// SPDX-License-Identifier: MIT

/// The shapes of a list by the order in which they come for the first time.
///
/// A table of open addresses that is used for one list after the other.
struct ShapeNumbers {
  private var keys = [UInt64](repeating: 0, count: 64)
  private var numbers = [Int](repeating: 0, count: 64)
  private var used: [Int] = []
  private var large: [EntryShape: Int] = [:]

  /// Forgets all shapes.
  mutating func removeAll() {
    for slot in used { keys[slot] = 0 }
    used.removeAll(keepingCapacity: true)
    if !large.isEmpty { large = [:] }
  }

  /// The number of a shape; `nil` where it comes for the first time and now has the given number.
  mutating func number(of key: UInt64, orAdd number: Int) -> Int? {
    let slot = slot(of: key)
    if keys[slot] != 0 { return numbers[slot] }
    (keys[slot], numbers[slot]) = (key, number)
    used.append(slot)
    if used.count * 2 > keys.count { grow() }
    return nil
  }

  /// The same for a shape that four bits for each number do not hold.
  mutating func number(of shape: EntryShape, orAdd number: Int) -> Int? {
    if let known = large[shape] { return known }
    large[shape] = number
    return nil
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private mutating func grow() {
    let known = used.map { (keys[$0], numbers[$0]) }
    keys = [UInt64](repeating: 0, count: keys.count * 4)
    numbers = [Int](repeating: 0, count: keys.count)
    used = known.map { key, number in
      let slot = slot(of: key)
      (keys[slot], numbers[slot]) = (key, number)
      return slot
    }
  }
}
