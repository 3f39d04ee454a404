// SPDX-License-Identifier: MIT

/// The file of the records could not be used.
package struct RecordsError: Error, Hashable, Sendable {
  /// Why.
  package enum Reason: Hashable, Sendable {
    /// It is no database, or one whose pages do not agree.
    case damaged

    /// It is the database of another program.
    case foreign

    /// A newer kosapo wrote it.
    case newer

    /// Another process did not let go of it in time.
    case busy
    case full
    case readOnly
    case cannotOpen

    /// A row that breaks a rule of the tables: the same run twice, a change of what was recorded.
    case refused

    /// Rows were deleted, and another process keeps their bytes in use.
    case notErased

    /// Anything else, as SQLite tells it.
    case other(String)
  }

  /// The file, as it was named.
  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
