// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// FNV-1a in 32 bits, as pages reckon the check of a result.
private func check(_ text: String) -> String {
  var digest: UInt32 = 0x811C_9DC5
  for byte in text.utf8 { digest = (digest ^ UInt32(byte)) &* 0x0100_0193 }
  let digits = String(digest, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}

/// A result as the page of the quiz wrote it for one answer; its check is made anew.
private func result(
  run: String = "0123456789abcdef0123456789abcdef", _ changes: [(String, String)] = []
) -> String {
  var text =
    #"{"format":"kosapo-result-1","run":"\#(run)","quiz":"01-kakunin","learner":"丙","seed":7,"#
    + #""date":"2026-06-01","seconds":9,"score":1,"max":1,"passed":true,"mode":"attempt","#
    + #""answers":[{"id":"q-aa02","quiz":"01-kakunin","version":"00000000","kind":"true-false","#
    + #""given":"×","correct":true,"points":1,"max":1,"hints":0,"seconds":9}],"code":"CODE""#
  for (old, new) in changes { text = text.replacing(old, with: new) }
  text = text.replacing("CODE", with: code(of: run))
  return text + #","check":"\#(check(text))"}"# + "\n"
}

/// The code of the result above.
private func code(of run: String) -> String {
  let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  let text = "01-kakunin|\(run)|2026-06-01|100|100"
  func digest(_ start: UInt32) -> UInt32 {
    text.utf8.reduce(start) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
  let first = digest(0x811C_9DC5)
  return [first, digest(first)].map { value in
    String([0, 5, 10, 15].map { letters[Int(value >> $0 & 31)] })
  }.joined(separator: "-")
}

@Test func resultsOfPagesAreTakenOnce() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let names = ["a.json", "b.json", "bom.json"]
  let runs = (1...3).map { String(repeating: "\($0)", count: 32) }
  for (name, run) in zip(names, runs) { try folder.write(name, result(run: run)) }
  try folder.write("bom.json", "\u{FEFF}" + result(run: runs[2]))
  try folder.write("again.json", result(run: runs[0]))
  let files = (names + ["again.json"]).map { "\(folder.path)/\($0)" }
  let run = await CommandRun.of(
    ["records", "import"] + files + ["--root", folder.path, "--records", folder.records])
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("4件のうち3件を取り込みました。"), "\(run.output)\(run.errors)")
  #expect(run.errors == "\(folder.path)/again.json: 取り込みません。同じ結果をもう取り込んでいます。\n")
  let table = await CommandRun.of(
    ["records", "learners", "--root", folder.path, "--records", folder.records])
  #expect(table.output.contains(#/丙 +01-kakunin +合格 .* 3 /#))
}

private let damaged: [(text: String, reason: String)] = [
  ("", "壊れています"), ("これは結果ではありません。", "壊れています"), (String(result().dropLast(20)), "壊れています"),
  ("{}", "kosapo のページで保存した結果ではありません"),
  (result([("kosapo-result-1", "kosapo-result-2")]), "これより新しい kosapo"),
  (result().replacing("丙", with: "丁"), "内容が変わっています"),
  (result().replacing("\"score\":1", with: "\"score\":2"), "内容が変わっています"),
  (result([("\"score\":1", "\"score\":2")]), "合計点が、問ごとの点数と合いません"),
  (result([("CODE", "0000-0000")]), "結果コードが"), (result([("2026-06-01", "2026-06-31")]), "日付"),
  (result([("\"quiz\":\"01-kakunin\"", "\"quiz\":\"nai\"")]), "「nai」というテストがありません"),
  (result([("\"learner\":\"丙\"", "\"learner\":\"\"")]), "受けた人の名前か番号が書かれていません"),
  (result([("\"points\":1", "\"points\":9")]), "必要な項目が足りません"),
  (result([("\"run\"", "\"ran\"")]), "必要な項目が足りません"),
]

@Test(arguments: damaged)
private func damagedResultsAreRefusedWithTheReason(text: String, reason: String) async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write("r.json", text)
  let run = await CommandRun.of([
    "records", "import", "\(folder.path)/r.json", "--root", folder.path, "--records",
    folder.records,
  ])
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains(reason), "\(run.errors)")
  #expect(run.output == "1件のうち0件を取り込みました。\n")
}

@Test func answersToTheSameTextAreGradedAgain() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  #expect(await CommandRun.of(["build", "--root", folder.path]).code == .done)
  let page = String(
    decoding: try folder.bytes("site/public/quizzes/01-kakunin.html"), as: UTF8.self)
  let encoded = try #require(page.firstMatch(of: #/data-quiz="([^"]+)"/#)?.1)
  let data = try #require(Data(base64Encoded: String(encoded)))
  let quiz = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  let questions = try #require(quiz["questions"] as? [[String: Any]])
  let version = try #require(
    questions.first { $0["id"] as? String == "q-aa02" }?["version"] as? String)
  let changes = [("00000000", version)]
  try folder.write("right.json", result(changes))
  try folder.write(
    "wrong.json",
    result(
      run: String(repeating: "9", count: 32), changes + [("\"given\":\"×\"", "\"given\":\"○\"")]))
  let run = await CommandRun.of([
    "records", "import", "\(folder.path)/right.json", "\(folder.path)/wrong.json",
    "\(folder.path)/none.json", "\(folder.path)/content", "--root", folder.path, "--records",
    folder.records,
  ])
  #expect(run.output.contains("4件のうち1件を取り込みました。"))
  #expect(run.errors.contains("問「q-aa02」の点数が、答えと合いません。"))
  #expect(run.errors.components(separatedBy: "取り込みません。").count == 4, "\(run.errors)")
}
