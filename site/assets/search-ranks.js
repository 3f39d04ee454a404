// SPDX-License-Identifier: MIT
// Finds what holds all words of a query, and puts it in order.
// Sources/Search does the same for `kosapo search`; all numbers are whole, so that both agree.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { placesOf } = search.internals;
  const fieldWeights = [100, 24, 40, 4];
  const edgeWeights = [2, 3, 3, 4];

  // All places of a group: [place, edges, form], in order.
  async function groupPlaces(forms) {
    const lists = await Promise.all(forms.map((form) => placesOf(form.text)));
    return lists.flatMap((list, form) => Array.from(list, (entry) => [Math.floor(entry / 4), entry % 4, form]))
      .sort((left, right) => left[0] - right[0] || left[2] - right[2]);
  }

  // The places of a group by the entries that they stand in.
  function byEntry(places) {
    const { starts } = search.internals.index();
    const entries = new Map();
    let entry = 0;
    for (const place of places) {
      while (starts[entry + 1] <= place[0]) entry += 1;
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
    const index = search.internals.index();
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
    const { count } = search.internals.index();
    const found = await Promise.all(groups.map(async (forms) => byEntry(await groupPlaces(forms))));
    const without = await Promise.all(leftOut.map(async (forms) => byEntry(await groupPlaces(forms))));
    const holds = (entry) => found.every((places) => places.has(entry)) && !without.some((places) => places.has(entry));
    const all = groups.length > 0 ? [...found[0].keys()] : [...Array(count).keys()];
    const rarities = found.map((places) =>
      16 + logarithm(Math.floor(((count + 1) * 1024) / (places.size + 1))) - 160);
    const answers = all.filter(holds).map((entry) => {
      const scores = found.map((places, group) =>
        scoreOf(entry, places.get(entry), rarities[group], groups[group]));
      let score = scores.reduce((sum, own) => sum + own, 0);
      for (let group = 1; group < found.length; group += 1) {
        const gap = nearest(found[group - 1].get(entry), found[group].get(entry));
        score += Math.floor((Math.min(scores[group - 1], scores[group]) * Math.max(0, 64 - 2 * gap)) / 128);
      }
      return { entry, score, places: found.map((places) => places.get(entry)) };
    });
    answers.sort((left, right) => right.score - left.score || left.entry - right.entry);
    return { answers, missing: found.map((places) => places.size === 0) };
  }

  search.internals.ranked = ranked;
})();
