// SPDX-License-Identifier: MIT

import Content
import Markdown
import Quiz

/// A question with its document: what it shows, and answers in words.
struct ShownQuestion {
  let place: QuestionInFile
  let asked: AskedQuestion

  var question: Question { place.question }
  var document: MarkdownDocument { place.entry.body }

  /// The texts of what is chosen among, put in order or matched to, in the order of the file.
  var options: [String] {
    switch question.options {
    case .none: []
    case .choices(let choices): choices.map { plain($0.text) }
    case .items(let items): items.map(plain)
    case .pairs(_, let rights): rights.map(plain)
    }
  }

  var lefts: [String] {
    if case .pairs(let lefts, _) = question.options { lefts.map(plain) } else { [] }
  }

  /// What stands in the heading, or else the beginning of the text.
  var title: String {
    let title = plain(question.title)
    return title.isEmpty ? plain(question.stem) : title
  }

  func plain(_ text: QuestionText) -> String {
    document.plainText(of: text).split(separator: "\n").joined(separator: " ")
  }

  /// The answer as results keep it: the texts that were chosen, so that it can be read without the file.
  func json(of given: GivenAnswer?) -> JSONValue {
    let options = options
    switch given {
    case nil: return .null
    case .choices(let chosen):
      if case .single = asked.key { return chosen.first.map { .text(options[$0]) } ?? .null }
      return .array(chosen.map { .text(options[$0]) })
    case .truth(let claim): return .text(claim ? "○" : "×")
    case .text(let text): return .text(text)
    case .order(let order): return .array(order.map { .text(options[$0]) })
    case .matches(let rights):
      return .object(
        zip(lefts, rights).map { left, right in
          JSONValue.Member(name: left, value: right.map { .text(options[$0]) } ?? .null)
        })
    }
  }

  /// The answer that results keep; `nil` where its texts are not the question's any more.
  func given(from json: JSONValue) -> GivenAnswer? {
    let options = options
    func place(_ value: JSONValue) -> Int? { value.asText.flatMap { options.firstIndex(of: $0) } }
    switch asked.key {
    case .single: return place(json).map { .choices([$0]) }
    case .multiple:
      guard let values = json.asArray else { return nil }
      let places = values.compactMap(place)
      return places.count == values.count ? .choices(places.sorted()) : nil
    case .trueFalse:
      switch json {
      case .text("○"): return .truth(true)
      case .text("×"): return .truth(false)
      default: return nil
      }
    case .words, .number: return json.asText.map { .text($0) }
    case .order:
      guard let values = json.asArray else { return nil }
      let places = values.compactMap(place)
      return places.count == values.count ? .order(places) : nil
    case .matches:
      guard case .object(let members) = json, members.map(\.name) == lefts else { return nil }
      var rights: [Int?] = []
      for member in members {
        let right = place(member.value)
        if right == nil, member.value != .null { return nil }
        rights.append(right)
      }
      return .matches(rights)
    }
  }

  /// The answer that records keep as JSON text.
  func given(fromText text: String) -> GivenAnswer? {
    do throws(JSONError) {
      return given(from: try JSONReader.value(of: Array(text.utf8)))
    } catch {
      return nil
    }
  }

  /// The right answer in words.
  var rightAnswer: String {
    let options = options
    switch asked.key {
    case .single(let right, _): return options[right]
    case .multiple(let right, _): return right.map { options[$0] }.joined(separator: " / ")
    case .trueFalse(let truth): return truth ? "○" : "×"
    case .words(let words): return words.joined(separator: " / ")
    case .number(let number):
      let unit = number.units.first ?? ""
      let width = number.tolerance.tenThousandths
      return number.value.text + unit + (width > 0 ? "（±\(number.tolerance.text)）" : "")
    case .order: return options.joined(separator: " → ")
    case .matches(let rights, _):
      return zip(lefts, rights).map { "\($0) → \(options[$1])" }.joined(separator: " / ")
    }
  }

  /// An answer in words.
  func words(of given: GivenAnswer?) -> String {
    let options = options
    switch given {
    case nil: return "（答えていません）"
    case .choices(let chosen):
      return chosen.isEmpty ? "（どれも選んでいません）" : chosen.map { options[$0] }.joined(separator: " / ")
    case .truth(let claim): return claim ? "○" : "×"
    case .text(let text): return text
    case .order(let order): return order.map { options[$0] }.joined(separator: " → ")
    case .matches(let rights):
      return zip(lefts, rights).map { left, right in
        "\(left) → \(right.map { options[$0] } ?? "（なし）")"
      }.joined(separator: " / ")
    }
  }
}
