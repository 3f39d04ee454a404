// SPDX-License-Identifier: MIT

/// The wards of Osaka, in the order of their codes.
package let osakaWards = [
  "都島区", "福島区", "此花区", "西区", "港区", "大正区", "天王寺区", "浪速区", "西淀川区", "東淀川区", "東成区", "生野区",
  "旭区", "城東区", "阿倍野区", "住吉区", "東住吉区", "西成区", "淀川区", "鶴見区", "住之江区", "平野区", "北区", "中央区",
]

/// The ward that a text names: 西区, 西, 西 区, 西区役所 or 大阪市西区.
package func ward(named text: String) -> String? {
  var name = text.filter { !$0.isWhitespace }
  for head in ["大阪府", "大阪市"] where name.hasPrefix(head) { name.removeFirst(head.count) }
  for tail in ["役所"] where name.hasSuffix(tail) { name.removeLast(tail.count) }
  return osakaWards.first { $0 == name || $0.dropLast() == name }
}

/// The wards that a text names, where nothing else stands in it: 西区 or 西区・港区.
///
/// - Returns: Their names; `nil` where a part of the text names none.
package func wards(listedIn text: String) -> [String]? {
  var wards: [String] = []
  for part in text.split(whereSeparator: { "・、,，/／".contains($0) }) {
    guard let ward = ward(named: String(part)) else { return nil }
    wards.append(ward)
  }
  return wards.isEmpty ? nil : wards
}
