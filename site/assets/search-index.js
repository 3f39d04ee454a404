// SPDX-License-Identifier: MIT
// The overview of the index, and the dictionary: in which pieces a part of a word is found. The same as SearchIndex of
// Sources/Search.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { files } = search;
  const { Bits, riceBits, numbersIn, sevensIn } = search.numbers;
  let index = null;

  function summed(numbers) {
    let sum = 0;
    return numbers.map((number) => (sum += number));
  }

  // Unpacked once, however many ask before it is there; after a failure it is tried again.
  let unpacking = null;
  function ready() {
    unpacking ??= files.overview().then(({ value, columns }) => {
      index = indexOf(value, columns);
    }).catch((error) => {
      unpacking = null;
      throw error;
    });
    return unpacking;
  }

  function indexOf(value, columns) {
    const places = numbersIn(value.places);
    return {
      count: value.count, usual: value.usual, levels: numbersIn(value.levels), labels: value.labels,
      variants: value.variants, pairs: pairsIn(numbersIn(value.pairs)), dictionary: startsIn(numbersIn(value.dictionary)),
      // Words that have lists of their own; their numbers follow those of the pieces.
      words: new Map(value.words.map((word, number) => [word, value.pieces + number])), lists: summed(numbersIn(value.lists)),
      places: { pieces: summed(places.slice(0, places.length / 2)), entries: places.slice(places.length / 2) },
      texts: summed([0, ...numbersIn(value.texts)]).slice(0, -1),
      synonyms: value.synonyms.map((set) => set.map((written) => ({ written, folded: search.fold(written) }))),
      facets: facetsIn(value.facets, columns, value.count),
    };
  }

  // For each facet which entries have which words: by the sets that the entries have, or by each word's entries.
  function facetsIn(names, columns, count) {
    const bits = new Bits(columns);
    return new Map(Object.entries(names).map(([facet, [words, sets]]) => {
      const read = sets.length > 0 ? columnOf(bits, words, sets, count) : listsOf(bits, words, count);
      bits.alignToByte();
      return [facet, read];
    }));
  }

  // mark(words, mask) marks the entries that have any of the words; counts(mask) tells how many of the marked entries have
  // each word.
  function columnOf(bits, words, sets, count) {
    const rice = bits.next(4);
    const numbers = new Int32Array(count);
    for (let entry = 0; entry < count; entry += 1) numbers[entry] = bits.rice(rice);
    return {
      mark(wanted, mask) {
        const isWanted = Uint8Array.from(sets, (set) => (set.some((word) => wanted.includes(words[word])) ? 1 : 0));
        for (let entry = 0; entry < count; entry += 1) mask[entry] |= isWanted[numbers[entry]];
      },
      counts(mask) {
        const inSets = new Int32Array(sets.length);
        for (let entry = 0; entry < count; entry += 1) inSets[numbers[entry]] += mask[entry];
        const counts = words.map(() => 0);
        sets.forEach((set, number) => set.forEach((word) => {
          counts[word] += inSets[number];
        }));
        return words.map((word, place) => [word, counts[place]]);
      },
    };
  }

  function listsOf(bits, words, count) {
    const lists = words.map(() => distancesIn(bits, count));
    return {
      mark(wanted, mask) {
        words.forEach((word, place) => {
          if (wanted.includes(word)) for (const entry of lists[place]) mask[entry] = 1;
        });
      },
      counts: (mask) => words.map((word, place) => {
        const list = lists[place];
        let own = 0;
        for (let next = 0; next < list.length; next += 1) own += mask[list[next]];
        return [word, own];
      }),
    };
  }

  function distancesIn(bits, count) {
    const entries = new Int32Array(bits.elias());
    const rice = riceBits(count, entries.length);
    let last = -1;
    for (let place = 0; place < entries.length; place += 1) {
      last += bits.rice(rice) + 1;
      entries[place] = last;
    }
    return entries;
  }

  // Two characters that stand in one piece wherever they follow each other.
  const pairKey = (first, second) => first * 0x200000 + second;
  function pairsIn(apart) {
    const pairs = new Set();
    let [first, second] = [0, 0];
    for (let place = 0; place < apart.length; place += 2) {
      first += apart[place];
      second = apart[place] === 0 ? second + apart[place + 1] : apart[place + 1];
      pairs.add(pairKey(first, second));
    }
    return pairs;
  }

  // Where each file of the dictionary begins: how many pieces stand before, and its first ending.
  function startsIn(numbers) {
    const starts = [];
    for (let place = 0; place < numbers.length; place += 2 + numbers[place + 1]) {
      starts.push({ pieces: numbers[place], ending: numbers.slice(place + 2, place + 2 + numbers[place + 1]) });
    }
    return starts;
  }

  // A word as texts are cut that hold it.
  function segmentsOf(word) {
    const segments = [];
    for (const scalar of word) {
      const last = segments.at(-1);
      if (last !== undefined && index.pairs.has(pairKey(last.at(-1), scalar))) last.push(scalar);
      else segments.push([scalar]);
    }
    return segments;
  }

  const startsWith = (characters, word) => word.every((scalar, place) => characters[place] === scalar);
  function isBefore(left, right) {
    for (let place = 0; place < left.length && place < right.length; place += 1) {
      if (left[place] !== right[place]) return left[place] < right[place];
    }
    return left.length < right.length;
  }

  // Each ending of a piece in a file of the dictionary: its characters, its own piece, the longer pieces, each with its
  // number of entries at least.
  const endingsIn = (file) => files.inflated(files.numbered("d", file), (bytes) => {
    const sevens = sevensIn(bytes);
    const { next } = sevens;
    const endings = [];
    let characters = [];
    let { pieces } = index.dictionary[file];
    while (sevens.at < bytes.length) {
      characters = characters.slice(0, next());
      for (let left = next(); left > 0; left -= 1) characters.push(next());
      const sort = next();
      let own = null;
      if (sort % 2 === 1) {
        own = { piece: pieces, entries: 2 ** next() };
        pieces += 1;
      }
      let piece = 0;
      const longer = Array.from({ length: sort >> 1 }, () => {
        piece += next();
        return { piece, entries: 2 ** next() };
      });
      endings.push({ characters, own, longer });
    }
    return endings;
  });

  // The pieces that hold a segment, in order: { piece, entries, begins, ends, isWhole }.
  async function piecesHolding(segment) {
    const pieces = new Map();
    const note = ({ piece, entries }, begins, ends) => {
      const found = pieces.get(piece) ?? { piece, entries, begins: false, ends: false, isWhole: false };
      found.begins ||= begins;
      found.ends ||= ends;
      found.isWhole ||= begins && ends;
      pieces.set(piece, found);
    };
    const { dictionary } = index;
    let file = Math.max(0, dictionary.filter(({ ending }) => !isBefore(segment, ending)).length - 1);
    for (; file < dictionary.length; file += 1) {
      const start = dictionary[file].ending;
      if (isBefore(segment, start) && !startsWith(start, segment)) break;
      for (const { characters, own, longer } of await endingsIn(file)) {
        if (!startsWith(characters, segment)) continue;
        const isWhole = characters.length === segment.length;
        if (own !== null) note(own, true, isWhole);
        for (const other of longer) note(other, false, isWhole);
      }
    }
    return [...pieces.values()].sort((left, right) => left.piece - right.piece);
  }

  search.internals = {
    ready, segmentsOf, piecesHolding, part: files.value, numbered: files.numbered, index: () => index,
  };
})();
