// SPDX-License-Identifier: MIT

import Content

/// Makes the sitemap for search engines of a site that has an address: `sitemap.xml`.
///
/// One file names 50,000 pages at most; a larger site has several, which `sitemap.xml` then names.
///
/// - Parameters:
///   - pages: The pages of the site; what only leads to a moved page is left out, and what was withdrawn.
///   - base: The address under which the site is published, without a slash at its end.
/// - Returns: The files: one, or an index and its parts.
package func sitemap(of pages: [Page], base: String) -> [OutputFile] {
  let locations = pages.filter { page in
    switch page.subject {
    case .moved, .withdrawn: false
    default: true
    }
  }
  let limit = 50_000
  guard locations.count > limit else {
    return [OutputFile(address: "sitemap.xml", bytes: pageList(locations[...], base: base))]
  }
  var files: [OutputFile] = []
  var index = opening("sitemapindex")
  for start in stride(from: 0, to: locations.count, by: limit) {
    let address = "sitemap_\(files.count + 1).xml"
    let part = locations[start..<min(start + limit, locations.count)]
    files.append(OutputFile(address: address, bytes: pageList(part, base: base)))
    index += "<sitemap><loc>\(escaped(base))/\(address)</loc></sitemap>\n"
  }
  index += "</sitemapindex>\n"
  return [OutputFile(address: "sitemap.xml", bytes: Array(index.utf8))] + files
}

private func pageList(_ pages: ArraySlice<Page>, base: String) -> [UInt8] {
  let base = escaped(base)
  var text = opening("urlset")
  for page in pages {
    text += "<url><loc>\(base)/\(page.address)</loc>"
    if case .entry(let entry) = page.subject, let day = entry.updated?.value {
      text += "<lastmod>\(day.text)</lastmod>"
    }
    text += "</url>\n"
  }
  return Array((text + "</urlset>\n").utf8)
}

private func opening(_ name: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <\(name) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

  """
}
