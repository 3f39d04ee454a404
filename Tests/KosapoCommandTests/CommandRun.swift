// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Synchronization

/// What a command printed and how it ended.
struct CommandRun {
  let code: ExitCode
  let output: String
  let errors: String

  /// Runs a command line as a pipe would see it, or a person who types the input.
  static func of(
    _ arguments: [String], input: [UInt8] = [], isTyped: Bool = false,
    searchPath: [String] = ["/usr/bin", "/bin"]
  ) async -> CommandRun {
    let output = Collected()
    let errors = Collected()
    let console = Console(
      usesColour: false, showsProgress: false, writeOutput: output.add, writeError: errors.add,
      readInput: { input }, clockDay: { (2026, 11, 21) }, clockTime: { "09:05:00" },
      searchPath: searchPath,
      readLine: Lines(input).next,
      echoesInput: isTyped)
    let code = await runKosapo(arguments, on: console)
    return CommandRun(code: code, output: output.text, errors: errors.text)
  }

  /// What is told when a command throws.
  static func telling(_ error: any Error) -> CommandRun {
    let (output, errors) = (Collected(), Collected())
    let console = Console(
      usesColour: false, showsProgress: false, writeOutput: output.add, writeError: errors.add,
      readInput: { [] }, clockDay: { (2026, 11, 21) }, clockTime: { "09:05:00" }, searchPath: [],
      readLine: { _, _, _ in .end },
      echoesInput: false)
    let code = tell(error, on: console)
    return CommandRun(code: code, output: output.text, errors: errors.text)
  }

  /// The lines of the input, one after the other.
  private final class Lines: Sendable {
    private let lines: Mutex<[[UInt8]]>

    init(_ input: [UInt8]) {
      var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      self.lines = Mutex(lines)
    }

    @Sendable func next(
      _ prompt: String, _ isPlain: Bool, _ showPrompt: () -> Void
    ) -> InputLine {
      showPrompt()
      return lines.withLock { $0.isEmpty ? .end : .line($0.removeFirst()) }
    }
  }

  private final class Collected: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    @Sendable func add(_ more: [UInt8]) {
      bytes.withLock { $0 += more }
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }
}

/// The folder of the project, for the content and templates that it ships.
let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

extension TemporaryFolder {
  /// A root with the project's own templates, vocabulary and settings, and one page.
  static func withSmallSite() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["site/templates", "site/assets", "site/site.yml", "content/vocabulary.yml"] {
      let path = "\(folder.path)/\(name)"
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(projectFolder)/\(name)", toPath: path)
    }
    try folder.write("content/pages/hajimeni.md", smallPage)
    return folder
  }

  static let smallPage = "---\n題名: はじめに\n更新: 2026-06-01\n---\n## 概要\n\n本文です。\n"
}
