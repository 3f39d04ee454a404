// SPDX-License-Identifier: MIT

/// Returns how long a text takes to read, in whole minutes, at 500 characters a minute; at least 1.
func readingMinutes(of text: String) -> Int {
  var characters = 0
  for byte in text.utf8 where byte & 0xC0 != 0x80 && byte > 0x20 { characters += 1 }
  return max(1, (characters + 250) / 500)
}
