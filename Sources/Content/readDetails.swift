// SPDX-License-Identifier: MIT

import Diagnostics
import YAML

extension FrontMatterReader {
  mutating func module() -> TrainingModule? {
    let order = number("順番", in: 1...999, example: "1", isRequired: true)
    let minutes = number("所要", in: 1...600, example: "20", unit: "分")
    let goals = texts("目標")
    return order.map { TrainingModule(order: $0, minutes: minutes, goals: goals) }
  }

  mutating func quiz() -> Quiz? {
    let form = choice("種別", of: Quiz.Form.self, isRequired: true)
    let module = text("研修")
    let passPercent = number("合格", in: 1...100, example: "80%", unit: "%")
    let drawCount = number("出題", in: 1...1000, example: "5", unit: "問")
    let drawnFrom = texts("出題元")
    let attempts = number("回数", in: 1...1000, example: "3", unit: "回")
    guard let form else { return nil }
    return Quiz(
      form: form.value, module: module, passPercent: passPercent, drawCount: drawCount,
      drawnFrom: drawnFrom, attempts: attempts,
      body: QuizBody(introduction: QuestionText([]), content: .questions([])))
  }

  mutating func resource(_ vocabulary: Vocabulary) -> Resource? {
    let sort = choice("種類", of: Resource.Sort.self, isRequired: true)
    let audience = text("対象")
    let legalBasis = text("根拠")
    let desk = text("窓口")
    let topics = words(.topic, of: vocabulary)
    let aliases = texts("別名")
    guard let sort else { return nil }
    return Resource(
      sort: sort.value, audience: audience, legalBasis: legalBasis, desk: desk, topics: topics,
      aliases: aliases)
  }

  mutating func initiative() -> InitiativeSheet? {
    let organisation = text("組織", isRequired: true)
    let fiscalYear = text("年度", isRequired: true)
    let fields = texts("分野")
    guard let organisation, let fiscalYear else { return nil }
    return InitiativeSheet(organisation: organisation, fiscalYear: fiscalYear, fields: fields)
  }
}
