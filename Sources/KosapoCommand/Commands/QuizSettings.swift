// SPDX-License-Identifier: MIT

import Content
import Records

extension CommandDescription.Option {
  static let records = CommandDescription.Option(
    name: "--records", value: "PATH", summary: "記録のファイル（省くと利用者のデータフォルダの kosapo/records.sqlite）")
}

/// Where the records of this person are kept.
func recordsPath(_ values: ArgumentValues, _ console: Console) throws(UsageError) -> String {
  if let path = values["--records"] { return path }
  if let folder = console.variable("XDG_DATA_HOME"), folder.hasPrefix("/") {
    return "\(folder)/kosapo/records.sqlite"
  }
  if let home = console.variable("HOME"), !home.isEmpty {
    return "\(home)/.local/share/kosapo/records.sqlite"
  }
  throw UsageError("記録を置く場所が分かりません。", hint: "--records でファイルの場所を指定します。")
}

/// Opens the records, and makes file and folders where they are missing; only this person may read the file.
func openRecords(at path: String) throws -> RecordStore {
  if try !fileExists(at: path) { try createNew(at: path, with: [], permissions: 0o600) }
  return try RecordStore(path: path)
}

/// Whether something has the name.
func fileExists(at path: String) throws(FileError) -> Bool {
  try Folder.status(at: path) != nil
}

/// The name by which results are recorded.
func learnerID(_ values: ArgumentValues, _ console: Console) throws(UsageError) -> String {
  let name =
    values["--learner"] ?? console.variable("USER") ?? console.variable("LOGNAME") ?? "本人"
  let trimmed = String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  let isPlain = trimmed.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  guard !trimmed.isEmpty, trimmed.count <= 100, isPlain else {
    throw UsageError("「--learner」の「\(name)」は使えません。", hint: "100字までの名前や番号を書きます。例: --learner 1024")
  }
  return trimmed
}

/// Finds a quiz by its id or the beginning of one.
func quizEntryID(_ name: String, among ids: [String]) throws(UsageError) -> String {
  if ids.contains(name) { return name }
  let matching = ids.filter { $0.hasPrefix(name) }
  if matching.count == 1 { return matching[0] }
  throw UsageError(
    matching.isEmpty ? "「\(name)」で始まるテストはありません。" : "「\(name)」で始まるテストが\(matching.count)つあります。",
    hint: ids.isEmpty
      ? "content/quizzes/ にテストのファイルがありません。"
      : "次のどれかを指定します: " + (matching.isEmpty ? ids : matching).joined(separator: "、"))
}

/// A whole number of the command line; full-width digits are read.
func number(
  _ option: String, in values: ArgumentValues, _ bounds: ClosedRange<Int>
) throws(UsageError) -> Int? {
  guard let text = values[option] else { return nil }
  guard let number = Int(narrowDigits(text)), bounds.contains(number) else {
    throw UsageError(
      "「\(option)」の「\(text)」は、\(bounds.lowerBound)から\(bounds.upperBound)までの整数ではありません。",
      hint: "例: \(option) \(max(bounds.lowerBound, 5))")
  }
  return number
}
