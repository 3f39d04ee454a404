// SPDX-License-Identifier: MIT

private import CZlib

/// A DEFLATE stream of some bytes (RFC 1951, no header), as `DecompressionStream("deflate-raw")` of a browser reads it.
///
/// The only owner of zlib, with ``inflated(_:size:)``.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var stream = unsafe z_stream()
  let started = unsafe deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  precondition(started == Z_OK, "zlib has no memory left")
  defer { unsafe deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(bytes.count))))
  let left = unsafe input.withUnsafeMutableBufferPointer { from in
    unsafe output.withUnsafeMutableBufferPointer { to in
      unsafe stream.next_in = from.baseAddress
      unsafe stream.avail_in = UInt32(from.count)
      unsafe stream.next_out = to.baseAddress
      unsafe stream.avail_out = UInt32(to.count)
      let ended = unsafe deflate(&stream, Z_FINISH)
      precondition(ended == Z_STREAM_END, "the bound of zlib is room enough")
      return unsafe Int(stream.avail_out)
    }
  }
  output.removeLast(left)
  return output
}

/// Gives the bytes of a DEFLATE stream.
///
/// - Parameters:
///   - bytes: What ``deflated(_:)`` has given.
///   - size: How many bytes come out.
/// - Returns: The bytes; `nil` where the stream is damaged or does not hold just as many.
func inflated(_ bytes: [UInt8], size: Int) -> [UInt8]? {
  var stream = unsafe z_stream()
  let started = unsafe inflateInit2_(
    &stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  precondition(started == Z_OK, "zlib has no memory left")
  defer { unsafe inflateEnd(&stream) }
  var input = bytes
  // A byte more than there should be, so that a longer stream is seen.
  var output = [UInt8](repeating: 0, count: size + 1)
  let isWhole = unsafe input.withUnsafeMutableBufferPointer { from in
    unsafe output.withUnsafeMutableBufferPointer { to in
      unsafe stream.next_in = from.baseAddress
      unsafe stream.avail_in = UInt32(from.count)
      unsafe stream.next_out = to.baseAddress
      unsafe stream.avail_out = UInt32(to.count)
      return unsafe inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 1
    }
  }
  guard isWhole else { return nil }
  output.removeLast()
  return output
}
