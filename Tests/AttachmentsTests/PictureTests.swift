// SPDX-License-Identifier: MIT

import Attachments
import Foundation
import Testing

private func details(_ bytes: [UInt8], _ name: String = "a") -> [String] {
  inspectAttachment(bytes, named: name).details
}

@Test(arguments: [
  (Examples.jpeg(), "JPEG"), (Examples.png(), "PNG"), (Examples.webp(flags: 0), "WebP"),
  (Examples.gif(), "GIF"),
  (Examples.ascii("<?xml version=\"1.0\"?><svg><title>図</title><a href=\"#x\"/></svg>"), "SVG"),
])
func aCleanPictureHasNothingToTell(bytes: [UInt8], form: String) {
  let inspection = inspectAttachment(bytes, named: "a")
  #expect(inspection.form.rawValue == form)
  #expect(inspection.details.isEmpty)
  #expect(inspection.dangers.isEmpty)
  #expect(!inspection.isUnreadable)
}

@Test(arguments: [false, true])
func exifIsNamedByWhatItTells(isLittleEndian: Bool) {
  let block = Examples.exif(
    [(0x0112, 6), (0x010F, 1), (0x013B, 1), (0x0132, 1)], place: [1, 2], hasThumbnail: true,
    isLittleEndian: isLittleEndian)
  let wanted = ["機種", "作成者", "日時", "撮影場所（GPS）", "縮小画像（サムネイル）"]
  #expect(details(Examples.jpeg(Examples.exifSegment(block))) == wanted)
  #expect(details(Examples.png(Examples.chunk("eXIf", block))) == wanted)
  #expect(details(Examples.webp(flags: 8, Examples.riff("EXIF", block))) == wanted)
}

@Test func exifThatOnlyTurnsThePictureIsNothing() {
  let block = Examples.exif([(0x0112, 6), (0x011A, 72), (0x0213, 1)])
  #expect(details(Examples.jpeg(Examples.exifSegment(block))).isEmpty)
}

@Test(arguments: [
  (Examples.segment(0xE1, Examples.ascii("http://ns.adobe.com/xap/1.0/\0<x/>")), "編集ソフトの記録（XMP）"),
  (Examples.segment(0xED, Examples.ascii("Photoshop 3.0\u{0}8BIM")), "編集ソフトの記録（IPTC）"),
  (Examples.segment(0xFE, Examples.ascii("田中が撮影")), "コメント"),
  (Examples.segment(0xE2, Examples.ascii("MPF\0II")), "別の画像（MPF）"),
  (Examples.segment(0xEB, Examples.ascii("JP")), "アプリの記録"),
  (Examples.segment(0xE0, Examples.ascii("JFXX\0")), "縮小画像（サムネイル）"),
  (Examples.exifSegment([1, 2, 3]), "読み取れない Exif"),
])
func segmentsOfJPEGAreNamed(segment: [UInt8], name: String) throws {
  let bytes = Examples.jpeg(segment)
  #expect(details(bytes) == [name])
  #expect(withoutHiddenDetails(bytes) == Examples.jpeg())
}

@Test func iccProfilesAndAdobesMarkStay() {
  let bytes = Examples.jpeg(
    Examples.segment(0xE2, Examples.ascii("ICC_PROFILE\0\u{1}\u{1}x")),
    Examples.segment(0xEE, Examples.ascii("Adobe\0d")))
  #expect(details(bytes).isEmpty)
  #expect(withoutHiddenDetails(bytes) == bytes)
}

@Test func aFilmBehindAPictureIsSeenAndPaddingIsNot() {
  #expect(details(Examples.jpeg(tail: Examples.ascii("MotionPhoto"))) == ["画像の後ろに付いたデータ"])
  #expect(details(Examples.png(tail: [1])) == ["画像の後ろに付いたデータ"])
  #expect(details(Examples.jpeg(tail: [0, 0, 0])).isEmpty)
}

