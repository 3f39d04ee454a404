// SPDX-License-Identifier: MIT

import Diagnostics

/// What is told about the names of files and folders, and about where they lie.
extension Diagnostic {
  /// The root itself cannot be entered.
  static func unreadableRoot(_ root: String, _ error: FileError) -> Diagnostic {
    let error = FileError(.list, root, error.reason)
    return Diagnostic(
      .error, id: "unreadable-root", error.message,
      hint: "「content」と「site」の入ったフォルダーで実行するか、--root で指定してください", at: .wholeFile("content"))
  }

  static func missingContent(in root: String) -> Diagnostic {
    let place = root == "." ? "今のフォルダー" : "「\(root)」"
    return Diagnostic(
      .error, id: "missing-content", "\(place)に、原稿を入れるフォルダー「content」がありません。",
      hint: "「content」と「site」の入ったフォルダーで実行するか、--root で指定してください", at: .wholeFile("content"))
  }

  static func notAFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "not-a-folder", "「\(path)」はフォルダーのはずですが、ファイルです。",
      hint: "ファイルの名前を変え、「\(path)」という名前のフォルダーを作ってください", at: .wholeFile(path))
  }

  static func folderNamedAsFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "folder-named-as-file", "「\(path)」はファイルのはずですが、フォルダーです。",
      hint: "中のファイルを外へ出し、このフォルダーを消すか名前を変えてください", at: .wholeFile(path))
  }

  static func unexpectedFolder(_ path: String, nearest: String?) -> Diagnostic {
    let allowed = SourceFolder.kinds.map { String($0.path.dropFirst("content/".count)) }
    let isKind = !path.dropFirst("content/".count).contains("/")
    let hint =
      nearest.map { "「\($0)」のつもりなら、フォルダーの名前を変えてください" }
      ?? (isKind
        ? "原稿を入れられるのは \(allowed.joined(separator: "、")) です"
        : "中のファイルを一つ上のフォルダーへ移してください")
    return Diagnostic(
      .warning, id: "unexpected-folder", "フォルダー「\(path)」の中は読みません。", hint: hint,
      at: .wholeFile(path))
  }

  static func unexpectedFile(_ path: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .warning, id: "unexpected-file", "「\(path)」は読みません。この場所に置くファイルではありません。",
      hint: nearest.map { "「\($0)」のつもりなら、名前を変えてください" }
        ?? "原稿なら種類ごとのフォルダーへ移し、要らなければ消してください",
      at: .wholeFile(path))
  }

  static func wrongEnding(_ path: String, wanted: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "wrong-ending", "「\(path)」は読みません。名前の終わりが違います。",
      hint: "原稿なら、名前を「\(wanted)」に変えてください"
        + "（エクスプローラーの［表示］で［ファイル名拡張子］を出すと変えられます）",
      at: .wholeFile(path))
  }

  static func decomposedName(_ path: String, composed: String) -> Diagnostic {
    Diagnostic(
      .error, id: "decomposed-name", "「\(path)」の名前は、濁点などが文字から離れた Mac の形です。",
      hint: "名前を「\(composed)」と打ち直してください（見た目は同じでも、リンクから見つけられません）",
      at: .wholeFile(path))
  }

  static func nameNotUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "name-not-utf8", "「\(path)」の名前は UTF-8 ではないので、読めません。",
      hint: "半角の英小文字・数字・ハイフンの名前に変えてください", at: .wholeFile(path))
  }

  static func controlInName(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "control-in-name", "「\(path)」の名前に改行などの制御文字が入っているので、読めません。",
      hint: "半角の英小文字・数字・ハイフンの名前に変えてください", at: .wholeFile(path))
  }

  static func badFileName(_ path: String, _ name: FileName) -> Diagnostic {
    let nearest = FileName.nearestID(to: name.stem).map { "。たとえば「\($0).\(name.ending)」です" }
    return Diagnostic(
      .error, id: "bad-file-name",
      "「\(path)」の名前「\(name.stem)」は使えません。名前はページのアドレスになります。",
      hint: "半角の英小文字・数字・ハイフンだけの名前に変えてください\(nearest ?? "")", at: .wholeFile(path))
  }

  static func blankInName(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "blank-in-name", "「\(path)」の名前に空白があるので、リンクや画像として書けないことがあります。",
      hint: "名前の空白をハイフン「-」に変えてください", at: .wholeFile(path))
  }
}
