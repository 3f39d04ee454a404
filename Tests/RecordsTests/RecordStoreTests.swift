// SPDX-License-Identifier: MIT

import Foundation
import Records
import Testing

/// A folder that goes when the test ends.
final class RecordsFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent(
        "kosapo-records-\(UUID().uuidString)"
      ).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print(error) }
  }

  var file: String { "\(path)/records.sqlite" }

  /// The bytes of the file and of what SQLite keeps beside it.
  func bytes() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().reduce(into: Data()) {
      $0.append(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($1)")))
    }
  }
}

func run(
  _ name: String, _ learner: String, quiz: String = "01", mode: RunRecord.Mode = .attempt,
  date: String = "2026-06-01"
) -> RunRecord {
  RunRecord(
    run: name, learner: learner, quiz: quiz, mode: mode, source: .terminal, seed: 7,
    options: "", plan: "01/q-1@0 01/q-2@0", date: date)
}

func answer(
  _ run: String, _ learner: String, _ question: String, _ points: Int, given: String = "\"A\"",
  date: String = "2026-06-01"
) -> AnswerRecord {
  AnswerRecord(
    run: run, learner: learner, quiz: "01", question: question, version: "0", kind: "single-choice",
    given: given, points: points, max: 100, hints: 0, seconds: 5, date: date)
}

func finish(_ run: String, _ score: Int, passed: Bool? = true) -> FinishRecord {
  FinishRecord(
    run: run, score: score, max: 200, passed: passed, seconds: 10, date: "2026-06-01", code: "A-B")
}

@Test func whatIsRecordedIsReadBack() throws {
  let folder = try RecordsFolder()
  let runs = [run("r1", "太郎 '; DROP TABLE runs"), run("r2", "乙", mode: .practice)]
  let answers = [answer("r1", runs[0].learner, "q-1", 100), answer("r2", "乙", "q-1", 50)]
  do {
    let store = try RecordStore(path: folder.file)
    for run in runs { try store.begin(run) }
    for answer in answers { try store.append(answer) }
    try store.finish(finish("r1", 100))
  }
  let store = try RecordStore(path: folder.file)
  #expect(try store.runs().map(\.record) == runs)
  #expect(try store.runs().map(\.finish) == [finish("r1", 100), nil])
  #expect(try store.answers() == answers)
  #expect(try store.answers(learner: "乙") == [answers[1]])
  #expect(try store.answers(run: "r1") == [answers[0]])
  #expect(try store.learners() == runs.map(\.learner).sorted())
}

@Test func lastAnswerOfARunCountsAtItsFirstPlace() throws {
  let folder = try RecordsFolder()
  let store = try RecordStore(path: folder.file)
  try store.begin(run("r1", "甲"))
  try store.append(answer("r1", "甲", "q-1", 0))
  try store.append(answer("r1", "甲", "q-2", 0))
  try store.append(answer("r1", "甲", "q-1", 100))
  #expect(try store.answers().map(\.question) == ["q-1", "q-2"])
  #expect(try store.answers().map(\.points) == [100, 0])
}

@Test func rowsAreOnlyAdded() throws {
  let folder = try RecordsFolder()
  let store = try RecordStore(path: folder.file)
  try store.begin(run("r1", "甲"))
  #expect(throws: RecordsError.self) { try store.begin(run("r1", "乙")) }
  try store.finish(finish("r1", 100))
  #expect(throws: RecordsError.self) { try store.finish(finish("r1", 0)) }
  #expect(try store.runs().map(\.finish?.score) == [100])
}

@Test func wholeRunIsAddedOnceOrNotAtAll() throws {
  let folder = try RecordsFolder()
  let store = try RecordStore(path: folder.file)
  try store.add(run("r1", "甲"), [answer("r1", "甲", "q-1", 100)], finish("r1", 100))
  let error = #expect(throws: RecordsError.self) {
    try store.add(run("r1", "甲"), [answer("r1", "甲", "q-1", 0)], finish("r1", 0))
  }
  #expect(error?.reason == .refused)
  #expect(try store.answers().map(\.points) == [100])
}

