// SPDX-License-Identifier: MIT

import Content

extension ContentForm {
  /// Takes the 種別 that stood on the command line; it is one of this kind.
  mutating func choose(form word: String?) {
    guard let word else { return }
    caseForm = CaseExample.Form(rawValue: word) ?? caseForm
    quizForm = Quiz.Form(rawValue: word) ?? quizForm
  }
}

extension NewDialogue {
  /// Asks for what a new file of its kind needs.
  ///
  /// - Parameters:
  ///   - form: What the answers go into.
  ///   - asksForm: Whether 種別 is still to be chosen.
  /// - Throws: ``Ended``.
  func fill(_ form: inout ContentForm, asksForm: Bool) throws(Ended) {
    switch form.kind {
    case .caseExample:
      if asksForm { form.caseForm = try choice("種別", of: CaseExample.Form.allCases, \.menuLine) }
      form.anonymity = try choice("加工", of: CaseExample.Anonymity.allCases, \.menuLine)
      try chooseWords(for: &form)
    case .quiz:
      if asksForm { form.quizForm = try choice("種別", of: Quiz.Form.allCases, \.menuLine) }
    case .resource: form.sort = try choice("種類", of: Resource.Sort.allCases, \.rawValue)
    default: break
    }
  }

  private func choice<Value>(
    _ question: String, of values: [Value], _ line: (Value) -> String
  ) throws(Ended) -> Value {
    values[try choice(question, among: values.map(line))]
  }

  /// Asks for the controlled words that such a case needs.
  private func chooseWords(for form: inout ContentForm) throws(Ended) {
    let ofIndividuals: [VocabularyKey] = [.stage, .family, .noticedBy, .outcome, .duration]
    for key in [.issue, .topic] + (form.caseForm == .individual ? ofIndividuals : []) {
      let words = form.library.vocabulary.words(key)
      guard !words.isEmpty else { continue }
      // What explains each of many words would fill the screen; the words are enough there.
      let names = words.map { word in
        word.label + (words.count > 9 ? "" : word.explanation.map { "  \($0)" } ?? "")
      }
      let isOptional = ContentForm.optionalKeys.contains(key)
      let places: [Int]
      switch key {
      case .issue, .topic, .family:
        places = try choices(key.rawValue, among: names, isOptional: isOptional)
      default:
        let place = try choice(key.rawValue, among: names, isOptional: isOptional)
        places = place.map { [$0] } ?? []
      }
      if !places.isEmpty { form.chosen[key] = places.map { words[$0].label } }
    }
  }
}

extension CaseExample.Form {
  fileprivate var menuLine: String {
    switch self {
    case .individual: "個別支援（子どもと家庭への支援）"
    case .practice: "取組（区の進め方の工夫。子どもは登場しない）"
    }
  }
}

extension CaseExample.Anonymity {
  fileprivate var menuLine: String {
    switch self {
    case .fictional: "架空（作った話）"
    case .composite: "再構成（複数の事例をもとにした）"
    case .altered: "加工（実際の事例を、だれのことか分からないように変えた）"
    }
  }
}

extension Quiz.Form {
  fileprivate var menuLine: String {
    switch self {
    case .check: "確認テスト（研修の1回ごと）"
    case .final: "修了テスト（研修の終わりに）"
    case .branching: "分岐事例（場面を選んで進む）"
    }
  }
}
