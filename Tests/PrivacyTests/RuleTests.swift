// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Privacy
import Testing

/// Searches a whole file as `check` does.
func diagnostics(
  of text: String, form: PrivacyFile.Form = .marked, scope: PrivacyScope = .caseExample
) throws -> [Diagnostic] {
  let searcher = try PrivacySearcher()
  var used: Set<Acceptance> = []
  let source = SourceText(path: "content/cases/c-0001.md", text)
  return searcher.diagnostics(of: PrivacyFile(source, form: form, scope: scope), using: &used)
}

/// Where each finding stands, as line:column.
private func places(_ found: [Diagnostic], in text: String) -> [String] {
  let source = SourceText(path: "a", text)
  return found.map {
    let place = source.place(at: $0.span.lowerBound)
    return "\($0.id) \(place.line):\(place.column)"
  }
}

@Test(arguments: [
  ("**田中**さんが来た。", "NAME_HONORIFIC 1:3"),
  ("田**中**さんが来た。", "NAME_HONORIFIC 1:1"),
  ("昨日、田中\nさんが来た。", "NAME_HONORIFIC 1:4"),
  ("> 昨日、田中\n> さんが来た。", "NAME_HONORIFIC 1:6"),
  ("[田中](a.md)さんが来た。", "NAME_HONORIFIC 1:2"),
  ("{田中|たなか}さんが来た。", "NAME_HONORIFIC 1:2"),
  ("<b>田中</b>さんが来た。", "NAME_HONORIFIC 1:4"),
  ("&#x7530;中さんが来た。", "NAME_HONORIFIC 1:1"),
  ("本文<!-- 田中さん -->です。", "NAME_HONORIFIC 1:8"),
  ("![田中さんの絵](a.png)", "NAME_HONORIFIC 1:3"),
  ("[表](a.md \"田中さんの記録\")", "NAME_HONORIFIC 1:11"),
  ("```\n田中さん\n```", "NAME_HONORIFIC 2:1"),
  ("| だれ |\n|---|\n| 田中さん |", "NAME_HONORIFIC 3:3"),
  ("| だれが | 何を |\n|---|---|\n| 内田 | 訪問 |", "NAME_BARE 3:3"),
  ("---\r\n題名: 田中さんの例\r\n---\r\n本文\r\n", "NAME_HONORIFIC 2:5"),
  ("\u{FEFF}田中さんが来た。", "NAME_HONORIFIC 1:1"),
  ("田\u{200B}中さんが来た。", "NAME_HONORIFIC 1:1"),
  ("脚注[^1]\n\n[^1]: 田中さん", "NAME_HONORIFIC 3:7"),
])
func namesAreFoundAcrossMarkdown(text: String, expected: String) throws {
  #expect(places(try diagnostics(of: text), in: text) == [expected])
}

@Test(arguments: [
  "«さくら台幼稚園»に通う。", "弟は«さくら台幼稚園»に通う。", "妹は«ひばりが丘幼稚園»に通う。", "春に«つつじが丘中学校»へ進んだ。",
  "姉は«みどり野小学校»を卒業した。", "兄は«あさひ丘高校»に進んだ。", "«夕凪小学校»に通う。",
])
func namesOfSchoolsBeginWithTheirKana(marked: String) throws {
  let text = marked.filter { !"«»".contains($0) }
  let found = try diagnostics(of: text)
  let start = marked.prefix { $0 != "«" }.utf8.count
  #expect(found.map(\.span.lowerBound) == [start], "\(found.map(\.message))")
}

