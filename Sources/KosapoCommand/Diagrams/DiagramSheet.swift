// SPDX-License-Identifier: MIT

import Site

/// Several diagrams that one Graphviz draws one after the other.
///
/// Behind each stands an empty graph with a name, so that it is seen when a text gives no picture, or several, or goes on in the
/// next one.
struct DiagramSheet: Sendable {
  private let sources: [String]

  init(_ sources: [String]) {
    self.sources = sources
  }

  /// What Graphviz reads.
  var text: String {
    sources.enumerated().map { "\($1)\ngraph \"\(Self.name($0))\" {}\n" }.joined()
  }

  /// Takes what Graphviz wrote apart.
  ///
  /// - Parameter output: Its SVG documents, one behind the other.
  /// - Returns: A picture for each text; `nil` where they are not exactly those.
  func pictures(in output: String) -> [DiagramPicture]? {
    let documents = output.split(separator: Self.start, omittingEmptySubsequences: false)
    guard documents.first == "", documents.count == 1 + 2 * sources.count else { return nil }
    var pictures: [DiagramPicture] = []
    for index in sources.indices {
      let title = "<title>\(Self.name(index))</title>"
      let (drawn, mark) = (documents[1 + 2 * index], documents[2 + 2 * index])
      guard !drawn.contains(title), mark.contains(title),
        let picture = DiagramPicture(graphviz: Self.start + drawn)
      else { return nil }
      pictures.append(picture)
    }
    return pictures
  }

  private static let start = "<?xml "

  private static func name(_ index: Int) -> String { "kosapo end of \(index)" }
}
