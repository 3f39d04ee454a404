// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review
import Site

/// The organiser's report of a publication, as Markdown.
struct PublicationReport {
  let heading: String
  let date: CalendarDate
  let target: String

  /// The pages of the site.
  let pages: [Page]
  let changes: SiteChanges
  let content: LoadedContent
  let gate: CaseGate

  /// What is to be known, though it stops nothing.
  let warnings: [Diagnostic]

  var text: String {
    var text = "# \(heading)（\(date.japanese)）\n\n- 公開先: \(target)\n"
    text += "- ページ: \(pages.count)（ファイル: 追加 \(changes.added.count)、変更 \(changes.changed.count)"
    text += "、消えた \(changes.removed.count)）\n"
    let settings = content.library.settings
    text += "- 確認手続き: \(settings.approval.rawValue)\n- 個人情報の検査: \(settings.privacy.rawValue)"
    text += settings.privacy == .stop ? "\n" : "（注意: 見つかっても公開を止めない設定です）\n"
    let withdrawn = withdrawnLines
    let addresses = Set(pages.compactMap { page in isTombstone(page) ? page.address : nil })
    text += section("追加したもの", summary(changes.added.filter { !addresses.contains($0) }))
    text += section("変更したもの", summary(changes.changed.filter { !addresses.contains($0) }))
    text += section("取り下げた事例", withdrawn)
    text += section("消えたもの", summary(changes.removed))
    text += section(
      "手続きの途中なので公開していない事例",
      gate.waiting.map {
        "\($0.title.value)（\($0.id)、\(gate.standings[$0.id]?.effectiveState?.rawValue ?? "未着手")）"
      })
    text += section("受け入れた個人情報の指摘", acceptances)
    text += section(
      "見直しの日を過ぎた内容",
      pastReview(content.shownLibrary(gate), date).map { "\($0.message)（`\($0.path)`）" })
    text += section(
      "一つの事例だけが持つ属性の組合せ",
      rareCombinations(in: content.shownLibrary(gate)).map {
        "`\($0.path)` \($0.message)\($0.hint ?? "")"
      })
    text += section("そのほかの警告", warnings.map { "`\($0.path)` \($0.message)" })
    let files =
      changes.added.map { "追加 `\($0)`" } + changes.changed.map { "変更 `\($0)`" }
      + changes.removed.map { "消去 `\($0)`" }
    return text + section("変わったファイルのすべて", files)
  }

  /// The entries among the files by their titles, and how many other files there are.
  ///
  /// Lists, printed forms and parts follow the entries, so that they would only hide what matters.
  private func summary(_ paths: [String]) -> [String] {
    let named = zip(paths, names(paths)).filter { path, _ in entryAddresses.contains(path) }
    let rest = paths.count - named.count
    let others = rest > 0 ? ["ほかに、一覧や部品など\(rest)ファイル（終わりの「変わったファイルのすべて」にあります）"] : []
    return named.map(\.1) + others
  }

  private var entryAddresses: Set<String> {
    var addresses = Set(
      changes.removed.filter { path in
        EntryKind.allCases.contains { path.hasPrefix("\($0.folder)/") && !path.contains("/index") }
      })
    for page in pages {
      if case .entry = page.subject { addresses.insert(page.address) }
    }
    return addresses
  }

  /// What changes, as lines for a terminal.
  var lines: [String] {
    let tombstones = Set(pages.filter(isTombstone).map(\.address))
    let sorts: [(String, [String])] = [
      ("追加", changes.added.filter { !tombstones.contains($0) }),
      ("変更", changes.changed.filter { !tombstones.contains($0) }),
      ("取下げ", (changes.added + changes.changed).filter(tombstones.contains)),
      ("消去", changes.removed),
    ]
    return sorts.flatMap { sort, paths in
      zip(paths, names(paths)).map { path, name in
        sort == "消去" ? "\(sort)  \(path)" : "\(sort)  \(name)"
      }
    }
  }

  private var withdrawnLines: [String] {
    let touched = Set(changes.added + changes.changed)
    return gate.withdrawn.sorted().map { id in
      let address = "\(EntryKind.caseExample.folder)/\(id).html"
      let since = gate.standings[id]?.ledger.lastMove?.date.japanese
      return "\(id)" + (since.map { "（\($0)に取下げ）" } ?? "")
        + (touched.contains(address) ? " 今回から" : "")
    }
  }

  private var acceptances: [String] {
    content.shownLibrary(gate).entries.flatMap { entry in
      entry.acceptances.map {
        "`\(entry.source.path)` 規則「\($0.rule.value)」、語「\($0.word.value)」、理由「\($0.reason.value)」"
      }
    }
  }

  /// The files with the titles of their pages.
  private func names(_ paths: [String]) -> [String] {
    var titles: [String: String] = [:]
    for page in pages {
      switch page.subject {
      case .entry(let entry): titles[page.address] = "\(entry.kind.name)「\(entry.title.value)」"
      case .home: titles[page.address] = "入口"
      case .list(let kind, _): titles[page.address] = "\(kind.name)の一覧"
      default: break
      }
    }
    return paths.map { path in titles[path].map { "\($0)（\(path)）" } ?? path }
  }

  private func section(_ title: String, _ items: [String]) -> String {
    "\n## \(title)\n\n" + (items.isEmpty ? "なし\n" : items.map { "- \($0)\n" }.joined())
  }
}

private func isTombstone(_ page: Page) -> Bool {
  if case .withdrawn = page.subject { true } else { false }
}

/// A report that is written and does not count yet.
///
/// It takes its name when the site is in its place: a run that is killed before leaves no report of what never was.
struct WaitingReport: ~Copyable {
  private static let name = ".kosapo-new"
  private let folder: Folder

  /// Writes a report beside those of the earlier publications.
  init(_ text: String, root: String) throws(FileError) {
    let folder = try OutputPlace.makeFolders("\(root)/site/reports")
    try folder.removeFile(Self.name)
    try createNew(at: folder.told(Self.name), with: Array(text.utf8))
    self.folder = folder
  }

  /// Gives the report the first free name of its day, and returns its path.
  borrowing func end(on date: CalendarDate) throws(FileError) -> String {
    var (name, number) = ("\(date.text).md", 1)
    while try folder.status(of: name) != nil {
      number += 1
      name = "\(date.text)-\(number).md"
    }
    try folder.rename(Self.name, to: name)
    return folder.told(name)
  }

  /// Deletes the report of a publication that failed.
  borrowing func discard() throws(FileError) { try folder.removeFile(Self.name) }
}
