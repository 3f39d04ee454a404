// SPDX-License-Identifier: MIT

/// The file by which kosapo knows a folder again that it wrote, and what it wrote there.
///
/// It lists every file of the site, so that a file that a person laid into the folder is seen before the
/// folder is replaced.
package struct SiteMarker: Hashable, Sendable {
  package static let name = ".kosapo-site"

  /// What kind of marker this kosapo writes.
  package static let format = 1

  /// Why a marker cannot be understood.
  package enum Flaw: Error, Hashable, Sendable {
    case damaged, newer
  }

  /// The site's files apart from the marker, in the order of their paths' bytes.
  package let paths: [String]

  package init(paths: [String]) {
    self.paths = paths
  }

  /// Reads a marker that a kosapo wrote.
  package init(bytes: [UInt8]) throws(Flaw) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let first = lines[0].utf8
    guard first.starts(with: Self.opening.utf8),
      let format = Int(lines[0].dropFirst(Self.opening.count)), format >= 1
    else { throw .damaged }
    guard format <= Self.format else { throw .newer }
    guard let header = lines.firstIndex(of: Self.listHeader), lines.last == "" else {
      throw .damaged
    }
    paths = Array(lines[(header + 1)...].dropLast())
  }

  /// The marker as it is written.
  package var bytes: [UInt8] {
    var text = "\(Self.opening)\(Self.format)\n"
    text += "このフォルダーは kosapo が作ったもので、作り直すたびに丸ごと入れ替わります。\n"
    text += "自分のファイルを入れたり、中のファイルを直したりしないでください。\n"
    text += "\(Self.listHeader)\n"
    var bytes = Array(text.utf8)
    for path in paths {
      bytes += path.utf8
      bytes.append(0x0A)
    }
    return bytes
  }

  private static let opening = "kosapo-site "
  private static let listHeader = "ファイル:"
}
