// SPDX-License-Identifier: MIT

/// NAME_FULL in Latin letters: Tanaka Hanako, hanako-tanaka.png.
extension Scan {
  mutating func findRomanNames() {
    let lists = NameLists.shared
    var index = 0
    while index < text.scalars.count {
      guard text.scalars[index].isLetter else {
        index += 1
        continue
      }
      let first = run(from: index, most: 40) { $0.isLetter }
      index = first.upperBound
      var next = index
      while next - index < 2, [0x20, 0x2D, 0x5F, 0x2E, 0x2C].contains(at(next)) { next += 1 }
      guard next > index, at(next).isLetter else { continue }
      let second = run(from: next, most: 40) { $0.isLetter }
      let names = [first, second].map { text.text(in: $0).lowercased() }
      let isName =
        (lists.romanSurnames.contains(names[0]) && lists.romanGivenNames.contains(names[1]))
        || (lists.romanGivenNames.contains(names[0]) && lists.romanSurnames.contains(names[1]))
      if isName, at(second.upperBound) != 0x40 {
        report(.nameFull, first.lowerBound..<second.upperBound)
      }
    }
  }
}

/// A reading in Latin letters as passports write it: long vowels are not marked.
func romanised(_ reading: String) -> String {
  let kana = scalars(reading)
  var text = ""
  var index = 0
  var doubles = false
  while index < kana.count {
    let pair = index + 1 < kana.count ? kanaPairs[[kana[index], kana[index + 1]]] : nil
    var sound = pair ?? kanaSounds[kana[index]] ?? ""
    if kana[index] == 0x3063 {
      doubles = true
      index += 1
      continue
    }
    if doubles, let consonant = sound.first {
      sound = (sound.hasPrefix("ch") ? "t" : String(consonant)) + sound
      doubles = false
    }
    let isLong =
      sound == "u" && (text.last == "o" || text.last == "u") || sound == "o" && text.last == "o"
    if !isLong { text += sound }
    index += pair == nil ? 1 : 2
  }
  return text
}

private let kanaSounds: [UInt32: String] = {
  let rows = [
    ("あいうえお", "a i u e o"), ("かきくけこ", "ka ki ku ke ko"), ("がぎぐげご", "ga gi gu ge go"),
    ("さしすせそ", "sa shi su se so"), ("ざじずぜぞ", "za ji zu ze zo"), ("たちつてと", "ta chi tsu te to"),
    ("だぢづでど", "da ji zu de do"), ("なにぬねの", "na ni nu ne no"), ("はひふへほ", "ha hi fu he ho"),
    ("ばびぶべぼ", "ba bi bu be bo"), ("ぱぴぷぺぽ", "pa pi pu pe po"), ("まみむめも", "ma mi mu me mo"),
    ("やゆよ", "ya yu yo"), ("らりるれろ", "ra ri ru re ro"), ("わをん", "wa o n"),
  ]
  var sounds: [UInt32: String] = [:]
  for (kana, latin) in rows {
    for (sign, sound) in zip(scalars(kana), latin.split(separator: " ")) {
      sounds[sign] = String(sound)
    }
  }
  return sounds
}()

/// きゃ and the like.
private let kanaPairs: [[UInt32]: String] = {
  var pairs: [[UInt32]: String] = [:]
  for (first, sound) in kanaSounds where sound.hasSuffix("i") && sound.count >= 2 {
    for (small, vowel) in zip(scalars("ゃゅょ"), ["a", "u", "o"]) {
      let stem = String(sound.dropLast())
      pairs[[first, small]] =
        stem == "sh" || stem == "ch" || stem == "j" ? stem + vowel : stem + "y" + vowel
    }
  }
  return pairs
}()
