// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

/// A template, what it is given, and what must come of it.
struct Example: Sendable, CustomTestStringConvertible {
  let rule: String
  let template: String
  let model: TemplateModel
  let page: TemplateObject
  let partials: [String: String]
  let expected: String

  init(
    _ rule: String, _ template: String, model: TemplateModel = [:], page: TemplateObject = [:],
    partials: [String: String] = [:], gives expected: String
  ) {
    self.rule = rule
    self.template = template
    self.model = model
    self.page = page
    self.partials = partials
    self.expected = expected
  }

  var testDescription: String { rule }

  /// Compiles and renders the template; every diagnostic is a failure.
  func check() throws {
    let checked = compile(template, model: model, partials: partials)
    #expect(checked.diagnostics == [])
    var output: [UInt8] = []
    try #require(checked.value).render("page", page, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }
}

/// Compiles `page.mustache` and its partials.
func compile(
  _ template: String, model: TemplateModel = [:], partials: [String: String] = [:]
) -> Checked<TemplateSet> {
  let sources = partials.merging(["page": template]) { $1 }
    .map { SourceText(path: "site/templates/\($0.key).mustache", $0.value) }
  return TemplateSet.compile(sources, models: ["page": model])
}

/// Renders a template that has no mistake.
func rendered(
  _ template: String, model: TemplateModel, _ page: TemplateObject,
  partials: [String: String] = [:]
) throws -> String {
  var output: [UInt8] = []
  let set = try #require(compile(template, model: model, partials: partials).value)
  set.render("page", page, into: &output)
  return String(decoding: output, as: UTF8.self)
}
