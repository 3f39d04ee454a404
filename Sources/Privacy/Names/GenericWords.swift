// SPDX-License-Identifier: MIT

/// Words before a kind of place that do not name one place.
struct GenericWords: Sendable {
  private let leading: [String]
  private let whole: Set<String>

  init(leading: String, whole: String) {
    self.leading = leading.split(separator: " ").map(String.init).sorted { $0.count > $1.count }
    self.whole = Set(whole.split(separator: " ").map(String.init)).union(self.leading)
  }

  /// How many characters at the beginning are ordinary words before the name itself.
  ///
  /// A single character is only taken off where it cannot begin a name (各), or where no name is left: 前田 stays.
  func leading(of text: String) -> Int {
    var rest = text[...]
    while let word = leading.first(where: { rest.hasPrefix($0) }) {
      let left = rest.dropFirst(word.count)
      if word == "児童", left.hasPrefix("養護") { break }
      if let first = left.first, "がのヶケ".contains(first) { break }
      guard
        word.count > 1 || "各全同両当兄姉弟妹父母".contains(word) || left.isEmpty || isGeneric(String(left))
      else { break }
      rest = left
    }
    return text.count - rest.count
  }

  func isGeneric(_ name: String) -> Bool { whole.contains(name) }
}

private let commonLeading = """
  公立 私立 国立 市立 府立 県立 区立 町立 村立 市内 区内 府内 校区内 校区 地元 近隣 隣接 近所 周辺 近接 関係 関連 対象 当該 在籍 在学 進学先 転校先 転入先 転出先 通学先 出身 本人 \
  長男 長女 次男 次女 二男 二女 三男 三女 全市 全区 全国 各区 各市 各 全 同 両 当 他 他市 他区 他府県 元 旧 現 現在 前 前任 母校 志望 志望校 第一志望 希望 志願 最寄 複数 一部 多数 \
  小規模 大規模 民間 認可 無認可 認可外 指定 連携 協力 拠点 実施 モデル 統合 一貫 地域 学区 市 区 府 県 町 大阪市 大阪府 大阪 堺市 本市 本区 当区 当市 市区町村 公私 公私立 国公立 国公私立 兄 姉 弟 妹 父 母 \
  卒業後 入学前 入学後 就学前 来年度 今年度 昨年度 翌年 翌年度 来春 今春 毎日 毎朝 最近 以前 夜間 昼間 特別 受入 受入先 利用中 通所 紹介先 受診先 入院先 転院先 勤務先 就職先 実習先 職場 \
  本校 別 新 新設 最初 次 等 男子 女子 共学 複合 有名 人気 既存 幼保 幼保連携型 幼稚園型 保育所型 地方裁量型 外国人 民族 きょうだい 幼児期 児童 生徒 小学校 中学校 高等学校 高校 高等 幼稚園 保育園 保育所 平日 放課後 \
  現任 複数校 約 計 合計 延べ 教室 住所 転居先 転居後 引越先 引越し先 担任 学校 家庭 家族 午前中 午後 大半 大部分 一般 一定 子 子育 子育て
  """

let schoolWords = GenericWords(
  leading: commonLeading,
  whole: """
    一 二 三 四 五 六 七 八 九 十 数 何 急病 夜間急病 通信制 定時制 全日制 単位制 普通科 総合 総合学科 工業 商業 農業 看護 水産 音楽 体育 国際 理数 義務教育 特別 公立 私立 市立 中等 聴覚 視覚 知的 肢体不自由 病弱 小 中 高 幼 保 大 小中 中高 多部制 サポート \
    フリースクール インターナショナル オンライン モデル 企業主導型 事業所内 院内 小規模 夜間 幼保連携型認定 認定 併設 病院内 普通 昼夜間 専修 専門 各種 高等専修 准看護 美容 調理 保育 福祉 料理 情報 デザイン 医療 動物 介護 調理師 \
    クラーク 学びの多様化 不登校特例 特例 分教室 本校 分校 中央 職業 技術 高等 特別支援 支援 養護 盲 聾 ろう 企業内 短期 放送 通信 農 工 商 夜 昼 総 全体 未満児 公私立 年少 満三歳児 三年制 二年制 進学 準 難関 上位 中堅 \
    家庭的 一時 病児 休日 延長 小中学校 小中高 幼小中 幼小 保幼小 保幼小中 近大 単位制通信制 通信制サポート 定通 全定 芸術 有名私立 滑り止め 併願 専願 本命 昼間定時制
    """)

let facilityWords = GenericWords(
  leading: commonLeading,
  whole: """
    有料 軽費 養護 介護付き 介護付 住宅型 整形 医療 災害 療養 認知症 救命 心理 治療 障がい 障害 福祉 就労 継続 移行 生活 看護 リハビリ 労災 女性 高齢 発達障がい 重症 心身 慢性 期 急性 回復 緩和 終末 循環器 呼吸器 消化器 神経 脳 感染症 アレルギー 糖尿病 周産期 こども家庭 予防 健診 検診 巡回 出張 在宅医療 臨時 仮設 夜間診療 時間外 当番 急病 休日夜間急病 総合 大学 市民 精神科 小児科 内科 外科 歯科 眼科 耳鼻科 皮膚科 整形外科 産婦人科 産科 婦人科 心療内科 小児 児童精神科 児童精神 発達 脳神経外科 専門 救急 老人 養護 特別養護老人 有料老人 グループ ケア 在宅 \
    児童養護 放課後等 放課後 通所 介護 高齢者 障がい者 障害者 メンタル レディース 動物 自立援助 自立支援 ファミリー マイ 進学 個別指導 無料 学習 調剤 保険 子ども こども 休日 休日急病 かかりつけ 基幹 中核 三次 \
    二次 母子 シェア ショート サポート ナーシング デイ キッズ 一人親 単科 一般 急性期 療養型 精神 入院 通院 協力 紹介 処方 院外 院内 矯正 小児歯科 訪問 訪問看護 学生 社員 独身 女子 男子 企業 会社 自立 養育 里親 \
    一時保護 短期入所 小学生 中学生 高校生 個人 大手 英語 英会話 そろばん ピアノ 習字 書道 学習支援 補習 集団 学級 音楽 体操 水泳 スイミング サッカー ダンス プログラミング 料理 日本語 夜間 親子 特別支援 通級指導 通級 \
    支援 適応指導 相談 別室 多目的 理科 図工 家庭科 パソコン 保健 空き 余裕 学校内 校内 第二 社員 大衆 定食 中華 職員 学生 社会福祉 医療 営利 非営利 特定非営利活動 認定 公益 一般社団 公益社団 公益財団 宗教 相談支援 就労継続支援 就労移行支援 \
    生活介護 児童発達支援 保育所等訪問支援 介護予防 障がい児 障がい児通所支援 居宅介護支援 訪問介護 指定 町 自動車 部品 食品 印刷 縫製 弁当 パン 心の 居場所 駅前 地下 学童保育 民設 公設 民間学童 柔道 剣道 空手 近隣 町内
    """)
