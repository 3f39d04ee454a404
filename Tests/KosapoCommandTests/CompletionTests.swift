// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// What bash offers for the last of the words.
private func offered(_ words: [String]) async throws -> [String] {
  let script = await CommandRun.of(["completion", "bash"]).output
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/bash")
  let call =
    "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _kosapo; printf '%s\\n' \"${COMPREPLY[@]}\""
  process.arguments = ["-c", "\(script)\n\(call)", "bash"] + words
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return text.split(separator: "\n").map(String.init)
}

/// A folder that holds a folder with a blank in its name.
private let folderWithBlank = {
  let path = FileManager.default.temporaryDirectory.path + "/kosapo-test-completion"
  do {
    try FileManager.default.createDirectory(
      atPath: "\(path)/a b", withIntermediateDirectories: true)
  } catch {
    Issue.record(error)
  }
  return path
}()

@Test(arguments: [
  (["kosapo", "bu"], ["build"]), (["kosapo", "check", "--f"], ["--format", "--fix"]),
  (["kosapo", "check", "--format", ""], ["text", "json"]), (["kosapo", "review", "m"], ["move"]),
  (["kosapo", "new", ""], ["case", "module", "quiz", "resource", "page"]),
  (["kosapo", "search", "--kind", "用"], ["用語"]), (["kosapo", "search", "--kind", "x"], []),
  (["kosapo", "review", "move", "c-0001", "承"], ["承認"]),
  (["kosapo", "review", "move", "c-0001", "承認", "--office", "住"], ["住吉区", "住之江区"]),
  (["kosapo", "review", "move", "--role", ""], ["推進員", "事務局"]),
  (["kosapo", "build", "--dr"], ["--drafts"]), (["kosapo", "build", "--output", "/et"], ["/etc"]),
  (["kosapo", "nothing", "-"], []),
  // Options and their values do not count as operands.
  (["kosapo", "new", "--id", "a", "q"], ["quiz"]), (["kosapo", "new", "case", ""], []),
  (["kosapo", "check", "--format", "=", "j"], ["json"]),
  (["kosapo", "check", "--format", "="], ["text", "json"]),
  (["kosapo", "new", "--form", "=", "取組", "q"], ["quiz"]),
  (["kosapo", "build", "--output", "\(folderWithBlank)/a"], ["\(folderWithBlank)/a b"]),
])
func bashOffersWhatTheHelpNames(words: [String], expected: [String]) async throws {
  #expect(try await offered(words) == expected)
}

@Test(arguments: ["bash", "zsh", "fish"])
func everyCommandAndOptionIsInEachScript(shell: String) async {
  let script = await CommandRun.of(["completion", shell]).output
  let overview = await CommandRun.of(["--help"]).output
  let commands = overview.split(separator: "\n").filter { $0.hasPrefix("  ") }
    .compactMap { $0.split(separator: " ").first }
  #expect(commands.count > 8)
  for command in commands {
    #expect(script.contains(command))
    let help = await CommandRun.of([String(command), "--help"]).output
    for line in help.split(separator: "\n") where line.hasPrefix("  --") {
      let name = line.split(separator: " ")[0]
      #expect(
        script.contains(shell == "fish" ? "-l \(name.dropFirst(2))" : String(name)),
        "\(command) \(name)")
    }
  }
}

@Test func unknownShellIsToldWithThoseThatThereAre() async {
  let run = await CommandRun.of(["completion", "cmd"])
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("bash、zsh、fish"))
}
