// SPDX-License-Identifier: MIT

/// EMAIL, URL, SNS_ID: ways to reach one person on the net.
extension Scan {
  mutating func findContacts() {
    for index in text.scalars.indices {
      let scalar = text.scalars[index]
      switch scalar {
      case 0x40: findAt(index, markLength: 1)
      case 0x28 where hasAny(["(at)", "(AT)"], at: index),
        0x5B where hasAny(["[at]", "[AT]"], at: index):
        findAt(index, markLength: 4)
      case 0x68 where scope == .caseExample && hasAny(["http://", "https://"], at: index):
        findURL(index)
      default: break
      }
    }
    for hit in hits(.account) { findAccountID(hit) }
  }

  private func isLocalPart(_ scalar: UInt32) -> Bool {
    scalar.isLetter || scalar.isDigit || [0x2E, 0x5F, 0x2D, 0x2B, 0x25].contains(scalar)
  }

  private func isDomainPart(_ scalar: UInt32) -> Bool {
    scalar.isLetter || scalar.isDigit || scalar == 0x2E || scalar == 0x2D
  }

  private mutating func findAt(_ index: Int, markLength: Int) {
    var before = index
    if at(before - 1) == 0x20, markLength > 1 { before -= 1 }
    let local = run(endingAt: before, most: 64) { isLocalPart($0) }
    var after = index + markLength
    if at(after) == 0x20, markLength > 1 { after += 1 }
    let domain = run(from: after, most: 80) { isDomainPart($0) }
    var end = domain.upperBound
    while end > domain.lowerBound, !at(end - 1).isLetter { end -= 1 }
    var name = text.text(in: domain.lowerBound..<max(domain.lowerBound, end))
    if let spelled = spelledDotEnd(from: end) {
      name += "." + text.text(in: run(endingAt: spelled, most: 20) { isDomainPart($0) })
      end = spelled
    }
    let last = name.split(separator: ".").last ?? ""
    if !local.isEmpty, name.contains("."), last.count >= 2, last.allSatisfy(\.isLetter) {
      if !(scope == .reference && isOffice(name)) { report(.email, local.lowerBound..<end) }
    } else if local.isEmpty, markLength == 1, !at(index - 1).isLetter {
      findHandle(index)
    }
  }

  /// The end of a domain whose dot is spelled out: example [dot] com.
  private func spelledDotEnd(from start: Int) -> Int? {
    let dot = at(start) == 0x20 ? start + 1 : start
    guard hasAny(["[dot]", "(dot)", "(ドット)", "[ドット]"], at: dot) else { return nil }
    let close = run(from: dot, most: 6) { $0 != 0x5D && $0 != 0x29 }.upperBound + 1
    let rest = run(from: at(close) == 0x20 ? close + 1 : close, most: 20) { isDomainPart($0) }
    return rest.isEmpty ? nil : rest.upperBound
  }

  private func isOffice(_ domain: String) -> Bool {
    ["lg.jp", "go.jp", "ed.jp", "or.jp", "ac.jp"].contains {
      domain == $0 || domain.hasSuffix("." + $0)
    }
      || domain.hasPrefix("city.") || domain.hasPrefix("pref.")
  }

  /// @name where accounts are spoken of, not @media or @scope/package.
  private mutating func findHandle(_ index: Int) {
    let name = run(from: index + 1, most: 40) {
      $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2E
    }
    guard name.count >= 4, at(name.upperBound) != 0x2F,
      !hasAny(
        ["media", "import", "scope", "supports", "keyframes", "charset", "font-face", "page"],
        at: name.lowerBound)
    else { return }
    let sentence = sentence(around: index)
    let speaksOfAccounts = contains(
      Lexicon.accounts + ["X(", "フォロ", "投稿", "DM", "相互"], in: sentence)
    let isMixed = name.contains { at($0).isDigit || at($0) == 0x5F }
    guard speaksOfAccounts || (scope == .caseExample && isMixed) else { return }
    report(.snsID, index..<name.upperBound)
  }

  /// Finds names of accounts such as LINE ID: haru0512.
  private mutating func findAccountID(_ hit: KeywordHit) {
    var index = hit.range.upperBound
    for word in [
      "の", " ", "ID", "Id", "id", "アカウント", "ユーザー名", "ハンドルネーム", "名", " ", "が", "は", ":", " ", "「",
      "@",
      "=",
    ] where has(word, at: index) {
      index += word.unicodeScalars.count
    }
    let name = run(from: index, most: 40) {
      $0.isLetter || $0.isDigit || [0x5F, 0x2E, 0x2D].contains($0)
    }
    let named = text.text(in: hit.range.lowerBound..<index)
    guard name.count >= 4,
      named.contains("ID") || named.contains("id") || named.contains("アカウント") || named.contains("名")
        || at(index - 1) == 0x40 || isMixedHandle(name, behind: index),
      index > hit.range.upperBound,
      name.contains(where: {
        at($0).isDigit || at($0) == 0x5F || at($0) == 0x2D || !at($0).isUpperLetter
      })
    else { return }
    if at(index - 1) == 0x40 { return }
    var start = hit.range.lowerBound
    for service in ["X", "インスタ"] {
      for joint in ["の", ""] {
        let length = service.unicodeScalars.count + joint.unicodeScalars.count
        if has(service + joint, at: start - length) { start -= length }
      }
    }
    report(.snsID, start..<name.upperBound)
  }

  /// TikTok：hina.dance7: a colon, and letters with digits or signs.
  private func isMixedHandle(_ name: Range<Int>, behind index: Int) -> Bool {
    let sign = at(index - 1) == 0x20 ? at(index - 2) : at(index - 1)
    return sign == 0x3A && name.count >= 5 && name.contains { at($0).isDigit || at($0) == 0x5F }
      && name.contains { at($0).isLetter } && at(name.lowerBound + 4) != 0x3A
  }

  private mutating func findURL(_ index: Int) {
    let address = run(from: index, most: 300) {
      $0 > 0x20 && $0 < 0x7F && $0 != 0x29 && $0 != 0x3E && $0 != 0x22
    }
    let host =
      text.text(in: address).split(separator: "/", omittingEmptySubsequences: true).dropFirst()
      .first.map(String.init) ?? ""
    if ["lg.jp", "go.jp"].contains(where: { host.hasSuffix("." + $0) })
      || host.hasSuffix("e-gov.go.jp")
    {
      return
    }
    report(.url, address)
  }
}
