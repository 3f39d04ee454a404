// SPDX-License-Identifier: MIT
// What the pages ask of the search: answers with facets and excerpts, suggestions, and the marks of a text.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { ready, part, ranked, synonymsIn, numbered, index } = search.internals;

  const groupsOf = (parts) => parts.map((one) => search.formsOf(one, index().synonyms, index().variants));

  // Which entries have the chosen words: any of a facet's words, and that for every facet but one.
  function chosenIn(facets, except = null) {
    const masks = Object.entries(facets).filter(([facet, words]) => facet !== except && words.length > 0)
      .map(([facet, words]) => {
        const mask = new Uint8Array(index().count);
        index().facets.get(facet)?.mark(words, mask);
        return mask;
      });
    return (entry) => masks.every((mask) => mask[entry] === 1);
  }

  function countsOf(entries, facets) {
    const counts = {};
    const all = maskOf(entries, chosenIn(facets));
    for (const [facet, words] of index().facets) {
      const isNarrowed = (facets[facet] ?? []).length > 0;
      const mask = isNarrowed ? maskOf(entries, chosenIn(facets, facet)) : all;
      counts[facet] = Object.fromEntries(words.counts(mask).filter(([, count]) => count > 0));
    }
    return counts;
  }

  function maskOf(entries, isChosen) {
    const mask = new Uint8Array(index().count);
    for (let place = 0; place < entries.length; place += 1) if (isChosen(entries[place])) mask[entries[place]] = 1;
    return mask;
  }

  async function textOf(entry) {
    const { texts } = index();
    let file = texts.length - 1;
    while (texts[file] > entry) file -= 1;
    return (await part(numbered("t", file)))[entry - texts[file]];
  }

  async function resultOf(entry, score, groups) {
    const [id, kind, title, url, tags, body] = await textOf(entry);
    const forms = groups.map((group) => group.forms);
    const { text, marks } = search.excerptOf(tags, body, forms);
    return {
      id, kind, title, url, score, excerpt: text, marks: search.inUnits(text, marks), scalarMarks: marks,
      titleMarks: search.inUnits(title, search.spansOf(title, forms)),
      synonyms: groups.flatMap((group) => synonymsIn(entry, group).slice(0, 2)),
    };
  }

  // What a reader is told besides the results.
  function problemOf(parsed, hasFacets) {
    const wanted = parsed.parts.filter(({ isLeftOut }) => !isLeftOut);
    if (wanted.length > 0) return null;
    if (parsed.parts.length > 0) return hasFacets ? null : "除く言葉だけでは探せません。探す言葉も入れてください。";
    return hasFacets ? null : "探す言葉がありません。言葉を入れてください。";
  }

  async function answer({ query, facets = {}, limit = 20, offset = 0 }) {
    await ready();
    const parsed = search.parse(query);
    const hasFacets = Object.values(facets).some((words) => words.length > 0);
    const problem = problemOf(parsed, hasFacets);
    if (problem !== null) return { query, total: 0, results: [], facets: {}, problem };
    const wanted = parsed.parts.filter(({ isLeftOut }) => !isLeftOut);
    const groups = groupsOf(wanted);
    const leftOut = groupsOf(parsed.parts.filter(({ isLeftOut }) => isLeftOut));
    const found = await ranked(groups, leftOut);
    const isChosen = chosenIn(facets);
    const chosen = [...found.entries.keys()].filter((place) => isChosen(found.entries[place]));
    const results = await Promise.all(chosen.slice(offset, offset + limit).map((place) =>
      resultOf(found.entries[place], found.scores[place], found.groups)));
    return {
      query, total: chosen.length, results, facets: countsOf(found.entries, facets),
      suggestions: chosen.length > 0 ? null : await adviceFor(wanted, found, facets),
      notice: parsed.isOpen ? "「\"」が閉じていないので、最後までを一続きの言葉として探しました。"
        : parsed.isLong ? "言葉が多いので、初めの16個で探しました。" : null,
    };
  }

  // How many characters have to be changed, added, left out or exchanged, where that is at most `most`.
  function distance(left, right, most) {
    if (Math.abs(left.length - right.length) > most) return most + 1;
    let rows = [[], Array.from({ length: right.length + 1 }, (_, place) => place)];
    for (let row = 1; row <= left.length; row += 1) {
      const next = [row];
      for (let column = 1; column <= right.length; column += 1) {
        const isSame = left[row - 1] === right[column - 1];
        let cost = Math.min(rows[1][column] + 1, next[column - 1] + 1, rows[1][column - 1] + (isSame ? 0 : 1));
        if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
          cost = Math.min(cost, rows[0][column - 2] + 1);
        }
        next.push(cost);
      }
      rows = [rows[1], next];
    }
    return rows[1][right.length];
  }

  async function adviceFor(wanted, { missing, entries }, facets) {
    const words = await foldedWords();
    const spellings = [];
    const synonyms = [];
    wanted.forEach((one, place) => {
      if (!missing[place]) return;
      const again = (text) => wanted.map((other, index) => (index === place ? text : other.written)).join(" ");
      const own = Array.from(one.word);
      const most = own.length < 2 ? 0 : Math.max(1, Math.floor(own.length / 3));
      const near = words.flatMap(({ text, names }) =>
        names.map(({ written, folded }) => ({ written: written ?? text, steps: distance(own, Array.from(folded), most) })))
        .filter(({ steps }) => steps > 0 && steps <= most)
        .sort((left, right) => left.steps - right.steps);
      for (const { written } of near.slice(0, 3)) spellings.push(again(written));
      for (const { text, names } of words) {
        if (own.length >= 2 && synonyms.length < 3 && names.slice(1).some(({ folded }) => folded.includes(one.word))) {
          synonyms.push(again(text));
        }
      }
    });
    const withoutFacets = Object.entries(facets).flatMap(([facet, chosen]) => chosen.map((value) => {
      const fewer = { ...facets, [facet]: chosen.filter((word) => word !== value) };
      const isChosen = chosenIn(fewer);
      return { facet, value, total: entries.filter(isChosen).length };
    })).filter(({ total }) => total > 0);
    return { spellings: [...new Set(spellings)].slice(0, 4), synonyms: [...new Set(synonyms)], withoutFacets };
  }

  let words = null;

  // What is suggested, with its names folded: the text, the reading, other names.
  async function foldedWords() {
    await ready();
    words ??= (await part("words")).map(([kind, text, reading, url, others]) => ({
      kind, text, reading, url,
      names: [text, ...others].map((written) => ({ written, folded: search.fold(written) })),
      folded: search.fold(reading),
    }));
    return words;
  }

  async function suggestions(text) {
    const folded = search.fold(text.trim());
    if (folded === "") return [];
    const rankOf = ({ names, folded: reading }) => {
      if (names[0].folded.startsWith(folded)) return 0;
      if (reading.startsWith(folded) || names.some((name) => name.folded.startsWith(folded))) return 1;
      if (names[0].folded.includes(folded)) return 2;
      return names.some((name) => name.folded.includes(folded)) ? 3 : 4;
    };
    const counts = {};
    return (await foldedWords()).map((word) => ({ ...word, rank: rankOf(word) }))
      .filter(({ rank }) => rank < 4)
      .sort((left, right) => left.rank - right.rank)
      .filter(({ kind }) => (counts[kind] = (counts[kind] ?? 0) + 1) <= 4)
      .slice(0, 8)
      .map(({ kind, text: shown, reading, url }) => ({ kind, text: shown, reading, url }));
  }

  // Every call answers later; what cannot be loaded answers { error }.
  const later = (promise, callback, failed) => {
    promise.catch(failed).then(callback);
  };

  search.search = (request, callback) =>
    later(answer(request), callback, (error) => ({ error: String(error.message), total: 0, results: [], facets: {} }));
  search.suggest = (text, callback) => later(suggestions(text), callback, () => []);

  // Where a text holds what a query asks for, in places of its UTF-16.
  search.matches = (text, query, callback) => later((async () => {
    await ready();
    const groups = groupsOf(search.parse(query).parts.filter(({ isLeftOut }) => !isLeftOut));
    return search.inUnits(text, search.spansOf(text, groups));
  })(), callback, () => []);
})();
