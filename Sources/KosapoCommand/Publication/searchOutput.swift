// SPDX-License-Identifier: MIT

import Diagnostics
import Search

extension BuiltSite {
  /// Searches every file of the site for what is not to be in it.
  func findings(of search: OutputSearch) async -> [Diagnostic] {
    await inBlocks(files) { file in
      // The index is packed, so nothing would be seen in its files as they are.
      let isPacked = file.path.hasPrefix("search/")
      let bytes = isPacked ? readableBytes(ofIndexFile: file.bytes) : file.bytes
      return search.findings(in: file.path, bytes)
    }
    .flatMap(\.self)
  }
}
