// SPDX-License-Identifier: MIT

/// What the preview puts into each page: a script that waits for news by loading scripts, which the pages' own
/// Content-Security-Policy allows.
enum PreviewScript {
  static let address = "/_preview/preview.js"
  static let styleAddress = "/_preview/preview.css"
  static let waitingAddress = "/_preview/news.js"

  /// The page with the script in its head, ahead of all others.
  static func inserted(into page: [UInt8], seen: String) -> [UInt8] {
    let tag = """
      <link rel="stylesheet" href="\(styleAddress)">
      <script src="\(address)" data-seen="\(seen)" defer></script>

      """
    let followers = [Array("<script".utf8), Array("</head>".utf8)]
    let place = page.indices.first { place in
      page[place] == UInt8(ascii: "<") && followers.contains { page[place...].starts(with: $0) }
    }
    guard let place else { return page + Array(tag.utf8) }
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

      // The page's main part, and how it came: other scripts, which run after this one, may build something of it.
      var main = document.querySelector("main");
      var original = main && main.cloneNode(true);

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

      function path() {
        try {
          return decodeURIComponent(location.pathname);
        } catch (error) {
          return location.pathname;
        }
      }

      function ask() {
        if (isAsking || isLeaving || document.hidden || document.readyState !== "complete") { return; }
        isAsking = true;
        var news = document.createElement("script");
        news.src = "/_preview/news.js?page=" + encodeURIComponent(path())
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

      function isSameButForItsContent(one, other) {
        return one.nodeType === Node.ELEMENT_NODE && one.cloneNode(false).isEqualNode(other.cloneNode(false));
      }

      function replaceNode(shown, old, fresh) {
        if (old.isEqualNode(fresh)) { return; }
        if (isSameButForItsContent(old, fresh) && shown.nodeName === old.nodeName) {
          replaceContent(shown, old, fresh);
        } else if (shown.isEqualNode(old)) {
          shown.replaceWith(document.adoptNode(fresh));
        }
      }

      // Puts what is new into a shown element, and leaves the rest, so that readers keep their place.
      // What scripts or readers have changed stays: only what stands there as it came is replaced.
      function replaceContent(shown, old, fresh) {
        var from = Array.from(old.childNodes);
        var to = Array.from(fresh.childNodes);
        var start = 0;
        while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) { start++; }
        while (from.length > start && to.length > start && from[from.length - 1].isEqualNode(to[to.length - 1])) {
          from.pop();
          to.pop();
        }
        from = from.slice(start);
        to = to.slice(start);
        var present = Array.from(shown.childNodes).slice(start, start + from.length);
        if (present.length !== from.length) { return; }
        if (from.length === to.length) {
          present.forEach(function (node, place) { replaceNode(node, from[place], to[place]); });
        } else if (present.every(function (node, place) { return node.isEqualNode(from[place]); })) {
          var next = shown.childNodes[start + from.length] || null;
          to.forEach(function (node) { shown.insertBefore(document.adoptNode(node), next); });
          present.forEach(function (node) { node.remove(); });
        }
      }

      // The new text is put in place and drawn at once, since loading a page takes the browser much longer; then the
      // page is loaded, for what scripts make of the text and for all around it.
      function renew(html) {
        isLeaving = true;
        var page = new DOMParser().parseFromString(html, "text/html");
        var fresh = page.querySelector("main");
        if (original && fresh) {
          replaceContent(main, original, fresh);
          document.title = page.title;
        }
        function reload() { location.reload(); }
        // Behind another tab nothing is drawn.
        if (document.hidden) { reload(); } else { requestAnimationFrame(function () { setTimeout(reload, 0); }); }
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
