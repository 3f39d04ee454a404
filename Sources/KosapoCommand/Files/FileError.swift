// SPDX-License-Identifier: MIT

/// The machine would not read or write, or the place to write to is one that kosapo must leave alone.
///
/// A slip in what an author wrote is a ``Diagnostic`` and never this.
package struct FileError: Error, Hashable, Sendable {
  /// What kosapo was about to do.
  package enum Operation: Hashable, Sendable {
    case read, list, write, makeFolder, rename, delete, lock
  }

  /// Why it could not be done.
  package enum Reason: Hashable, Sendable {
    /// The system refused; the number is its `errno`.
    case system(Int32)

    /// A file of that name is there already and is not to be overwritten.
    case alreadyExists

    /// Something that is not an ordinary file has the name.
    case notAFile

    /// Another kosapo is writing the same site at this moment.
    case inUse

    /// The folder is not one that kosapo may replace.
    case refused(OutputRefusal)
  }

  package let operation: Operation

  /// The file or folder, as the person who started kosapo would name it.
  package let path: String

  package let reason: Reason

  package init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// The system's number for what went wrong, where it was the system that refused.
  package var systemNumber: Int32? {
    if case .system(let number) = reason { number } else { nil }
  }
}

/// Why kosapo leaves a folder alone that it was asked to write the site to.
///
/// Writing a site replaces the whole folder, so nothing may be in it that kosapo did not make.
package enum OutputRefusal: Hashable, Sendable {
  /// The path is empty or ends in `.` or `..`, so there is no name to exchange.
  case withoutName

  /// It is `/`.
  case wholeDisk

  /// It is the folder that holds `content/` and `site/`, or a folder above it.
  case rootFolder

  /// It is one of the folders that kosapo reads from, or lies in one; the value is that folder.
  case sourceFolder(String)

  /// Something that is not a folder has the name.
  case notAFolder

  /// A symbolic link has the name.
  case symbolicLink

  /// There are files in it, and not kosapo's marker.
  case withoutMarker

  /// The marker is there, and is not as kosapo writes it.
  case damagedMarker

  /// A newer kosapo wrote it.
  case newerFormat

  /// A file lies in it that kosapo did not write; the value is its path inside the folder.
  case foreignFile(String)
}
