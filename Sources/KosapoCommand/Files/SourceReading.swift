// SPDX-License-Identifier: MIT

package import Diagnostics

/// Everything that was found in `content/` and `site/`.
package struct SourceReading: Sendable {
  /// The texts that can be parsed, by the bytes of their paths.
  package let sources: [SourceText]

  /// Files that are there and cannot be parsed, by the bytes of their paths.
  ///
  /// They are given so that a diagnostic's place can be told and a link to them is not told as dangling.
  /// Of a file that was not read the bytes are empty.
  package let withheld: [SourceText]

  /// Pictures, tables and documents beside the texts, and all of `site/assets`, by the bytes of their
  /// paths.
  package let otherFiles: [OtherFile]

  /// What the authors have to mend, in the order in which it is told.
  package let diagnostics: [Diagnostic]

  /// What is worth knowing once a run: whole Japanese sentences.
  package let notes: [String]

  /// The file of ``otherFiles`` that has a path.
  ///
  /// - Complexity: O(log *n*) in the number of these files.
  func otherFile(at path: String) -> OtherFile? {
    var low = 0
    var high = otherFiles.count
    while low < high {
      let middle = (low + high) / 2
      if otherFiles[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < otherFiles.count && otherFiles[low].path == path ? otherFiles[low] : nil
  }
}

/// A file that is listed, and read only when something needs it.
package struct OtherFile: Hashable, Sendable {
  /// The path from the root, with `/`.
  package let path: String

  /// The length in bytes.
  package let size: Int

  /// The folder that it may not leave, as it was given or without links.
  private let root: String

  /// Where it lies in ``root``, its links resolved.
  private let place: String

  /// Where it lies on the disk, its links resolved.
  package var location: String { root.hasSuffix("/") ? root + place : "\(root)/\(place)" }

  package init(path: String, size: Int, root: String, place: String) {
    self.path = path
    self.size = size
    self.root = root
    self.place = place
  }

  /// Reads the whole file.
  ///
  /// - Throws: ``FileError`` where it cannot be read, also where a link has come into its place since it was listed.
  package func bytes() throws(FileError) -> [UInt8] {
    try Folder.at(root).plainFile(place).bytes(expecting: size)
  }

  /// Reads the file as a text, with the same care as the texts of `content/`.
  ///
  /// - Returns: The text, or what the author has to mend.
  package func text() -> Checked<SourceText> {
    guard size <= sourceSizeLimit else {
      return Checked(nil, [.tooLarge(path, size: size, limit: sourceSizeLimit)])
    }
    do throws(FileError) {
      let source = SourceText(path: path, bytes: try bytes())
      let inspected = InspectedText(source)
      return Checked(inspected.isParsable ? source : nil, inspected.diagnostics)
    } catch {
      return Checked(nil, [.unreadable(path, error)])
    }
  }
}

/// The longest text that is read, in bytes.
package let sourceSizeLimit = 5 * 1_024 * 1_024

/// Reads everything that a site is made of.
///
/// A file that cannot be read is told and passed over. Nothing outside `content/`, `site/site.yml`,
/// `site/templates` and `site/assets` is looked at. Whether `site/site.yml` and the templates are there
/// is for those to say who need them.
///
/// - Parameters:
///   - root: The folder that holds `content/` and `site/`.
///   - open: How a file of a folder is opened; a test puts a failing one in.
/// - Returns: The texts, the other files, and everything that is to be told.
package func readSources(
  root: String, open: @escaping SourceWalk.Opening = { try $0.file($1) }
) -> SourceReading {
  var walk = SourceWalk(root: root, open: open)
  walk.walk()
  return walk.found.reading()
}
