// SPDX-License-Identifier: MIT

import Content
import Privacy

/// Why a text cannot stand for an office; `nil` where it can.
func problem(ofOffice text: String, schools: [String]) throws(MissingDictionary) -> String? {
  if ward(named: text) != nil || isOfficeName(text) { return nil }
  if text.unicodeScalars.contains(where: { $0.value < 0x20 }) || text.count > 40 {
    return "40字までの1行で書きます。"
  }
  return try PrivacySearcher(schools: schools).tellsPerson(text) != nil
    ? "人の名前は記録しません。組織の名前（例: 西区、こども青少年局）を書きます。" : nil
}

/// Why a text cannot stand for a role; `nil` where it can.
func problem(ofRole text: String, schools: [String]) throws(MissingDictionary) -> String? {
  if text.contains(where: \.isWhitespace) || text.count > 20 {
    return "役割は空白のない1語（20字まで）で書きます。例: 推進員、事務局"
  }
  return try PrivacySearcher(schools: schools).tellsPerson(text) != nil
    ? "人の名前は記録しません。役割（例: 推進員、事務局）を書きます。" : nil
}

private func isOfficeName(_ text: String) -> Bool {
  let endings = [
    "区", "区役所", "局", "課", "室", "係", "部", "部会", "会議", "会", "所", "センター", "グループ", "チーム", "学校",
    "ワーキング", "事務局", "担当", "市", "班", "委員会", "庁", "機構", "本部",
  ]
  return endings.contains { text.hasSuffix($0) && text.count > $0.count }
}

/// Why a text cannot be kept in a ledger; `nil` where it can: it is read by all wards and cannot be taken out again.
func problem(ofNote text: String, schools: [String]) throws(MissingDictionary) -> String? {
  guard let found = try PrivacySearcher(schools: schools).tellsPerson(text) else { return nil }
  return "「\(found.words)」は、\(found.rule.rule.reason)記録は消せないので、書き込みませんでした。"
    + found.rule.rule.advice
}
