// SPDX-License-Identifier: MIT

import KeptBytes
import Markdown

extension ByteWriter {
  /// Adds the record of a case: all that an entry says but its source and its body, field by field.
  ///
  /// A place is where it begins and how long it is; a list follows its length; what may be missing follows 1, else there is 0.
  mutating func add(record entry: Entry) {
    guard case .caseExample(let example) = entry.detail else {
      preconditionFailure("only of cases there are records")
    }
    add(entry.title)
    add(optional: entry.reading) { $0.add($1) }
    for date in [entry.updated, entry.confirmed, entry.reviewBy] {
      add(optional: date) { $0.add($1.map(\.number)) }
    }
    add(entry.citations) { $0.add($1) }
    add(entry.formerIDs) { $0.add($1) }
    add(entry.acceptances) { writer, acceptance in
      for text in [acceptance.rule, acceptance.word, acceptance.reason] { writer.add(text) }
    }
    add(example)
    add(place: entry.bodyPlace.bytes)
    add(entry.references)
    add(entry.comments) { $0.add(place: $1) }
  }

  private mutating func add(_ example: CaseExample) {
    add(small: CaseExample.Form.allCases.firstIndex(of: example.form) ?? 0)
    add(small: CaseExample.Anonymity.allCases.firstIndex(of: example.anonymity) ?? 0)
    add(example.issues) { $0.add($1) }
    add(example.topics) { $0.add($1) }
    add(optional: example.stage) { $0.add($1) }
    add(example.family) { $0.add($1) }
    add(example.noticedBy) { $0.add($1) }
    add(example.connections) { writer, connection in
      writer.add(connection.resource)
      writer.add(connection.result)
    }
    add(optional: example.outcome) { $0.add($1) }
    add(optional: example.duration) { $0.add($1) }
    add(example.privateNotes) { writer, note in
      writer.add(short: note.key)
      writer.add(note.text)
    }
  }

  private mutating func add(_ references: BodyReferences) {
    for targets in [references.links, references.images, references.terms] {
      add(targets) { writer, target in
        writer.add(place: target.span)
        writer.add(short: target.name)
      }
    }
    add(small: references.hasCodeBlocks ? 1 : 0)
    add(short: references.anchorLines)
  }

  private mutating func add(place: Range<Int>) {
    add(small: place.lowerBound)
    add(small: place.count)
  }

  private mutating func add(_ text: Located<String>) {
    add(place: text.span)
    add(short: text.value)
  }

  private mutating func add(_ number: Located<Int>) {
    add(place: number.span)
    add(small: number.value)
  }

  /// A controlled word is its place in its list.
  private mutating func add(_ word: Located<VocabularyWord>) {
    add(place: word.span)
    add(small: word.value.rank)
  }

  private mutating func add<Value>(
    _ values: [Value], _ addOne: (inout ByteWriter, Value) -> Void
  ) {
    add(small: values.count)
    for value in values { addOne(&self, value) }
  }

  private mutating func add<Value>(
    optional value: Value?, _ addOne: (inout ByteWriter, Value) -> Void
  ) {
    add(small: value == nil ? 0 : 1)
    if let value { addOne(&self, value) }
  }
}
