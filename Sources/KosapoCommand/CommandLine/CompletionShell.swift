// SPDX-License-Identifier: MIT

/// A shell that can complete a command line, by the same descriptions that the help is made of.
enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The text that the shell reads.
  func script(for commands: [CommandDescription]) -> String {
    switch self {
    case .bash: bashScript(for: commands)
    case .zsh: zshScript(for: commands)
    case .fish: fishScript(for: commands)
    }
  }
}

/// What may stand as the value of an option or as an operand.
private enum Completed {
  case words([String])
  case folder
  case file
  case nothing

  init(_ option: CommandDescription.Option) {
    self.init(choices: option.choices, placeholder: option.value ?? "")
  }

  init(_ operand: CommandDescription.Operand) {
    self.init(choices: operand.choices, placeholder: operand.name)
  }

  private init(choices: [String], placeholder: String) {
    switch placeholder {
    case _ where !choices.isEmpty: self = .words(choices)
    case "DIR": self = .folder
    case "FILE", "PATH": self = .file
    default: self = .nothing
    }
  }
}

/// A word in single quotes, as all three shells read it.
private func quoted(_ text: String) -> String {
  "'" + text.replacing("'", with: "'\\''") + "'"
}

// MARK: bash

/// Writes a function for bash.
///
/// https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
private func bashScript(for commands: [CommandDescription]) -> String {
  var values = ""
  var words = ""
  for command in commands {
    for option in command.allOptions where option.value != nil {
      values += "    \(command.name):\(option.name)) \(bashReply(Completed(option))); return ;;\n"
    }
    let first = command.operands.first.map { bashReply(Completed($0)) } ?? "COMPREPLY=()"
    let options = command.allOptions.map(\.name).joined(separator: " ")
    words += "    \(command.name)) options='\(options)'; [[ $current != -* ]] && \(first) ;;\n"
  }
  let names = commands.map(\.name).joined(separator: " ")
  return """
    # kosapo の命令を bash で補う設定です。
    _kosapo() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local command=${COMP_WORDS[1]} options=
      COMPREPLY=()
      if (( COMP_CWORD == 1 )); then
        COMPREPLY=($(compgen -W '\(names) --help' -- "$current"))
        return
      fi
      case $command:$previous in
    \(values)  esac
      case $command in
    \(words)  esac
      [[ $current == -* ]] && COMPREPLY=($(compgen -W "$options" -- "$current"))
    }
    complete -F _kosapo kosapo

    """
}

private func bashReply(_ completed: Completed) -> String {
  let generated =
    switch completed {
    case .words(let words): "-W \(quoted(words.joined(separator: " ")))"
    case .folder: "-d"
    case .file: "-f"
    case .nothing: "-W ''"
    }
  return "COMPREPLY=($(compgen \(generated) -- \"$current\"))"
}

// MARK: zsh

/// Writes a function for zsh.
///
/// https://zsh.sourceforge.io/Doc/Release/Completion-System.html
private func zshScript(for commands: [CommandDescription]) -> String {
  var list = ""
  var cases = ""
  for command in commands {
    list += "    \(quoted("\(zshEscaped(command.name)):\(command.summary)"))\n"
    var specifications = command.allOptions.map { option in
      let text = "\(option.name)[\(zshEscaped(option.summary))]"
      return option.value.map { "\(text):\(zshEscaped($0)):\(zshAction(Completed(option)))" }
        ?? text
    }
    for (index, operand) in command.operands.enumerated() {
      let place = operand.isRepeated ? "*" : "\(index + 1)"
      specifications.append(
        "\(place):\(zshEscaped(operand.summary)):\(zshAction(Completed(operand)))")
    }
    cases +=
      "    \(command.name)) _arguments \(specifications.map(quoted).joined(separator: " ")) ;;\n"
  }
  return """
    #compdef kosapo
    # kosapo の命令を zsh で補う設定です。
    _kosapo() {
      local -a commands
      commands=(
    \(list)  )
      if (( CURRENT == 2 )); then
        _describe '命令' commands
        return
      fi
      local name=$words[2]
      shift words
      (( CURRENT-- ))
      case $name in
    \(cases)  esac
    }
    compdef _kosapo kosapo

    """
}

private func zshAction(_ completed: Completed) -> String {
  switch completed {
  case .words(let words): "(\(words.joined(separator: " ")))"
  case .folder: "_files -/"
  case .file: "_files"
  case .nothing: " "
  }
}

/// Signs that mean something in a specification of `_arguments`.
private func zshEscaped(_ text: String) -> String {
  var escaped = ""
  for character in text {
    if "[]:\\".contains(character) { escaped += "\\" }
    escaped.append(character)
  }
  return escaped
}

// MARK: fish

/// Writes commands for fish.
///
/// https://fishshell.com/docs/current/cmds/complete.html
private func fishScript(for commands: [CommandDescription]) -> String {
  var text = "# kosapo の命令を fish で補う設定です。\ncomplete -c kosapo -f\n"
  for command in commands {
    text +=
      "complete -c kosapo -n __fish_use_subcommand -a \(command.name) -d \(fishQuoted(command.summary))\n"
    let condition = "complete -c kosapo -n '__fish_seen_subcommand_from \(command.name)'"
    for option in command.allOptions {
      let name = option.name.dropFirst(2)
      let value = option.value == nil ? "" : fishValue(Completed(option))
      text += "\(condition) -l \(name)\(value) -d \(fishQuoted(option.summary))\n"
    }
    for operand in command.operands {
      switch Completed(operand) {
      case .words(let words):
        text += "\(condition) -a \(fishQuoted(words.joined(separator: " ")))\n"
      case .folder: text += "\(condition) -a '(__fish_complete_directories)'\n"
      case .file: text += "\(condition) -F\n"
      case .nothing: break
      }
    }
  }
  return text
}

private func fishValue(_ completed: Completed) -> String {
  switch completed {
  case .words(let words): " -x -a \(fishQuoted(words.joined(separator: " ")))"
  case .folder: " -x -a '(__fish_complete_directories)'"
  case .file: " -r -F"
  case .nothing: " -x"
  }
}

private func fishQuoted(_ text: String) -> String {
  "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
}
