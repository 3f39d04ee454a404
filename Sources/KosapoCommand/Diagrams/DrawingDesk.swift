// SPDX-License-Identifier: MIT

import Cores
package import Site
import Synchronization

/// Where diagrams are drawn, each once as long as the desk stands.
package final class DrawingDesk: Sendable {
  /// What came of drawing a diagram.
  package enum Outcome: Hashable, Sendable {
    case drawn(DiagramPicture)

    /// Graphviz's own words, and the line of the text that it names.
    case refused(String, line: Int?)
    case tooSlow
    case noTool

    /// The machine could not start the program.
    case failed(FileError)
  }

  private let known = Mutex<[String: Outcome]>([:])
  private let program: String?
  private let timer: String?
  private let searchPath: [String]

  private let secondLimit: Int

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - searchPath: The folders that are searched for programs.
  ///   - secondLimit: How long Graphviz may take for one picture, in seconds.
  package init(searchPath: [String], secondLimit: Int = 10) {
    self.searchPath = searchPath
    self.secondLimit = secondLimit
    program = findProgram("dot", in: searchPath)
    timer = findProgram("timeout", in: searchPath)
  }

  /// Draws texts in the DOT language that were checked before.
  ///
  /// - Returns: What came of each, in their order.
  package func outcomes(of sources: [String]) -> [Outcome] {
    var seen: Set<String> = []
    let unknown = known.withLock { known in
      sources.filter { known[$0] == nil && seen.insert($0).inserted }
    }
    // Each by a Graphviz of its own, though starting takes longer than drawing: what it draws behind another graph is not always the same.
    let drawn = unknown.mappedOnCores { draw($0) }
    return known.withLock { known in
      for (source, outcome) in zip(unknown, drawn) { known[source] = outcome }
      return sources.map { known[$0] ?? .noTool }
    }
  }

  private func draw(_ source: String) -> Outcome {
    guard let program else { return .noTool }
    do throws(FileError) {
      let run = try run(program, on: source)
      if run.code == 124 || run.code == 137 { return .tooSlow }
      let errors = String(decoding: run.errors, as: UTF8.self)
      guard run.code == 0,
        let picture = DiagramPicture(graphviz: String(decoding: run.output, as: UTF8.self))
      else { return .refused(lastLine(of: errors), line: namedLine(in: errors)) }
      return .drawn(picture)
    } catch {
      return .failed(error)
    }
  }

  private func run(
    _ program: String, on text: String
  ) throws(FileError) -> ChildProcess.Answer {
    var command = [program, "-Tsvg", "-Gcharset=UTF-8", "-Gbgcolor=transparent"]
    for part in ["-G", "-N", "-E"] {
      command += ["\(part)fontname=Noto Sans CJK JP,IPAGothic,sans-serif", "\(part)fontsize=14"]
    }
    // What hangs is ended, where the system has the program for it.
    if let timer { command = [timer, "--kill-after=2", "\(secondLimit)"] + command }
    let process = ChildProcess(
      program: command[0], arguments: Array(command.dropFirst()),
      environment: [
        "PATH=" + searchPath.joined(separator: ":"), "LANG=C.UTF-8", "TZ=UTC",
        // Graphviz opens no file when it believes to serve the web and has no folder of its own.
        "SERVER_NAME=kosapo", "GV_FILE_PATH=/nonexistent",
      ],
      log: "/dev/null")
    return try process.run(input: Array(text.utf8))
  }
}

/// The line that Graphviz names: `Error: <stdin>: syntax error in line 3 near '>'`.
private func namedLine(in errors: String) -> Int? {
  guard let range = errors.firstRange(of: "in line ") else { return nil }
  return Int(errors[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
}

private func lastLine(of errors: String) -> String {
  errors.split(separator: "\n").last { $0.contains("rror") }.map(String.init) ?? ""
}
