// SPDX-License-Identifier: MIT

/// The file that keeps who answered what; rows are added and never changed.
///
/// Every answer is safe on the disk when ``append(_:)`` returns: the journal is written ahead and flushed.
package struct RecordStore: ~Copyable {
  let connection: SQLiteConnection

  /// Opens the file, and makes it where nothing has the name.
  ///
  /// - Throws: ``RecordsError/Reason/damaged`` for a file that is no database or whose pages do not agree; it is
  ///   left as it is.
  package init(path: String) throws(RecordsError) {
    let connection = try SQLiteConnection(path: path)
    try connection.check(path)
    try connection.run("PRAGMA secure_delete = ON")
    try connection.writeAhead()
    try connection.run("PRAGMA synchronous = FULL")
    if try connection.version() < RecordTables.version { try connection.makeTables() }
    self.connection = connection
  }
}

extension RecordStore {
  /// Records that a run has begun.
  package borrowing func begin(_ run: RunRecord) throws(RecordsError) {
    try connection.run(
      "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(run.run), .text(run.learner), .text(run.quiz), .text(run.mode.rawValue),
        .text(run.source.rawValue), run.seed.map { .integer($0) } ?? .null, .text(run.options),
        .text(run.plan), .text(run.date),
      ])
  }

  /// Records an answer; it is safe on the disk when the call returns.
  package borrowing func append(_ answer: AnswerRecord) throws(RecordsError) {
    try connection.run(
      "INSERT INTO answers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(answer.run), .text(answer.learner), .text(answer.quiz), .text(answer.question),
        .text(answer.version), .text(answer.kind), .text(answer.given), .integer(answer.points),
        .integer(answer.max), .integer(answer.hints), .integer(answer.seconds), .text(answer.date),
      ])
  }

  /// Records that a run has come to its end.
  package borrowing func finish(_ finish: FinishRecord) throws(RecordsError) {
    try connection.run(
      "INSERT INTO finishes VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        .text(finish.run), .integer(finish.score), .integer(finish.max),
        finish.passed.map { .integer($0 ? 1 : 0) } ?? .null, .integer(finish.seconds),
        .text(finish.date), .text(finish.code),
      ])
  }

  /// Records a whole run that was made elsewhere, or nothing of it.
  ///
  /// - Throws: ``RecordsError/Reason/refused`` where the run is in the file already.
  package borrowing func add(
    _ run: RunRecord, _ answers: [AnswerRecord], _ finish: FinishRecord
  ) throws(RecordsError) {
    try connection.run("BEGIN IMMEDIATE")
    do throws(RecordsError) {
      try begin(run)
      for answer in answers { try append(answer) }
      try self.finish(finish)
      try connection.run("COMMIT")
    } catch {
      throw connection.rolledBack(error)
    }
  }

  /// Deletes every row of one learner, and overwrites what was freed, in the file and in its journal; what an earlier
  /// call could not overwrite is overwritten, too.
  ///
  /// - Returns: How many runs and answers were deleted.
  /// - Throws: ``RecordsError/Reason/notErased`` where the rows are gone and another process keeps their bytes in use.
  package borrowing func forget(learner: String) throws(RecordsError) -> (runs: Int, answers: Int) {
    let runs = try count("runs", of: learner)
    let answers = try count("answers", of: learner)
    if runs + answers > 0 { try delete(learner) }
    do throws(RecordsError) {
      try connection.run("VACUUM")
      // Its first column is 1 where another process still reads what was before.
      let answer = try connection.rows("PRAGMA wal_checkpoint(TRUNCATE)").first?.first?.integer
      if answer != 0 { throw connection.failure(.notErased) }
    } catch {
      throw error.reason == .busy ? connection.failure(.notErased) : error
    }
    return (runs, answers)
  }

  private borrowing func delete(_ learner: String) throws(RecordsError) {
    try connection.run("BEGIN IMMEDIATE")
    do throws(RecordsError) {
      for name in RecordTables.guardNames { try connection.run("DROP TRIGGER \(name)") }
      let mine = "(SELECT run FROM runs WHERE learner = ?)"
      try connection.run("DELETE FROM finishes WHERE run IN \(mine)", [.text(learner)])
      try connection.run("DELETE FROM answers WHERE learner = ?", [.text(learner)])
      try connection.run("DELETE FROM runs WHERE learner = ?", [.text(learner)])
      for statement in RecordTables.guards { try connection.run(statement) }
      try connection.run("COMMIT")
    } catch {
      throw connection.rolledBack(error)
    }
  }

  private borrowing func count(
    _ table: String, of learner: String
  ) throws(RecordsError) -> Int {
    try connection.rows("SELECT count(*) FROM \(table) WHERE learner = ?", [.text(learner)])
      .first?.first?.integer ?? 0
  }
}

