// SPDX-License-Identifier: MIT

/// Where a case stands between its first draft and its publication.
package enum ReviewState: String, CaseIterable, Hashable, Sendable {
  case draft = "起案"
  case workingGroup = "実務者ワーキング"
  case inquiry = "意見照会"
  case revising = "意見反映"
  case proposal = "素案"
  case council = "部会"
  case approved = "承認"
  case published = "公開"
  case returned = "差戻し"
  case onHold = "保留"
  case underReview = "見直し"
  case withdrawn = "取下げ"

  /// The states on the way to publication, in their order.
  package static let way: [ReviewState] = [
    .draft, .workingGroup, .inquiry, .revising, .proposal, .council, .approved, .published,
  ]

  /// The states that a case can be moved to from this one; a case on hold has ``statesAfterHold(from:)``.
  package var next: [ReviewState] {
    switch self {
    case .published: [.underReview, .withdrawn]
    case .underReview: [.revising, .published]
    case .returned: [.draft]
    case .withdrawn: []
    case .onHold: [.workingGroup, .returned]
    default: following.map { [$0, .returned, .onHold] } ?? []
    }
  }

  /// The states that a case on hold can be moved to: where it was, to the working group, or back to its author.
  package static func statesAfterHold(from state: ReviewState) -> [ReviewState] {
    ([state] + ReviewState.onHold.next).reduce(into: []) { states, next in
      if !states.contains(next) { states.append(next) }
    }
  }

  /// Whether the move to this state needs a reason.
  package var needsReason: Bool { self == .returned }

  /// Whom a case in this state waits for.
  package var waitsFor: String {
    switch self {
    case .draft: "起案した組織（実務者ワーキングへの提出）"
    case .workingGroup: "実務者ワーキング（確認）"
    case .inquiry: "24区役所（回答）"
    case .revising: "局（意見の反映）"
    case .proposal: "局（部会への付議）"
    case .council: "区長会議こども教育部会（承認）"
    case .approved: "公開の担当（公開）"
    case .published: "なし"
    case .returned: "起案した組織（直して起案）"
    case .onHold: "実務者ワーキング（保留の解除）"
    case .underReview: "局（意見反映か公開）"
    case .withdrawn: "なし"
    }
  }

  private var following: ReviewState? {
    guard let index = ReviewState.way.firstIndex(of: self) else { return nil }
    return index + 1 < ReviewState.way.count ? ReviewState.way[index + 1] : nil
  }
}

/// What a ward answers when it is asked for its opinion.
package enum AnswerKind: String, CaseIterable, Hashable, Sendable {
  case noOpinion = "意見なし"
  case correction = "修正"
  case question = "質問"
}
