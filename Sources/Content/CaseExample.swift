// SPDX-License-Identifier: MIT

/// What only a case example has.
///
/// It is a class only so that whoever looks at it need not copy all of it.
package final class CaseExample: Sendable {
  /// What a case is about (`種別`).
  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// The support of one child and family.
    case individual = "個別支援"
    /// A ward's way of working; no child is in it.
    case practice = "取組"

    /// The ASCII name, for addresses.
    package var slug: String {
      switch self {
      case .individual: "individual"
      case .practice: "practice"
      }
    }

    /// The headings of the body, in the order in which they are expected.
    package var sections: [String] {
      switch self {
      case .individual:
        [
          "概要", "きっかけ", "家族の状況", "学校の気づき（スクリーニング会議Ⅰ）", "区役所との共有（スクリーニング会議Ⅱ）", "見立て",
          "手立てと役割分担", "支援の経過", "つないだ先", "結果", "ふりかえり", "話し合いの問い",
        ]
      case .practice:
        ["背景", "困っていたこと", "工夫", "体制", "効果", "まねるときの注意"]
      }
    }
  }

  /// How the case was made safe to tell (`加工`).
  package enum Anonymity: String, CaseIterable, Hashable, Sendable {
    case fictional = "架空"
    case composite = "再構成"
    case altered = "加工"

    /// The sentence that the page says.
    package var notice: String {
      switch self {
      case .fictional: "この事例は架空のものです。実在の人や学校とは関係がありません。"
      case .composite: "この事例は、複数の事例をもとに再構成しています。"
      case .altered: "この事例は、本人や家族が分からないように加工しています。"
      }
    }
  }

  /// A place to which the family was to be connected, and what came of it (`つなぎ先`).
  package struct Connection: Hashable, Sendable {
    package let resource: Located<String>
    package let result: Located<VocabularyWord>
  }

  /// What the front matter keeps for the organisers, by its key.
  package struct PrivateNote: Hashable, Sendable {
    package let key: String
    package let text: Located<String>
  }

  package let form: Form
  package let anonymity: Anonymity
  package let issues: [Located<VocabularyWord>]
  package let topics: [Located<VocabularyWord>]
  package let stage: Located<VocabularyWord>?
  package let family: [Located<VocabularyWord>]
  package let noticedBy: [Located<VocabularyWord>]
  package let connections: [Connection]
  package let outcome: Located<VocabularyWord>?
  package let duration: Located<VocabularyWord>?

  /// 区, 年度 and 同意: never to be shown; the output is searched for them.
  package let privateNotes: [PrivateNote]

  init(
    form: Form, anonymity: Anonymity, issues: [Located<VocabularyWord>],
    topics: [Located<VocabularyWord>], stage: Located<VocabularyWord>?,
    family: [Located<VocabularyWord>], noticedBy: [Located<VocabularyWord>],
    connections: [Connection], outcome: Located<VocabularyWord>?,
    duration: Located<VocabularyWord>?, privateNotes: [PrivateNote]
  ) {
    self.form = form
    self.anonymity = anonymity
    self.issues = issues
    self.topics = topics
    self.stage = stage
    self.family = family
    self.noticedBy = noticedBy
    self.connections = connections
    self.outcome = outcome
    self.duration = duration
    self.privateNotes = privateNotes
  }
}
