// SPDX-License-Identifier: MIT

import Site

/// A program that makes a PDF of a page.
enum BookletTool: Hashable, Sendable {
  case chromium(String)
  case weasyprint(String)

  /// The programs that are known, the better typesetter first.
  private static let names: [(name: String, make: @Sendable (String) -> BookletTool)] = [
    ("chromium", { .chromium($0) }), ("chromium-browser", { .chromium($0) }),
    ("weasyprint", { .weasyprint($0) }),
  ]

  /// Finds one in the folders that are searched for programs.
  static func find(in folders: [String]) -> BookletTool? {
    for (name, make) in names {
      if let path = findProgram(name, in: folders) { return make(path) }
    }
    return nil
  }

  /// The name that people know it by.
  var name: String {
    switch self {
    case .chromium: "Chromium"
    case .weasyprint: "WeasyPrint"
    }
  }

  /// How it gets to the numbers of the pages for the contents.
  var firstNumbering: BookNumbering {
    switch self {
    case .chromium: .from(.unknown)
    case .weasyprint: .byProgram
    }
  }

  /// The run that prints a page to a file; nothing is asked of the network, whatever the page says.
  ///
  /// - Parameters:
  ///   - page: The whole path of the page.
  ///   - pdf: The whole path of the file.
  ///   - folder: A folder of its own for what it keeps while it runs.
  ///   - searchPath: The folders that are searched for programs.
  /// - Returns: The process, not yet started.
  func process(
    printing page: String, to pdf: String, in folder: String, searchPath: [String]
  ) -> ChildProcess {
    var command: [String]
    switch self {
    case .chromium(let path):
      command = [
        path, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--print-to-pdf=\(pdf)",
      ]
      if isSuperuser { command.append("--no-sandbox") }
      command.append(fileAddress(of: page))
    case .weasyprint(let path):
      command = [path, "--media-type", "print", page, pdf]
    }
    // What hangs is ended, where the system has the program for it.
    if let timer = findProgram("timeout", in: searchPath) {
      command = [timer, "--kill-after=10", "900"] + command
    }
    return ChildProcess(
      program: command[0], arguments: Array(command.dropFirst()),
      environment: [
        "PATH=" + searchPath.joined(separator: ":"), "HOME=\(folder)", "LANG=C.UTF-8", "TZ=UTC",
      ],
      log: "\(folder)/log")
  }
}

/// The `file:` address of a whole path.
func fileAddress(of path: String) -> String {
  var address = "file://"
  let digits = Array("0123456789ABCDEF")
  for byte in path.utf8 {
    switch byte {
    case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x7E:
      address.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
  return address
}
