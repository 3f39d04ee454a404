// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test(arguments: [
  ["biuld"], ["build", "--outptu", "x"], ["build", "x"], ["build", "--output"],
  ["check", "--format", "xml"],
  ["new"], ["new", "case"], ["new", "cace", "題"], ["new", "page", "題"],
  ["new", "page", "題", "--id", "A"],
  ["check", "--fix", "--due"], ["check", "--due", "--today", "6月1日"], ["build", "--drafts=1"],
  ["build", "--drafts", "--drafts"], ["－－help"], ["build", "－－drafts"], ["check", "-f"],
  ["new", "page", "題", "--id", "a", "--form", "取組"], ["new", "page", " ", "--id", "a"],
  ["help", "biuld"],
])
func wrongCommandLineEndsWithTwoAndAHint(arguments: [String]) async {
  let run = await CommandRun.of(arguments + [])
  #expect(run.code == .wrongCommandLine)
  #expect(run.output.isEmpty)
  #expect(!run.errors.isEmpty)
}

@Test(arguments: [
  (["biuld"], "`kosapo build`"), (["build", "--outptu", "x"], "「--output」"),
  (["build", "－－drafts"], "「--drafts」"), (["new", "cace", "題"], "「case」"),
  (["cehck"], "`kosapo check`"),
  (["check", "--fromat", "json"], "「--format」"),
])
func nearestRightWordIsNamed(arguments: [String], word: String) async {
  #expect(await CommandRun.of(arguments).errors.contains(word))
}

@Test(arguments: [[], ["--help"], ["help"]])
func overviewNamesEveryCommand(arguments: [String]) async {
  let run = await CommandRun.of(arguments)
  #expect(run.code == .done)
  for name in ["build", "check", "new", "markdown"] { #expect(run.output.contains("\n  \(name) ")) }
}

@Test(arguments: ["build", "check", "new", "markdown"])
func everyCommandExplainsItselfWithExamples(name: String) async {
  let run = await CommandRun.of([name, "--help"])
  #expect(run.code == .done)
  #expect(run.output.hasPrefix("kosapo \(name): "))
  #expect(run.output.contains("\n例:\n  kosapo \(name)"))
  #expect(run.output.contains("--root DIR"))
  #expect(await CommandRun.of(["help", name]).output == run.output)
}
