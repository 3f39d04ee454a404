// SPDX-License-Identifier: MIT

import Diagnostics
import KeptBytes
import Markdown

/// Reads what `ByteWriter.add(record:)` wrote of a case.
///
/// What cannot be read is told by ``isSound`` at the end, so that the fields stand here one after the other.
struct RecordReader {
  private var rest: ByteReader
  private(set) var isSound = true

  init(_ bytes: [UInt8], from place: Int) { rest = ByteReader(bytes, from: place) }

  /// Where the record ends, once it was read.
  var place: Int { rest.place }

  mutating func entry(
    of source: SourceText, _ words: VocabularyLists, _ options: MarkdownOptions
  ) -> Entry {
    let title = located { $0.text() }
    let fields = fields()
    let example = caseExample(words)
    let length = source.bytes.count
    let body = BodyPlace(bytes: range(endingBefore: length), options: options)
    let references = references()
    return Entry(
      fields, title: title, detail: .caseExample(example), of: source,
      comments: list { $0.range(endingBefore: length) }, references: references, body: body)
  }

  private mutating func fields() -> EntryFields {
    var fields = EntryFields()
    fields.reading = optional { $0.located { $0.text() } }
    fields.updated = date()
    fields.confirmed = date()
    fields.reviewBy = date()
    fields.citations = list { $0.located { $0.text() } }
    fields.formerIDs = list { $0.located { $0.text() } }
    fields.acceptances = list { record in
      Acceptance(
        rule: record.located { $0.text() }, word: record.located { $0.text() },
        reason: record.located { $0.text() })
    }
    return fields
  }

  private mutating func caseExample(_ words: VocabularyLists) -> CaseExample {
    CaseExample(
      form: any(of: RecordReader.forms, else: .practice),
      anonymity: any(of: RecordReader.anonymities, else: .fictional),
      issues: self.words(words.issue), topics: self.words(words.topic),
      stage: optional { $0.word(words.stage) }, family: self.words(words.family),
      noticedBy: self.words(words.noticedBy),
      connections: list { record in
        CaseExample.Connection(
          resource: record.located { $0.text() }, result: record.word(words.connection))
      },
      outcome: optional { $0.word(words.outcome) },
      duration: optional { $0.word(words.duration) },
      privateNotes: list { record in
        CaseExample.PrivateNote(key: record.text(), text: record.located { $0.text() })
      })
  }

  private mutating func references() -> BodyReferences {
    BodyReferences(
      links: targets(), images: targets(), terms: targets(), hasCodeBlocks: number() == 1,
      anchorLines: text())
  }

  private mutating func targets() -> [MarkdownTarget] {
    list { record in
      let target = record.located { $0.text() }
      return MarkdownTarget(name: target.value, span: target.span)
    }
  }

  private mutating func date() -> Located<CalendarDate>? {
    guard let number = optional({ $0.located { $0.number() } }) else { return nil }
    let date = CalendarDate(number: number.value)
    isSound = isSound && date != nil
    return date.map { Located($0, at: number.span) }
  }

  private mutating func words(_ words: [VocabularyWord]) -> [Located<VocabularyWord>] {
    list { $0.word(words) }
  }
}

/// What fields are made of.
extension RecordReader {
  private mutating func number() -> Int { sound(rest.smallNumber(), else: 0) }

  private mutating func text() -> String { sound(rest.shortText(), else: "") }

  private mutating func list<Value>(_ read: (inout RecordReader) -> Value) -> [Value] {
    let count = sound(rest.smallCount(), else: 0)
    guard count > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count where isSound { values.append(read(&self)) }
    return values
  }

  private mutating func optional<Value>(_ read: (inout RecordReader) -> Value) -> Value? {
    number() == 0 ? nil : read(&self)
  }

  private mutating func located<Value>(_ read: (inout RecordReader) -> Value) -> Located<Value> {
    let start = number()
    let end = start + number()
    return Located(read(&self), at: start..<end)
  }

  private mutating func range(endingBefore limit: Int) -> Range<Int> {
    let start = number()
    let end = start + number()
    return sound(end <= limit ? start..<end : nil, else: 0..<0)
  }

  private mutating func word(_ words: [VocabularyWord]) -> Located<VocabularyWord> {
    located { $0.any(of: words, else: RecordReader.missingWord) }
  }

  private mutating func any<Value>(of values: [Value], else other: Value) -> Value {
    let number = number()
    return sound(values.indices.contains(number) ? values[number] : nil, else: other)
  }

  private mutating func sound<Value>(_ value: Value?, else other: Value) -> Value {
    if let value { return value }
    isSound = false
    return other
  }

  private static let forms = CaseExample.Form.allCases
  private static let anonymities = CaseExample.Anonymity.allCases
  private static let missingWord = VocabularyWord(
    label: "", slug: "", number: nil, explanation: nil, aliases: [], rank: 0)
}
