// SPDX-License-Identifier: MIT

import KosapoCommand
import Search

/// A small site whose cases need their approval, with two cases.
struct ReviewedSite {
  let folder: TemporaryFolder

  static let titles = ["c-0001": "会議の進め方の工夫", "c-0002": "回覧のしかたの工夫"]
  static let way = ["起案", "実務者ワーキング", "意見照会", "意見反映", "素案", "部会", "承認", "公開"]

  init() async throws {
    folder = try TemporaryFolder.withSmallSite()
    let settings = String(decoding: try folder.bytes("site/site.yml"), as: UTF8.self)
    try folder.write("site/site.yml", settings.replacing("確認手続き: 不要", with: "確認手続き: 要"))
    for (_, title) in ReviewedSite.titles.sorted(by: { $0.key < $1.key }) {
      _ = await run(["new", "case", title, "--form", "取組", "--today", "2026-06-01"])
    }
  }

  func run(_ arguments: [String]) async -> CommandRun {
    await CommandRun.of(arguments + ["--root", folder.path])
  }

  /// Moves a case to a state.
  func move(
    _ id: String, _ state: String, office: String = "西区", role: String = "推進員", note: String = ""
  ) async -> CommandRun {
    await run(
      ["review", "move", id, state, "--office", office, "--role", role]
        + (note.isEmpty ? [] : ["--note", note]))
  }

  /// Moves a case along the way to a state.
  func approve(_ id: String, upTo last: String = "公開") async {
    for state in ReviewedSite.way {
      _ = await move(id, state)
      if state == last { return }
    }
  }

  func text(_ path: String) throws -> String {
    String(decoding: try folder.bytes(path), as: UTF8.self)
  }

  /// Adds a line to a case.
  func edit(_ id: String) throws {
    let path = "content/cases/\(id).md"
    try folder.write(path, try text(path) + "\nあとから足した文です。\n")
  }

  /// The files of a folder that hold a text; those of the search index are unpacked.
  func files(in name: String, holding text: String) throws -> [String] {
    try folder.tree(name).filter { path, bytes in
      let read = path.hasPrefix("search/") ? readableBytes(ofIndexFile: bytes) : bytes
      return String(decoding: read, as: UTF8.self).contains(text)
    }.keys.sorted()
  }
}
