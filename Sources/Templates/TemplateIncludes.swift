// SPDX-License-Identifier: MIT

import Diagnostics

/// Which template includes which, without the inclusions that cannot be.
struct TemplateIncludes {
  /// For each template the ones that it includes, by the index of the partial tag in its nodes.
  private(set) var targets: [[Int: Int]]

  private(set) var problems = TemplateProblems()

  private let templates: [ParsedTemplate]

  /// Finds what every partial tag means.
  ///
  /// - Parameters:
  ///   - templates: All templates, each name once.
  ///   - entries: The indices of the ones that pages are rendered with.
  init(of templates: [ParsedTemplate], entries: [Int]) {
    self.templates = templates
    targets = []
    let indices = Dictionary(uniqueKeysWithValues: zip(templates.map(\.name), templates.indices))
    for template in templates {
      var found: [Int: Int] = [:]
      for (index, node) in template.nodes.enumerated() where node.kind == .partial {
        if let target = indices[template.source.text(in: node.name)] {
          found[index] = target
        } else {
          problems.append(.missingPartial(node, in: template, among: templates.map(\.name)))
        }
      }
      targets.append(found)
    }
    tellUnused(besides: entries)
    refuseCircles(from: entries)
  }

  private mutating func tellUnused(besides entries: [Int]) {
    let used = Set(entries).union(targets.joined().map(\.value))
    for index in templates.indices where !used.contains(index) {
      problems.append(.unused(templates[index]))
    }
  }

  /// Walks the inclusions depth first and takes out each one that leads back.
  private mutating func refuseCircles(from entries: [Int]) {
    var isDone = [Bool](repeating: false, count: templates.count)
    var isOnPath = isDone
    for root in entries + Array(templates.indices) where !isDone[root] {
      var path = [(template: root, rest: sortedTags(of: root))]
      isOnPath[root] = true
      while let (template, rest) = path.last {
        guard let tag = rest.first else {
          isOnPath[template] = false
          isDone[template] = true
          path.removeLast()
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        guard let target = targets[template][tag], !isDone[target] else { continue }
        if isOnPath[target] {
          let circle = path.map(\.template).drop { $0 != target } + [target]
          problems.append(
            .circle(
              circle.map { templates[$0].name }, at: templates[template].nodes[tag],
              in: templates[template]))
          targets[template][tag] = nil
        } else {
          isOnPath[target] = true
          path.append((target, sortedTags(of: target)))
        }
      }
    }
  }

  private func sortedTags(of template: Int) -> ArraySlice<Int> {
    targets[template].keys.sorted()[...]
  }
}

extension Diagnostic {
  fileprivate static func missingPartial(
    _ node: TemplateNode, in template: ParsedTemplate, among names: [String]
  ) -> Diagnostic {
    let name = template.source.quotation(of: node.name)
    let nearest = nearestWord(to: name, among: names)
    return Diagnostic(
      .error, id: "template-partial-missing", "読み込むテンプレート「\(name)」がありません。",
      hint: nearest.map { "「\(node.delimiters.tag("> ", $0))」の書き間違いではありませんか。" }
        ?? "「\(template.source.templateFolder)\(name).mustache」を作るか、このタグを消してください。",
      at: template.span(node.name),
      fix: nearest.map { Fix(replacing: node.name, with: $0, isSafe: false) })
  }

  fileprivate static func circle(
    _ names: [String], at node: TemplateNode, in template: ParsedTemplate
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "template-partial-circle",
      "「\(template.source.quotation(of: node.span))」によって、「\(names[0])」が自分自身を読み込んでいます（\(names.joined(separator: " → "))）。",
      hint: "この読み込みを消してください。", at: template.span(node.span))
  }

  fileprivate static func unused(_ template: ParsedTemplate) -> Diagnostic {
    Diagnostic(
      .warning, id: "template-unused",
      "テンプレート「\(template.name)」はどこからも使われていないので、中の名前を調べていません。",
      hint: "使うところに「{{> \(template.name)}}」と書くか、このファイルを消してください。",
      at: .wholeFile(template.source.path))
  }
}

extension SourceText {
  /// The folder of the file with `/` at its end, or nothing.
  var templateFolder: String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
