// SPDX-License-Identifier: MIT
// How the search page shows what was found, and what to try where nothing was. Everything that comes from the
// query or the index is put in as text.
"use strict";

(() => {
  const find = window.kosapoFind;
  const { element } = find;

  // A text with the places of its hits as <mark>; the places count UTF-16 units.
  find.marked = (text, marks = []) => {
    const parts = [];
    let end = 0;
    for (const [from, to] of marks) {
      if (from < end || to > text.length || from >= to) continue;
      parts.push(text.slice(end, from), element("mark", { text: text.slice(from, to) }));
      end = to;
    }
    parts.push(text.slice(end));
    return parts.filter((part) => part !== "");
  };

  // One result as an item of the list.
  find.resultItem = (result, query) =>
    element("li", { class: "search-result" },
      element("h3", {},
        element("a", { href: find.markedAddress(result.url, query) },
          ...find.marked(result.title, result.titleMarks))),
      element("p", { class: "result-line" },
        element("span", { class: "kind-name", text: find.kindNames[result.kind] ?? "ページ" }),
        ...synonymNote(result.synonyms)),
      result.excerpt === "" ? null
        : element("p", { class: "excerpt" }, ...find.marked(result.excerpt, result.marks)));

  function synonymNote(synonyms = []) {
    if (synonyms.length === 0) return [];
    const words = synonyms.map((word) => `「${word}」`).join("");
    return [element("span", { class: "by-synonym", text: `${words}を含む` })];
  }

  // What to try where nothing was found. `again` begins another search.
  find.nothingFound = ({ query, facets: chosen }, suggestions, facets, again) => {
    const { spellings = [], synonyms = [], withoutFacets = [] } = suggestions ?? {};
    const search = (text, state) => element("button", {
      type: "button", class: "button", text, click: () => again({ query, facets: chosen, ...state }),
    });
    return [
      section("言葉が近いもの", spellings.map((word) => search(word, { query: word }))),
      section("同じ意味の言葉", synonyms.map((word) => search(word, { query: word }))),
      section("絞り込みを外す", withoutFacets.map(({ facet, value, total }) =>
        search(`${facets.labelOf(facet, value)}を外す（${total}件）`,
          { facets: find.withoutWord(chosen, facet, value) }))),
      element("ul", { class: "search-advice" },
        element("li", { text: "言葉を短くするか、減らします。一文字からでも探せます。" }),
        element("li", { text: "ひらがなとカタカナ、全角と半角、大文字と小文字は、同じものとして探しています。" })),
    ].filter((part) => part !== null);
  };

  function section(title, buttons) {
    if (buttons.length === 0) return null;
    return element("section", {},
      element("h3", { text: title }),
      element("ul", { class: "search-tries" }, ...buttons.map((button) => element("li", {}, button))));
  }

  // The chosen words of the facets without one of them.
  find.withoutWord = (chosen, name, value) => {
    const { [name]: words = [], ...others } = chosen;
    const rest = words.filter((word) => word !== value);
    return rest.length > 0 ? { ...others, [name]: rest } : others;
  };
})();
