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
    self.init(choices: option.choices + option.suggestions, placeholder: option.value ?? "")
  }

  init(_ operand: CommandDescription.Operand) {
    self.init(choices: operand.suggestions, placeholder: operand.name)
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

extension CommandDescription {
  /// The options that a value stands behind.
  fileprivate var valuedOptions: [String] { allOptions.filter { $0.value != nil }.map(\.name) }
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
  var operands = ""
  for command in commands {
    for option in command.allOptions where option.value != nil {
      values += "    \(command.name):\(option.name)) \(bashReply(Completed(option))); return ;;\n"
    }
    let options = command.allOptions.map(\.name).joined(separator: " ")
    let valued = command.valuedOptions.joined(separator: " ")
    words += "    \(command.name)) options='\(options)' valued=' \(valued) ' ;;\n"
    for (place, operand) in command.operands.enumerated() {
      let places = operand.isRepeated ? "*" : "\(place)"
      operands += "    \(command.name):\(places)) \(bashReply(Completed(operand))) ;;\n"
    }
  }
  let names = commands.map(\.name).joined(separator: " ")
  return """
    # kosapo の命令を bash で補う設定です。
    _kosapo() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local command=${COMP_WORDS[1]} options= valued= place=0 index
      COMPREPLY=()
      if (( COMP_CWORD == 1 )); then
        mapfile -t COMPREPLY < <(compgen -W '\(names) --help' -- "$current")
        return
      fi
      case $command in
    \(words)  esac
      # bash は「--format=text」を三つの語に分けます。
      [[ $current == = ]] && current= previous='='
      [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-1]/#=/${COMP_WORDS[COMP_CWORD-2]}}
      for (( index = 2; index < COMP_CWORD; index++ )); do
        if [[ $valued == *" ${COMP_WORDS[index]} "* ]]; then
          [[ ${COMP_WORDS[index+1]} == = ]] && (( index++ ))
          (( index++ ))
        elif [[ ${COMP_WORDS[index]} != -* ]]; then
          (( place++ ))
        fi
      done
      case $command:$previous in
    \(values)  esac
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
      fi
      case $command:$place in
    \(operands)  esac
    }
    complete -F _kosapo kosapo

    """
}

/// Names of files are quoted by bash, and a folder is followed by a slash; it can say so only while it completes.
private func bashReply(_ completed: Completed) -> String {
  let (generated, isFile) =
    switch completed {
    case .words(let words): ("-W \(quoted(words.joined(separator: " ")))", false)
    case .folder: ("-d", true)
    case .file: ("-f", true)
    case .nothing: ("", false)
    }
  guard !generated.isEmpty else { return ":" }
  let reply = "mapfile -t COMPREPLY < <(compgen \(generated) -- \"$current\")"
  return isFile ? "compopt -o filenames 2>/dev/null; \(reply)" : reply
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
  var text = """
    # kosapo の命令を fish で補う設定です。
    function __kosapo_in
      set -l words (commandline -opc)
      test (count $words) -ge 2; and test "$words[2]" = $argv[1]
    end
    # 命令の名前、比べ方、何番目の語か（0 から）、値の付く指定
    function __kosapo_at
      __kosapo_in $argv[1]; or return 1
      set -l words (commandline -opc)
      set -l place 0
      set -l is_value no
      for word in $words[3..]
        if test $is_value = yes
          set is_value no
        else if contains -- $word $argv[4..]
          set is_value yes
        else if not string match -q -- '-*' $word
          set place (math $place + 1)
        end
      end
      test $place $argv[2] $argv[3]
    end
    complete -c kosapo -f

    """
  for command in commands {
    text +=
      "complete -c kosapo -n __fish_use_subcommand -a \(command.name) -d \(fishQuoted(command.summary))\n"
    let condition = "complete -c kosapo -n '__kosapo_in \(command.name)'"
    for option in command.allOptions {
      let name = option.name.dropFirst(2)
      let value = option.value == nil ? "" : fishValue(Completed(option))
      text += "\(condition) -l \(name)\(value) -d \(fishQuoted(option.summary))\n"
    }
    let valued = command.valuedOptions.joined(separator: " ")
    for (place, operand) in command.operands.enumerated() {
      let condition =
        "complete -c kosapo -n '__kosapo_at \(command.name) \(operand.isRepeated ? "-ge" : "-eq") \(place) \(valued)'"
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
