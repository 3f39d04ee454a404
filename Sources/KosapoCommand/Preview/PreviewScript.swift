// SPDX-License-Identifier: MIT

/// What the preview puts into each page: a script that waits for news by loading scripts, which the pages' own
/// Content-Security-Policy allows.
enum PreviewScript {
  static let address = "/_preview/preview.js"
  static let styleAddress = "/_preview/preview.css"
  static let waitingAddress = "/_preview/news.js"

  /// The page with the script in its head.
  static func inserted(into page: [UInt8], seen: String) -> [UInt8] {
    let tag = """
      <link rel="stylesheet" href="\(styleAddress)">
      <script src="\(address)" data-seen="\(seen)" defer></script>

      """
    let end = Array("</head>".utf8)
    var place = 0
    while place + end.count <= page.count, !page[place...].starts(with: end) { place += 1 }
    guard place + end.count <= page.count else { return page + Array(tag.utf8) }
    return page[..<place] + Array(tag.utf8) + page[place...]
  }

  static let text = """
    // SPDX-License-Identifier: MIT
    // Shows the page anew when its text was saved, and what is wrong with the content.
    (function () {
      "use strict";
      var seen = document.currentScript.dataset.seen;
      var problems = "";
      var isAsking = false;
      var isLeaving = false;
      var box = null;

      function show(heading, text) {
        if (!box) {
          box = document.createElement("aside");
          box.className = "kosapo-preview";
          box.setAttribute("role", "alert");
          box.append(document.createElement("strong"), document.createElement("pre"));
          document.body.append(box);
        }
        box.hidden = !text;
        box.firstChild.textContent = heading;
        box.lastChild.textContent = text;
      }

      function ask() {
        if (isAsking || isLeaving || document.hidden || document.readyState !== "complete") { return; }
        isAsking = true;
        var news = document.createElement("script");
        news.src = "/_preview/news.js?page=" + encodeURIComponent(decodeURIComponent(location.pathname))
          + "&seen=" + encodeURIComponent(seen) + "&problems=" + encodeURIComponent(problems);
        function done(pause) {
          news.remove();
          isAsking = false;
          setTimeout(ask, pause);
        }
        news.onload = function () { done(0); };
        news.onerror = function () {
          show("下見: kosapo serve が止まっています", "もう一度始めると、この画面が自動で変わります。");
          problems = "stopped";
          done(1000);
        };
        document.head.append(news);
      }

      // The new text is put in place and drawn at once, since loading a page takes the browser much longer; then the
      // page is loaded, for what scripts have made of the text and for all around it.
      function renew(html) {
        isLeaving = true;
        var page = new DOMParser().parseFromString(html, "text/html");
        var shown = document.querySelector("main");
        var fresh = page.querySelector("main");
        if (shown && fresh) {
          shown.replaceWith(document.adoptNode(fresh));
          document.title = page.title;
        }
        requestAnimationFrame(function () { setTimeout(function () { location.reload(); }, 0); });
      }

      window.kosapoPreview = {
        renew: renew,
        tell: function (digest, heading, text) { problems = digest; show(heading, text); }
      };
      // A page in the background asks nothing: a browser opens only six connections to one server.
      document.addEventListener("visibilitychange", ask);
      // A script that is asked for earlier would keep the page from being loaded.
      window.addEventListener("load", function () { setTimeout(ask, 0); });
    })();

    """

  static let style = """
    .kosapo-preview {
      position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 50vh; overflow: auto; padding: 12px 16px;
      background: #fff0b3; color: #1a1a1a; border-top: 4px solid #ce0000;
    }
    .kosapo-preview[hidden] { display: none; }
    .kosapo-preview pre { margin: 8px 0 0; white-space: pre-wrap; font: 14px/1.5 monospace; color: inherit; background: none; }
    @media print { .kosapo-preview { display: none; } }

    """
}
