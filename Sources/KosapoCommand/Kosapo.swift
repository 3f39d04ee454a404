// SPDX-License-Identifier: MIT

import Privacy
import Records

/// How a run of kosapo ended.
package enum ExitCode: Int32, Hashable, Sendable {
  case done = 0

  /// The content has errors, or an exam was failed.
  case contentErrors = 1

  /// The command line was not understood.
  case wrongCommandLine = 2

  /// The machine failed: disk, port, database, a dictionary missing.
  case machineFailed = 3
}

/// Runs kosapo as the command line asks.
///
/// - Parameters:
///   - arguments: The words after the program's name.
///   - console: Where text goes and comes from.
/// - Returns: What the process is to end with.
package func runKosapo(_ arguments: [String], on console: Console) async -> ExitCode {
  let invocation: Invocation
  do throws(UsageError) {
    invocation = try parseCommandLine(arguments, commands: allCommands)
  } catch {
    console.printError(error.message)
    if let hint = error.hint { console.printError(hint) }
    return .wrongCommandLine
  }
  switch invocation {
  case .overview:
    console.print(overviewText(of: allCommands))
    return .done
  case .help(let command):
    console.print(helpText(of: command))
    return .done
  case .run(let command, let values):
    do {
      return try await command.run(values, console)
    } catch {
      return tell(error, on: console)
    }
  }
}

/// Tells why a command could not do what it was asked, and how to mend it.
///
/// - Parameters:
///   - error: What the command threw: one of the kinds that commands throw.
///   - console: Where it is told.
/// - Returns: What the process is to end with.
package func tell(_ error: any Error, on console: Console) -> ExitCode {
  switch error {
  case let error as UsageError:
    console.printError(error.message)
    if let hint = error.hint { console.printError(hint) }
    return .wrongCommandLine
  case let error as RecordsError:
    console.printError("エラー: \(error.message)")
    console.printError("直し方: \(error.hint)")
  case let error as MissingDictionary:
    console.printError("エラー: \(error.message)")
    console.printError("直し方: \(error.hint)")
  case let error as FileError:
    console.printError("エラー: \(error.message)")
    if let hint = error.hint { console.printError("直し方: \(hint)") }
  default:
    preconditionFailure("a command threw what it does not declare: \(error)")
  }
  return .machineFailed
}