@Test(arguments: [
  "保健師«横田»が健診で会った。", "SSW«能勢»と訪ねた。", "祖母«キヌエ»が食事を作る。", "本児（«みなと»）は長男である。", "«佐々木家»は四人である。",
  "«大西»宅を訪ねた。", "世帯主«黒岩 修»名義の通知が届いた。", "«難波4-5-6»のアパートに移った。",
  "«土屋»さんが来た。", "«田所»さんと話した。", "«庄司»さんの家に行く。", "«桐生»さん方に間借りする。", "«井手»くんと遊ぶ。",
  "兄が«府立さくら東高校»に進んだ。", "«関西みらい病院»に入院した。", "«児童養護施設あすなろ園»から通う。",
  "ＴＥＬ«０６（６７１２）０００１»にかけた。", "FAX«06-6712-0001»に送る。",
])
func whatStandsRightBehindWhoseItIsIsFound(marked: String) throws {
  let text = marked.filter { !"«»".contains($0) }
  let found = try diagnostics(of: text)
  let start = marked.prefix { $0 != "«" }.utf8.count
  #expect(found.map(\.span.lowerBound) == [start], "\(found.map(\.message))")
}

@Test(arguments: [
  "«山本»母より電話があった。", "«中村»父子を訪ねた。", "«西村»（母）は働いている。", "«さくら»（妹）は登校した。", "«健太»（小5）は休んだ。",
  "«Ms. Chen»が通訳した。", "旧姓は«川端»である。", "兄は«動物園前駅»を使う。", "«taro [at] example [dot] com»に送る。",
  "«令和6.5.1»に面談した。", "父は«（株）丸善»に勤める。", "父は«マクドナルド玉造店»で働く。", "母は«大阪精神医療センター»に通う。",
])
func namesBesideWhatTellsOfThemAreFound(marked: String) throws {
  let text = marked.filter { !"«»".contains($0) }
  let found = try diagnostics(of: text)
  let start = marked.prefix { $0 != "«" }.utf8.count
  #expect(found.map(\.span.lowerBound) == [start], "\(found.map(\.message))")
}

@Test(arguments: [
  "児童養護施設から家庭に戻った。", "児童養護施設の職員と会った。", "どきどきして教室の前で足が止まる。", "資料をそろえて居場所を探した。", "保健師会議に出た。",
  "担任会で話した。", "職員室が静かになった。",
  "実家を訪ねた。", "学生さんが手伝った。", "職員さんに聞いた。", "相手さんの話も聞く。", "上司さんに話した。", "生徒さんの声を聞く。", "我が家の味だと話した。",
  "本人（中3）の希望を聞いた。", "学年（小5）の平均を出した。", "チェーン店で働く。", "知人宅に泊まった。", "旧姓のまま手続きをした。",
  "祖母ケアの負担が大きい。", "母ヘルパーの日を増やした。", "本人アンケートを取った。", "本児（以下「本人」）は中学生である。",
])
func ordinaryWordsRightBehindPeopleAreNoNames(text: String) throws {
  #expect(try diagnostics(of: text).isEmpty)
}

@Test func noReasonIsAskedForWhereAMyNumberStands() throws {
  let found = try diagnostics(of: "番号は123456789018と書かれていた。")
  #expect(found.map(\.id) == ["MY_NUMBER"])
  #expect(found.first?.hint?.contains("許可") == false)
}

@Test(arguments: [
  "０９０－１２３４－５６７８", "０ ９ ０ １ ２ ３ ４ ５ ６ ７ ８", "090‐1234‐5678", "090−1234−5678", "090ー1234ー5678",
  "(090)1234-5678", "090.1234.5678", "09012345678", "+81 90-1234-5678", "06-1234-5678",
  "０６（１２３４）５６７８", "0120-123-456", "050-1234-5678",
])
func telephonesAreFoundHoweverTheyAreTyped(number: String) throws {
  let found = try diagnostics(of: "連絡先は\(number)です。")
  #expect(found.map(\.id) == ["PHONE"])
  #expect(found.map(\.severity) == [.error])
}

@Test(arguments: [
  ("123456789018", 1), ("123456789012", 0), ("987654321093", 1), ("202404011237", 1),
  ("202404011230", 0), ("000000000000", 0), ("1234567890181", 0), ("1234 5678 9018", 1),
  ("1234-5678-9018", 1), ("１２３４５６７８９０１８", 1),
])
func twelveDigitsAreMyNumberWhenTheirCheckDigitIsRight(number: String, count: Int) throws {
  #expect(try diagnostics(of: "書類に\(number)とある。").count { $0.id == "MY_NUMBER" } == count)
}

