// SPDX-License-Identifier: MIT

import Attachments
import Testing

@Test func personsInOfficeDocumentsAreNamed() {
  let bytes = Examples.zip([
    ("docProps/core.xml", Examples.core(creator: "田中 太郎", last: "佐藤&amp;花子")),
    (
      "docProps/app.xml",
      Examples.ascii("<Properties><Company>西区役所</Company><Manager/></Properties>")
    ),
    (
      "word/comments.xml",
      Examples.ascii("<w:comments><w:comment w:id=\"1\" w:author=\"鈴木\"/></w:comments>")
    ),
    ("word/media/image1.jpeg", Examples.jpeg(Examples.exifSegment(Examples.exif([], place: [1])))),
    ("docProps/thumbnail.jpeg", [1]), ("word/document.xml", Examples.ascii("<w:t>本文</w:t>")),
  ])
  let inspection = inspectAttachment(bytes, named: "a.docx")
  #expect(
    inspection.details == [
      "作成者「田中 太郎」", "最終更新者「佐藤&花子」", "会社・組織「西区役所」", "コメントや変更履歴の作成者「鈴木」",
      "中の画像の撮影場所（GPS）", "縮小画像（サムネイル）",
    ])
  #expect(!inspection.isUnreadable)
}

@Test func aDocumentWithoutPersonsIsClean() {
  let bytes = Examples.zip(
    [
      ("docProps/core.xml", Examples.core(creator: "", last: " ")),
      (
        "docProps/app.xml",
        Examples.ascii("<Properties><Application>Word</Application></Properties>")
      ),
      ("word/document.xml", Examples.ascii("<w:t>author: 作成者</w:t>")),
    ], comment: Examples.ascii("comment"))
  let inspection = inspectAttachment(bytes, named: "a.docx")
  #expect(inspection.details.isEmpty)
  #expect(!inspection.isUnreadable)
}

@Test(arguments: [
  ("xl/comments1.xml", "<comments><authors><author>山田</author></authors></comments>"),
  ("xl/persons/person.xml", "<personList><person displayName=\"山田\" id=\"1\"/></personList>"),
  ("ppt/commentAuthors.xml", "<p:cmAuthorLst><p:cmAuthor id=\"0\" name=\"山田\"/></p:cmAuthorLst>"),
  ("word/document.xml", "<w:ins w:author=\"山田\"><w:t>a</w:t></w:ins>"),
])
func authorsOfCommentsAndChangesAreNamed(name: String, text: String) {
  let bytes = Examples.zip([(name, Examples.ascii(text))])
  #expect(inspectAttachment(bytes, named: "a").details == ["コメントや変更履歴の作成者「山田」"])
}

private func pdf(_ body: [UInt8]) -> [UInt8] {
  Examples.ascii("%PDF-1.7\n") + body + Examples.ascii("\ntrailer << /Root 1 0 R >>\n%%EOF\n")
}

@Test(arguments: [
  ("1 0 obj << /Author (Tanaka \\(Taro\\)) >> endobj", "作成者「Tanaka (Taro)」"),
  ("1 0 obj << /Author <FEFF75304E2D> >> endobj", "作成者「田中」"),
  ("1 0 obj << /Author(\\376\\377\\165\\060N-) >> endobj", "作成者「田中」"),
  ("1 0 obj << /Company (Osaka) /Producer (Word) >> endobj", "会社・組織「Osaka」"),
  ("1 0 obj << /Author 5 0 R >> endobj\n5 0 obj (Suzuki) endobj", "作成者「Suzuki」"),
  (
    "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>田中</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>",
    "作成者「田中」"
  ),
  (
    "1 0 obj << /Type /Annot /Subtype /Text /Rect [0 0 1 1] /T (Tanaka) >> endobj", "注釈の作成者「Tanaka」"
  ),
  ("1 0 obj <</T<FEFF75304E2D>/AP<</N 3 0 R>>/Subtype/Highlight>> endobj", "注釈の作成者「田中」"),
  ("1 0 obj << /Subtype /Popup /T 5 0 R >> endobj\n5 0 obj (Suzuki) endobj", "注釈の作成者「Suzuki」"),
  ("1 0 obj << /#41uthor (Tanaka) >> endobj", "作成者「Tanaka」"),
  ("1 0 obj << /A#75th#6Fr (C# #41) >> endobj", "作成者「C# #41」"),
  ("1 0 obj << /#53ubtype /H#69ghlight /#54 (Tanaka) >> endobj", "注釈の作成者「Tanaka」"),
  ("<x:xmpmeta><rdf:Description pdf:Author=\"田中\"/></x:xmpmeta>", "作成者「田中」"),
])
func authorsOfPDFAreNamed(body: String, detail: String) {
  let inspection = inspectAttachment(pdf(Examples.ascii(body)), named: "a.pdf")
  #expect(inspection.details == [detail])
}

