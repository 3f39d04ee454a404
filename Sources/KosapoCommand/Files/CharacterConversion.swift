// SPDX-License-Identifier: MIT

private import Glibc

/// Turns a text of another encoding into UTF-8, by iconv(3).
///
/// This file is the only one that calls it.
///
/// - Parameters:
///   - bytes: The text.
///   - encoding: Its encoding, as glibc names it (`CP932`).
/// - Returns: The text in UTF-8; `nil` where a byte does not belong to the encoding, or this machine does not
///   know the encoding.
func convertedToUTF8(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
  let converter = unsafe iconv_open("UTF-8", encoding)
  guard Int(bitPattern: converter) != -1 else { return nil }
  defer { _ = unsafe iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  // No character of two bytes in these encodings takes more than three in UTF-8, nor one of one byte.
  var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
  let room = output.count
  var leftInput = input.count
  var leftOutput = room
  let result = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress
      var to = target.baseAddress
      return unsafe iconv(converter, &from, &leftInput, &to, &leftOutput)
    }
  }
  guard result != -1, leftInput == 0 else { return nil }
  return output[..<(room - leftOutput)].map { UInt8(bitPattern: $0) }
}
