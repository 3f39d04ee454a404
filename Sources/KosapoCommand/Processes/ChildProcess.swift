// SPDX-License-Identifier: MIT

private import Glibc

/// A program of the system that is run to its end.
///
/// This file is the only one that starts processes.
struct ChildProcess: Sendable {
  /// The path of the program.
  let program: String

  /// What follows the program's name.
  let arguments: [String]

  /// The whole environment: `NAME=value`.
  let environment: [String]

  /// The file that its output and its errors go to; it is made or emptied.
  let log: String

  /// Runs the program and waits for its end.
  ///
  /// - Returns: The code it ended with; 128 and the signal's number where a signal ended it.
  /// - Throws: ``FileError`` where it could not be started.
  func run() throws(FileError) -> Int32 {
    try unsafe run { actions in
      unsafe posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_addopen(
        actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      unsafe posix_spawn_file_actions_adddup2(actions, 1, 2)
    }
  }

  /// What a program said before its end.
  struct Answer {
    let code: Int32
    let output: [UInt8]
    let errors: [UInt8]
  }

  /// Runs the program on some bytes and waits for its end; ``log`` is not written.
  ///
  /// What goes in and out lies in files without a name meanwhile, so that nothing can be stuck in a pipe.
  ///
  /// - Throws: ``FileError`` where it could not be started, or there is no room for what it says.
  func run(input: [UInt8]) throws(FileError) -> Answer {
    let source = try NamelessFile()
    let output = try NamelessFile()
    let errors = try NamelessFile()
    try source.write(input)
    let code = try unsafe run { actions in
      unsafe posix_spawn_file_actions_adddup2(actions, source.descriptor, 0)
      unsafe posix_spawn_file_actions_adddup2(actions, output.descriptor, 1)
      unsafe posix_spawn_file_actions_adddup2(actions, errors.descriptor, 2)
    }
    return Answer(code: code, output: try output.bytes(), errors: try errors.bytes())
  }

  private func run(
    _ connect: (UnsafeMutablePointer<posix_spawn_file_actions_t>) -> Void
  ) throws(FileError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe connect(&actions)
    var id: pid_t = 0
    let failure = unsafe withCStrings([program] + arguments) { argumentList in
      unsafe withCStrings(environment) { environmentList in
        unsafe posix_spawn(&id, program, &actions, nil, argumentList, environmentList)
      }
    }
    guard failure == 0 else { throw FileError(.read, program, .system(failure)) }
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0 {
      if errno != EINTR { throw FileError(.read, program, .system(errno)) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// Finds a program in the folders that are searched for programs.
func findProgram(_ name: String, in folders: [String]) -> String? {
  folders.lazy.map { "\($0)/\(name)" }.first { unsafe access($0, X_OK) == 0 }
}

/// Whether the process may do everything, which Chromium's own shield does not like.
var isSuperuser: Bool { geteuid() == 0 }

/// Hands over texts as C's list of texts, which ends with a null.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var list = unsafe texts.map { unsafe strdup($0) } + [nil]
  defer { for index in unsafe list.indices { unsafe free(list[index]) } }
  return unsafe list.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("the list has its null") }
    return unsafe body(base)
  }
}
