// SPDX-License-Identifier: MIT
// Where a form of a word stands: in which entries how often, and at which places where that is asked for. The same as
// SearchIndex+Lists.swift and FormHits.swift of Sources/Search.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { files, internals } = search;
  const { segmentsOf, piecesHolding } = internals;
  const { Bits, riceBits, sevensIn } = search.numbers;
  const fieldWeights = [100, 24, 40, 4];
  const edgeWeights = [2, 3, 3, 4];
  const fields = [0, 1, 2, 3];
  const known = new Map();

  // The lists of a file, as bytes.
  const listsIn = (name) => files.bytes(name, (bytes) => {
    const sevens = sevensIn(bytes);
    const lengths = Array.from({ length: sevens.next() }, sevens.next);
    let start = sevens.at;
    // Each goes on to the end of the file, since more is looked at than is read.
    return lengths.map((length) => {
      start += length;
      return bytes.subarray(start - length);
    });
  });

  // How often a piece stands in each field of an entry with each edges of words; the number for a field and edges is
  // at field * 4 + edges.
  function shapeIn(bits) {
    const counts = new Array(16).fill(0);
    for (const field of fields) {
      if (bits.next(1) === 1) for (let edges = 0; edges < 4; edges += 1) counts[field * 4 + edges] = bits.elias() - 1;
    }
    const inField = (field) => counts.slice(field * 4, field * 4 + 4);
    return {
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
      fields: fields.map((field) => ({
        count: inField(field).reduce((sum, count) => sum + count, 0),
        isMixed: inField(field).filter((count) => count > 0).length > 1,
        edges: Math.max(0, inField(field).findIndex((count) => count > 0)),
      })),
    };
  }

  // The last of the numbers that is at most the wanted one.
  function lastAtMost(numbers, wanted) {
    let [low, high] = [-1, numbers.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (numbers[middle] <= wanted) low = middle;
      else high = middle;
    }
    return low;
  }

  // The entries of a piece in order, for each the number of its shape, and the shapes. Shapes that came often have low
  // ranks; a rank behind all others tells that a new shape follows.
  function entryList(piece) {
    if (!known.has(piece)) {
      const { lists } = internals.index();
      const file = lastAtMost(lists, piece);
      known.set(piece, listsIn(files.numbered("k", file)).then((all) => entriesIn(new Bits(all[piece - lists[file]])))
        .catch((error) => {
          known.delete(piece);
          throw error;
        }));
    }
    return known.get(piece);
  }

  function entriesIn(bits) {
    const { count } = internals.index();
    const size = bits.elias() - 1;
    const isInline = bits.next(1) === 1;
    const rice = riceBits(count, size);
    const entries = new Int32Array(size);
    const numbers = new Int32Array(size);
    const [shapes, uses, order, ranks] = [[], [], [], []];
    let last = -1;
    for (let place = 0; place < size; place += 1) {
      last += bits.rice(rice) + 1;
      let rank = bits.elias() - 1;
      if (rank === shapes.length) {
        order.push(rank);
        ranks.push(rank);
        uses.push(0);
        shapes.push(shapeIn(bits));
      }
      const shape = order[rank];
      uses[shape] += 1;
      for (; rank > 0 && uses[order[rank - 1]] < uses[shape]; rank -= 1) {
        order[rank] = order[rank - 1];
        ranks[order[rank]] = rank;
      }
      order[rank] = shape;
      ranks[shape] = rank;
      entries[place] = last;
      numbers[place] = shape;
    }
    bits.alignToByte();
    return { entries, numbers, shapes, inline: isInline ? bits.rest() : null };
  }

  // Calls found(entry, place, field, edges) for each place of a piece in the wanted entries, in order. Only the files
  // that have such entries are read.
  async function eachSpot(piece, list, isWanted, found) {
    const { places } = internals.index();
    const { entries } = list;
    if (list.inline !== null) {
      spotsIn(list, 0, entries.length, list.inline, isWanted, found);
      return;
    }
    let next = 0;
    while (next < entries.length) {
      if (!isWanted(entries[next])) {
        next += 1;
        continue;
      }
      let file = lastAtMost(places.pieces, piece);
      while (places.pieces[file] === piece && places.entries[file] > entries[next]) file -= 1;
      const first = places.pieces[file] === piece ? places.entries[file] : 0;
      const end = places.pieces[file + 1] === piece ? places.entries[file + 1] : Infinity;
      const lists = await listsIn(files.numbered("p", file));
      next = lastAtMost(entries, end - 1) + 1;
      spotsIn(list, lastAtMost(entries, first - 1) + 1, next, lists[piece - places.pieces[file]], isWanted, found);
    }
  }

  function spotsIn({ entries, numbers, shapes }, start, end, bytes, isWanted, found) {
    const { levels, usual } = internals.index();
    const bits = new Bits(bytes);
    for (let next = start; next < end; next += 1) {
      const entry = entries[next];
      const shape = shapes[numbers[next]];
      const rice = riceBits(Math.floor((levels[entry] * usual) / 16), shape.total);
      const wanted = isWanted(entry);
      let last = -1;
      for (const field of fields) {
        const { count, isMixed, edges } = shape.fields[field];
        for (let left = count; left > 0; left -= 1) {
          last += bits.rice(rice) + 1;
          const own = isMixed ? bits.next(2) : edges;
          if (wanted) found(entry, last, field, own);
        }
      }
    }
  }

  // What the hits of one piece in an entry are worth; of its edges, those in `mask` are edges of what was looked for.
  function worthOf({ counts }, mask) {
    return counts.reduce((worth, count, place) =>
      worth + count * fieldWeights[place >> 2] * edgeWeights[place & 3 & mask], 0);
  }

  // Where a form stands: { worth, appendPlaces }. `worth` has for each entry what all hits are worth, 0 where there are none.
  async function hitsOf(text) {
    const { count, lists, words } = internals.index();
    const worth = new Int32Array(count);
    if (words.has(text)) return hitsInPieces([{ piece: words.get(text), begins: true, ends: true }], worth);
    const nothing = { worth, appendPlaces: () => undefined };
    const segments = segmentsOf(Array.from(text, (character) => character.codePointAt(0)));
    if (segments.length === 0 || lists.length === 0) return nothing;
    const sets = [];
    for (const [offset, segment] of segments.entries()) {
      let pieces = await piecesHolding(segment);
      // A word goes on into the pieces before and behind, so the pieces between are whole.
      if (offset > 0) pieces = pieces.filter(({ begins }) => begins);
      if (offset < segments.length - 1) pieces = pieces.filter(({ ends, isWhole }) => (offset > 0 ? isWhole : ends));
      if (pieces.length === 0) return nothing;
      sets.push(pieces);
    }
    return sets.length === 1 ? hitsInPieces(sets[0], worth) : hitsAcross(sets, worth);
  }

  async function hitsInPieces(pieces, worth) {
    const known = await Promise.all(pieces.map(({ piece }) => entryList(piece)));
    known.forEach(({ entries, numbers, shapes }, place) => {
      const { begins, ends } = pieces[place];
      const worths = shapes.map((shape) => worthOf(shape, (begins ? 1 : 0) | (ends ? 2 : 0)));
      for (let next = 0; next < entries.length; next += 1) worth[entries[next]] += worths[numbers[next]];
    });
    return {
      worth,
      async appendPlaces(isWanted, append) {
        await Promise.all(pieces.map(({ piece }, place) => eachSpot(piece, known[place], isWanted, append)));
      },
    };
  }

  // The rarest segment first, so that of the frequent ones only what stands beside it is read.
  async function hitsAcross(sets, worth) {
    const { count } = internals.index();
    const sizes = sets.map((pieces) => pieces.reduce((sum, { entries }) => sum + Math.min(entries, count), 0));
    const order = [...sets.keys()].sort((left, right) => sizes[left] - sizes[right] || left - right);
    const nothing = { worth, appendPlaces: () => undefined };
    const lists = [];
    // In how many segments so far each entry has what is needed.
    const steps = new Uint8Array(count);
    for (const [step, offset] of order.entries()) {
      lists[offset] = await Promise.all(sets[offset].map(({ piece }) => entryList(piece)));
      let isAny = false;
      for (const { entries } of lists[offset]) {
        for (const entry of entries) {
          if (steps[entry] === step) {
            steps[entry] = step + 1;
            isAny = true;
          }
        }
      }
      if (!isAny) return nothing;
    }
    let hits = null;
    for (const offset of order) {
      const next = new Map();
      const before = hits;
      const isWanted = before === null ? (entry) => steps[entry] === sets.length : (entry) => before.has(entry);
      await Promise.all(sets[offset].map(({ piece, isWhole }, place) =>
        eachSpot(piece, lists[offset][place], isWanted, (entry, spot, field, edges) => {
          const start = spot - offset;
          const hit = before === null ? { field: 3, edges: 0 } : before.get(entry).get(start);
          if (hit === undefined) return;
          if (offset === 0) hit.field = field;
          if (isWhole && offset === 0) hit.edges |= edges & 1;
          if (isWhole && offset === sets.length - 1) hit.edges |= edges & 2;
          if (!next.has(entry)) next.set(entry, new Map());
          next.get(entry).set(start, hit);
        })));
      hits = next;
      if (hits.size === 0) return nothing;
    }
    for (const [entry, own] of hits) {
      for (const { field, edges } of own.values()) worth[entry] += fieldWeights[field] * edgeWeights[edges];
    }
    return {
      worth,
      appendPlaces(isWanted, append) {
        for (const [entry, own] of hits) if (isWanted(entry)) for (const start of own.keys()) append(entry, start);
      },
    };
  }

  internals.hitsOf = hitsOf;
})();
