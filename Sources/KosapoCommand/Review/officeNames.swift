// SPDX-License-Identifier: MIT

import Review

/// Tells whether a text holds the name of a person.
///
/// Here it knows the shapes that can be told without a dictionary; the search for personal data takes its place.
typealias NameTelling = @Sendable (String) -> Bool

/// Why a text cannot stand for an office; `nil` where it can.
func problem(ofOffice text: String, isName: NameTelling = looksLikePerson) -> String? {
  if ward(named: text) != nil || isOfficeName(text) { return nil }
  if text.unicodeScalars.contains(where: { $0.value < 0x20 }) || text.count > 40 {
    return "40字までの1行で書きます。"
  }
  return isName(text) ? "人の名前は記録しません。組織の名前（例: 西区、こども青少年局）を書きます。" : nil
}

/// Why a text cannot stand for a role; `nil` where it can.
func problem(ofRole text: String, isName: NameTelling = looksLikePerson) -> String? {
  if text.contains(where: \.isWhitespace) || text.count > 20 {
    return "役割は空白のない1語（20字まで）で書きます。例: 推進員、事務局"
  }
  return isName(text) ? "人の名前は記録しません。役割（例: 推進員、事務局）を書きます。" : nil
}

/// Whether the text has the shape of a person's name: with an honorific, or beginning with a frequent surname.
func looksLikePerson(_ text: String) -> Bool {
  let honorifics = ["さん", "さま", "様", "氏", "君", "くん", "ちゃん", "先生", "殿"]
  if honorifics.contains(where: { text.hasSuffix($0) && text.count > $0.count }) { return true }
  guard !isOfficeName(text) else { return false }
  let parts = text.split(whereSeparator: \.isWhitespace)
  let isSplitName = parts.count == 2 && parts.allSatisfy { $0.count <= 4 && $0.allSatisfy(isKanji) }
  if isSplitName { return true }
  return text.count <= 6 && frequentSurnames.contains { text.hasPrefix($0) }
}

private func isOfficeName(_ text: String) -> Bool {
  let endings = [
    "区", "区役所", "局", "課", "室", "係", "部", "部会", "会議", "会", "所", "センター", "グループ", "チーム", "学校",
    "ワーキング", "事務局", "担当", "市", "班", "委員会", "庁", "機構", "本部",
  ]
  return endings.contains { text.hasSuffix($0) && text.count > $0.count }
}

private func isKanji(_ character: Character) -> Bool {
  character.unicodeScalars.allSatisfy {
    (0x4E00...0x9FFF).contains($0.value) || $0.value == 0x3005
  }
}

private let frequentSurnames = [
  "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "渡邊", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口",
  "松本", "井上", "木村", "清水", "山崎", "池田", "阿部", "橋本", "山下", "石川", "中島", "前田", "藤田", "小川", "後藤",
  "岡田", "長谷川", "村上", "近藤", "石井", "斎藤", "斉藤", "坂本", "遠藤", "青木", "藤井", "西村", "福田", "太田", "三浦",
  "藤原", "岡本", "松田", "中川", "中野", "原田", "小野", "田村", "竹内", "金子", "和田", "中山", "石田", "上田", "森田",
  "西田", "大西", "吉川", "川口", "谷口", "宮本", "今井", "高田", "藤本", "村田", "上野", "杉山", "増田", "平野", "大塚",
  "千葉", "久保", "松井", "岩崎", "桜井", "野口", "木下", "野村", "菊地", "佐野", "大野", "丸山", "新井", "河野", "武田",
]
