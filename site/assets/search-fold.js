// SPDX-License-Identifier: MIT
// How texts and queries are folded before they are compared: the same as Sources/Search/SearchFolding.swift, both
// tested with Tests/Vectors/search-folding.json.
"use strict";

(() => {
  const search = (window.KosapoSearch = {});

  const inRanges = (value, ranges) => ranges.some(([first, last]) => value >= first && value <= last);
  const single = (...values) => values.map((value) => [value, value]);
  const invisible = [
    ...single(0xad, 0xfeff), [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069],
    [0xfe00, 0xfe0f], [0xe0100, 0xe01ef],
  ];
  const joining = [[0x300, 0x36f], [0x20d0, 0x20ff], [0x3099, 0x309a], [0xff9e, 0xff9f], ...invisible];
  const spaces = [
    [0x09, 0x0d], ...single(0x20, 0x85, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000), [0x2000, 0x200a], [0x2028, 0x2029],
  ];
  const dashes = [
    ...single(0x2d, 0x2043, 0x2212, 0x30fc), [0x2010, 0x2015], [0x2500, 0x2501], [0x2e3a, 0x2e3b],
  ];
  const waves = single(0x7e, 0x223c, 0x3030, 0x301c);
  const quotes = [[0x201c, 0x201f], [0x301d, 0x301f]];

  // Nothing between these is joined to the character before it.
  const isJoined = (value) =>
    value >= 0xad && !(value >= 0x309b && value < 0xfe00) && inRanges(value, joining);

  function compared(value) {
    if (value === 0x0a) return value;
    if (inRanges(value, spaces)) return 0x20;
    if ((value >= 0x30a1 && value <= 0x30f6) || value === 0x30fd || value === 0x30fe) return value - 0x60;
    if (inRanges(value, dashes)) return 0x2d;
    if (inRanges(value, waves)) return 0x7e;
    if (inRanges(value, quotes)) return 0x22;
    if (value === 0x3001) return 0x2c;
    if (value === 0x3002) return 0x2e;
    return value;
  }

  // What most characters are folded to, without the tables of the browser; undefined for all others.
  function simplyFolded(value) {
    if ((value >= 0x3041 && value <= 0x3096) || (value >= 0x4e00 && value <= 0x9fff)) return value;
    if (value >= 0x30a1 && value <= 0x30f6) return value - 0x60;
    if (value >= 0x41 && value <= 0x5a) return value + 0x20;
    if (value === 0x0a || (value >= 0x21 && value <= 0x7d && value !== 0x2d)) return value;
    return undefined;
  }

  function scalarsOf(text) {
    const scalars = [];
    for (let place = 0; place < text.length; place += 1) {
      const value = text.codePointAt(place);
      if (value > 0xffff) place += 1;
      scalars.push(value);
    }
    return scalars;
  }

  // The folded characters, and for each where what it comes from begins and ends in the scalars of the text.
  search.foldedText = (text) => {
    const source = scalarsOf(text);
    const scalars = [];
    const origins = [];
    const append = (scalar, start, end) => {
      const last = scalars[scalars.length - 1];
      if (scalar === 0x20 && (last === 0x20 || last === 0x0a)) return;
      scalars.push(scalar);
      origins.push([start, end]);
    };
    let start = 0;
    while (start < source.length) {
      let end = start + 1;
      while (end < source.length && isJoined(source[end])) end += 1;
      const simple = end === start + 1 ? simplyFolded(source[start]) : undefined;
      if (simple !== undefined) {
        append(simple, start, end);
      } else {
        const shown = source.slice(start, end).filter((value) => !inRanges(value, invisible));
        for (const character of String.fromCodePoint(...shown).normalize("NFKC")) {
          for (const lower of character.toLowerCase()) append(compared(lower.codePointAt(0)), start, end);
        }
      }
      start = end;
    }
    return { scalars, origins, source };
  };

  search.fold = (text) => {
    let folded = "";
    for (const scalar of search.foldedText(text).scalars) folded += String.fromCodePoint(scalar);
    return folded;
  };
})();
