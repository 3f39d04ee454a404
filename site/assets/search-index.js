// SPDX-License-Identifier: MIT
// The overview of the index, and the dictionary: in which pieces a part of a word is found. The same as SearchIndex of
// Sources/Search.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { files } = search;
  let index = null;

  // Reads numbers of few bits each, the lowest bit first, from bytes with four more behind them.
  class Bits {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    // The next bits, at least 25 of them.
    window() {
      const { bytes } = this;
      const byte = this.at >> 3;
      return (bytes[byte] | (bytes[byte + 1] << 8) | (bytes[byte + 2] << 16) | (bytes[byte + 3] << 24)) >>> (this.at & 7);
    }

    next(count) {
      if (count > 24) return this.next(24) + this.next(count - 24) * 0x1000000;
      const number = this.window() & ((1 << count) - 1);
      this.at += count;
      return number;
    }

    // How many ones stand before a zero.
    ones() {
      let count = 0;
      for (;;) {
        const window = this.window() & 0xffffff;
        // The lowest bit that is not one.
        const own = 31 - Math.clz32(~window & (window + 1));
        if (own < 24) {
          this.at += own + 1;
          return count + own;
        }
        this.at += 24;
        count += 24;
      }
    }

    rice(bits) {
      const window = this.window() & 0xffffff;
      const upper = 31 - Math.clz32(~window & (window + 1));
      if (upper + 1 + bits > 24) return this.ones() * 2 ** bits + this.next(bits);
      this.at += upper + 1 + bits;
      return (upper << bits) + ((window >> (upper + 1)) & ((1 << bits) - 1));
    }

    elias() {
      const size = this.ones();
      return 2 ** size + this.next(size);
    }

    alignToByte() {
      this.at = (this.at + 7) & ~7;
    }

    // What follows from the beginning of a byte.
    rest() {
      return this.bytes.subarray(this.at >> 3);
    }
  }

  // How many bits of a distance are written as they are, where there are `count` at all places.
  function riceBits(places, count) {
    const distance = Math.floor((places * 69) / (100 * Math.max(1, count)));
    return distance === 0 ? 0 : 31 - Math.clz32(distance);
  }

  // Numbers as the overview has them: to the base 45, the lowest digit first, the last digit from the first 45 characters.
  function numbersIn(text) {
    const numbers = [];
    let number = 0;
    let unit = 1;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      const digit = code > 0x5c ? code - 0x24 : code - 0x23;
      if (digit < 45) {
        numbers.push(number + digit * unit);
        number = 0;
        unit = 1;
      } else {
        number += (digit - 45) * unit;
        unit *= 45;
      }
    }
    return numbers;
  }

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

  // The entries of each word of each facet: by the sets that the entries have, or by each word's distances.
  function facetsIn(names, columns, count) {
    const bits = new Bits(columns);
    return new Map(Object.entries(names).map(([facet, [words, sets]]) => {
      const entries = sets.length > 0 ? entriesOfSets(bits, words.length, sets, count)
        : words.map(() => distancesIn(bits, count));
      bits.alignToByte();
      return [facet, new Map(words.map((word, place) => [word, entries[place]]))];
    }));
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

  function entriesOfSets(bits, words, sets, count) {
    const rice = bits.next(4);
    const numbers = new Int32Array(count);
    const sizes = new Int32Array(words);
    for (let entry = 0; entry < count; entry += 1) {
      numbers[entry] = bits.rice(rice);
      for (const word of sets[numbers[entry]]) sizes[word] += 1;
    }
    const entries = Array.from(sizes, (size) => new Int32Array(size));
    const ends = new Int32Array(words);
    for (let entry = 0; entry < count; entry += 1) {
      for (const word of sets[numbers[entry]]) {
        entries[word][ends[word]] = entry;
        ends[word] += 1;
      }
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

  // Reads numbers of seven bits a byte, the lowest first.
  function sevensIn(bytes) {
    const reader = { bytes, at: 0 };
    reader.next = () => {
      let [number, unit] = [0, 1];
      while (bytes[reader.at] >= 0x80) {
        number += (bytes[reader.at] & 0x7f) * unit;
        unit *= 0x80;
        reader.at += 1;
      }
      number += bytes[reader.at] * unit;
      reader.at += 1;
      return number;
    };
    return reader;
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
    Bits, riceBits, sevensIn, ready, segmentsOf, piecesHolding, part: files.value, numbered: files.numbered, index: () => index,
  };
})();
