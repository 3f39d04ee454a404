// SPDX-License-Identifier: MIT

package import Diagnostics

/// Reads one YAML document.
///
/// What is not wanted in a file that people write is refused: anchors and aliases, tags, several
/// documents, nesting deeper than 20, a key that stands twice. Full-width signs in the place of
/// YAML's own are told, with a fix, and read as what they were meant to be.
///
/// - Parameters:
///   - source: The file.
///   - range: The bytes of it that are YAML, for example between the `---` of the front matter.
/// - Returns: The document's value, or `nil` where nothing could be read. When a part at the left
///   margin cannot be read, the other parts are still there.
package func parseYAML(_ source: SourceText, in range: Range<Int>) -> Checked<YAMLNode> {
  let repaired = repairSlips(in: source, range)
  let whole = read(repaired, path: source.path)
  var diagnostics = repaired.diagnostics
  if let problem = whole.problem {
    let parts = partsAtMargin(of: repaired).map { read($0, path: source.path) }
    let problems = parts.compactMap(\.problem)
    guard parts.count > 1, !problems.isEmpty else {
      return Checked(whole.node, diagnostics + whole.diagnostics + [problem])
    }
    var entries: [YAMLEntry] = []
    for part in parts {
      diagnostics += part.diagnostics
      if case .mapping(let some)? = part.node?.value { entries += some }
    }
    diagnostics += problems
    diagnostics += doubledKeys(in: entries, path: source.path)
    return Checked(YAMLNode(.mapping(entries), span: range), diagnostics)
  }
  return Checked(whole.node, diagnostics + whole.diagnostics)
}

/// Bytes to be read as YAML, and where each of them stands in the author's file.
struct YAMLInput {
  var bytes: [UInt8]

  /// The offset in the file for each offset in `bytes` and for its end; `nil` while they run in step.
  var origins: [Int]?

  /// The offset in the file of the first byte.
  var start: Int

  var diagnostics: [Diagnostic] = []

  /// Returns the offset in the file of an offset in `bytes`.
  func origin(of offset: Int) -> Int {
    origins.map { $0[offset] } ?? start + offset
  }
}

private struct Reading {
  var node: YAMLNode?
  var diagnostics: [Diagnostic] = []
  var problem: Diagnostic?
}

private func read(_ input: YAMLInput, path: String) -> Reading {
  var builder = YAMLTreeBuilder(input: input, path: path)
  var reading = Reading()
  do throws(YAMLProblem) {
    try readYAMLEvents(input.bytes) { builder.take($0) }
  } catch {
    reading.problem = .yamlProblem(error, in: input, offsets: builder.offsets, path: path)
  }
  reading.node = builder.root
  reading.diagnostics = builder.diagnostics
  return reading
}

/// The parts that begin at the left margin, to be read each by itself when the whole cannot be.
private func partsAtMargin(of input: YAMLInput) -> [YAMLInput] {
  var starts: [Int] = []
  var index = 0
  while index < input.bytes.count {
    let first = input.bytes[index]
    let continues: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0x23, 0x2D, 0x5D, 0x7D]  // space … # - ] }
    if starts.isEmpty || !continues.contains(first) { starts.append(index) }
    index = (input.bytes[index...].firstIndex(of: 0x0A) ?? input.bytes.count - 1) + 1
  }
  return starts.indices.map { number in
    let end = number + 1 < starts.count ? starts[number + 1] : input.bytes.count
    return YAMLInput(
      bytes: Array(input.bytes[starts[number]..<end]),
      origins: input.origins.map { Array($0[starts[number]...end]) },
      start: input.start + starts[number])
  }
}
