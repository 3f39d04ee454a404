// SPDX-License-Identifier: MIT

/// Returns the code of a result, as it is printed on the 修了証 and kept with an imported result: `7K3M-9QRT`.
///
/// It lets a person see that a printed sheet and a file belong together. It is no proof: whoever reads the page's
/// script can make one. `site/assets/quiz-grading.js` makes the same (`Tests/Vectors/codes.json`).
///
/// - Parameters:
///   - run: The run's random name.
///   - score: In hundredths.
package func resultCode(quiz: String, run: String, date: String, score: Int, maximum: Int) -> String {
  let text = "\(quiz)|\(run)|\(date)|\(score)|\(maximum)"
  let first = digest(text, from: 0x811C_9DC5)
  let second = digest(text, from: first)
  var code = ""
  for (index, value) in [first, second].enumerated() {
    if index > 0 { code += "-" }
    for step in 0..<4 {
      code.unicodeScalars.append(Unicode.Scalar(letters[Int(value >> UInt32(step * 5)) & 31]))
    }
  }
  return code
}

/// Returns the check of a downloaded result: the digest of the text before it, in hexadecimal digits.
package func resultCheck(_ text: some Sequence<UInt8>) -> String {
  var value: UInt32 = 0x811C_9DC5
  for byte in text { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}

private func digest(_ text: String, from start: UInt32) -> UInt32 {
  text.utf8.reduce(start) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
}

/// Digits and letters without I, L, O and U, which are misread.
private let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
