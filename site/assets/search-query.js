// SPDX-License-Identifier: MIT
// What a query asks for, where a text holds it, and the excerpt that shows it. The same as Sources/Search, both tested
// with the queries of Tests/Vectors/search-queries.json.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const [space, quote, dash] = [0x20, 0x22, 0x2d];
  const mostParts = 16;
  const mostForms = 12;
  const excerptLength = 120;
  const beforeHit = 24;
  const textOf = (scalars) => {
    let text = "";
    for (const scalar of scalars) text += String.fromCodePoint(scalar);
    return text;
  };

  // The parts of a query: words and phrases, those to leave out, and whether a quotation mark is left open.
  search.parse = (text) => {
    const { scalars, origins, source } = search.foldedText(text.replace(/\n/gu, " "));
    const parts = [];
    let isOpen = false;
    let place = 0;
    const add = (start, end, isLeftOut) => {
      let [from, to] = [start, end];
      while (from < to && scalars[from] === space) from += 1;
      while (to > from && scalars[to - 1] === space) to -= 1;
      if (from === to) return;
      const word = textOf(scalars.slice(from, to));
      if (parts.some((part) => part.word === word && part.isLeftOut === isLeftOut)) return;
      const written = textOf(source.slice(origins[from][0], origins[to - 1][1]));
      parts.push({ word, written, isLeftOut });
    };
    while (place < scalars.length) {
      if (scalars[place] === space) {
        place += 1;
        continue;
      }
      const next = scalars[place + 1];
      const isLeftOut = scalars[place] === dash && next !== undefined && next !== space && next !== dash;
      if (isLeftOut) place += 1;
      let end = place;
      if (scalars[place] === quote) {
        end = place + 1;
        while (end < scalars.length && scalars[end] !== quote) end += 1;
        if (end === scalars.length) isOpen = true;
        add(place + 1, end, isLeftOut);
        end += 1;
      } else {
        while (end < scalars.length && scalars[end] !== space && scalars[end] !== quote) end += 1;
        add(place, end, isLeftOut);
      }
      place = end;
    }
    return { parts: parts.slice(0, mostParts), isOpen, isLong: parts.length > mostParts };
  };

  // A word and what means the same. Spellings (the first `variants` sets) count inside a longer word as well.
  search.formsOf = (part, sets, variants) => {
    const forms = [{ text: part.word, label: part.written, isOwn: true }];
    const add = (text, label) => {
      if (forms.length < mostForms && text !== "" && !forms.some((form) => form.text === text)) {
        forms.push({ text, label, isOwn: false });
      }
    };
    sets.forEach((set, index) => {
      if (set.some(({ folded }) => folded === part.word)) {
        for (const { folded, written } of set) add(folded, written);
      } else if (index < variants) {
        for (const member of set) {
          if (Array.from(member.folded).length < 2 || !part.word.includes(member.folded)) continue;
          for (const other of set) {
            const label = part.word.split(member.folded).join(other.written);
            if (other !== member) add(part.word.split(member.folded).join(other.folded), label);
          }
        }
      }
    });
    return forms;
  };

  // Where a text holds any form of any group: [from, to, group], counted in scalars, in order, none overlapping.
  search.spansOf = (text, groups) => {
    const { scalars, origins } = search.foldedText(text);
    const found = [];
    groups.forEach((forms, group) => {
      for (const form of forms) {
        const word = Array.from(form.text, (character) => character.codePointAt(0));
        for (let place = 0; place + word.length <= scalars.length; place += 1) {
          let length = 0;
          while (length < word.length && scalars[place + length] === word[length]) length += 1;
          if (length === word.length) found.push([origins[place][0], origins[place + length - 1][1], group]);
        }
      }
    });
    found.sort((left, right) => left[0] - right[0] || right[1] - left[1] || left[2] - right[2]);
    const spans = [];
    for (const span of found) {
      const last = spans.at(-1);
      if (last && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
      else spans.push([...span]);
    }
    return spans;
  };

  // The part of a text that shows most of what was asked for: { text, marks }, marks in scalars.
  search.excerptOf = (tags, body, groups) => {
    let source = Array.from(body);
    let spans = search.spansOf(body, groups);
    if (spans.length === 0 && groups.length > 0) {
      const tagSpans = search.spansOf(tags, groups);
      if (tagSpans.length > 0) {
        source = Array.from(tags, (character) => (character === "\n" ? "、" : character));
        spans = tagSpans;
      }
    }
    let best = 0;
    let most = -1;
    spans.forEach(([from], index) => {
      const seen = new Set();
      let count = 0;
      for (let next = index; next < spans.length && spans[next][1] <= from + excerptLength - beforeHit; next += 1) {
        seen.add(spans[next][2]);
        count += 1;
      }
      const worth = seen.size * 1000 + Math.min(count, 999);
      if (worth > most) [best, most] = [index, worth];
    });
    const from = spans.length === 0 ? 0 : Math.max(0, spans[best][0] - beforeHit);
    const to = Math.min(source.length, from + excerptLength);
    const before = from > 0 ? "…" : "";
    const text = before + source.slice(from, to).join("").replace(/\n/gu, " ") + (to < source.length ? "…" : "");
    const shift = before.length - from;
    const marks = spans.filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]);
    return { text, marks };
  };

  // Places counted in scalars as places in the text's UTF-16.
  search.inUnits = (text, spans) => {
    const units = [0];
    for (const character of text) units.push(units.at(-1) + character.length);
    return spans.map(([from, to]) => [units[from], units[to]]);
  };
})();
