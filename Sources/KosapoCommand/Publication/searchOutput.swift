// SPDX-License-Identifier: MIT

import Diagnostics

extension BuiltSite {
  /// Searches every file of the site for what is not to be in it.
  func findings(of search: OutputSearch) async -> [Diagnostic] {
    await inBlocks(files) { search.findings(in: $0.path, $0.bytes) }.flatMap(\.self)
  }
}
