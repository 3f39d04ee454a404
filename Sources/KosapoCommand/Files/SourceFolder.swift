// SPDX-License-Identifier: MIT

/// A folder that kosapo reads, and which names in it are read.
package struct SourceFolder: Hashable, Sendable {
  /// What is to be done with a file of the folder.
  package enum Use: Hashable, Sendable {
    /// It is read as text.
    case source

    /// It is listed: a picture, a table, a document that pages lead to.
    case listed

    /// It is passed over, because of its ending; the value is the name that it should have.
    case wrongEnding(String)

    /// It is passed over: such files are not kept here; the value is a name that may have been meant.
    case unexpected(String?)
  }

  /// The path from the root, with `/`.
  package let path: String

  /// The ending of the texts that are read here; empty where only ``names`` are.
  package let ending: String

  /// The only names that are read here; empty where every name with the ending is.
  package let names: [String]

  /// The endings of the other files that may lie here.
  package let listedEndings: Set<String>

  /// Whether a text's stem is the id of what it holds.
  package let namesAreIDs: Bool

  private init(
    _ path: String, ending: String = "md", names: [String] = [], listed: Set<String> = [],
    namesAreIDs: Bool = false
  ) {
    self.path = path
    self.ending = ending
    self.names = names
    self.listedEndings = listed
    self.namesAreIDs = namesAreIDs
  }

  /// What may lie beside the texts.
  private static let besideTexts: Set<String> = [
    "png", "jpg", "jpeg", "webp", "svg", "gif", "csv", "pdf", "xlsx", "docx", "pptx",
  ]

  /// The folders inside `content/` that hold one text an entry.
  package static let kinds: [SourceFolder] =
    ["cases", "initiatives", "modules", "pages", "quizzes", "resources", "statistics"].map {
      SourceFolder("content/\($0)", listed: besideTexts, namesAreIDs: true)
    } + [
      // Beside a ledger lies the text that was approved.
      SourceFolder("content/reviews", ending: "yml", listed: ["md"], namesAreIDs: true)
    ]

  /// `content/` itself.
  package static let content = SourceFolder("content", names: ["terms.md", "vocabulary.yml"])

  /// The templates of the pages.
  package static let templates = SourceFolder("site/templates", ending: "mustache")

  /// The folder whose files all go into the site, whatever they are.
  package static let assetsPath = "site/assets"

  /// Tells what is to be done with a file of this name.
  package func use(of name: FileName) -> Use {
    if !names.isEmpty {
      if names.contains(name.text) { return .source }
      return .unexpected(nearest(to: name))
    }
    if name.ending == ending { return .source }
    if listedEndings.contains(name.ending.lowercased()) { return .listed }
    if isSlip(name.ending) {
      // Windows hides the ending, so that c-0001.md becomes c-0001.md.txt unseen.
      let stem = FileName(name.stem)
      let inner = stem.ending.lowercased()
      return .wrongEnding("\(inner == ending ? stem.stem : name.stem).\(ending)")
    }
    return .unexpected(nil)
  }

  private func isSlip(_ written: String) -> Bool {
    let small = written.lowercased()
    if small == ending { return true }
    switch ending {
    case "md": return ["markdown", "mdown", "mkd", "txt", "text", ""].contains(small)
    case "yml": return ["yaml", "txt"].contains(small)
    default: return ["html", "txt"].contains(small)
    }
  }

  private func nearest(to name: FileName) -> String? {
    names.first { $0 == name.text.lowercased() || FileName($0).stem == name.stem.lowercased() }
  }
}
