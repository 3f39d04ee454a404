// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Markdown
import Site

/// The content of a root folder as far as it could be read, and everything there is to say about it.
struct LoadedContent: Sendable {
  /// The folder that was read.
  let root: String
  let library: Library
  let reading: SourceReading
  let diagnostics: [Diagnostic]

  /// The tables of figures that pages speak of.
  let tables: [TableFile]

  /// Of each text of ``reading`` with its path, in their order; `nil` where nothing is remembered.
  let digests: SourceDigests?

  /// What is to be remembered of the cases; `nil` where nothing is.
  let readCases: ReadCases?

  /// The drawn diagrams, by their texts; see ``drawn(at:)``.
  var pictures: [String: DiagramPicture] = [:]

  /// All files that a diagnostic may quote.
  var sources: [SourceText] { reading.sources + reading.withheld + tables.map(\.source) }

  /// What is worth knowing once a run: whole Japanese sentences.
  var notes: [String] {
    reading.notes
      + tables.compactMap { table in
        table.converted.map {
          "「\(table.source.path)」の文字コードは \($0.name) でした。UTF-8 に直して読みました。"
        }
      }
  }

  var report: DiagnosticReport { DiagnosticReport(diagnostics, sources: sources) }

  /// The templates of the site.
  var templates: [SourceText] {
    reading.sources.filter { $0.path.hasPrefix("site/templates/") }
  }
}

/// Whether a root has its `content/`; where not, that one error is told.
func hasContent(root: String, _ console: Console) -> Bool {
  let problem: Diagnostic?
  do throws(FileError) {
    let content = try Folder.at(root).status(of: SourceFolder.content.path)
    problem = content == nil ? .missingContent(in: root) : nil
  } catch {
    problem = .unreadableRoot(root, error)
  }
  guard let problem else { return true }
  let report = DiagnosticReport([problem], sources: [])
  console.printError(report.text(usesColour: console.usesColour) + report.summary)
  return false
}

/// Reads everything below the `content/` and `site/` of a root folder.
///
/// - Parameters:
///   - root: The folder.
///   - memory: What knows what an earlier build read; `nil` where nothing is to be remembered.
/// - Returns: What could be read, and everything that there is to tell.
func loadContent(root: String, memory: BuildMemory? = nil) async -> LoadedContent {
  async let kept = memory?.keptEntries()
  let reading = readSources(root: root)
  let digests = memory.map { _ in SourceDigests(reading.sources) }
  let keptEntries = await kept
  var diagnostics = reading.diagnostics
  let settings = read(
    "site/site.yml", in: reading, readSiteSettings, &diagnostics,
    missing: SiteSettings(title: "", organisation: "", contact: ""))
  let vocabulary = read(
    "content/vocabulary.yml", in: reading, readVocabulary, &diagnostics,
    missing: Vocabulary([:], synonyms: []))
  let options = MarkdownOptions(allowsRawHTML: settings.rawHTML == .allowed)
  var glossary: Glossary?
  if let source = reading.sources.first(where: { $0.path == "content/terms.md" }) {
    let checked = readGlossary(source, options: options)
    glossary = checked.value
    diagnostics += checked.diagnostics
  }
  let files = entryFiles(in: reading.sources)
  let cases = digests.map { CaseReading(files, vocabulary, options, $0, before: keptEntries) }
  let checked = Array(files.indices).mappedOnCores { index in
    cases?.entry(of: files[index], at: index).map { Checked($0) }
      ?? readEntry(
        files[index].source, kind: files[index].kind, vocabulary: vocabulary, options: options)
  }
  diagnostics += checked.flatMap(\.diagnostics)
  diagnostics += await attachmentFindings(in: reading.otherFiles, settings.privacy)
  let unread = zip(files, checked).filter { $0.1.value == nil }.map(\.0.source.path)
  let entries = checked.compactMap(\.value)
  let tables = readTables(of: entries, in: reading, &diagnostics)
  let gathered = gatherLibrary(
    LibraryParts(
      settings: settings, vocabulary: vocabulary, glossary: glossary, entries: entries,
      tables: tables.map(\.source), unreadPaths: unread + reading.withheld.map(\.path),
      attachments: reading.otherFiles.map(\.path).filter { !$0.hasPrefix("content/reviews/") }))
  guard let library = gathered.value else {
    preconditionFailure("a library can be gathered from any parts")
  }
  return LoadedContent(
    root: root, library: library, reading: reading, diagnostics: diagnostics + gathered.diagnostics,
    tables: tables, digests: digests, readCases: cases?.kept(checked))
}

/// Reads the tables that pages of figures speak of.
private func readTables(
  of entries: [Entry], in reading: SourceReading, _ diagnostics: inout [Diagnostic]
) -> [TableFile] {
  let wanted = Set(entries.compactMap(\.tablePath))
  guard !wanted.isEmpty else { return [] }
  return reading.otherFiles.filter { wanted.contains($0.path) }.compactMap { file in
    let checked = TableFile.reading(file)
    diagnostics += checked.diagnostics
    return checked.value
  }
}

private func read<Value>(
  _ path: String, in reading: SourceReading, _ parse: (SourceText) -> Checked<Value>,
  _ diagnostics: inout [Diagnostic], missing: Value
) -> Value {
  guard let source = reading.sources.first(where: { $0.path == path }) else {
    if !reading.diagnostics.contains(where: { $0.path == path }) {
      diagnostics.append(.missingFile(path))
    }
    return missing
  }
  let checked = parse(source)
  diagnostics += checked.diagnostics
  return checked.value ?? missing
}

extension Diagnostic {
  fileprivate static func missingFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "missing-file", "\(path) がありません。",
      hint: "content/ と site/ のあるフォルダーで実行するか、--root で場所を指定します。", at: .wholeFile(path))
  }
}
