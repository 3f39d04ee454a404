// SPDX-License-Identifier: MIT

/// CERT_NO: numbers of certificates, books for the disabled, licences and files.
extension Scan {
  mutating func findCertificates() {
    for hit in hits(.certificate) {
      let isPapers = hasAny(["在留カード", "パスポート", "旅券", "運転免許"], at: hit.range.lowerBound)
      guard let number = numberAfter(hit.range.upperBound, most: isPapers ? 10 : 5, letters: true)
      else { continue }
      let count = number.count { spelledDigit(at($0)) != nil }
      guard count >= (isPapers ? 7 : 3), at(number.upperBound) != 0x6841,
        at(number.upperBound) != 0x4EF6
      else { continue }
      var end = number.upperBound
      while at(end).isUpperLetter { end += 1 }
      report(.certificateNumber, bookStart(hit.range)..<end)
    }
  }

  /// Numbers right behind a book or a certificate that are marked as such: 療育手帳第12345号, 母子健康手帳No.4432.
  mutating func findBooks() {
    for hit in hits(.book) {
      guard let mark = bookNumberMark(from: hit.range.upperBound) else { continue }
      let number = run(from: mark.end, most: 16) { $0.isDigit || $0 == 0x2D }
      let count = number.count { at($0).isDigit }
      let after = at(number.upperBound)
      let isAmount = "年円冊人件級名部枚月日回".unicodeScalars.contains { $0.value == after }
      guard count >= (mark.isSure ? 3 : 5), !isAmount else { continue }
      let end = number.upperBound + (after == 0x53F7 ? 1 : 0)
      report(.certificateNumber, bookStart(hit.range)..<end)
    }
  }

  /// Where the digits begin behind 第, No., #, 番号 or a colon, a city's name perhaps before them.
  private func bookNumberMark(from start: Int) -> (end: Int, isSure: Bool)? {
    var index = start
    var isSure = false
    while index - start < 12, !at(index).isDigit {
      let scalar = at(index)
      guard
        scalar.isKanji || scalar.isLetter
          || " :.#().の()".unicodeScalars.contains(where: { $0.value == scalar })
      else { return nil }
      if hasAny(["第", "No", "NO", "no", "#", "番号", "記号"], at: index) { isSure = true }
      index += 1
    }
    return at(index).isDigit && !hasAny(["級", "年", "月"], at: index + 1) ? (index, isSure) : nil
  }

  /// Takes the name of the book along: 療育手帳番号.
  private func bookStart(_ range: Range<Int>) -> Int {
    let books = [
      "障がい児通所", "障害児通所", "障がい福祉サービス", "通所", "自立支援医療", "小児慢性特定疾病医療", "ひとり親家庭", "こども", "乳幼児", "医療",
      "身体障がい者", "身体障害者", "療育", "精神障がい者保健福祉", "精神障害者保健福祉", "母子健康", "母子", "被爆者健康", "精神", "愛の",
    ]
    for book in books where has(book, at: range.lowerBound - book.unicodeScalars.count) {
      return range.lowerBound - book.unicodeScalars.count
    }
    return range.lowerBound
  }
}