@Test func aCleanedPictureIsStillTurned() {
  let block = Examples.exif([(0x0112, 6), (0x010F, 1)], place: [1])
  let clean = withoutHiddenDetails(Examples.jpeg(Examples.exifSegment(block)))
  #expect(clean == Examples.jpeg(Examples.exifSegment(Examples.exif([(0x0112, 6)]))))
  let webp = withoutHiddenDetails(Examples.webp(flags: 8, Examples.riff("EXIF", block)))
  #expect(
    webp == Examples.webp(flags: 8, Examples.riff("EXIF", Examples.exif([(0x0112, 6)]))))
  #expect(withoutHiddenDetails(Examples.png(Examples.chunk("eXIf", block))) == nil)
}

@Test(arguments: [
  (Examples.chunk("tEXt", Examples.ascii("Author\0田中")), "作成者"),
  (Examples.chunk("iTXt", Examples.ascii("XML:com.adobe.xmp\0")), "文字の記録「XML:com.adobe.xmp」"),
  (Examples.chunk("zTXt", Examples.ascii("Comment\0")), "文字の記録「Comment」"),
  (Examples.chunk("tIME", [7, 234, 1, 1, 0, 0, 0]), "日時"),
  (Examples.chunk("caBX", [1]), "アプリの記録"),
])
func chunksOfPNGAreNamedAndLeftOut(chunk: [UInt8], name: String) {
  let bytes = Examples.png(Examples.chunk("gAMA", [0, 0, 0, 1]), chunk)
  #expect(details(bytes) == [name])
  #expect(withoutHiddenDetails(bytes) == Examples.png(Examples.chunk("gAMA", [0, 0, 0, 1])))
}

@Test func theNameOfTheProgramThatWroteAPNGTellsOfNobody() {
  let bytes = Examples.png(Examples.chunk("tEXt", Examples.ascii("Software\0gnome-screenshot")))
  #expect(details(bytes).isEmpty)
}

@Test func cleaningWebPClearsItsFlags() {
  let bytes = Examples.webp(
    flags: 0x1C, Examples.riff("EXIF", Examples.exif([(0x010F, 1)])),
    Examples.riff("XMP ", Examples.ascii("<x/>")))
  #expect(details(bytes) == ["機種", "編集ソフトの記録（XMP）"])
  #expect(withoutHiddenDetails(bytes) == Examples.webp(flags: 0x10))
}

@Test(arguments: [
  ([0x21, 0xFE, 3, 1, 2, 3, 0], "コメント"),
  ([0x21, 0xFF, 11] + Examples.ascii("XMP DataXMP") + [0], "編集ソフトの記録（XMP）"),
  ([0x21, 0xFF, 11] + Examples.ascii("ACMECAMERA1") + [0], "アプリの記録"),
])
func blocksOfGIFAreNamed(block: [UInt8], name: String) {
  #expect(details(Examples.gif(block)) == [name])
}

@Test func aMovingGIFIsClean() {
  let block: [UInt8] = [0x21, 0xFF, 11] + Examples.ascii("NETSCAPE2.0") + [3, 1, 0, 0, 0]
  #expect(details(Examples.gif(block)).isEmpty)
}

@Test(arguments: [
  "<svg><script>alert(1)</script></svg>", "<svg onload='alert(1)'/>",
  "<svg><a xlink:href=\" java&#115;cript:alert(1)\"/></svg>", "<svg><SCRIPT/></svg>",
  "<svg><a href='&#x6A;avascript&colon;alert(1)'/></svg>",
  "<svg><set attributeName='href' to='java\u{9}script:alert(1)'/></svg>",
  "<svg><foreignObject><b/></foreignObject></svg>",
  "<svg><image href='https://a.example/x.png'/></svg>",
  "<svg><use href='other.svg#a'/></svg>", "<svg><rect style='fill:url(http://a.example/)'/></svg>",
  "<svg><style>@import 'a.css';</style></svg>", "<?xml-stylesheet href='a.css'?><svg/>",
  "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<svg><image href='data:text/html,x'/></svg>",
])
func whatRunsOrLoadsInSVGIsDangerous(text: String) {
  let inspection = inspectAttachment(Examples.ascii(text), named: "a.svg")
  #expect(!inspection.dangers.isEmpty)
}

