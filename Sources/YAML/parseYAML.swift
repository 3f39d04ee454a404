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
  guard let problem = whole.problem else {
    return Checked(whole.node, repaired.diagnostics + whole.diagnostics)
  }
  let parts = partsAtMargin(of: repaired)
  let piecewise = readPiecewise(parts, path: source.path)
  guard parts.count > 1, !piecewise.diagnostics.isEmpty else {
    let unread = YAMLNode(.unreadable, span: range)
    return Checked(whole.node ?? unread, repaired.diagnostics + whole.diagnostics + [problem])
  }
  return Checked(
    YAMLNode(.mapping(piecewise.entries), span: range),
    repaired.diagnostics + piecewise.diagnostics)
}

/// Reads each part by itself; a part that is no `key: value` is told, and its key counts as unreadable.
private func readPiecewise(
  _ parts: [YAMLInput], path: String
) -> (entries: [YAMLEntry], diagnostics: [Diagnostic]) {
  var entries: [YAMLEntry] = []
  var diagnostics: [Diagnostic] = []
  for part in parts {
    let reading = read(part, path: path)
    diagnostics += reading.diagnostics
    if let problem = reading.problem {
      diagnostics.append(problem)
      entries.append(unreadable(part))
    } else if case .mapping(let some)? = reading.node?.value {
      entries += some
    } else if let node = reading.node {
      diagnostics.append(.notAnEntry(at: SourceSpan(path: path, bytes: node.span)))
      entries.append(unreadable(part))
    }
  }
  return (entries, diagnostics + doubledKeys(in: entries, path: path))
}

/// The entry of a part that cannot be read: its key is what stands before the colon.
private func unreadable(_ part: YAMLInput) -> YAMLEntry {
  let key = part.bytes.prefix { $0 != 0x3A && $0 != 0x0A && $0 != 0x0D }
  let span = part.origin(of: 0)..<part.origin(of: key.count)
  return YAMLEntry(
    key: YAMLNode(.scalar(String(decoding: key, as: UTF8.self), isPlain: true), span: span),
    value: YAMLNode(.unreadable, span: span))
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

extension Diagnostic {
  fileprivate static func notAnEntry(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "yaml-missing-colon", "ここは「項目名: 値」の形になっていません。",
      hint: "半角のコロンと空白で区切ります。例: 題名: 会議の記録", at: span)
  }
}
