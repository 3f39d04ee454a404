// SPDX-License-Identifier: MIT

package import Diagnostics

/// The templates of a site, with every name in them found: nothing can go wrong when they are used.
package struct TemplateSet: Sendable {
  private let programs: [String: TemplateProgram]

  /// Reads the templates and looks up every name in them.
  ///
  /// A template's name is its file's without the extension: `site/templates/page.mustache` is
  /// `page`, and `{{> page}}` includes it.
  ///
  /// - Parameters:
  ///   - sources: The template files.
  ///   - models: What each template that pages are rendered with may use. Partials may use what can
  ///     be used at the place where they are included.
  /// - Returns: No value if any of the diagnostics, which come in order, is an error.
  package static func compile(
    _ sources: [SourceText], models: [String: TemplateModel]
  ) -> Checked<TemplateSet> {
    var problems: [Diagnostic] = []
    let sources = sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let templates = parse(sources, &problems)
    var entries: [(index: Int, name: String, model: TemplateModel)] = []
    for (name, model) in models.sorted(by: { $0.key < $1.key }) {
      if let index = templates.firstIndex(where: { $0.name == name }) {
        entries.append((index, name, model))
      } else {
        problems.append(.missingTemplate(name, among: sources))
      }
    }
    let includes = TemplateIncludes(of: templates, entries: entries.map(\.index))
    problems += includes.problems.diagnostics
    var programs: [String: TemplateProgram] = [:]
    var told: Set<String> = []
    for entry in entries {
      let linker = TemplateLinker(
        entry: entry.index, model: entry.model, templates: templates, includes: includes)
      programs[entry.name] = linker.program
      // A partial's mistake is told once, for the first template that includes it.
      problems += linker.problems.diagnostics.filter {
        told.insert("\($0.path) \($0.span) \($0.id)").inserted
      }
    }
    let isRight = problems.allSatisfy { $0.severity != .error }
    return Checked(isRight ? TemplateSet(programs: programs) : nil, problems.inOrder())
  }

  private static func parse(
    _ sources: [SourceText], _ problems: inout [Diagnostic]
  ) -> [ParsedTemplate] {
    var templates: [ParsedTemplate] = []
    var indices: [String: Int] = [:]
    for source in sources {
      var parser = TemplateParser(source)
      let template = parser.parse()
      problems += parser.problems.diagnostics
      if let other = indices[template.name] {
        problems.append(.sameName(template, templates[other]))
      } else {
        indices[template.name] = templates.count
        templates.append(template)
      }
    }
    return templates
  }

  /// Appends a page to some bytes.
  ///
  /// - Parameters:
  ///   - name: The name of a template that was given a model.
  ///   - page: What the page says, of that model's shape.
  ///   - output: The page is appended here.
  package func render(_ name: String, _ page: TemplateObject, into output: inout [UInt8]) {
    guard let program = programs[name] else {
      preconditionFailure("the template '\(name)' has no model")
    }
    assert(
      program.model.misfit(of: page) == nil,
      "'\(program.model.misfit(of: page) ?? "")' is not as the model of '\(name)' says")
    let begun = output
    output = []
    let renderer = TemplateRenderer(program, appendingTo: begun)
    output = renderer.output(with: page)
  }
}

extension Diagnostic {
  fileprivate static func missingTemplate(_ name: String, among sources: [SourceText]) -> Diagnostic
  {
    let folder = sources.first?.templateFolder ?? "site/templates/"
    let nearest = nearestWord(to: name, among: sources.map(\.templateName))
    return Diagnostic(
      .error, id: "template-missing", "テンプレート「\(name).mustache」がありません。",
      hint: nearest.map { "「\($0)」というファイルの名前の間違いではありませんか。" }
        ?? "「\(folder)\(name).mustache」を作ってください。",
      at: .wholeFile("\(folder)\(name).mustache"))
  }

  fileprivate static func sameName(_ template: ParsedTemplate, _ other: ParsedTemplate)
    -> Diagnostic
  {
    Diagnostic(
      .error, id: "template-same-name",
      "「\(template.source.path)」と「\(other.source.path)」は、テンプレートの名前がどちらも「\(template.name)」です。",
      hint: "どちらかのファイルの名前を変えてください。", at: .wholeFile(template.source.path))
  }
}
