// SPDX-License-Identifier: MIT

/// A cell as it is written into a CSV file: in quotes where it must be, and harmless in a spreadsheet.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
/// Injection").
///
/// - Parameter text: What the cell says; numbers that kosapo counted are to be given as they are.
/// - Returns: What stands between the commas.
package func csvCell(_ text: String) -> String {
  var text = text
  let first = text.unicodeScalars.first {
    !$0.properties.isWhitespace || $0 == "\t" || $0 == "\r"
  }
  if let first, formulaSigns.contains(first) { text = "'" + text }
  let needsQuotes = text.unicodeScalars.contains { ["\"", ",", "\n", "\r", ";"].contains($0) }
  return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}

/// What a formula begins with; Excel takes the full-width signs as well.
private let formulaSigns: Set<Unicode.Scalar> = [
  "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠",
]
