// SPDX-License-Identifier: MIT

package import Content

/// The tables of figures as CSV files, as a spreadsheet opens them: UTF-8 with a byte order mark, CRLF.
///
/// They hold what the pages show, no more: the authors' own files may have columns that are not published.
package func tableFiles(of library: Library) -> [OutputFile] {
  library.entries(of: .statistics).compactMap { entry in
    guard let table = library.figures(of: entry) else { return nil }
    let hasOwners = table.rows.contains { !$0.owner.isEmpty }
    let hasCodes = table.rows.contains { $0.code != nil }
    let head =
      (hasCodes ? ["コード"] : []) + (hasOwners ? ["所属"] : []) + [table.rowTitle]
      + table.columns.map(\.fullName)
    var lines = [head]
    for row in table.rows + (table.whole.map { [$0] } ?? []) {
      lines.append(
        (hasCodes ? [row.code ?? ""] : []) + (hasOwners ? [row.owner] : []) + [row.name]
          + table.columns.indices.map { column in
            table.columns[column].isRatio
              ? table.ratio(column, of: row)?.percent ?? ""
              : row.counts[column].map { "\($0)" } ?? ""
          })
    }
    let text = lines.map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
    return OutputFile(
      address: downloadAddress(of: entry), bytes: Array(("\u{FEFF}" + text).utf8))
  }
}
