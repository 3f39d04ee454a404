// SPDX-License-Identifier: MIT
// Searches the index that `kosapo build` writes to search/: loads what a query needs, finds, ranks and counts.
// Sources/Search does the same for `kosapo search`; all numbers are whole, so that both agree.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const folder = new URL("../search/", document.currentScript.src).href;
  const loading = new Map();
  const fieldWeights = [100, 24, 40, 4];
  const edgeWeights = [2, 3, 3, 4];
  let index = null;
  let version = "";

  // Numbers as the index has them: to the base 45, the lowest digit first, the last digit from the first 45 characters.
  function numbersIn(text, start = 0, end = text.length) {
    const numbers = [];
    let number = 0;
    let unit = 1;
    for (let place = start; place < end; place += 1) {
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

  // The files of the index call these two.
  search.begin = (name, overview) => {
    version = name;
    const lengths = numbersIn(overview.lengths);
    const fields = [];
    const starts = [0];
    for (let place = 0; place < lengths.length; place += 4) {
      fields.push(lengths.slice(place, place + 4));
      starts.push(starts.at(-1) + lengths[place] + lengths[place + 1] + lengths[place + 2] + lengths[place + 3]);
    }
    const pairs = numbersIn(overview.lists);
    index = {
      count: overview.count, labels: overview.labels, fields, starts, variants: overview.variants,
      lists: pairs.filter((_, place) => place % 2 === 0).map((first, place) => [first, pairs[place * 2 + 1]]),
      texts: numbersIn(overview.texts),
      synonyms: overview.synonyms.map((set) => set.map((written) => ({ written, folded: search.fold(written) }))),
      facets: new Map([...Object.entries(overview.facets), ["kind", overview.kinds]].map(([facet, words]) =>
        [facet, new Map(Object.entries(words).map(([word, places]) => [word, summed(numbersIn(places))]))])),
      parts: new Map(),
    };
  };
  search.add = (name, part, value) => {
    if (name === version) index.parts.set(part, value);
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

  const ready = () => load("index");
  const part = async (name) => {
    await load(name, `?v=${version}`);
    if (!index.parts.has(name)) throw new Error(`${name} belongs to another index`);
    return index.parts.get(name);
  };
  const numbered = (letter, number) => letter + String(number).padStart(3, "0");

  // The last file that begins at or before a pair.
  function fileOf(first, second) {
    let [low, high] = [0, index.lists.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [left, right] = index.lists[middle];
      if (left < first || (left === first && right <= second)) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // The lists of a file whose pairs are wanted, as places with the edges of words in their lowest two bits.
  function listsIn(text, isWanted) {
    const found = [];
    let place = 0;
    const next = () => {
      let end = place;
      while (text.charCodeAt(end) > 0x4f) end += 1;
      const [number] = numbersIn(text, place, end + 1);
      place = end + 1;
      return number;
    };
    while (place < text.length) {
      const first = next();
      const second = next();
      const length = next();
      if (isWanted(first, second)) {
        let sum = 0;
        found.push(numbersIn(text, place, place + length).map((number) => {
          sum += Math.floor(number / 4);
          return sum * 4 + (number % 4);
        }));
      }
      place += length;
    }
    return found;
  }

  async function pairList(first, second) {
    if (index.lists.length === 0) return [];
    const text = await part(numbered("k", fileOf(first, second)));
    return listsIn(text, (left, right) => left === first && right === second)[0] ?? [];
  }

  // Everywhere a character stands: before whatever stands behind it.
  async function characterList(character) {
    if (index.lists.length === 0) return [];
    const lists = [];
    for (let file = fileOf(character, 0); file <= fileOf(character, 0x10ffff); file += 1) {
      lists.push(...listsIn(await part(numbered("k", file)), (left) => left === character));
    }
    return lists.flat().sort((left, right) => left - right);
  }

  // Where a form stands, with the edges of words around it.
  async function placesOf(text) {
    const word = Array.from(text, (character) => character.codePointAt(0));
    if (word.length === 1) return characterList(word[0]);
    const offsets = [];
    for (let offset = 0; offset < word.length - 2; offset += 2) offsets.push(offset);
    offsets.push(word.length - 2);
    const lists = await Promise.all(offsets.map((offset) => pairList(word[offset], word[offset + 1])));
    const byPlace = (list) => new Map(list.map((entry) => [Math.floor(entry / 4), entry % 4]));
    let places = lists[0].map((entry) => [Math.floor(entry / 4), entry % 4]);
    for (let next = 1; next < lists.length && places.length > 0; next += 1) {
      const known = byPlace(lists[next]);
      places = places.filter(([place]) => known.has(place + offsets[next])).map(([place, edges]) =>
        [place, (edges & 1) | (known.get(place + offsets[next]) & 2)]);
    }
    return places.map(([place, edges]) => place * 4 + edges);
  }

  // All places of a group: [place, edges, form], in order.
  async function groupPlaces(forms) {
    const lists = await Promise.all(forms.map((form) => placesOf(form.text)));
    return lists.flatMap((list, form) => list.map((entry) => [Math.floor(entry / 4), entry % 4, form]))
      .sort((left, right) => left[0] - right[0] || left[2] - right[2]);
  }

  // The places of a group by the entries that they stand in.
  function byEntry(places) {
    const entries = new Map();
    let entry = 0;
    for (const place of places) {
      while (index.starts[entry + 1] <= place[0]) entry += 1;
      if (entries.has(entry)) entries.get(entry).push(place);
      else entries.set(entry, [place]);
    }
    return entries;
  }

  // The logarithm of a whole number to the base 2 in sixteenths, between two powers along a line.
  function logarithm(number) {
    let power = 0;
    while (2 ** (power + 1) <= number) power += 1;
    return power * 16 + Math.floor(((number - 2 ** power) * 16) / 2 ** power);
  }

  function scoreOf(entry, places, rarity, forms) {
    const start = index.starts[entry];
    const fields = index.fields[entry];
    let sum = 0;
    for (const [place, edges, form] of places) {
      let field = 0;
      let end = start + fields[0];
      while (place >= end) {
        field += 1;
        end += fields[field];
      }
      const weight = fieldWeights[field] * edgeWeights[edges];
      sum += forms[form].isOwn ? weight : Math.floor((weight * 3) / 4);
    }
    const length = index.starts[entry + 1] - start;
    const usual = Math.max(1, Math.floor(index.starts.at(-1) / Math.max(1, index.count)));
    return rarity * Math.floor((sum * 1024) / (sum + 48 + Math.floor((48 * length) / usual)));
  }

  function nearest(left, right) {
    let [first, second] = [0, 0];
    let least = Infinity;
    while (first < left.length && second < right.length) {
      least = Math.min(least, Math.abs(left[first][0] - right[second][0]));
      if (left[first][0] < right[second][0]) first += 1;
      else second += 1;
    }
    return least;
  }

  // The entries that hold every group and none that is left out, the best first: { entry, score, forms }.
  async function ranked(groups, leftOut) {
    const found = await Promise.all(groups.map(async (forms) => byEntry(await groupPlaces(forms))));
    const without = await Promise.all(leftOut.map(async (forms) => byEntry(await groupPlaces(forms))));
    const holds = (entry) => found.every((places) => places.has(entry)) && !without.some((places) => places.has(entry));
    const all = groups.length > 0 ? [...found[0].keys()] : [...Array(index.count).keys()];
    const rarities = found.map((places) =>
      16 + logarithm(Math.floor(((index.count + 1) * 1024) / (places.size + 1))) - 160);
    const answers = all.filter(holds).map((entry) => {
      const scores = found.map((places, group) =>
        scoreOf(entry, places.get(entry), rarities[group], groups[group]));
      let score = scores.reduce((sum, own) => sum + own, 0);
      for (let group = 1; group < found.length; group += 1) {
        const gap = nearest(found[group - 1].get(entry), found[group].get(entry));
        score += Math.floor((Math.min(scores[group - 1], scores[group]) * Math.max(0, 64 - gap)) / 128);
      }
      return { entry, score, places: found.map((places) => places.get(entry)) };
    });
    answers.sort((left, right) => right.score - left.score || left.entry - right.entry);
    return { answers, missing: found.map((places) => places.size === 0) };
  }

  search.internals = { ready, part, ranked, numbered, index: () => index };
})();