@Test func forgettingLeavesNoByteOfTheLearner() throws {
  let folder = try RecordsFolder()
  let name = "忘れてほしい人-38291"
  let store = try RecordStore(path: folder.file)
  for number in 0..<200 {
    let learner = number % 2 == 0 ? name : "残る人"
    try store.begin(run("r\(number)", learner))
    try store.append(answer("r\(number)", learner, "q-1", 100, given: "\"答え \(learner)\""))
    try store.finish(finish("r\(number)", 100))
  }
  #expect(try folder.bytes().range(of: Data(name.utf8)) != nil)
  let counts = try store.forget(learner: name)
  #expect(counts.runs == 100)
  #expect(counts.answers == 100)
  #expect(try folder.bytes().range(of: Data(name.utf8)) == nil)
  #expect(try folder.bytes().range(of: Data("残る人".utf8)) != nil)
  #expect(try store.learners() == ["残る人"])
  #expect(try store.forget(learner: name) == (0, 0))
  #expect(throws: RecordsError.self) { try store.begin(run("r1", "乙")) }
}

@Test func rowsComeDayByDayWhateverWasImportedLater() throws {
  let folder = try RecordsFolder()
  let store = try RecordStore(path: folder.file)
  try store.begin(run("r1", "甲", date: "2026-06-02"))
  try store.append(answer("r1", "甲", "q-1", 100, date: "2026-06-02"))
  try store.begin(run("r2", "甲", date: "2026-06-01"))
  try store.append(answer("r2", "甲", "q-1", 0, date: "2026-06-01"))
  #expect(try store.runs().map(\.record.run) == ["r2", "r1"])
  #expect(try store.answers().map(\.points) == [0, 100])
}

@Test(arguments: ["これは記録ではありません。", String(repeating: "x", count: 100_000)])
func fileThatIsNoDatabaseIsToldAndKept(text: String) throws {
  let folder = try RecordsFolder()
  try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file))
  let error = #expect(throws: RecordsError.self) { _ = try RecordStore(path: folder.file) }
  #expect(error?.reason == .damaged)
  #expect(try folder.bytes() == Data(text.utf8))
}

@Test func damagedFileIsToldAndKept() throws {
  let folder = try RecordsFolder()
  do {
    let store = try RecordStore(path: folder.file)
    for number in 0..<300 {
      try store.begin(run("r\(number)", "甲"))
      try store.append(answer("r\(number)", "甲", "q-1", 100))
    }
  }
  var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
  try #require(bytes.count > 20_000)
  for index in 8_192..<16_384 { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
  try bytes.write(to: URL(fileURLWithPath: folder.file))
  let error = #expect(throws: RecordsError.self) { _ = try RecordStore(path: folder.file) }
  #expect(error?.reason == .damaged)
  #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file)) == bytes)
}

@Test func placesThatCannotBeOpenedAreTold() throws {
  let folder = try RecordsFolder()
  let error = #expect(throws: RecordsError.self) {
    _ = try RecordStore(path: "\(folder.path)/none/records.sqlite")
  }
  #expect(error?.reason == .cannotOpen)
}

@Test func twoRunnersAtOnceLoseNoRow() async throws {
  let folder = try RecordsFolder()
  let file = folder.file
  await withTaskGroup(of: Void.self) { group in
    for runner in 0..<4 {
      group.addTask {
        do {
          let store = try RecordStore(path: file)
          try store.begin(run("r\(runner)", "人\(runner)"))
          for number in 0..<50 {
            try store.append(answer("r\(runner)", "人\(runner)", "q-\(number)", 100))
          }
          try store.finish(finish("r\(runner)", 100))
        } catch {
          Issue.record("\(error)")
        }
      }
    }
  }
  let store = try RecordStore(path: file)
  #expect(try store.answers().count == 200)
  #expect(try store.runs().allSatisfy { $0.finish != nil })
}
