// SPDX-License-Identifier: MIT

import JapaneseText

/// The sections that a case has by its form; the raw value is the heading.
enum CaseSection: String, CaseIterable {
  case overview = "概要"
  case trigger = "きっかけ"
  case family = "家族の状況"
  case school = "学校の気づき（スクリーニング会議Ⅰ）"
  case office = "区役所との共有（スクリーニング会議Ⅱ）"
  case assessment = "見立て"
  case plan = "手立てと役割分担"
  case course = "支援の経過"
  case connections = "つないだ先"
  case outcome = "結果"
  case reflection = "ふりかえり"
  case questions = "話し合いの問い"

  case background = "背景"
  case difficulty = "困っていたこと"
  case practice = "工夫"
  case team = "体制"
  case effect = "効果"
  case caution = "まねるときの注意"

  /// Finds the section of a heading.
  ///
  /// By bytes: comparing Japanese strings as texts takes a hundred times as long.
  init?(heading: String) {
    guard let found = CaseSection.allCases.first(where: { haveSameBytes($0.rawValue, heading) })
    else { return nil }
    self = found
  }

  /// The word in the class of the section.
  var slug: String {
    switch self {
    case .overview: "overview"
    case .trigger: "trigger"
    case .family: "family"
    case .school: "school"
    case .office: "office"
    case .assessment: "assessment"
    case .plan: "plan"
    case .course: "course"
    case .connections: "connections"
    case .outcome: "outcome"
    case .reflection: "reflection"
    case .questions: "questions"
    case .background: "background"
    case .difficulty: "difficulty"
    case .practice: "practice"
    case .team: "team"
    case .effect: "effect"
    case .caution: "caution"
    }
  }

  /// Whether it tells what was done or what came of it, so that a group that thinks for itself reads it later.
  ///
  /// The overview tells the end as well.
  var tellsWhatWasDone: Bool {
    switch self {
    case .trigger, .family, .school, .office, .assessment, .background, .difficulty: false
    default: true
    }
  }
}
