// SPDX-License-Identifier: MIT

/// What `kosapo new` writes for the author to replace.
///
/// Each stands at the end of its line or of a value; ``checkFormRemains(of:_:)`` tells those that are left.
package enum FormText: String, CaseIterable, Sendable {
  case question = "ここに問いの文を書きます。"
  case rightOption = "正しい選択肢"
  case wrongOption = "正しくない選択肢"
  case explanation = "正しい理由と、読み直すページを書きます。"
  case firstScene = "ここに、その場で分かることを書きます。"
  case nextScene = "ここに、選んだことで変わったことを書きます。"
  case ending = "どう終わったかを1行で書きます。"
  case reflection = "ここに、ふりかえりと、読み直すページを書きます。"
  case citation = "確かめた資料の名前を書く"
}
