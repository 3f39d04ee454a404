// SPDX-License-Identifier: MIT

package import Diagnostics

/// How strictly a text is searched.
package enum PrivacyScope: String, Sendable {
  /// A case: what leads to a child, a family or a member of staff.
  case caseExample

  /// Everything else: public offices, their numbers and the dates of laws are allowed.
  case reference
}

/// The rules by the names that 許可 uses.
package enum PrivacyRuleID: String, CaseIterable, Hashable, Sendable {
  case nameHonorific = "NAME_HONORIFIC"
  case nameFull = "NAME_FULL"
  case nameTitle = "NAME_TITLE"
  case nameBare = "NAME_BARE"
  case nameInitials = "NAME_INITIALS"
  case schoolName = "SCHOOL_NAME"
  case facilityName = "FACILITY_NAME"
  case address = "ADDRESS"
  case addressBuilding = "ADDRESS_BUILDING"
  case postalCode = "POSTAL_CODE"
  case station = "STATION"
  case landmark = "LANDMARK"
  case phone = "PHONE"
  case email = "EMAIL"
  case birthDate = "BIRTH_DATE"
  case exactDate = "EXACT_DATE"
  case myNumber = "MY_NUMBER"
  case insuranceNumber = "INSURANCE_NO"
  case certificateNumber = "CERT_NO"
  case bank = "BANK"
  case plate = "PLATE"
  case snsID = "SNS_ID"
  case url = "URL"
  case exactAge = "AGE_EXACT"
  case rareCombination = "RARE_COMBO"
  case placeAndTime = "PLACE_TIME"
  case fileLeak = "FILE_LEAK"
}

/// What a finding of a rule says to the author.
package struct PrivacyRule: Sendable {
  /// Whether it stops the site, or only has to be looked at.
  package let severity: Diagnostic.Severity

  /// Why it is dangerous: the end of a sentence that begins 「…」は.
  package let reason: String

  /// What to write in its place.
  package let advice: String
}

