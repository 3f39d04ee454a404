// SPDX-License-Identifier: MIT
// The search box of every page, with suggestions while one types. The index is not touched before the box has the
// focus. Without this script the place of the box holds a link to the search page.
"use strict";

(() => {
  const root = new URL("../", document.currentScript.src).href;
  const find = { root };
  window.kosapoFind = find;
  const loading = new Map();

  // Makes an element; what is null is left out.
  find.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "text") element.textContent = value;
      else if (key === "click") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  // Loads a script of the site once.
  find.load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = find.element("script", { src: `${root}assets/${name}` });
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => {
          loading.delete(name);
          script.remove();
          reject(new Error(name));
        });
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  // What searches: loaded when it is needed for the first time.
  find.engine = async () => {
    const names = ["fold", "query", "files", "numbers", "index", "lists", "ranks", "answers"];
    for (const name of names) await find.load(`search-${name}.js`);
    return window.KosapoSearch;
  };

  // A search is the fragment of the search page's address, so that it is kept in no server's log:
  // the query (q), the words of the facets by their names, how many results are shown (n).
  find.searchAddress = ({ query, facets = {}, shown = null }) => {
    const values = new URLSearchParams();
    if (query !== "") values.append("q", query);
    for (const [name, words] of Object.entries(facets)) {
      for (const word of words) values.append(name, word);
    }
    if (shown !== null) values.append("n", shown);
    return `${root}search.html#${values}`;
  };

  // A page of the site with the words of a search marked: PAGE#marks=QUERY&at=ANCHOR.
  find.markedAddress = (url, query) => {
    const [page, anchor] = url.split("#");
    const values = new URLSearchParams();
    if (query !== "") values.append("marks", query);
    if (anchor && query !== "") values.append("at", decodeURIComponent(anchor));
    const fragment = query === "" ? anchor ?? "" : values.toString();
    return root + page + (fragment === "" ? "" : `#${fragment}`);
  };

  find.kindNames = {
    case: "事例", module: "研修", quiz: "確認テスト", resource: "つなぎ先", term: "用語",
    statistics: "実施状況", initiative: "取組シート", page: "案内",
  };

  // A suggested word is searched for; a suggested page is opened.
  const opensPage = (option) => option.kind !== "term" && Boolean(option.url);

  let boxCount = 0;
  const boxes = [];

  // A labelled field with a list of suggestions (the combobox of the ARIA Authoring Practices).
  class SearchBox {
    constructor(place) {
      const name = `page-search-${(boxCount += 1)}`;
      this.isComposing = false;
      this.options = [];
      this.active = -1;
      this.asked = 0;
      this.input = find.element("input", {
        id: name, class: "search-input", type: "text", role: "combobox", "aria-expanded": "false",
        "aria-autocomplete": "list", "aria-controls": `${name}-list`, autocomplete: "off",
        autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
        placeholder: "事例、制度、言葉を探す",
      });
      this.list = find.element("ul", {
        id: `${name}-list`, class: "suggestions", role: "listbox", "aria-label": "候補", hidden: true,
      });
      this.said = find.element("p", { class: "visually-hidden", role: "status" });
      place.replaceChildren(
        find.element("label", {
          class: place.matches(".search-form") ? "search-label" : "visually-hidden", for: name,
          text: "検索の言葉",
        }),
        find.element("span", { class: "search-field" }, this.input, this.list),
        find.element("button", {
          type: "button", class: "search-button", text: "検索", click: () => this.search(),
        }),
        this.said);
      place.classList.add("is-ready");
      this.listen();
    }

    listen() {
      const { input, list } = this;
      input.addEventListener("focus", () => find.engine().catch(() => {}));
      input.addEventListener("compositionstart", () => {
        this.isComposing = true;
        this.close();
      });
      input.addEventListener("compositionend", () => {
        this.isComposing = false;
        this.suggest();
      });
      input.addEventListener("input", (event) => {
        if (!this.isComposing && !event.isComposing) this.suggest();
      });
      // The key that ends a composition reaches the page, too: in some browsers with the code 229 only.
      input.addEventListener("keydown", (event) => {
        if (!this.isComposing && !event.isComposing && event.keyCode !== 229) this.press(event);
      });
      input.addEventListener("blur", () => this.close());
      // The field keeps the focus while an option is pressed.
      list.addEventListener("pointerdown", (event) => event.preventDefault());
      list.addEventListener("click", (event) => {
        const place = [...list.children].indexOf(event.target.closest("[role=option]"));
        if (place >= 0) this.choose(place);
      });
    }

    press(event) {
      const { key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === "Enter") {
        event.preventDefault();
        if (this.active >= 0) this.choose(this.active);
        else this.search();
      } else if (key === "Escape") {
        if (this.isOpen) event.preventDefault();
        else this.input.value = "";
        this.close();
      } else if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        if (!this.isOpen) {
          this.suggest();
          return;
        }
        // One place stands for the field itself, so that what was typed can be reached again.
        const count = this.options.length + 1;
        const step = key === "ArrowDown" ? 1 : -1;
        this.activate(((this.active + 1 + step + count) % count) - 1);
      }
    }

    get isOpen() {
      return !this.list.hidden;
    }

    async suggest() {
      const text = this.input.value.trim();
      const asked = (this.asked += 1);
      if (text === "") {
        this.close();
        return;
      }
      try {
        const engine = await find.engine();
        engine.suggest(text, (options) => {
          const isLate = asked !== this.asked || this.isComposing || document.activeElement !== this.input;
          if (!isLate) this.show(options);
        });
      } catch {
        // The search page says what is the matter; here one types on without suggestions.
        this.close();
      }
    }

    show(options) {
      this.options = options;
      this.activate(-1);
      this.list.replaceChildren(...options.map((option, place) =>
        find.element("li", { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false" },
          find.element("span", { class: "suggestion", text: option.text }),
          option.reading ? find.element("span", { class: "suggestion-reading", text: option.reading }) : null,
          find.element("span", {
            class: "suggestion-kind",
            text: opensPage(option) ? `${find.kindNames[option.kind] ?? "ページ"}を開く` : "この言葉で検索",
          }))));
      this.list.hidden = options.length === 0;
      this.input.setAttribute("aria-expanded", String(this.isOpen));
      this.said.textContent = this.isOpen ? `候補が${options.length}件あります。上下の矢印キーで選べます。` : "";
    }

    activate(place) {
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.list.children[place];
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    close() {
      this.asked += 1;
      this.activate(-1);
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.said.textContent = "";
    }

    choose(place) {
      const option = this.options[place];
      if (opensPage(option)) {
        this.close();
        location.assign(root + option.url);
      } else {
        this.input.value = option.text;
        this.search();
      }
    }

    search() {
      this.close();
      const query = this.input.value.trim();
      if (find.search) find.search(query);
      else location.assign(find.searchAddress({ query }));
    }
  }

  // Shows a query in every box of the page.
  find.showQuery = (query) => {
    for (const box of boxes) box.input.value = query;
  };

  for (const place of document.querySelectorAll("[data-search-box]")) boxes.push(new SearchBox(place));

  // The words of the search that led here are marked by a script that no other page loads.
  function markIfAsked() {
    if (new URLSearchParams(location.hash.slice(1)).has("marks")) find.load("find-marks.js").catch(() => {});
  }
  markIfAsked();
  window.addEventListener("hashchange", markIfAsked);
})();