@Test func packedObjectsOfPDFAreLookedInto() {
  let packed = Examples.zlib(Examples.ascii("1 0 << /Author (Tanaka) >>"))
  let head = "1 0 obj << /Type /ObjStm /Filter /FlateDecode /Length \(packed.count) >>\nstream\r\n"
  let body = Examples.ascii(head) + packed + Examples.ascii("\nendstream endobj")
  #expect(inspectAttachment(pdf(body), named: "a.pdf").details == ["作成者「Tanaka」"])
}

@Test func escapedNamesOfPackedObjectsAreReadAsWell() {
  let packed = Examples.zlib(Examples.ascii("1 0 << /Auth#6fr (Tanaka) >>"))
  let head =
    "1 0 obj << /Type /Obj#53tm /Filter /Flate#44ecode /Length \(packed.count) >>\nstream\n"
  let body = Examples.ascii(head) + packed + Examples.ascii("\nendstream endobj")
  #expect(inspectAttachment(pdf(body), named: "a.pdf").details == ["作成者「Tanaka」"])
  #expect(inspectAttachment(pdf(Examples.ascii("<< /#45ncrypt 3 0 R >>")), named: "a").isUnreadable)
}

@Test(arguments: [
  "1 0 obj << /Producer (Skia/PDF) /Creator (Chromium) /Author () >> endobj",
  "BT (Author: /AuthorName) Tj ET",
  "1 0 obj << /Title (#41uthor) /X#2FAuthor (Tanaka) /#4 (b) /# (c) /Z#",
  "1 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (school) >> endobj",
  "1 0 obj << /Subtype /Link /T (a) >> endobj 2 0 obj << /T (b) >> endobj << /Subtype /Text /Title (c) >>",
  "<x:xmpmeta><dc:title><rdf:li>題</rdf:li></dc:title></x:xmpmeta>",
])
func aPDFWithoutPersonsIsClean(body: String) {
  let inspection = inspectAttachment(pdf(Examples.ascii(body)), named: "a.pdf")
  #expect(inspection.details.isEmpty)
  #expect(!inspection.isUnreadable)
}

@Test(arguments: [
  (
    "1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >> endobj",
    "スクリプト（JavaScript）"
  ),
  ("1 0 obj << /AA << /O << /S/Java#53cript /JS 3 0 R >> >> >> endobj", "スクリプト（JavaScript）"),
  ("1 0 obj << /Names << /JavaScript 4 0 R >> >> endobj", "スクリプト（JavaScript）"),
  ("1 0 obj << /OpenAction << /S /Launch /F (calc.exe) >> >> endobj", "ほかのプログラムの起動"),
])
func whatRunsInAPDFIsDangerous(body: String, danger: String) {
  let bytes = Examples.ascii(body)
  #expect(inspectAttachment(pdf(bytes), named: "a.pdf").dangers == [danger])
  let packed = Examples.zlib(bytes)
  let head = "1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
  let whole = Examples.ascii(head) + packed + Examples.ascii("\nendstream endobj")
  #expect(inspectAttachment(pdf(whole), named: "a.pdf").dangers == [danger])
}

@Test func aPDFThatOnlyOpensAtAPageIsNoDanger() {
  let body = "1 0 obj << /OpenAction [3 0 R /Fit] /LaunchPad 1 /JS 2 >> endobj"
  #expect(inspectAttachment(pdf(Examples.ascii(body)), named: "a.pdf").dangers.isEmpty)
}

@Test func ofALockedPDFNoUnreadableAuthorIsTold() {
  let body =
    Examples.ascii("1 0 obj << /Author (") + [0x9F, 0x81, 0xE3] + Examples.ascii(") >> endobj")
  let inspection = inspectAttachment(
    pdf(body + Examples.ascii("<< /Encrypt 3 0 R >>")), named: "a.pdf")
  #expect(inspection.isLocked && inspection.details.isEmpty)
}

