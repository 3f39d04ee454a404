// SPDX-License-Identifier: MIT
// Reads the index that `kosapo build` writes to search/, file by file as a query needs them, and finds where a word
// stands. The same as SearchIndex of Sources/Search; Sources/Search/IndexPack.swift says how the files are written.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const folder = new URL("../search/", document.currentScript.src).href;
  const loading = new Map();
  const parts = new Map();
  const open = new Map();
  let overview = null;
  let index = null;
  let version = "";

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

  // Bytes that stand as text: 13 bits in two of 91 characters.
  function bytesOf(count, text) {
    const bytes = new Uint8Array(count);
    const digit = (code) => (code > 0x5c ? code - 0x24 : code - 0x23);
    let [pending, held, place] = [0, 0, 0];
    for (let next = 0; next < count; next += 1) {
      if (held < 8) {
        pending |= (digit(text.charCodeAt(place)) + digit(text.charCodeAt(place + 1)) * 91) << held;
        held += 13;
        place += 2;
      }
      bytes[next] = pending & 0xff;
      pending >>= 8;
      held -= 8;
    }
    return bytes;
  }

  async function inflated([, count, text]) {
    const stream = new Blob([bytesOf(count, text)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const valueIn = async (packed) => JSON.parse(new TextDecoder().decode(await inflated(packed)));

  // The files of the index call these two.
  search.begin = (name, packed) => {
    version = name;
    overview = packed;
  };
  search.add = (name, part, value) => {
    if (name === version) parts.set(part, value);
  };

  function load(name, query = "") {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${folder}${name}.js${query}`;
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
  }

  async function part(name) {
    await load(name, `?v=${version}`);
    if (!parts.has(name)) throw new Error(`${name} belongs to another index`);
    return parts.get(name);
  }

  // What a file holds, read once.
  function opened(name, read) {
    if (!open.has(name)) open.set(name, part(name).then(read));
    return open.get(name);
  }

  const numbered = (letter, number) => letter + String(number).padStart(3, "0");
  const value = (name) => opened(name, valueIn);

  // Unpacked once, however many ask before it is there; after a failure it is tried again.
  let unpacking = null;
  function ready() {
    unpacking ??= load("index").then(() => valueIn(overview)).then((value) => {
      index = indexOf(value);
    }).catch((error) => {
      unpacking = null;
      throw error;
    });
    return unpacking;
  }

  function indexOf(value) {
    const { count } = value;
    const lengths = numbersIn(value.lengths);
    const fields = [];
    const starts = [0];
    for (let entry = 0; entry < count; entry += 1) {
      const own = [0, 1, 2, 3].map((field) => lengths[field * count + entry]);
      fields.push(own);
      starts.push(starts[entry] + own[0] + own[1] + own[2] + own[3]);
    }
    return {
      count, fields, starts, labels: value.labels, variants: value.variants, places: value.places,
      pairs: pairsIn(numbersIn(value.pairs)), dictionary: startsIn(numbersIn(value.dictionary)),
      lists: numbersIn(value.lists), texts: numbersIn(value.texts),
      synonyms: value.synonyms.map((set) => set.map((written) => ({ written, folded: search.fold(written) }))),
      facets: new Map([...Object.entries(value.facets), ["kind", value.kinds]].map(([facet, words]) =>
        [facet, new Map(Object.entries(words).map(([word, places]) => [word, summed(numbersIn(places))]))])),
    };
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

  // Each ending of a piece in a file of the dictionary: its characters, its own piece or -1, the longer pieces.
  async function endingsIn(file) {
    return opened(numbered("d", file), async (packed) => {
      const bytes = await inflated(packed);
      let place = 0;
      const next = () => {
        let [number, unit] = [0, 1];
        while (bytes[place] >= 0x80) {
          number += (bytes[place] & 0x7f) * unit;
          unit *= 0x80;
          place += 1;
        }
        number += bytes[place] * unit;
        place += 1;
        return number;
      };
      const endings = [];
      let characters = [];
      let { pieces } = index.dictionary[file];
      while (place < bytes.length) {
        characters = characters.slice(0, next());
        for (let left = next(); left > 0; left -= 1) characters.push(next());
        const sort = next();
        let piece = 0;
        const longer = Array.from({ length: sort >> 1 }, () => (piece += next()));
        endings.push({ characters, piece: sort % 2 === 1 ? pieces : -1, longer });
        pieces += sort % 2;
      }
      return endings;
    });
  }

  // The pieces that hold a segment, in order: { piece, begins, ends, isWhole }.
  async function piecesHolding(segment) {
    const pieces = new Map();
    const note = (piece, begins, ends) => {
      const found = pieces.get(piece) ?? { piece, begins: false, ends: false, isWhole: false };
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
      for (const { characters, piece, longer } of await endingsIn(file)) {
        if (!startsWith(characters, segment)) continue;
        const isWhole = characters.length === segment.length;
        if (piece >= 0) note(piece, true, isWhole);
        for (const other of longer) note(other, false, isWhole);
      }
    }
    return [...pieces.values()].sort((left, right) => left.piece - right.piece);
  }

  // The places of some pieces in order, with the edges of words in their lowest two bits.
  async function placesOfPieces(pieces) {
    const byFile = new Map();
    let file = 0;
    for (const piece of pieces) {
      while (file + 1 < index.lists.length && index.lists[file + 1] <= piece.piece) file += 1;
      if (byFile.has(file)) byFile.get(file).push(piece);
      else byFile.set(file, [piece]);
    }
    const lists = await Promise.all([...byFile].map(([number, wanted]) => placesIn(number, wanted)));
    const places = Float64Array.from(lists.flat());
    return pieces.length > 1 ? places.sort() : places;
  }

  async function placesIn(file, wanted) {
    const bytes = await opened(numbered("k", file), ([count, text]) => bytesOf(count, text));
    const places = [];
    let at = 0;
    const bits = (count) => {
      let number = 0;
      for (let done = 0; done < count;) {
        const taken = Math.min(8 - (at & 7), count - done);
        number += ((bytes[at >> 3] >> (at & 7)) & ((1 << taken) - 1)) * 2 ** done;
        done += taken;
        at += taken;
      }
      return number;
    };
    const ones = () => {
      let count = 0;
      while ((bytes[at >> 3] >> (at & 7)) & 1) {
        count += 1;
        at += 1;
      }
      at += 1;
      return count;
    };
    let piece = index.lists[file];
    for (const one of wanted) {
      const mask = (one.begins ? 1 : 0) | (one.ends ? 2 : 0);
      for (; piece <= one.piece; piece += 1) {
        const size = ones();
        const count = 2 ** size + bits(size);
        const rice = riceBits(count);
        let last = -1;
        for (let left = count; left > 0; left -= 1) {
          const upper = ones();
          last += upper * 2 ** rice + bits(rice) + 1;
          const edges = bits(2);
          if (piece === one.piece) places.push(last * 4 + (edges & mask));
        }
      }
    }
    return places;
  }

  function riceBits(count) {
    const distance = Math.floor((index.places * 69) / (100 * count));
    return distance === 0 ? 0 : 31 - Math.clz32(Math.min(distance, 0x7fffffff));
  }

  // Where a form stands, with the edges of words around it.
  async function placesOf(text) {
    const segments = segmentsOf(Array.from(text, (character) => character.codePointAt(0)));
    if (segments.length === 0 || index.lists.length === 0) return [];
    const lists = await Promise.all(segments.map(async (segment, offset) => {
      let pieces = await piecesHolding(segment);
      // A word goes on into the pieces before and behind, so the pieces between are whole.
      if (offset > 0) pieces = pieces.filter(({ begins }) => begins);
      if (offset < segments.length - 1) pieces = pieces.filter(({ ends, isWhole }) => (offset > 0 ? isWhole : ends));
      if (segments.length > 1) {
        pieces = pieces.map((piece) => (piece.isWhole ? piece : { piece: piece.piece, begins: false, ends: false }));
      }
      return placesOfPieces(pieces);
    }));
    return lists.reduce((places, others, distance) => (distance === 0 ? others : joined(places, others, distance)));
  }

  // The places behind which others follow at a distance.
  function joined(places, others, distance) {
    const found = [];
    let known = 0;
    for (const place of places) {
      const wanted = Math.floor(place / 4) + distance;
      while (known < others.length && Math.floor(others[known] / 4) < wanted) known += 1;
      if (known === others.length) break;
      if (Math.floor(others[known] / 4) === wanted) {
        found.push(place - (place % 4) + ((place % 2) | (others[known] % 4 & 2)));
      }
    }
    return found;
  }

  search.internals = { ready, part: value, placesOf, numbered, index: () => index };
})();
