// SPDX-License-Identifier: MIT

private import Glibc

/// Bytes that are being written, in one block of memory that grows.
///
/// Writing a page is tens of thousands of short pieces; an array asks for each whether it is shared, and keeps count of
/// what the piece was taken from.
@safe struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 256)
    unsafe start = .allocate(capacity: self.capacity)
  }

  deinit { unsafe start.deallocate() }

  /// The last byte; `nil` where there is none.
  var last: UInt8? { count == 0 ? nil : unsafe start[count - 1] }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    unsafe start[count] = byte
    count += 1
  }

  /// Appends a literal in the program.
  mutating func append(_ text: StaticString) {
    unsafe append(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Appends a part of some bytes.
  mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    precondition(range.upperBound <= bytes.count)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe append(base + range.lowerBound, count: range.count)
    }
  }

  mutating func append(_ bytes: [UInt8]) { append(0..<bytes.count, of: bytes) }

  /// Hands the bytes to a C function.
  borrowing func withBytes<Result>(
    _ use: (UnsafePointer<UInt8>, _ count: Int) -> Result
  ) -> Result {
    unsafe use(start, count)
  }

  /// Hands over what was written, and begins anew in the same memory.
  mutating func takeBytes() -> [UInt8] {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    count = 0
    return bytes
  }

  /// Appends what was written to some bytes.
  consuming func move(to output: inout [UInt8]) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
  }

  private mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
    if capacity - count < length { grow(by: length) }
    unsafe memcpy(start + count, bytes, length)
    count += length
  }

  private mutating func grow(by length: Int) {
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe memcpy(larger, start, count)
    unsafe start.deallocate()
    unsafe start = larger
  }
}
