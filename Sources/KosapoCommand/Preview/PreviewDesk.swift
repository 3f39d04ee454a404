// SPDX-License-Identifier: MIT

import Preview
import Site
import Synchronization

/// What the preview's answers come from: the last good site, and what is wrong with the newest content.
final class PreviewDesk: Sendable {
  private struct State {
    /// The last site without errors, as everything was read.
    var good: PreviewSite?

    /// The same with the texts that were saved since: this is what is shown.
    var site: PreviewSite?
    var problems = PreviewProblems()

    /// Grows when something changes that is no text of a page (a picture, a style, a template), so that all pages are loaded anew.
    var assetVersion = 0
  }

  private let state = Mutex(State())

  /// The site that is shown; `nil` until there is one without errors.
  var site: PreviewSite? { state.withLock { $0.site } }

  /// Shows the present site with texts that were just saved; what is known to be wrong stays told.
  func showSaved(_ site: PreviewSite) {
    state.withLock { $0.site = site }
  }

  /// Shows what came of reading everything: the new site, or the last good one and what is wrong.
  ///
  /// - Parameters:
  ///   - outcome: The site, or what is wrong.
  ///   - hasNewAssets: Whether something changed that is no text of a page.
  /// - Returns: What is shown now.
  func settle(_ outcome: PreviewOutcome, hasNewAssets: Bool) -> PreviewOutcome.Shown {
    state.withLock { state in
      if let site = outcome.site {
        state.good = site
        if hasNewAssets { state.assetVersion += 1 }
      }
      state.site = state.good
      state.problems = PreviewProblems(text: outcome.site == nil ? outcome.plainText : "")
      return outcome.site != nil ? .newSite : state.good != nil ? .lastGoodSite : .nothing
    }
  }

  /// Answers a request; called from several threads.
  @Sendable func answer(_ request: PreviewRequest) -> PreviewAnswer {
    guard request.isMeantForThisMachine else {
      return .respond(
        .sentence("この下見は、作業している端末の http://localhost だけで見られます。", status: 403))
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      return .respond(.sentence("この下見では、ページを見ることだけができます。", status: 405))
    }
    switch request.path {
    case PreviewScript.address: return .respond(.script(PreviewScript.text))
    case PreviewScript.styleAddress:
      return .respond(
        PreviewResponse(type: "text/css; charset=utf-8", body: Array(PreviewScript.style.utf8)))
    case PreviewScript.waitingAddress: return news(for: request)
    default: return .respond(response(at: request.path))
    }
  }

  /// Tells a page that waits what is new to it.
  private func news(for request: PreviewRequest) -> PreviewAnswer {
    let (problems, shown) = state.withLock { ($0.problems, $0) }
    if problems.digest != request.query["problems"] ?? "" {
      let heading = "下見: 直すところがあります" + (shown.site == nil ? "" : "（ページは前のままです）")
      let words = [problems.digest, heading, problems.text].map { JSONValue.text($0).text }
      return .respond(.script("kosapoPreview.tell(\(words.joined(separator: ", ")));\n"))
    }
    let page = response(at: request.query["page"] ?? "/", shown)
    if page.seen != request.query["seen"] ?? "" {
      // Where no page stands there any more, this is none either; then the script only loads what does.
      let text = JSONValue.text(String(decoding: page.response.body, as: UTF8.self)).text
      return .respond(.script("kosapoPreview.renew(\(text));\n"))
    }
    return request.hasWaited ? .respond(.script("")) : .wait
  }

  private func response(at path: String) -> PreviewResponse {
    response(at: path, state.withLock { $0 }).response
  }

  /// What stands at a path, and a text that tells it from what stood there before.
  private func response(at path: String, _ state: State) -> (
    response: PreviewResponse, seen: String
  ) {
    var address = String(path.drop { $0 == "/" })
    if address.isEmpty || address.hasSuffix("/") { address += "index.html" }
    guard let site = state.site else { return framed(noSitePage, status: 503, state) }
    if let page = site.page(at: address) {
      return framed(site.renderer.render(page).bytes, status: 200, state)
    }
    if let table = site.tables[address] {
      return (PreviewResponse(type: mediaType(of: address), body: table), "")
    }
    if let bytes = site.indexFile(at: address) {
      return (PreviewResponse(type: mediaType(of: address), body: bytes), "")
    }
    if let file = site.files[address] {
      do throws(FileError) {
        let type = mediaType(of: address)
        return (PreviewResponse(type: type, body: try file.bytes()), "")
      } catch {
        return (.sentence("読めません: \(file.path)", status: 500), "")
      }
    }
    if site.page(at: address + "/index.html") != nil {
      let response = PreviewResponse(
        status: 302, type: "text/plain", body: [], location: "/\(address)/index.html")
      return (response, "")
    }
    return framed(missingPage, status: 404, state)
  }

  /// A page with the script that shows it anew.
  private func framed(
    _ page: [UInt8], status: Int, _ state: State
  ) -> (response: PreviewResponse, seen: String) {
    let seen = "\(previewDigest(of: page))-\(state.assetVersion)"
    let body = PreviewScript.inserted(into: page, seen: seen)
    return (
      PreviewResponse(status: status, type: "text/html; charset=utf-8", body: body), seen
    )
  }
}

extension PreviewResponse {
  fileprivate static func script(_ text: String) -> PreviewResponse {
    PreviewResponse(type: "text/javascript; charset=utf-8", body: Array(text.utf8))
  }
}

/// The type of a file by its ending, as browsers want it said.
private func mediaType(of address: String) -> String {
  switch FileName(address).ending.lowercased() {
  case "css": "text/css; charset=utf-8"
  case "js": "text/javascript; charset=utf-8"
  case "svg": "image/svg+xml"
  case "png": "image/png"
  case "jpg", "jpeg": "image/jpeg"
  case "gif": "image/gif"
  case "webp": "image/webp"
  case "pdf": "application/pdf"
  case "csv": "text/csv; charset=utf-8"
  case "xml": "application/xml"
  default: "application/octet-stream"
  }
}

private let noSitePage = smallPage(
  "サイトを用意しています", "できると、この画面が自動で変わります。直すところがあれば、下に示します。")

private let missingPage = smallPage(
  "このページはありません", "内容の一覧は <a href=\"/index.html\">入口</a> から見られます。")

private func smallPage(_ title: String, _ text: String) -> [UInt8] {
  Array(
    """
    <!doctype html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    </head>
    <body>
    <main>
    <h1>\(title)</h1>
    <p>\(text)</p>
    </main>
    </body>
    </html>

    """.utf8)
}
