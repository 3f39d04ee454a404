// SPDX-License-Identifier: MIT

import Site

/// What came of making the 事例集 as PDF.
enum BookletOutcome: Hashable, Sendable {
  /// Where it lies, and the program that made it.
  case made(path: String, tool: String)

  /// Neither program is on this machine.
  case noTool

  /// The program ended without a PDF; the last lines that it wrote.
  case failed(tool: String, log: String)
}

/// Makes the 事例集 as PDF and puts it beside the site: `site/public-booklet.pdf`.
///
/// The whole book is printed from a folder of its own, which is deleted afterwards; the old PDF stays until
/// the new one takes its place.
///
/// - Parameters:
///   - renderer: What renders the book.
///   - attached: The assets and pictures of the site.
///   - output: The folder of the site.
///   - root: The folder that holds `content/` and `site/`.
///   - searchPath: The folders that are searched for programs.
/// - Returns: The PDF and what made it, or why there is none.
/// - Throws: ``FileError`` where the folder of the run cannot be written.
func printBooklet(
  _ renderer: SiteRenderer, attached: [SiteFile], besides output: String, root: String,
  searchPath: [String]
) throws(FileError) -> BookletOutcome {
  guard let tool = BookletTool.find(in: searchPath) else { return .noTool }
  let (above, name) = OutputPlace.split(output)
  let work = "\(above)/.\(name).booklet-kosapo"
  let place = try OutputPlace(work, root: root)
  try place.removeSite(place.name)
  let press = BookletPress(
    renderer: renderer, attached: attached, tool: tool, work: work, root: root,
    searchPath: searchPath)
  let outcome: BookletOutcome
  do throws(FileError) {
    outcome = try press.print(to: "\(name)-booklet.pdf", in: place)
  } catch {
    try place.removeSite(place.name)
    throw error
  }
  try place.removeSite(place.name)
  return outcome
}

/// One printing of the book.
private struct BookletPress {
  let renderer: SiteRenderer
  let attached: [SiteFile]
  let tool: BookletTool

  /// The folder in which it is printed.
  let work: String
  let root: String
  let searchPath: [String]

  func print(
    to name: String, in place: borrowing OutputPlace
  ) throws(FileError) -> BookletOutcome {
    var pdf = try run(tool.firstNumbering, in: place)
    if case .from(var layout) = tool.firstNumbering {
      // The second printing has the numbers of the first; a third is needed only if they moved something.
      for _ in 1...3 {
        guard let last = pdf else { break }
        let next = BookLayout(
          measured: pageNumbers(in: last), blanks: layout.blanksBefore, order: order)
        if next == layout { break }
        layout = next
        pdf = try run(.from(layout), in: place)
      }
    }
    guard let pdf else { return .failed(tool: tool.name, log: try lastLines(of: "\(work)/log")) }
    let dated = "\(place.name)/dated.pdf"
    let file = try place.parent.makeFile(dated)
    try file.write(withDays(of: renderer.bookDay, in: pdf))
    try file.sync()
    try place.parent.rename(dated, to: name)
    return .made(path: place.parent.told(name), tool: tool.name)
  }

  /// Prints once.
  ///
  /// - Returns: The PDF; `nil` where there is none.
  private func run(
    _ numbering: BookNumbering, in place: borrowing OutputPlace
  ) throws(FileError) -> [UInt8]? {
    try place.removeSite(place.name)
    let pages = renderer.printedBook(numbering).map { SiteFile(path: $0.address, bytes: $0.bytes) }
    try exchangeSite(pages + attached, at: work, root: root)
    let folder = try realPath(work)
    let process = tool.process(
      printing: "\(folder)/booklet.html", to: "\(folder)/booklet.pdf", in: folder,
      searchPath: searchPath)
    guard try process.run() == 0,
      let status = try Folder.status(at: "\(folder)/booklet.pdf"), status.kind == .file
    else { return nil }
    let bytes = try OpenFile.reading("\(folder)/booklet.pdf").bytes(expecting: status.size)
    return bytes.starts(with: "%PDF-".utf8) ? bytes : nil
  }

  /// The ids of the chapters.
  private var order: [String] { renderer.bookChapters }

  private func lastLines(of path: String) throws(FileError) -> String {
    guard let status = try Folder.status(at: path) else { return "" }
    let bytes = try OpenFile.reading(path).bytes(expecting: status.size)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.suffix(5).joined(separator: "\n")
  }
}
