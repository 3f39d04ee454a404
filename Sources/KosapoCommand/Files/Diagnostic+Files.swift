// SPDX-License-Identifier: MIT

import Diagnostics
private import Glibc

/// What is told about files that cannot be read.
extension Diagnostic {
  /// The system would not let the file or the folder be read.
  static func unreadable(
    _ path: String, _ error: FileError, isFolder: Bool = false
  ) -> Diagnostic {
    let error = FileError(isFolder ? .list : .read, path, error.reason)
    let isDenied = [EACCES, EPERM].contains(error.systemNumber)
    return Diagnostic(
      .error, id: isFolder ? "unreadable-folder" : "unreadable-file", error.message,
      hint: isDenied ? "自分に読み取りの権限があるか、ファイルの［プロパティ］で確かめてください" : error.hint,
      at: .wholeFile(path))
  }

  static func danglingLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "dangling-link", "「\(path)」はリンクですが、リンク先がありません。",
      hint: "リンクを消し、ファイルそのものを置いてください", at: .wholeFile(path))
  }

  static func linkLoop(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "link-loop", "「\(path)」はリンクですが、たどると輪になっていて終わりがありません。",
      hint: "リンクを消し、ファイルそのものを置いてください", at: .wholeFile(path))
  }

  static func linkToFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "link-to-folder", "「\(path)」はフォルダーへのリンクなので、中を読みません。",
      hint: "リンクを消し、フォルダーそのものを置いてください", at: .wholeFile(path))
  }

  static func linkOutside(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "link-outside", "「\(path)」はリンクで、原稿のフォルダーの外へ出るので、読みません。",
      hint: "リンクを消し、ファイルそのものを置いてください", at: .wholeFile(path))
  }

  static func notAFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "not-a-file", "「\(path)」はふつうのファイルではない（パイプや装置な）ので、読みません。",
      hint: "消して、ファイルを置き直してください", at: .wholeFile(path))
  }

  static func tooLarge(_ path: String, size: Int, limit: Int) -> Diagnostic {
    let mega = 1_024 * 1_024
    let tenths = (size * 10 + mega - 1) / mega
    return Diagnostic(
      .error, id: "file-too-large",
      "「\(path)」は \(tenths / 10).\(tenths % 10) MB あります。読めるのは \(limit / mega) MB までです。",
      hint: "いくつかのファイルに分けるか、画像などが入り込んでいないか確かめてください", at: .wholeFile(path))
  }
}
