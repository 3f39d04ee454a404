// SPDX-License-Identifier: MIT

/// How given names of two characters are put together, since parents make new ones every year: 健斗, 莉愛, 咲那.
enum GivenNameShape {
  /// Whether two kanji look like a given name; the dictionary has to say that they are no word.
  static func fits(_ characters: [UInt32]) -> Bool {
    guard characters.count == 2 else { return false }
    let (first, last) = (characters[0], characters[1])
    return (boysFirst.contains(first) && boysLast.contains(last))
      || (girlsFirst.contains(first) && girlsLast.contains(last))
  }

  private static let boysFirst = Set(
    scalars("健悠陽大蓮颯海翔優結琉拓駿瑛湊直隼晴遥雄祐裕勇奏蒼碧律旭空陸朔匠樹慶啓康幸弘和正雅真慎翼快桜瑠煌凌涼遼亮龍竜虎獅壮爽賢謙聡智俊卓達哲徹徳敬誠純潤准柊楓綾絢迅晃昂暖虹"))
  private static let boysLast = Set(
    scalars("斗人太大也哉平介輔助真馬翔希輝樹生成吾悟士志史司翼登己貴規紀基一二郎朗音雅仁心太空陽星磨摩真斗雅琉季来"))

  private static let girlsFirst = Set(
    scalars("美結心愛莉花菜陽優彩咲真麻千紗沙奈友由有里理玲琴桜杏柚萌芽若和明早凛希瑞瑠璃梨梓汐澪碧穂穏綾茉茜葵詩彩朱紅実日向夏春秋冬雪夢乃音寧珠翠環衣依伊亜安絢羽侑望唯朋弥悠遥涼怜"))
  private static let girlsLast = Set(
    scalars("美香花奈菜子乃音葉月希紀央織莉里愛恵衣依羽華佳江代帆穂那夏海実未弥耶咲歩鈴桜紗沙彩寧々良楽空緒桃果奏那佑唯虹泉心結優華輝星"))

  /// Words of this shape for texts whose words are not known.
  static let words: Set<String> = [
    "大人", "新人", "結成", "和平", "海馬", "真実", "結実", "優美", "千葉", "明月", "大成", "心音", "真夏", "千羽", "友愛", "若葉",
    "和音", "大志", "大空", "大海", "真心", "安心", "望月", "正史", "正規", "結果", "明星", "優人", "賢人", "達人", "達成", "有望",
    "希望", "安楽", "音楽", "和楽", "良心", "純心", "春夏", "秋冬", "秋桜", "由来", "将来", "里子", "有史", "大平", "純真", "快心",
    "朱夏", "大樹", "直心", "正心", "美人", "愛人", "心空", "夏空", "冬空", "春空", "秋空", "夏星", "花月", "花音", "夢心", "雪花",
    "桜花", "音心", "日月", "安寧", "安泰", "有心", "実子", "実里", "明良", "優良", "純良", "和心", "大仁", "幸一", "正音", "大音",
    "大陽", "陽心", "雅音", "海空", "大星", "海星", "晴空",
  ]
}