@Test func namedMyNumberWithAWrongCheckDigitIsAWarning() throws {
  let found = try diagnostics(of: "個人番号は123456789012です。")
  #expect(found.map(\.id) == ["MY_NUMBER"])
  #expect(found.map(\.severity) == [.warning])
}

@Test func tablesAreSearchedWithLineAndColumn() throws {
  let text = "区,備考\r\n西区,田中さん\r\n北区,\"電話 090-1234-5678\"\r\n"
  let found = try diagnostics(of: text, form: .table, scope: .reference)
  #expect(places(found, in: text) == ["NAME_HONORIFIC 2:4", "PHONE 3:8"])
}

@Test func privateKeysAndAcceptancesThemselvesAreNotSearched() throws {
  let text = """
    ---
    題名: 例
    区: 西区
    年度: 2025
    同意: 2026年1月5日に田中さんから
    更新: 2026-06-01
    許可:
      - {規則: NAME_HONORIFIC, 語: 高橋さん, 理由: 伊藤さんの本名ではない}
    気づき: 鈴木さん
    ---
    本文

    """
  let found = try diagnostics(of: text)
  #expect(found.map(\.message).map { $0.contains("鈴木さん") } == [true])
}

@Test(arguments: [
  ("", 0), ("\n\n", 0), ("---\n", 0), ("---\n題名: 例", 0), ("<!-- 田中さん", 1), ("[[[[[[", 0),
  ("{{{|||", 0), ("&#x110000;&#99999999999;", 0), ("090", 0), ("@", 0), ("さん", 0), ("先生", 0),
  ("\\", 0), ("```", 0), ("駅", 0), ("小学校", 0), ("丁目", 0), ("の", 0),
])
func oddTextsAreSearchedToTheirEnd(text: String, count: Int) throws {
  #expect(try diagnostics(of: text).count == count)
}

@Test func brokenBytesAndLongRunsAreSearchedQuickly() throws {
  let searcher = try PrivacySearcher()
  var bytes: [UInt8] = [0xFF, 0xE3, 0x81, 0xF0, 0x9F, 0x80]
  for piece in ["[", "0-", "田", "さん", "@a.", "<", "{", "("] {
    bytes += Array(String(repeating: piece, count: 20_000).utf8)
  }
  var used: Set<Acceptance> = []
  let source = SourceText(path: "a.md", bytes: bytes)
  let file = PrivacyFile(source, form: .marked, scope: .caseExample)
  #expect(
    searcher.diagnostics(of: file, using: &used).allSatisfy { $0.span.upperBound <= bytes.count })
}

@Test(arguments: [" ", "　", "  \t", "\u{A0}"])
func aSentenceThatEndsInSpacesIsDividedUpToItsEnd(spaces: String) throws {
  // The sentence before leaves its bytes in memory, where the next one must not be read on.
  let text = """
    学校園等の教育現場で気になる子どもを早い段階で支援につなげるため、関

    係機関へのヒアリングや課題整理、関係構築を行い、相談支援のスキームを
    構築する。【学校連携】\(spaces)
    """
  for _ in 0..<20 { #expect(try diagnostics(of: text).isEmpty) }
  let places = try diagnostics(of: "担任（\(spaces)榎並）\(spaces)\n学校の先生\(spaces)").map(
    \.span.lowerBound)
  #expect(places == ["担任（\(spaces)".utf8.count])
}

@Test func missingDictionaryIsToldWithItsPath() {
  #expect(throws: MissingDictionary(path: "/nowhere/ipadic")) {
    _ = try PrivacySearcher(dictionary: "/nowhere/ipadic")
  }
}

@Test(arguments: PrivacyRuleID.allCases)
func rulesSayWhyAndWhatToWriteInPolitePlainJapanese(rule: PrivacyRuleID) {
  #expect(rule.rule.reason.hasSuffix("す。") || rule.rule.reason.hasSuffix("せん。"))
  #expect(rule.rule.advice.hasSuffix("。"))
  #expect(PrivacyRuleID(written: rule.rawValue.lowercased().replacing("_", with: "-")) == rule)
}