@Test(arguments: [
  ("docProps/core.xml", "<a><dc:title>田中さんの件</dc:title></a>", "プロパティの題名「田中さんの件」"),
  (
    "word/_rels/settings.xml.rels", "<R Target=\"file:///C:\\Users\\tanaka\\a.dotx\"/>",
    "作成者のフォルダー「Users/tanaka」"
  ),
  ("docProps/app.xml", "<Template>C:/Users/tanaka/a.dotm</Template>", "作成者のフォルダー「Users/tanaka」"),
  ("xl/workbook.xml", "<absPath url=\"C:\\Users\\田中\\表\\\"/>", "作成者のフォルダー「Users/田中」"),
  ("customXml/item1.xml", "<a>file:///home/tanaka/a</a>", "作成者のフォルダー「home/tanaka」"),
  (
    "word/_rels/document.xml.rels", "<R Target='C:%5CUsers%5Ctanaka%5Ca'/>",
    "作成者のフォルダー「Users/tanaka」"
  ),
])
func placesAndTitlesOfOfficeDocumentsAreTold(name: String, text: String, detail: String) {
  let bytes = Examples.zip([(name, Examples.ascii(text))])
  #expect(inspectAttachment(bytes, named: "a.docx").details == [detail])
}

@Test func linksOfOfficeDocumentsThatNameNobodyAreClean() {
  let text =
    "<R Target='https://a.example/Users/guide'/><R Target='../home/a.xml'/><R Target='media/Users.png'/>"
  let bytes = Examples.zip([("word/_rels/document.xml.rels", Examples.ascii(text))])
  #expect(inspectAttachment(bytes, named: "a.docx").details.isEmpty)
}

@Test func aLockedPDFCannotBeLookedInto() {
  #expect(
    inspectAttachment(pdf(Examples.ascii("<< /Encrypt 3 0 R >>")), named: "a.pdf").isUnreadable)
}

@Test func aSmallFileThatUnpacksToAHugeOneIsRefused() {
  // The directory says one byte, the packed bytes say sixteen.
  var bytes = Examples.zip([("docProps/core.xml", Examples.core(creator: "田中", last: ""))])
  let directory = bytes.count - 22 - 46 - "docProps/core.xml".utf8.count
  bytes[directory + 24] = 1
  bytes[directory + 25] = 0
  let inspection = inspectAttachment(bytes, named: "a.docx")
  #expect(inspection.isUnreadable)
}

/// Every form with something in each part, for the tests with damaged files.
private let wholeFiles: [[UInt8]] = [
  Examples.jpeg(
    Examples.exifSegment(
      Examples.exif([(0x0112, 6), (0x8769, 8)], place: [1], hasThumbnail: true)),
    Examples.segment(0xFE, [1])),
  Examples.png(
    Examples.chunk("eXIf", Examples.exif([(0x010F, 1)], place: [1], isLittleEndian: true)),
    Examples.chunk("tEXt", Examples.ascii("Author\0a"))),
  Examples.webp(flags: 0x0C, Examples.riff("EXIF", Examples.exif([(0x010F, 1)]))),
  Examples.gif([0x21, 0xFE, 3, 1, 2, 3, 0]),
  Examples.ascii("<svg a='b'><!-- c --><metadata>&#x41;&amp;</metadata><![CDATA[x]]></svg>"),
  Examples.zip([("docProps/core.xml", Examples.core(creator: "a", last: "b"))]),
  pdf(
    Examples.ascii(
      "2 0 obj << /Subtype /Text /AP << /N 3 0 R >> /T (a) >> endobj 1 0 obj << /Type /ObjStm /FlateDecode /Author <FEFF75304E2D> >> stream\n"
    )
      + Examples.zlib([1, 2, 3]) + Examples.ascii("\nendstream /Author (a\\12)")),
]

@Test(arguments: wholeFiles.indices)
func aFileThatIsCutOffAnywhereIsReadWithoutACrash(index: Int) {
  let whole = wholeFiles[index]
  for count in whole.indices {
    let cut = Array(whole[..<count])
    _ = inspectAttachment(cut, named: "a")
    _ = withoutHiddenDetails(cut)
  }
}

@Test(arguments: wholeFiles.indices)
func aFileWithAWrongByteAnywhereIsReadWithoutACrash(index: Int) {
  var bytes = wholeFiles[index]
  for offset in bytes.indices {
    let kept = bytes[offset]
    for value: UInt8 in [0x00, 0x7F, 0x80, 0xFF] {
      bytes[offset] = value
      _ = inspectAttachment(bytes, named: "a")
      _ = withoutHiddenDetails(bytes)
    }
    bytes[offset] = kept
  }
}

@Test func directoriesThatLeadInACircleEnd() {
  // The next directory is the first one again, and so is the one of the exposure.
  let block = Examples.exif([(0x8769, 8)]).dropLast(4) + [0, 0, 0, 8]
  let inspection = inspectAttachment(
    Examples.jpeg(Examples.exifSegment(Array(block))), named: "a.jpg")
  #expect(!inspection.isUnreadable)
}
