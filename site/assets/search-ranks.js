// SPDX-License-Identifier: MIT
// Finds what holds all words of a query, and puts it in order.
// Sources/Search does the same for `kosapo search`; all numbers are whole, so that both agree.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const { internals } = search;

  // Where a part of a query stands, in any of its forms: { forms, hits, worth, size }. What means the same is worth three quarters.
  async function groupOf(forms) {
    const hits = await Promise.all(forms.map((form) => internals.hitsOf(form.text)));
    const worth = new Int32Array(internals.index().count);
    hits.forEach((own, form) => {
      for (let entry = 0; entry < worth.length; entry += 1) {
        const value = own.worth[entry];
        if (value > 0) worth[entry] += forms[form].isOwn ? value : Math.floor((value * 3) / 4);
      }
    });
    let size = 0;
    for (let entry = 0; entry < worth.length; entry += 1) if (worth[entry] > 0) size += 1;
    return { forms, hits, worth, size };
  }

  // The places of all hits of a group in the wanted entries, in order.
  async function placesOf(group, isWanted) {
    const places = new Map();
    await Promise.all(group.hits.map((hits) => hits.appendPlaces(isWanted, (entry, place) => {
      if (places.has(entry)) places.get(entry).push(place);
      else places.set(entry, [place]);
    })));
    for (const own of places.values()) own.sort((left, right) => left - right);
    return places;
  }

  // The forms that an entry holds, where it does not hold what was written itself.
  function synonymsIn(entry, { forms, hits }) {
    const seen = forms.filter((_, form) => hits[form].worth[entry] > 0);
    return seen.some(({ isOwn }) => isOwn) ? [] : seen.map(({ label }) => label);
  }

  // The logarithm of a whole number to the base 2 in sixteenths, between two powers along a line.
  function logarithm(number) {
    let power = 0;
    while (2 ** (power + 1) <= number) power += 1;
    return power * 16 + Math.floor(((number - 2 ** power) * 16) / 2 ** power);
  }

  // The smallest distance between the places of two parts of a query.
  function nearest(left, right) {
    let [first, second] = [0, 0];
    let least = Infinity;
    while (first < left.length && second < right.length) {
      least = Math.min(least, Math.abs(left[first] - right[second]));
      if (left[first] < right[second]) first += 1;
      else second += 1;
    }
    return least;
  }

  // The entries that hold every group and none that is left out, the best first: { entries, scores, groups, missing }.
  async function ranked(wanted, without) {
    const { count, levels } = internals.index();
    const [groups, leftOut] = await Promise.all([wanted, without].map((all) => Promise.all(all.map(groupOf))));
    const isHeld = new Uint8Array(count).fill(1);
    const keep = (worth, isWanted) => {
      for (let entry = 0; entry < count; entry += 1) if ((worth[entry] > 0) !== isWanted) isHeld[entry] = 0;
    };
    for (const { worth } of groups) keep(worth, true);
    for (const { worth } of leftOut) keep(worth, false);
    const holds = (entry) => isHeld[entry] === 1;
    const rarities = groups.map(({ size }) => 16 + logarithm(Math.floor(((count + 1) * 1024) / (size + 1))) - 160);
    const places = groups.length > 1 ? await Promise.all(groups.map((group) => placesOf(group, holds))) : [];
    // One number for each: the score, and behind it the entry from the end, so that sorting needs no function.
    const unit = 2 ** 21;
    const keys = new Float64Array(count);
    let found = 0;
    const scores = new Array(groups.length);
    for (let entry = 0; entry < count; entry += 1) {
      if (isHeld[entry] === 0) continue;
      let score = 0;
      for (let group = 0; group < groups.length; group += 1) {
        const worth = groups[group].worth[entry];
        scores[group] = rarities[group] * Math.floor((worth * 1024) / (worth + 48 + 3 * levels[entry]));
        score += scores[group];
        if (group > 0) {
          const gap = nearest(places[group - 1].get(entry), places[group].get(entry));
          score += Math.floor((Math.min(scores[group - 1], scores[group]) * Math.max(0, 64 - 2 * gap)) / 128);
        }
      }
      keys[found] = score * unit + (unit - 1 - entry);
      found += 1;
    }
    const sorted = keys.subarray(0, found).sort();
    const answers = { entries: new Int32Array(found), scores: new Float64Array(found), groups, missing: groups.map(({ size }) => size === 0) };
    for (let place = 0; place < found; place += 1) {
      const key = sorted[found - 1 - place];
      answers.scores[place] = Math.floor(key / unit);
      answers.entries[place] = unit - 1 - (key - answers.scores[place] * unit);
    }
    return answers;
  }

  Object.assign(internals, { ranked, synonymsIn });
})();