/// A picture with a script as a browser reads it, in encodings that hide it from whoever reads UTF-8.
@Test(arguments: [
  [0xFF, 0xFE] + Examples.utf16("<svg><script>alert(1)</script></svg>", isBigEndian: false),
  [0xFE, 0xFF] + Examples.utf16("<svg><script>alert(1)</script></svg>", isBigEndian: true),
  Examples.utf16("<?xml version=\"1.0\"?><svg><script>alert(1)</script></svg>", isBigEndian: false),
  Examples.ascii("<?xml version=\"1.0\" encoding=\"utf-16\"?><svg/>"),
  Examples.ascii("<?xml version='1.0' encoding = 'ISO-2022-JP'?><svg/>"),
  Examples.ascii("<?xml version='1.0' encoding='utf-7'?><svg>+ADw-script+AD4-</svg>"),
  Examples.ascii("<svg><title>") + [0x90, 0x7D] + Examples.ascii("</title></svg>"),
])
func anSVGThatIsNotUTF8IsDangerousUnderAnyName(bytes: [UInt8]) {
  for name in ["a.svg", "a.SVG"] {
    let inspection = inspectAttachment(bytes, named: name)
    #expect(inspection.form == .svg)
    #expect(inspection.dangers == ["UTF-8 ではない文字コード（中を調べられません）"])
  }
}

@Test func picturesInsideAnSVGAreLookedInto() {
  let photograph = Data(Examples.jpeg(Examples.exifSegment(Examples.exif([], place: [1]))))
    .base64EncodedString(options: .lineLength64Characters)
  for text in [
    "<svg><image href='data:image/jpeg;base64,\(photograph)'/></svg>",
    "<svg><rect style='fill:url(\"data:image/jpeg;base64,\(photograph)\")'/></svg>",
  ] {
    #expect(details(Examples.ascii(text), "a.svg") == ["中の画像の撮影場所（GPS）"])
  }
  let clean = Data(Examples.jpeg([])).base64EncodedString()
  let bytes = Examples.ascii("<svg><image href='data:image/jpeg;base64,\(clean)'/></svg>")
  #expect(inspectAttachment(bytes, named: "a.svg").details.isEmpty)
}

@Test func anSVGThatNamesAnotherFormIsAnSVG() {
  let text = "<svg><!-- %PDF-1.7 --><script>alert(1)</script></svg>"
  #expect(inspectAttachment(Examples.ascii(text), named: "a.svg").dangers == ["スクリプト"])
}

@Test(arguments: ["", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml encoding='utf-8' ?>\n"])
func anSVGInUTF8IsNone(head: String) {
  for mark: [UInt8] in [[], [0xEF, 0xBB, 0xBF]] {
    let bytes = mark + Array("\(head)<svg><title>図</title></svg>".utf8)
    #expect(inspectAttachment(bytes, named: "a.svg").dangers.isEmpty)
  }
}

@Test(arguments: [
  ("<svg><metadata><dc:creator>田中</dc:creator></metadata></svg>", "作成の記録（metadata）"),
  ("<svg sodipodi:docname='C:\\Users\\tanaka\\zu.svg'/>", "作成者のファイルの場所"),
  ("<svg><!-- 田中 --></svg>", "コメント"),
])
func whoMadeAnSVGIsNamed(text: String, name: String) {
  #expect(details(Examples.ascii(text), "a.svg") == [name])
}

@Test func picturesOfTelephonesAndOldDocumentsAreKnown() {
  let heic = [0, 0, 0, 24] + Examples.ascii("ftypheic")
  #expect(inspectAttachment(heic, named: "a.jpg").form == .heic)
  #expect(inspectAttachment([0x49, 0x49, 0x2A, 0], named: "a.png").form == .tiff)
  let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  #expect(inspectAttachment(old, named: "a.docx").form == .oldOffice)
}
