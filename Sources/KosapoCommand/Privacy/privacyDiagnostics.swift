// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Privacy

/// How much of the content is searched for personal data.
enum PrivacyReach: Hashable, Sendable {
  /// The cases and what lies beside them: what every build and publication looks at.
  case cases

  /// Every kind of content, whatever site.yml says.
  case everything
}

extension LoadedContent {
  /// Personal data in the content, as site.yml wants it told (`個人情報`).
  func privacyDiagnostics(
    _ reach: PrivacyReach
  ) throws(MissingDictionary) -> [Diagnostic] {
    try privacySearch(reach, nil).diagnostics
  }

  /// The same, without searching again what an earlier run found clean.
  ///
  /// - Parameters:
  ///   - reach: How much is searched.
  ///   - memory: What was found clean; `nil` where nothing is to be remembered.
  /// - Returns: What was found, and what is clean now.
  /// - Throws: Where the dictionary of names is not there.
  func privacySearch(
    _ reach: PrivacyReach, _ memory: CleanTexts?
  ) throws(MissingDictionary) -> (diagnostics: [Diagnostic], memory: CleanTexts?) {
    let policy = library.settings.privacy
    if policy == .ignore, reach == .cases { return ([], memory) }
    var memory = memory
    let found = try searched(reach, &memory)
    let told = policy == .stop ? found : found.map { $0.isPersonalData ? $0.asWarning : $0 }
    return (told, memory)
  }

  private func searched(
    _ reach: PrivacyReach, _ memory: inout CleanTexts?
  ) throws(MissingDictionary) -> [Diagnostic] {
    // Whether the dictionary is there is known before the work is divided.
    let schools = library.settings.schoolNames
    let searcher = try PrivacySearcher(schools: schools)
    let files = privacyFiles(reach).filter { !(memory?.knows($0) ?? false) }
    let results = searchedOnTwoCores(files, schools) { file, searcher in
      var used: Set<Acceptance> = []
      let diagnostics = searcher.diagnostics(of: file, using: &used)
      return PrivacyResult(diagnostics: diagnostics, used: used)
    }
    var used: [String: Set<Acceptance>] = [:]
    var diagnostics: [Diagnostic] = []
    for (file, result) in zip(files, results) {
      diagnostics += result.diagnostics
      if result.diagnostics.isEmpty { memory?.remember(file) }
      used[file.acceptedIn, default: []].formUnion(result.used)
    }
    for entry in library.entries where reach == .everything || entry.kind == .caseExample {
      let path = entry.source.path
      diagnostics += unusedAcceptances(of: entry.acceptances, in: path, used: used[path] ?? [])
      // A former address is the name of a file in the site as well.
      for former in entry.formerIDs {
        let span = SourceSpan(path: path, bytes: former.span)
        diagnostics += searcher.diagnostics(ofName: "\(entry.kind.folder)/\(former.value).md").map {
          Diagnostic($0.severity, id: $0.id, $0.message, hint: $0.hint, at: span)
        }
      }
    }
    let names = publishedNames(reach).filter { !(memory?.knows(name: $0) ?? false) }
    let foundInNames = searchedOnTwoCores(names, schools) { $1.diagnostics(ofName: $0) }
    for (path, found) in zip(names, foundInNames) {
      if found.isEmpty { memory?.remember(name: path) }
      diagnostics += found
    }
    return diagnostics
  }

  /// The texts to search, by path; what could not be read as an entry is searched all the same.
  private func privacyFiles(_ reach: PrivacyReach) -> [PrivacyFile] {
    let acceptances = Dictionary(
      library.entries.filter { !$0.acceptances.isEmpty }.map { ($0.source.path, $0.acceptances) },
      uniquingKeysWith: { first, _ in first })
    var files = reading.sources.compactMap { source -> PrivacyFile? in
      let isCase = source.path.hasPrefix("content/cases/")
      guard isCase || (reach == .everything && source.path.hasPrefix("content/")) else {
        return nil
      }
      return PrivacyFile(
        source, form: .marked, scope: isCase ? .caseExample : .reference,
        acceptances: acceptances[source.path] ?? [])
    }
    guard reach == .everything else { return files }
    let pages = Dictionary(
      library.entries.compactMap { entry in entry.tablePath.map { ($0, entry.source.path) } },
      uniquingKeysWith: { first, _ in first })
    for table in tables.map(\.source) + otherTables {
      let page = pages[table.path]
      files.append(
        PrivacyFile(
          table, form: .table, scope: .reference, acceptedIn: page,
          acceptances: page.flatMap { acceptances[$0] } ?? []))
    }
    return files
  }

  /// Tables that no page speaks of; they only lie there, and whoever gets the folder gets them.
  var otherTables: [SourceText] {
    let known = Set(tables.map(\.source.path))
    let others = reading.otherFiles.filter {
      $0.path.lowercased().hasSuffix(".csv") && $0.path.hasPrefix("content/")
        && !known.contains($0.path)
    }
    return others.compactMap { TableFile.reading($0).value?.source }
  }

  /// The files whose names readers see.
  private func publishedNames(_ reach: PrivacyReach) -> [String] {
    let folder = reach == .everything ? "content/" : "content/cases/"
    return (reading.sources.map(\.path) + reading.otherFiles.map(\.path)).filter {
      $0.hasPrefix(folder) && !$0.hasPrefix("content/reviews/")
    }
  }
}

private struct PrivacyResult: Sendable {
  let diagnostics: [Diagnostic]
  let used: Set<Acceptance>
}

/// Searches each of some things on two cores, each with its own searcher; the results are in the things' order.
private func searchedOnTwoCores<Thing: Sendable, Result: Sendable>(
  _ things: [Thing], _ schools: [String],
  _ search: @Sendable (Thing, borrowing PrivacySearcher) -> Result
) -> [Result] {
  things.mappedOnCores(
    onAtMost: 2,
    with: {
      do throws(MissingDictionary) {
        return try PrivacySearcher(schools: schools)
      } catch {
        preconditionFailure("a dictionary that was just there is gone: \(error.path)")
      }
    }, { thing, searcher in search(thing, searcher) })
}

extension SiteSettings {
  /// The short names of schools that the office lists.
  var schoolNames: [String] { schoolAbbreviations.map(\.value) }
}

extension Diagnostic {
  /// Whether it is a finding of a rule, and not a slip in 許可.
  fileprivate var isPersonalData: Bool { PrivacyRuleID(rawValue: id) != nil }

  fileprivate var asWarning: Diagnostic {
    Diagnostic(
      .warning, id: id, message, hint: hint, at: SourceSpan(path: path, bytes: span), fix: fix)
  }
}

extension MissingDictionary {
  /// What is wrong, for the person at the machine.
  var message: String { "人の名前を調べる辞書（\(path)）がないので、個人情報を調べられません。" }

  var hint: String {
    "管理者の権限で `apt-get install mecab-ipadic-utf8` を実行してから、もう一度お試しください。"
  }
}
