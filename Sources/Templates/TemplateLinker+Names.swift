// SPDX-License-Identifier: MIT

import Diagnostics

extension TemplateLinker {
  /// Looks up the name of a tag, in the innermost section first.
  ///
  /// - Returns: `nil` where the name is not to be had, which is then told.
  mutating func find(_ node: TemplateNode) -> Found? {
    guard !node.name.isEmpty else { return nil }
    let isItem = template.source.text(in: node.name) == "."
    let parts = isItem ? [] : template.nameParts(of: node)
    for context in contexts.reversed() {
      guard var shape = context.shape else { return nil }
      guard let first = parts.first else { return found(shape, in: context, []) }
      guard case .object(let model) = shape, model.slot(of: first.text) != nil else { continue }
      var path: [TemplateProgram.Name] = []
      for (index, part) in parts.enumerated() {
        guard case .object(let model) = shape else {
          report(notAnObject(node, parts[..<index], shape))
          return nil
        }
        guard let slot = model.slot(of: part.text) else {
          report(unknownName(node, part, among: model.fields.map(\.name), list: nil))
          return nil
        }
        path.append(TemplateProgram.Name(text: part.text, slot: slot))
        shape = model.fields[slot].shape
      }
      return found(shape, in: context, path)
    }
    if let first = parts.first {
      report(unknownName(node, first, among: visibleNames, list: listHolding(first.text)))
    }
    return nil
  }

  /// What names lead to in a section.
  private func found(
    _ shape: TemplateShape, in context: Context, _ names: [TemplateProgram.Name]
  ) -> Found {
    let path = context.path + names
    let start: TemplateProgram.Start =
      if path.isEmpty, shape == .text {
        .textItem
      } else if context.listCount == 0 {
        .page
      } else if context.listCount == listCount {
        .item
      } else {
        .outerItem(context.listCount - 1)
      }
    return Found(shape: shape, start: start, path: path, listCount: context.listCount)
  }

  /// The names that can be used here, the innermost first, then those inside their objects.
  private var visibleNames: [String] {
    var names: [String] = []
    var inner: [String] = []
    for case .object(let model) in contexts.reversed().compactMap(\.shape) {
      for field in model.fields where !names.contains(field.name) {
        names.append(field.name)
        guard case .object(let model) = field.shape else { continue }
        inner += model.fields.map { "\(field.name).\($0.name)" }
      }
    }
    return names + inner
  }

  /// The list whose items have a name, if one can be used here.
  private func listHolding(_ name: String) -> String? {
    for case .object(let model) in contexts.reversed().compactMap(\.shape) {
      for field in model.fields {
        if case .list(let items) = field.shape, items.slot(of: name) != nil { return field.name }
      }
    }
    return nil
  }
}

/// One name between the dots of a tag's name.
struct TemplateNamePart {
  let text: String
  let span: Range<Int>
}

extension ParsedTemplate {
  fileprivate func nameParts(of node: TemplateNode) -> [TemplateNamePart] {
    source.bytes[node.name].split(separator: UInt8(ascii: ".")).map {
      TemplateNamePart(text: String(decoding: $0, as: UTF8.self), span: $0.startIndex..<$0.endIndex)
    }
  }

  /// The tag as it would be with another piece in place of a part of its name.
  fileprivate func tag(_ node: TemplateNode, replacing part: Range<Int>, with text: String)
    -> String
  {
    source.text(in: node.span.lowerBound..<part.lowerBound) + text
      + source.text(in: part.upperBound..<node.span.upperBound)
  }
}

// MARK: - Messages

extension TemplateLinker {
  private func unknownName(
    _ node: TemplateNode, _ part: TemplateNamePart, among names: [String], list: String?
  ) -> Diagnostic {
    let nearest = list == nil ? nearestWord(to: part.text, among: names) : nil
    let hint: String? =
      if let list {
        "「\(node.delimiters.section(list))」の中でなら使えます。"
      } else if let nearest {
        "「\(template.tag(node, replacing: part.span, with: nearest))」の書き間違いではありませんか。"
      } else if names.isEmpty {
        nil
      } else {
        "使える名前は\(names.prefix(8).map { "「\($0)」" }.joined())\(names.count > 8 ? "など" : "")です。"
      }
    return problem(
      "template-unknown-name", "「\(quotation(of: node))」という名前はこのテンプレートでは使えません。",
      hint: hint, at: part.span,
      fix: nearest.map { Fix(replacing: part.span, with: $0, isSafe: false) })
  }

  private func notAnObject(
    _ node: TemplateNode, _ parts: ArraySlice<TemplateNamePart>, _ shape: TemplateShape
  ) -> Diagnostic {
    let last = parts[parts.endIndex - 1]
    let name = parts.map(\.text).joined(separator: ".")
    let hint: String? =
      if case .list = shape {
        "「\(node.delimiters.section(name))」の中に書いてください。"
      } else {
        nil
      }
    return problem(
      "template-not-an-object",
      "「\(quotation(of: node))」の「\(last.text)」は\(shape.description)なので、「.」で中の名前を指せません。",
      hint: hint, at: last.span)
  }

  /// The diagnostic for a variable tag on what is not text, or is escaped the wrong way.
  func wrongUse(of node: TemplateNode, _ shape: TemplateShape) -> Diagnostic {
    let name = template.source.text(in: node.name)
    let written = quotation(of: node)
    guard shape == .text || shape == .html else {
      return problem(
        "template-not-text",
        "「\(written)」の「\(name)」は\(shape.description)なので、文字として出せません。",
        hint: hintForUse(of: node, name, shape), at: node.span)
    }
    let right = node.delimiters.tag(shape == .text ? "" : "{", name)
    return problem(
      shape == .text ? "template-raw-text" : "template-escaped-html",
      "「\(written)」の「\(name)」は\(shape.description)なので、「\(right)」と書きます。",
      hint: shape == .text
        ? "HTMLではない文字は、記号がタグと混ざらないように変えて出します。"
        : "「\(node.delimiters.tag("", name))」では、HTMLのタグが文字として見えてしまいます。",
      at: node.span, fix: Fix(replacing: node.span, with: right, isSafe: true))
  }

  private func hintForUse(
    of node: TemplateNode, _ name: String, _ shape: TemplateShape
  ) -> String? {
    if case .object(let model) = shape {
      guard let inner = model.fields.first?.name else { return nil }
      let right = node.delimiters.tag("", name == "." ? inner : "\(name).\(inner)")
      return "「\(right)」のように、中の名前を書いてください。"
    }
    if name == "." { return nil }
    let inner = shape == .textList ? node.delimiters.tag("", ".") : "…"
    return "「\(node.delimiters.section(name, inner))」のように、始まりと終わりのタグで囲んで使ってください。"
  }

  private func quotation(of node: TemplateNode) -> String {
    template.source.quotation(of: node.span)
  }

  /// Makes a diagnostic in the template that is being read; in a partial it says from where.
  private func problem(
    _ id: String, _ message: String, hint: String?, at span: Range<Int>, fix: Fix? = nil
  ) -> Diagnostic {
    let origin = chain.dropLast().map(\.name).joined(separator: " → ")
    return Diagnostic(
      .error, id: id, origin.isEmpty ? message : "「\(origin)」から読み込まれたとき、\(message)",
      hint: hint, at: template.span(span), fix: fix)
  }
}

extension TemplateShape {
  /// What it is, in a message.
  fileprivate var description: String {
    switch self {
    case .text: "文字"
    case .html: "HTML"
    case .flag: "「はい」か「いいえ」"
    case .object: "名前のまとまり"
    case .list, .textList: "一覧"
    }
  }
}
