// SPDX-License-Identifier: MIT

import Diagnostics
import Privacy
import Site
import Templates

/// What came of reading everything.
struct PreviewOutcome: Sendable {
  /// What the preview shows after it.
  enum Shown: Sendable {
    case newSite, lastGoodSite

    /// There was no site without errors yet.
    case nothing
  }

  /// The site; `nil` where there are errors.
  let site: PreviewSite?

  private let diagnostics: DiagnosticReport

  init(_ site: PreviewSite?, _ diagnostics: DiagnosticReport) {
    self.site = site
    self.diagnostics = diagnostics
  }

  /// What is wrong, for the page.
  var plainText: String { diagnostics.text(usesColour: false) }

  /// The files that have errors.
  var wrongPaths: Set<String> {
    Set(diagnostics.diagnostics.filter { $0.severity == .error }.map(\.path))
  }

  /// What is wrong and what is shown now, for the terminal.
  ///
  /// - Parameters:
  ///   - shown: What is shown.
  ///   - news: When it was, and what had changed.
  ///   - usesColour: Whether a person watches.
  /// - Returns: Lines for the terminal.
  func report(of shown: Shown, after news: String, usesColour: Bool) -> String {
    let state =
      switch shown {
      case .newSite: "新しいサイトを見せています。"
      case .lastGoodSite: "誤りがあるので、前のままのサイトを見せています。"
      case .nothing: "誤りがあるので、見せられるサイトがまだありません。直して保存すると、自動で見せます。"
      }
    return diagnostics.text(usesColour: usesColour)
      + news + (diagnostics.diagnostics.isEmpty ? "" : diagnostics.summary) + state
  }
}

/// Reads and checks everything as `build` does, and plans the site.
func previewOutcome(root: String, _ drawing: DrawingDesk) async -> PreviewOutcome {
  let content = await loadContent(root: root, drawingAt: drawing)
  let compiled = TemplateSet.compile(content.templates, models: pageModels)
  var diagnostics = content.diagnostics + compiled.diagnostics
  do throws(MissingDictionary) {
    diagnostics += try content.privacyDiagnostics(.cases)
  } catch {
    diagnostics.append(
      Diagnostic(
        .warning, id: "missing-dictionary", error.message, hint: error.hint,
        at: .wholeFile("site/site.yml")))
  }
  do throws(FileError) {
    let gate = try caseGate(content)
    diagnostics += gate.ledgerDiagnostics
    let report = DiagnosticReport(diagnostics, sources: content.sources)
    guard report.errorCount == 0, let templates = compiled.value else {
      return PreviewOutcome(nil, report)
    }
    return PreviewOutcome(PreviewSite(content, gate: gate, templates: templates), report)
  } catch {
    diagnostics.append(
      Diagnostic(
        .error, id: "unreadable", error.message, hint: error.hint, at: .wholeFile(error.path)))
    return PreviewOutcome(nil, DiagnosticReport(diagnostics, sources: content.sources))
  }
}
