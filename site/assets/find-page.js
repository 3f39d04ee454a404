// SPDX-License-Identifier: MIT
// The search page: the query and the facets stand in the address, so that a search can be bookmarked and gone back
// to; every change of them is a step in the browser's history.
"use strict";

(() => {
  const find = window.kosapoFind;
  const { element } = find;
  const page = document.querySelector("[data-search-page]");
  const part = (name) => page.querySelector(`[data-search-${name}]`);
  const [status, found, list] = [part("status"), part("found"), part("results")];
  const title = document.title;
  const step = 10;
  const most = 1000;
  let state = { query: "", facets: {}, shown: step };
  let asked = 0;

  const facets = new find.Facets(page, (chosen) => go({ query: state.query, facets: chosen }));

  function readAddress() {
    const values = new URLSearchParams(location.hash.slice(1));
    const shown = Number(values.get("n"));
    return {
      query: (values.get("q") ?? "").trim(), facets: facets.read(values),
      shown: Number.isSafeInteger(shown) ? Math.min(Math.max(shown, step), most) : step,
    };
  }

  // Begins a search as a new step of the history; where the address stays the same, it runs again.
  function go({ query, facets: chosen }) {
    const address = find.searchAddress({ query, facets: chosen });
    if (new URL(address).hash === location.hash) run();
    else location.assign(address);
  }

  find.search = (query) => {
    found.querySelector("h2").focus({ preventScroll: true });
    go({ query, facets: state.facets });
  };

  const isNarrowed = () => Object.keys(state.facets).length > 0;

  function showState() {
    state = readAddress();
    find.showQuery(state.query);
    facets.tick(state.facets);
    document.title = state.query === "" ? title : `「${state.query}」の${title}`;
    const words = Object.entries(state.facets).flatMap(([name, values]) =>
      values.map((value) => ({ name, value })));
    part("chosen-count").textContent = words.length === 0 ? "" : `（${words.length}）`;
    showChosen(words);
    run();
  }

  // The words that narrow the search, each with a button that takes it off.
  function showChosen(words) {
    const place = part("chosen");
    const button = (text, label, next) => element("li", {}, element("button", {
      type: "button", class: label === null ? "chosen-word is-all" : "chosen-word", "aria-label": label, text, click: () => {
        // The button goes: whoever uses the keyboard goes on at the results.
        found.querySelector("h2").focus({ preventScroll: true });
        go({ query: state.query, facets: next });
      },
    }));
    place.hidden = words.length === 0;
    place.replaceChildren(
      element("h3", { class: "label", text: "絞り込み" }),
      element("ul", {}, ...words.map(({ name, value }) =>
        button(facets.labelOf(name, value), `${facets.labelOf(name, value)}を外す`,
          find.withoutWord(state.facets, name, value))),
      words.length > 1 ? button("すべて外す", null, {}) : null));
  }

  async function run() {
    const now = (asked += 1);
    if (state.query === "" && !isNarrowed()) {
      show(null);
      return;
    }
    found.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => {
      status.textContent = "探しています。";
    }, 500);
    const answered = (answer) => {
      if (now !== asked) return;
      clearTimeout(slow);
      show(answer);
    };
    try {
      const engine = await find.engine();
      const { query, facets: chosen, shown } = state;
      engine.search({ query, facets: chosen, limit: shown, offset: 0 }, answered);
    } catch {
      answered({ error: true });
    }
  }

  function show(answer) {
    const isAnswer = answer !== null && !answer.error;
    const { results = [], total = 0 } = isAnswer ? answer : {};
    found.setAttribute("aria-busy", "false");
    page.classList.toggle("has-answer", isAnswer);
    list.replaceChildren(...results.map((result) => find.resultItem(result, state.query)));
    facets.showCounts(isAnswer ? answer.facets : {});
    showMore(results.length, total);
    const isNothing = isAnswer && total === 0;
    part("nothing").hidden = !isNothing;
    part("nothing").replaceChildren(
      ...(isNothing ? find.nothingFound(state, answer.suggestions, facets, go) : []));
    status.textContent = sentence(answer, results.length, total);
    restorePlace();
  }

  function sentence(answer, shown, total) {
    if (answer === null) return "";
    if (answer.error) {
      return "検索の索引を読めませんでした。ページを開き直してください。続くときは、下の「ほかの探し方」から探し、担当部署へ知らせてください。";
    }
    if (answer.problem) return answer.problem;
    const query = state.query === "" ? "" : `「${state.query}」`;
    if (total === 0) {
      return query === "" ? "この絞り込みに合うページはありません。" : `${query}は見つかりませんでした。`;
    }
    return `${query === "" ? "絞り込みに合うページ" : `${query}の検索結果`}は${total}件です。${
      shown < total ? `そのうち${shown}件を表示しています。` : ""}${answer.notice ?? ""}`;
  }

  // More results come below those that are there; the address keeps how many, without a new step.
  function showMore(shown, total) {
    const place = part("more");
    place.hidden = shown === 0;
    place.replaceChildren(
      shown < Math.min(total, most)
        ? element("button", { type: "button", class: "button", text: `続きの${Math.min(step, total - shown)}件を表示する`, click: () => reveal(shown + step, shown) })
        : "",
      element("button", {
        type: "button", class: "button", text: "この一覧を印刷する", click: () => {
          if (shown >= Math.min(total, most)) window.print();
          else reveal(Math.min(total, most), null, () => window.print());
        },
      }));
  }

  let whenShown = null;

  function reveal(shown, focused, then = null) {
    state.shown = shown;
    history.replaceState(history.state, "", new URL(find.searchAddress(state)).hash);
    whenShown = () => {
      if (focused !== null) list.children[focused]?.querySelector("a").focus();
      then?.();
    };
    run();
  }

  // Coming back from a page one finds the list where one left it.
  function restorePlace() {
    whenShown?.();
    whenShown = null;
    const place = history.state?.place;
    if (!isReturning || typeof place !== "number") return;
    isReturning = false;
    window.scrollTo({ top: place, behavior: "instant" });
  }

  let isReturning = true;
  window.addEventListener("pagehide", () => {
    history.replaceState({ place: window.scrollY }, "");
  });
  window.addEventListener("hashchange", showState);
  part("narrow").open = window.matchMedia("(min-width: 60rem)").matches;
  page.hidden = false;
  showState();
})();
