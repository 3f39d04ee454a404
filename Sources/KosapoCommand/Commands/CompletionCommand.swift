// SPDX-License-Identifier: MIT

extension CommandDescription {
  static let completion = CommandDescription(
    name: "completion", summary: "シェルで命令や指定を補う設定を表示する",
    details: """
      bash・zsh・fish のための設定を表示します。読み込むと、Tab キーで命令・指定・値を補えます。
      """,
    operands: [
      Operand(
        name: "SHELL", summary: "bash・zsh・fish のどれか",
        suggestions: CompletionShell.allCases.map(\.rawValue))
    ],
    examples: [
      ("source <(kosapo completion bash)", "bash で、今の端末だけで使います。~/.bashrc に書けばいつも使えます。"),
      ("source <(kosapo completion zsh)", "zsh で使います。~/.zshrc の compinit の後に書きます。"),
      ("kosapo completion fish > ~/.config/fish/completions/kosapo.fish", "fish で使います。"),
    ],
    run: { values, console in
      guard let shell = CompletionShell(rawValue: values.operands[0]) else {
        throw UsageError(
          "「\(values.operands[0])」のための設定はありません。",
          hint: "使えるもの: " + CompletionShell.allCases.map(\.rawValue).joined(separator: "、"))
      }
      console.print(shell.script(for: allCommands))
      return .done
    })
}
