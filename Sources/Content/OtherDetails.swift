// SPDX-License-Identifier: MIT

/// What only a training module has.
package struct TrainingModule: Hashable, Sendable {
  /// The place in the course, from 1 (`順番`).
  package let order: Located<Int>

  /// How long it takes, in minutes (`所要`).
  package let minutes: Located<Int>?

  /// What the learner can do afterwards (`目標`).
  package let goals: [Located<String>]
}

/// What only a quiz has.
package struct Quiz: Sendable {
  /// What a quiz is for (`種別`).
  package enum Form: String, CaseIterable, Hashable, Sendable {
    case check = "確認テスト"
    case final = "修了テスト"
    case branching = "分岐事例"
  }

  package let form: Form

  /// The id of the module that it belongs to (`研修`).
  package let module: Located<String>?

  /// The share of points that is enough, in percent (`合格`).
  package let passPercent: Located<Int>?

  /// How many questions are drawn (`出題`).
  package let drawCount: Located<Int>?

  /// The ids of the quizzes that questions are drawn from (`出題元`).
  package let drawnFrom: [Located<String>]

  /// How many attempts are allowed on one machine (`回数`).
  package let attempts: Located<Int>?

  /// What it asks.
  package let body: QuizBody

  /// The quiz with what was read from its body.
  func with(_ body: QuizBody) -> Quiz {
    Quiz(
      form: form, module: module, passPercent: passPercent, drawCount: drawCount,
      drawnFrom: drawnFrom, attempts: attempts, body: body)
  }
}

/// What only a つなぎ先 has.
package struct Resource: Sendable {
  /// What sort of help it is (`種類`).
  package enum Sort: String, CaseIterable, Hashable, Sendable {
    case system = "制度"
    case office = "窓口"
    case community = "地域資源"
  }

  package let sort: Sort

  /// For whom it is (`対象`).
  package let audience: Located<String>?

  /// The law or rule behind it (`根拠`).
  package let legalBasis: Located<String>?

  /// Where to ask (`窓口`).
  package let desk: Located<String>?

  package let topics: [Located<VocabularyWord>]

  /// Other names, by which cases may refer to it (`別名`).
  package let aliases: [Located<String>]
}

/// What only a 重要取組シート has.
package struct InitiativeSheet: Hashable, Sendable {
  /// Whose sheet it is, with the city: two cities have a 西区 (`組織`).
  package let organisation: Located<String>

  /// The fiscal year, as the sheet says it (`年度`).
  package let fiscalYear: Located<String>

  /// The fields of work (`分野`).
  package let fields: [Located<String>]
}
