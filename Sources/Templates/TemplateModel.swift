// SPDX-License-Identifier: MIT

/// What a template may say of one page, or of one item of a list: names, each with its shape.
///
/// Every name of a template is looked up in these when the template is compiled, the innermost
/// section's model first, so that a name which is not declared never reaches a page.
///
///     let page: TemplateModel = [
///       "title": .text,
///       "body": .html,
///       "isDraft": .flag,
///       "cases": .list(["title": .text, "address": .text]),
///     ]
package struct TemplateModel: Hashable, Sendable {
  /// A declared name.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let shape: TemplateShape
  }

  /// The names in the order in which they were declared.
  package let fields: [Field]

  /// Declares names.
  ///
  /// - Parameter fields: Each name once; a name is of letters, digits, `_` and `-`.
  package init(_ fields: [(name: String, shape: TemplateShape)]) {
    self.fields = fields.map { Field(name: $0.name, shape: $0.shape) }
    var seen: Set<String> = []
    for field in fields {
      precondition(
        isTemplateName(Array(field.name.utf8)[...]), "'\(field.name)' is not a template name")
      precondition(seen.insert(field.name).inserted, "'\(field.name)' is declared twice")
    }
  }

  /// Returns a model with this one's names and then the other's; no name may be in both.
  package func adding(_ other: TemplateModel) -> TemplateModel {
    TemplateModel((fields + other.fields).map { ($0.name, $0.shape) })
  }

  /// The place of a name in ``fields``.
  func slot(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }
}

extension TemplateModel: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateShape)...) {
    self.init(elements.map { ($0.0, $0.1) })
  }
}

/// What a name stands for, and so which tags may use it.
package enum TemplateShape: Hashable, Sendable {
  /// Plain text: `{{name}}`, always escaped; `{{#name}}` means "if it is not empty".
  case text

  /// Finished HTML: `{{{name}}}` or `{{&name}}`, never escaped; `{{#name}}` means "if it is not empty".
  case html

  /// Yes or no: `{{#name}}` and `{{^name}}`.
  case flag

  /// Names of its own: `{{name.other}}`, or inside `{{#name}}`.
  case object(TemplateModel)

  /// Items with names of their own: inside `{{#name}}`, once for each.
  case list(TemplateModel)

  /// Items that are plain text: inside `{{#name}}` each is `{{.}}`.
  case textList
}
