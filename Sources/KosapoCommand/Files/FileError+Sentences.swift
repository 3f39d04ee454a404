// SPDX-License-Identifier: MIT

private import Glibc

extension FileError {
  /// What happened, as one Japanese sentence.
  package var message: String {
    switch reason {
    case .system(let number): "\(failure)（\(systemReason(number))）。"
    case .alreadyExists: "「\(path)」はもうあるので、上書きしませんでした。"
    case .notAFile:
      "「\(path)」はふつうのファイルではないので、\(operation == .read ? "読み" : "書き込み")ません。"
    case .inUse: "ほかの kosapo が「\(path)」を書き込んでいる途中です。"
    case .refused(let refusal): refusal.message(about: path)
    }
  }

  /// What to do about it; `nil` where there is nothing to advise.
  package var hint: String? {
    switch reason {
    case .system(let number): systemHint(number)
    case .alreadyExists: "別の名前を指定するか、今あるファイルを直してください"
    case .notAFile: "その名前を確かめてください"
    case .inUse: "終わるのを待ってから、もう一度実行してください"
    case .refused(let refusal): refusal.hint
    }
  }

  /// Whether nothing of the name is there.
  var isMissing: Bool { systemNumber == ENOENT }

  /// Whether a folder is there, with something in it, where it was to be gone.
  var saysNameIsTaken: Bool { systemNumber == ENOTEMPTY || systemNumber == EEXIST }

  /// Whether the file system cannot exchange two names in one step.
  var saysExchangeIsImpossible: Bool {
    [EINVAL, ENOSYS, EXDEV, EPERM, EOPNOTSUPP].contains(systemNumber)
  }

  /// Whether the file system, or a rule of the system, gives files no second name.
  var saysLinkIsImpossible: Bool {
    [EPERM, EMLINK, EXDEV, EOPNOTSUPP, ENOSYS, EACCES, EINVAL].contains(systemNumber)
  }

  private var failure: String {
    switch operation {
    case .read: "「\(path)」を読めませんでした"
    case .list: "フォルダー「\(path)」の中を読めませんでした"
    case .write: "「\(path)」に書き込めませんでした"
    case .makeFolder: "フォルダー「\(path)」を作れませんでした"
    case .rename: "「\(path)」を入れ替えられませんでした"
    case .delete: "「\(path)」を消せませんでした"
    case .lock: "「\(path)」を使用中にできませんでした"
    }
  }
}

private func systemReason(_ number: Int32) -> String {
  switch number {
  case ENOSPC: "空き容量がありません"
  case EDQUOT: "使ってよい容量を超えました"
  case EACCES, EPERM: "許可されていません"
  case EROFS: "読み取り専用の場所です"
  case ENAMETOOLONG: "名前が長すぎます"
  case ENOENT: "見つかりません"
  case ENOTDIR: "途中にフォルダーでないものがあります"
  case EISDIR: "フォルダーです"
  case ENOTEMPTY: "フォルダーが空ではありません"
  case EEXIST: "同じ名前のものがあります"
  case ELOOP: "リンクが輪になっているか、リンクをたどれません"
  case EFBIG: "ファイルが大きすぎます"
  case EIO: "ディスクの読み書きに失敗しました"
  case EBUSY, ETXTBSY: "ほかのプログラムが使っています"
  case EMFILE, ENFILE: "開いているファイルが多すぎます"
  case ENOMEM: "メモリーが足りません"
  case ESTALE, ETIMEDOUT, EHOSTDOWN, ENOTCONN: "共有フォルダーにつながりません"
  case EXDEV: "別のディスクです"
  case EINVAL, ENOSYS, EOPNOTSUPP: "この場所ではできない操作です"
  default: "システムのエラー番号 \(number)"
  }
}

private func systemHint(_ number: Int32) -> String? {
  switch number {
  case ENOSPC, EDQUOT:
    "いらないファイルを消して空きを作ってから、もう一度実行してください"
  case EACCES, EPERM:
    "ファイルとフォルダーの権限を確かめるか、管理者に相談してください"
  case EROFS:
    "書き込める場所を指定してください"
  case ENAMETOOLONG:
    "ファイルやフォルダーの名前を短くしてください"
  case EBUSY, ETXTBSY:
    "開いているプログラムを閉じてから、もう一度実行してください"
  case EIO:
    "ディスクに異常がないか、管理者に相談してください"
  case ESTALE, ETIMEDOUT, EHOSTDOWN, ENOTCONN:
    "ネットワークを確かめてから、もう一度実行してください"
  case ENOENT, ENOTDIR:
    "パスのつづりを確かめてください"
  default:
    nil
  }
}

extension OutputRefusal {
  fileprivate func message(about path: String) -> String {
    switch self {
    case .withoutName: "出力先「\(path)」にはフォルダーの名前がありません。"
    case .wholeDisk: "出力先「\(path)」はディスク全体なので、書き込みません。"
    case .rootFolder: "出力先「\(path)」は原稿の入ったフォルダーなので、書き込みません。"
    case .sourceFolder(let folder):
      "出力先「\(path)」は kosapo が原稿として読む「\(folder)」の場所なので、書き込みません。"
    case .notAFolder: "出力先「\(path)」はフォルダーではないので、書き込みません。"
    case .symbolicLink: "出力先「\(path)」はリンクなので、書き込みません。"
    case .withoutMarker:
      "出力先「\(path)」には kosapo が作ったのではないファイルが入っているので、書き込みません。"
    case .damagedMarker: "出力先「\(path)」の印「.kosapo-site」が壊れているので、書き込みません。"
    case .newerFormat:
      "出力先「\(path)」はこれより新しい kosapo が作ったものなので、書き込みません。"
    case .foreignFile(let file):
      "出力先「\(path)」に kosapo が作ったのではないファイル「\(file)」があるので、書き込みません。"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .withoutName: "「site/public」のように、フォルダーの名前で終わるパスを指定してください"
    case .wholeDisk, .rootFolder, .sourceFolder:
      "「site/public」のように、サイトだけを入れるフォルダーを指定してください"
    case .notAFolder, .symbolicLink: "その名前を変えるか、別のフォルダーを指定してください"
    case .withoutMarker: "空のフォルダーか、まだ無い名前のフォルダーを指定してください"
    case .damagedMarker: "中身が要らないことを確かめて、フォルダーごと消してから実行してください"
    case .newerFormat: "新しい kosapo を使うか、別のフォルダーを指定してください"
    case .foreignFile: "そのファイルを別の場所へ移してから、もう一度実行してください"
    }
  }
}
