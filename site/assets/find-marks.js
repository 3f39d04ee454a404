// SPDX-License-Identifier: MIT
// Marks the words of a search on the page that it led to (PAGE#marks=QUERY&at=ANCHOR), as the search finds them:
// folded, and by their synonyms. Loaded by find-box.js only where marks are asked for.
"use strict";

(() => {
  const find = window.kosapoFind;
  const { element } = find;
  const main = document.getElementById("page-main");
  const inline = new Set([
    "A", "ABBR", "B", "CODE", "DEL", "EM", "I", "KBD", "MARK", "Q", "RUBY", "S", "SMALL", "SPAN", "STRONG", "SUB",
    "SUP", "TIME", "WBR",
  ]);
  // Readings, controls, and the ways to other pages are not the page's own text.
  const skipped = "rt, rp, nav, button, select, textarea, script, style, .marks-bar, .related, .visually-hidden";
  let hits = [];
  let current = -1;
  let bar = null;
  let asked = 0;

  // The runs of text that a reader sees as one, each as its text nodes.
  function runsOfText() {
    const runs = [];
    let block = null;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(skipped)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.tagName === "BR") block = null;
        continue;
      }
      let around = node.parentElement;
      while (inline.has(around.tagName)) around = around.parentElement;
      if (around !== block) runs.push([]);
      block = around;
      runs.at(-1).push(node);
    }
    return runs;
  }

  const matchesOf = (engine, text, query) => new Promise((resolve) => {
    engine.matches(text, query, resolve);
  });

  // Puts <mark> around the places; a place that goes through several elements has a mark in each.
  function markRun(nodes, places) {
    const made = places.map(() => []);
    let start = 0;
    for (const node of nodes) {
      const text = node.data;
      const inside = places
        .map(([from, to], index) => ({ from: Math.max(from - start, 0), to: Math.min(to - start, text.length), index }))
        .filter(({ from, to }) => from < to);
      start += text.length;
      if (inside.length === 0) continue;
      const parts = document.createDocumentFragment();
      let end = 0;
      for (const { from, to, index } of inside) {
        const mark = element("mark", { class: "search-hit", text: text.slice(from, to) });
        parts.append(text.slice(end, from), mark);
        made[index].push(mark);
        end = to;
      }
      parts.append(text.slice(end));
      node.replaceWith(parts);
    }
    return made.filter((marks) => marks.length > 0);
  }

  function takeMarksOff() {
    for (const mark of hits.flat()) {
      const around = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      around?.normalize();
    }
    hits = [];
    current = -1;
    bar?.remove();
    bar = null;
  }

  // Goes to a hit and says its place and what stands around it; the button keeps the focus.
  function goTo(place) {
    for (const mark of hits[current] ?? []) mark.classList.remove("is-current");
    current = (place + hits.length) % hits.length;
    for (const mark of hits[current]) mark.classList.add("is-current");
    const [mark] = hits[current];
    for (let box = mark.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    mark.scrollIntoView({ block: "center" });
    say(`${hits.length}か所のうち${current + 1}か所目`);
  }

  const say = (text) => {
    bar.querySelector("p").textContent = text;
  };

  function showBar(query) {
    const button = (text, click) => element("button", { type: "button", class: "button", text, click });
    bar = element("div", { class: "marks-bar", role: "region", "aria-label": "検索の印" },
      element("p", { role: "status" }),
      hits.length > 0 ? button("次の印", () => goTo(current + 1)) : null,
      hits.length > 0 ? button("前の印", () => goTo(current < 0 ? -1 : current - 1)) : null,
      button(hits.length > 0 ? "印を消す" : "閉じる", () => {
        takeMarksOff();
        const anchor = new URLSearchParams(location.hash.slice(1)).get("at");
        history.replaceState(history.state, "", location.href.split("#")[0] + (anchor ? `#${anchor}` : ""));
        main.focus({ preventScroll: true });
      }));
    main.prepend(bar);
    say(hits.length > 0 ? `「${query}」に${hits.length}か所の印を付けました。`
      : `「${query}」は、このページの文には見当たりません。`);
  }

  async function markAll() {
    const values = new URLSearchParams(location.hash.slice(1));
    const query = (values.get("marks") ?? "").trim();
    // A link within the page leaves the marks as they are.
    if (query === "") return;
    const now = (asked += 1);
    takeMarksOff();
    const engine = await find.engine();
    const runs = runsOfText();
    const places = await Promise.all(runs.map((nodes) =>
      matchesOf(engine, nodes.map((node) => node.data).join(""), query)));
    if (now !== asked) return;
    hits = runs.flatMap((nodes, index) => markRun(nodes, places[index]));
    showBar(query);
    const anchor = values.get("at");
    if (anchor) document.getElementById(anchor)?.scrollIntoView();
  }

  window.addEventListener("hashchange", () => markAll().catch(() => {}));
  markAll().catch(() => {});
})();
