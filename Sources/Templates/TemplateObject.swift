// SPDX-License-Identifier: MIT

/// What a template says of one name.
package enum TemplateValue: Hashable, Sendable {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case object(TemplateObject)
  case list([TemplateObject])
  case textList([String])

  /// Nothing: an empty text, no, an object that is not there, no items.
  case none
}

/// The values of a ``TemplateModel``'s names.
///
/// A name that is left out counts as ``TemplateValue/none``. Values are found fastest in the order
/// in which the model declares their names.
package struct TemplateObject: Sendable {
  // As a literal gives them, so that making an object copies nothing.
  private(set) var fields: [(String, TemplateValue)]

  /// Gives values to names, each name at most once.
  package init(_ fields: [(name: String, value: TemplateValue)]) {
    self.fields = fields
  }

  private init(fields: [(String, TemplateValue)]) {
    self.fields = fields
  }

  /// Returns an object with this one's values and then the other's; no name may be in both.
  package consuming func adding(_ other: consuming TemplateObject) -> TemplateObject {
    // The values of an object that nobody else has are moved, not copied.
    fields.append(contentsOf: other.fields)
    return self
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self.init(fields: elements)
  }
}

extension TemplateObject: Hashable {
  package static func == (left: TemplateObject, right: TemplateObject) -> Bool {
    left.fields.elementsEqual(right.fields, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    for (name, value) in fields {
      hasher.combine(name)
      hasher.combine(value)
    }
  }
}

extension TemplateModel {
  /// Returns what is wrong with an object that is to be rendered with this model.
  ///
  /// - Returns: A name that is not declared, given twice, or of another shape, with the way to it
  ///   (`cases.title`); `nil` where the object is right.
  package func misfit(of object: TemplateObject) -> String? {
    object.misfit(with: self)
  }
}

extension TemplateObject {
  fileprivate func misfit(with model: TemplateModel) -> String? {
    var seen: Set<String> = []
    for (name, value) in fields {
      guard let slot = model.slot(of: name), seen.insert(name).inserted else { return name }
      if let rest = value.misfit(with: model.fields[slot].shape) { return name + rest }
    }
    return nil
  }
}

extension TemplateValue {
  /// An empty string where the value itself is of another shape, `.name` for a name inside it.
  fileprivate func misfit(with shape: TemplateShape) -> String? {
    switch (self, shape) {
    case (.none, _), (.text, .text), (.html, .html), (.flag, .flag), (.textList, .textList):
      nil
    case (.object(let object), .object(let model)):
      object.misfit(with: model).map { "." + $0 }
    case (.list(let items), .list(let model)):
      items.lazy.compactMap { $0.misfit(with: model) }.first.map { "." + $0 }
    default:
      ""
    }
  }
}
