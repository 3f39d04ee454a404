// SPDX-License-Identifier: MIT

/// Writes values into the bytes of a file that only this machine reads again: numbers with the lowest byte first, texts and
/// lists behind their length.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  /// Begins with room for so many bytes.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  package mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  package mutating func add(_ list: [UInt8]) {
    add(list.count)
    bytes += list
  }

  /// Adds bytes without their length.
  package mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

  /// Adds a number that is seldom large and never negative, seven bits a byte.
  package mutating func add(small number: Int) {
    precondition(number >= 0, "a small number is never negative")
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds a text that is seldom long.
  package mutating func add(short text: String) {
    add(small: text.utf8.count)
    bytes += text.utf8
  }

  package mutating func add(_ numbers: [Int32]) {
    add(numbers.count)
    var place = makeRoom(forWords: numbers.count)
    var span = bytes.mutableSpan
    for number in numbers {
      span.put(UInt32(bitPattern: number), at: place)
      place += 4
    }
  }

  package mutating func add(_ words: [UInt32]) {
    add(words.count)
    var place = makeRoom(forWords: words.count)
    var span = bytes.mutableSpan
    for word in words {
      span.put(word, at: place)
      place += 4
    }
  }

  package mutating func add(_ halves: [UInt16]) {
    add(halves.count)
    var place = makeRoom(forWords: halves.count, ofBytes: 2)
    var span = bytes.mutableSpan
    for half in halves {
      span[place] = UInt8(truncatingIfNeeded: half)
      span[place + 1] = UInt8(truncatingIfNeeded: half >> 8)
      place += 2
    }
  }

  /// Makes room for so many words, and tells where it begins.
  private mutating func makeRoom(forWords count: Int, ofBytes size: Int = 4) -> Int {
    let place = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count * size))
    return place
  }
}

extension MutableSpan<UInt8> {
  fileprivate mutating func put(_ word: UInt32, at place: Int) {
    self[place] = UInt8(truncatingIfNeeded: word)
    self[place + 1] = UInt8(truncatingIfNeeded: word >> 8)
    self[place + 2] = UInt8(truncatingIfNeeded: word >> 16)
    self[place + 3] = UInt8(truncatingIfNeeded: word >> 24)
  }
}
