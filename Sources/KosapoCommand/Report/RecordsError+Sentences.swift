// SPDX-License-Identifier: MIT

import Records

extension RecordsError {
  /// What happened, as one Japanese sentence.
  var message: String {
    switch reason {
    case .damaged: "記録のファイル「\(path)」が壊れていて読めません。ファイルはそのまま残してあります。"
    case .foreign: "「\(path)」は、ほかのプログラムのデータベースです。"
    case .newer: "記録のファイル「\(path)」は、これより新しい kosapo が作ったものです。"
    case .busy: "記録のファイル「\(path)」を、ほかのプログラムが使い続けています。"
    case .full: "記録のファイル「\(path)」に書き込めませんでした（空き容量がありません）。"
    case .readOnly: "記録のファイル「\(path)」に書き込めませんでした（許可されていません）。"
    case .cannotOpen: "記録のファイル「\(path)」を開けませんでした。"
    case .refused: "記録のファイル「\(path)」が、同じ行の書き直しを断りました。"
    case .notErased:
      "記録は消しました。ただし、ほかのプログラムが「\(path)」を使っているため、消した跡がまだファイルの中に残っています。"
    case .other(let text): "記録のファイル「\(path)」を使えませんでした（\(text)）。"
    }
  }

  /// What to do about it.
  var hint: String {
    switch reason {
    case .damaged:
      "そのファイルを別の名前にして取っておき、控えがあれば元の場所に戻します。--records で別のファイルを指定することもできます。"
    case .foreign: "--records に、記録のファイルの場所を指定します。"
    case .newer: "新しい kosapo を使うか、--records で別のファイルを指定します。"
    case .busy: "ほかの端末やプログラムが終わるのを待って、もう一度実行します。"
    case .notErased: "ほかの端末の kosapo を終わらせてから、同じコマンドをもう一度実行します。跡も消えます。"
    case .full: "いらないファイルを消して空きを作ります。"
    case .readOnly, .cannotOpen: "フォルダの場所と権限を確かめるか、--records で書き込める場所を指定します。"
    case .refused, .other: "もう一度実行しても同じなら、管理者に相談します。"
    }
  }
}
