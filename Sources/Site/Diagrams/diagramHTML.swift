// SPDX-License-Identifier: MIT

import Content

/// A diagram as a page shows it: the picture in a region of its own, and what it shows in words.
///
/// - Parameters:
///   - diagram: What the author wrote.
///   - picture: What Graphviz drew; without it the words stand for the picture.
/// - Returns: The HTML.
func diagramHTML(_ diagram: Diagram, _ picture: DiagramPicture?) -> [UInt8] {
  let title = escaped(diagram.title)
  let words = diagram.alternative.map { "<p>\(escaped($0))</p>\n" }.joined()
  var html = "<figure class=\"diagram\">\n<figcaption>\(title)</figcaption>\n"
  if let picture {
    html += """
      <div class="diagram-scroll" role="region" tabindex="0" aria-label="図：\(title)">
      <svg class="diagram-picture" viewBox="0 0 \(picture.width) \(picture.height)" \
      width="\(picture.width)" height="\(picture.height)" role="img" aria-label="\(title)">
      \(picture.elements)</svg>
      </div>
      <details class="diagram-words">
      <summary>図を文章で読む</summary>
      \(words)</details>

      """
  } else {
    html += """
      <div class="diagram-words">
      <p class="diagram-missing">図は、このサイトを作った端末では描けませんでした。図の中身は次のとおりです。</p>
      \(words)</div>

      """
  }
  return Array((html + "</figure>\n").utf8)
}