extension PrivacyRuleID {
  /// What the rule says, and how hard.
  package var rule: PrivacyRule {
    switch self {
    case .nameHonorific:
      PrivacyRule(
        severity: .error, reason: "人の名前と思われます。だれのことかが分かってしまいます。",
        advice: "「Aさん」「本人」「母」のような、記号や続柄にします。")
    case .nameFull:
      PrivacyRule(
        severity: .error, reason: "人の氏名と思われます。だれのことかが分かってしまいます。",
        advice: "「Aさん」「本人」「母」のような、記号や続柄にします。")
    case .nameTitle:
      PrivacyRule(
        severity: .warning, reason: "職員などの名前と思われます。学校や地域が分かってしまいます。",
        advice: "「校長」「担任」「推進員」のように、職名だけにします。")
    case .nameBare:
      PrivacyRule(
        severity: .warning, reason: "人の名前のように読めます。名前なら、だれのことかが分かってしまいます。",
        advice: "名前なら、「本人」「担任」「Aさん」のような言い方にします。名前でなければ 許可 に理由を書きます。")
    case .nameInitials:
      PrivacyRule(
        severity: .warning, reason: "名前の頭文字と思われます。知っている人にはだれか分かります。",
        advice: "頭文字を使わず、出てくる順に「Aさん」「Bさん」とします。")
    case .schoolName:
      PrivacyRule(
        severity: .error, reason: "学校や園の名前と思われます。地域と子どもが絞られます。",
        advice: "「A小学校」「市内の中学校」「通っている保育所」のようにします。")
    case .facilityName:
      PrivacyRule(
        severity: .warning, reason: "病院や施設などの名前と思われます。地域と家庭が絞られます。",
        advice: "「近くの病院」「A医院」「地域のこども食堂」のようにします。")
    case .address:
      PrivacyRule(
        severity: .error, reason: "住所と思われます。住んでいる所が分かってしまいます。",
        advice: "住所を消すか、「市内」「区内」「隣の区」のようにします。")
    case .addressBuilding:
      PrivacyRule(
        severity: .error, reason: "建物や部屋の番号と思われます。住んでいる所が分かってしまいます。",
        advice: "「集合住宅」「公営住宅」のようにします。")
    case .postalCode:
      PrivacyRule(
        severity: .error, reason: "郵便番号と思われます。住んでいる所が絞られます。", advice: "番号を消します。")
    case .station:
      PrivacyRule(
        severity: .warning, reason: "駅や路線の名前と思われます。地域が分かってしまいます。",
        advice: "「最寄りの駅」「電車」のようにします。")
    case .landmark:
      PrivacyRule(
        severity: .warning, reason: "場所の名前と思われます。地域が分かってしまいます。",
        advice: "「近くの公園」「地域の商店街」のようにします。")
    case .phone:
      PrivacyRule(
        severity: .error, reason: "電話番号と思われます。本人や家族に直接つながります。",
        advice: "番号を消して、「母の携帯電話」のようにします。")
    case .email:
      PrivacyRule(
        severity: .error, reason: "メールアドレスと思われます。個人に直接つながります。",
        advice: "アドレスを消します。窓口なら、組織のアドレス（lg.jp など）にします。")
    case .birthDate:
      PrivacyRule(
        severity: .error, reason: "生年月日と思われます。ほかの記録と合わせると本人が分かります。",
        advice: "「小学校高学年」「10代」のような幅のある言い方にします。")
    case .exactDate:
      PrivacyRule(
        severity: .warning, reason: "特定の日付です。その日の記録や出来事から、家庭が分かることがあります。",
        advice: "「X年9月」「2学期の初め」「1か月後」のようにします。")
    case .myNumber:
      PrivacyRule(
        severity: .error, reason: "個人番号（マイナンバー）の形をしています。検査用の数字も合っています。",
        advice: "番号を消します。個人番号は、決められた事務のほかで書いたり残したりできません。")
    case .insuranceNumber:
      PrivacyRule(
        severity: .error, reason: "保険証の番号と思われます。本人が分かってしまいます。", advice: "番号を消します。")
    case .certificateNumber:
      PrivacyRule(
        severity: .error, reason: "手帳や証などの番号と思われます。台帳から本人が分かります。",
        advice: "番号を消すか、「○○○○」にします。")
    case .bank:
      PrivacyRule(
        severity: .error, reason: "口座の番号と思われます。本人が分かってしまいます。", advice: "番号を消します。")
    case .plate:
      PrivacyRule(
        severity: .error, reason: "車の番号と思われます。持ち主が分かってしまいます。", advice: "番号を消して、「車」とします。")
    case .snsID:
      PrivacyRule(
        severity: .error, reason: "SNS などの ID と思われます。本人に直接つながります。",
        advice: "ID を消して、「SNS」「メッセージのやり取り」のようにします。")
    case .url:
      PrivacyRule(
        severity: .warning, reason: "庁外のページへのリンクです。記事や団体から、家庭や地域が分かることがあります。",
        advice: "リンクを消すか、公的なページ（lg.jp、go.jp）にします。")
    case .exactAge:
      PrivacyRule(
        severity: .warning, reason: "年齢や学年・性別・家族の様子がそろっています。合わせると家庭が分かることがあります。",
        advice: "「小学校高学年」のように幅を持たせるか、性別や家族の人数を省きます。")
    case .rareCombination:
      PrivacyRule(
        severity: .warning, reason: "めったにない事情が、同じ段落に2つ以上あります。合わせると家庭が分かることがあります。",
        advice: "支援に関わりのない事情を消すか、よくある言い方に変えます。")
    case .placeAndTime:
      PrivacyRule(
        severity: .warning, reason: "場所の名前と一緒に、曜日や時刻があります。待ち伏せなど、身の安全に関わります。",
        advice: "「週に1回」「放課後」のようにし、場所の名前も消します。")
    case .fileLeak:
      PrivacyRule(
        severity: .error, reason: "ファイルの名前に、個人を表す言葉があります。ファイルの名前も公開されます。",
        advice: "ファイルの名前を、「zu-1.png」のような中身の分からない名前に変えます。")
    }
  }
}
