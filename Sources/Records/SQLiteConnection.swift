// SPDX-License-Identifier: MIT

private import CSQLite

/// A value of a row, or one that stands for a `?` of a statement.
enum SQLiteValue: Hashable, Sendable {
  case null
  case integer(Int)
  case text(String)

  var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }
}

/// An open database, closed once.
///
/// https://www.sqlite.org/c3ref/intro.html
@safe
struct SQLiteConnection: ~Copyable {
  private let handle: OpaquePointer
  private let path: String

  /// Opens a database, and makes it where nothing has the name.
  ///
  /// A statement waits up to ten seconds for another process that is writing.
  init(path: String) throws(RecordsError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let error = unsafe SQLiteConnection.error(code, opened, path)
      // A handle is handed out even where opening failed.
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe handle = opened
    self.path = path
    unsafe sqlite3_extended_result_codes(opened, 1)
    unsafe sqlite3_busy_timeout(opened, 10_000)
  }

  deinit {
    unsafe sqlite3_close_v2(handle)
  }

  /// Lets the journal be written ahead; where the file system shares no memory between processes, the usual one stays.
  ///
  /// The change of the journal does not wait for others by itself: two that open a new file at once would
  /// refuse each other (https://www.sqlite.org/rescode.html#busy).
  borrowing func writeAhead() throws(RecordsError) {
    for attempt in 1...500 {
      do throws(RecordsError) {
        if try rows("PRAGMA journal_mode").first?.first?.text == "wal" { return }
        _ = try rows("PRAGMA journal_mode = WAL")
        return
      } catch {
        guard error.reason == .busy, attempt < 500 else { throw error }
        sqlite3_sleep(20)
      }
    }
  }

  /// Runs a statement to its end; the values stand for its `?`, in order.
  borrowing func run(_ statement: String, _ values: [SQLiteValue] = []) throws(RecordsError) {
    _ = try rows(statement, values)
  }

  /// Runs a statement and returns its rows.
  borrowing func rows(
    _ statement: String, _ values: [SQLiteValue] = []
  ) throws(RecordsError) -> [[SQLiteValue]] {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, statement, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared = unsafe prepared else { throw error(code) }
    defer { unsafe sqlite3_finalize(prepared) }
    for (index, value) in values.enumerated() {
      let bound = unsafe bind(value, at: Int32(index + 1), of: prepared)
      guard bound == SQLITE_OK else { throw error(bound) }
    }
    var rows: [[SQLiteValue]] = []
    while true {
      switch unsafe sqlite3_step(prepared) {
      case SQLITE_ROW: unsafe rows.append(row(of: prepared))
      case SQLITE_DONE: return rows
      case let code: throw error(code)
      }
    }
  }

  private borrowing func bind(
    _ value: SQLiteValue, at index: Int32, of statement: OpaquePointer
  ) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(statement, index)
    case .integer(let number): unsafe sqlite3_bind_int64(statement, index, Int64(number))
    case .text(let text):
      // SQLITE_TRANSIENT, a cast that Swift does not see: SQLite copies the text before the call returns.
      unsafe sqlite3_bind_text(
        statement, index, text, Int32(text.utf8.count),
        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }

  private borrowing func row(of statement: OpaquePointer) -> [SQLiteValue] {
    (0..<(unsafe sqlite3_column_count(statement))).map { column in
      switch unsafe sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER: .integer(Int(unsafe sqlite3_column_int64(statement, column)))
      case SQLITE_NULL: .null
      default:
        unsafe sqlite3_column_text(statement, column).map { unsafe .text(String(cString: $0)) }
          ?? .null
      }
    }
  }

  /// A failure of this file's.
  borrowing func failure(_ reason: RecordsError.Reason) -> RecordsError {
    RecordsError(path: path, reason: reason)
  }

  private borrowing func error(_ code: Int32) -> RecordsError {
    unsafe SQLiteConnection.error(code, handle, path)
  }

  private static func error(
    _ code: Int32, _ handle: OpaquePointer?, _ path: String
  ) -> RecordsError {
    let reason: RecordsError.Reason
    switch code & 0xFF {
    case SQLITE_NOTADB, SQLITE_CORRUPT: reason = .damaged
    case SQLITE_BUSY, SQLITE_LOCKED: reason = .busy
    case SQLITE_FULL: reason = .full
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: reason = .readOnly
    case SQLITE_CANTOPEN: reason = .cannotOpen
    case SQLITE_CONSTRAINT: reason = .refused
    default:
      let text = unsafe handle.flatMap { unsafe sqlite3_errmsg($0) }.map {
        unsafe String(cString: $0)
      }
      reason = .other(text ?? "\(code)")
    }
    return RecordsError(path: path, reason: reason)
  }
}