extension SQLiteConnection {
  fileprivate borrowing func version() throws(RecordsError) -> Int {
    try rows("PRAGMA user_version").first?.first?.integer ?? 0
  }

  /// A file that is not kosapo's, or damaged, is told before anything is written.
  fileprivate borrowing func check(_ path: String) throws(RecordsError) {
    let tables = try rows("SELECT count(*) FROM sqlite_schema").first?.first?.integer
    let owner = try rows("PRAGMA application_id").first?.first?.integer
    let version = try version()
    if tables == 0, version == 0 { return }
    guard owner == RecordTables.applicationID else {
      throw RecordsError(path: path, reason: .foreign)
    }
    guard version <= RecordTables.version else { throw RecordsError(path: path, reason: .newer) }
    let answer = try rows("PRAGMA quick_check(1)").first?.first?.text
    guard answer == "ok" else { throw RecordsError(path: path, reason: .damaged) }
  }

  /// Makes the tables unless another process has done it in the meantime.
  fileprivate borrowing func makeTables() throws(RecordsError) {
    try run("BEGIN IMMEDIATE")
    do throws(RecordsError) {
      if try version() < RecordTables.version {
        for statement in RecordTables.statements + RecordTables.guards { try run(statement) }
        try run("PRAGMA application_id = \(RecordTables.applicationID)")
        try run("PRAGMA user_version = \(RecordTables.version)")
      }
      try run("COMMIT")
    } catch {
      throw rolledBack(error)
    }
  }

  /// Undoes what was begun, and returns the failure to tell: the first one.
  borrowing func rolledBack(_ failure: RecordsError) -> RecordsError {
    do throws(RecordsError) {
      try run("ROLLBACK")
      return failure
    } catch {
      return failure
    }
  }
}

/// The tables, and what keeps their rows from being changed.
private enum RecordTables {
  /// Goes up when the tables change.
  static let version = 1

  /// "kspo", which tells a file of kosapo's from other databases.
  static let applicationID = 0x6B73_706F

  static let statements = [
    """
    CREATE TABLE runs (
      run TEXT PRIMARY KEY, learner TEXT NOT NULL, quiz TEXT NOT NULL, mode TEXT NOT NULL,
      source TEXT NOT NULL, seed INTEGER, options TEXT NOT NULL, plan TEXT NOT NULL, date TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE answers (
      number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL REFERENCES runs (run),
      learner TEXT NOT NULL, quiz TEXT NOT NULL, question TEXT NOT NULL, version TEXT NOT NULL,
      kind TEXT NOT NULL, given TEXT NOT NULL, points INTEGER NOT NULL, max INTEGER NOT NULL,
      hints INTEGER NOT NULL, seconds INTEGER NOT NULL, date TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE finishes (
      run TEXT PRIMARY KEY REFERENCES runs (run), score INTEGER NOT NULL, max INTEGER NOT NULL,
      passed INTEGER, seconds INTEGER NOT NULL, date TEXT NOT NULL, code TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX answers_of_learners ON answers (learner, quiz, question)",
    "CREATE INDEX answers_of_runs ON answers (run)",
    "CREATE INDEX runs_of_learners ON runs (learner, quiz)",
  ]

  private static let tables = ["runs", "answers", "finishes"]

  static var guardNames: [String] {
    tables.flatMap { ["\($0)_are_not_changed", "\($0)_are_not_deleted"] }
  }

  static var guards: [String] {
    tables.flatMap { table in
      [("changed", "UPDATE"), ("deleted", "DELETE")].map { word, event in
        """
        CREATE TRIGGER \(table)_are_not_\(word) BEFORE \(event) ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows are only added'); END
        """
      }
    }
  }
}
