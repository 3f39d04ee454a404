// SPDX-License-Identifier: MIT
// How answers are folded, read, drawn and graded. It does what the modules JapaneseText, Content and Quiz of the
// program do, and is held to the same vectors (Tests/Vectors).
"use strict";

window.kosapoQuiz = (() => {
  const inRanges = (value, ranges) => ranges.some(([low, high]) => value >= low && value <= high);

  const invisible = [
    [0xad, 0xad], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069],
    [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xe0100, 0xe01ef],
  ];
  const spaces = [
    [0x09, 0x0d], [0x20, 0x20], [0x85, 0x85], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a],
    [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000],
  ];
  const dashes = [
    [0x2d, 0x2d], [0x2010, 0x2015], [0x2043, 0x2043], [0x2212, 0x2212], [0x2500, 0x2501],
    [0x2e3a, 0x2e3b], [0x30fc, 0x30fc],
  ];
  const waves = [[0x7e, 0x7e], [0x223c, 0x223c], [0x3030, 0x3030], [0x301c, 0x301c]];
  const dropped = [
    [0xb7, 0xb7], [0x2022, 0x2022], [0x2027, 0x2027], [0x2219, 0x2219], [0x22c5, 0x22c5],
    [0x30fb, 0x30fb], [0x22, 0x22], [0x27, 0x29], [0x5b, 0x5b], [0x5d, 0x5d], [0x60, 0x60],
    [0x7b, 0x7b], [0x7d, 0x7d], [0x2018, 0x201f], [0x2032, 0x2033], [0x3008, 0x3011],
    [0x3014, 0x301b], [0x301d, 0x301f],
  ];

  // A typed answer as it is compared.
  function foldAnswer(text) {
    let shown = "";
    for (const character of text) {
      if (!inRanges(character.codePointAt(0), invisible)) shown += character;
    }
    let folded = "";
    for (const character of shown.normalize("NFKC")) {
      for (const lower of character.toLowerCase()) {
        const value = lower.codePointAt(0);
        if (inRanges(value, spaces) || inRanges(value, dropped)) continue;
        if ((value >= 0x30a1 && value <= 0x30f6) || value === 0x30fd || value === 0x30fe) {
          folded += String.fromCodePoint(value - 0x60);
        } else if (inRanges(value, dashes)) {
          folded += "-";
        } else if (inRanges(value, waves)) {
          folded += "~";
        } else {
          folded += value === 0x3001 ? "," : value === 0x3002 ? "." : lower;
        }
      }
    }
    return folded.replace(/[.,!?]+$/, "");
  }

  const greatest = 1e15;

  // Ten-thousandths of a number without unit; null for what is none.
  function decimal(text) {
    const sign = text.startsWith("-") ? -1 : 1;
    let rest = /^[+-]/.test(text) ? text.slice(1) : text;
    if (rest === "") return null;
    let total = 0;
    let last = Infinity;
    while (rest !== "") {
      const part = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([億万千]?)/.exec(rest);
      if (!part) return null;
      const decimals = (part[2] ?? "").replace(/0+$/, "");
      if (decimals.length > 4) return null;
      const multiplier = { 億: 1e8, 万: 1e4, 千: 1e3 }[part[3]] ?? 1;
      const whole = Number(part[1].replaceAll(",", ""));
      if (whole > greatest / 1e4) return null;
      const value = whole * 1e4 + Number(decimals.padEnd(4, "0"));
      if (multiplier >= last || value > greatest || value * multiplier > greatest) return null;
      last = multiplier;
      total += value * multiplier;
      rest = rest.slice(part[0].length);
      if (total > greatest || (multiplier === 1 && rest !== "")) return null;
    }
    return total === 0 ? 0 : sign * total;
  }

  function foldNumber(text) {
    let folded = "";
    for (const character of text.normalize("NFKC")) {
      for (const lower of character.toLowerCase()) {
        const value = lower.codePointAt(0);
        if (inRanges(value, [[0x09, 0x0d], [0x20, 0x20], [0x85, 0x85], [0xa0, 0xa0]])) continue;
        if (inRanges(value, [[0x3000, 0x3000], [0x200b, 0x200b], [0xfeff, 0xfeff]])) continue;
        if (inRanges(value, [[0xfe00, 0xfe0f]])) continue;
        if (inRanges(value, [[0x2010, 0x2015], [0x2212, 0x2212], [0x30fc, 0x30fc]])) folded += "-";
        else if (value === 0x3001) folded += ",";
        else if (value === 0x3002 || value === 0x30fb) folded += ".";
        else if (value >= 0x30a1 && value <= 0x30f6) folded += String.fromCodePoint(value - 0x60);
        else folded += lower;
      }
    }
    return folded.replace(/ぱ-せんと$/, "%");
  }

  const utf8 = new TextEncoder();

  // Ten-thousandths of what was typed, its unit left out; null for what is no number.
  function readNumber(text, units) {
    const folded = foldNumber(text);
    const endings = units.map(foldNumber).filter((unit) => unit !== "");
    endings.sort((left, right) => {
      const lengths = utf8.encode(right).length - utf8.encode(left).length;
      return lengths || (left < right ? -1 : left > right ? 1 : 0);
    });
    for (const ending of endings) {
      if (!folded.endsWith(ending) || folded === ending) continue;
      const number = decimal(folded.slice(0, -ending.length));
      if (number !== null) return number;
    }
    return decimal(folded);
  }

  // FNV-1a over UTF-8.
  function digest(text, start = 0x811c9dc5) {
    let value = start;
    for (const byte of utf8.encode(text)) value = Math.imul(value ^ byte, 0x01000193);
    return value >>> 0;
  }

  // xoshiro128**, its state filled by SplitMix32.
  class Generator {
    constructor(seed) {
      let filler = seed >>> 0;
      this.state = new Uint32Array(4);
      for (let index = 0; index < 4; index += 1) {
        filler = (filler + 0x9e3779b9) >>> 0;
        let mixed = Math.imul(filler ^ (filler >>> 16), 0x21f0aaad);
        mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
        this.state[index] = mixed ^ (mixed >>> 15);
      }
    }

    next() {
      const state = this.state;
      const rotated = (value, count) => (value << count) | (value >>> (32 - count));
      const result = Math.imul(rotated(Math.imul(state[1], 5), 7), 9) >>> 0;
      const shifted = state[1] << 9;
      state[2] ^= state[0];
      state[3] ^= state[1];
      state[1] ^= state[2];
      state[0] ^= state[3];
      state[2] ^= shifted;
      state[3] = rotated(state[3], 11);
      return result;
    }

    below(bound) {
      const limit = 2 ** 32 - (2 ** 32 % bound);
      let value = this.next();
      while (value >= limit) value = this.next();
      return value % bound;
    }

    shuffled(count) {
      const order = Array.from({ length: count }, (_, index) => index);
      for (let last = count - 1; last > 0; last -= 1) {
        const other = this.below(last + 1);
        [order[last], order[other]] = [order[other], order[last]];
      }
      return order;
    }
  }

  // Which questions are asked, in their order; without a seed the first ones as they stand.
  function drawnQuestions(count, draw, seed) {
    const wanted = Math.min(draw ?? count, count);
    const order = seed === null ? [...Array(count).keys()] : new Generator(seed).shuffled(count);
    return order.slice(0, wanted);
  }

  // The order in which a question's options are shown.
  function shuffledOptions(count, question, seed, isOrdering) {
    const generator = new Generator((seed ^ digest(question)) >>> 0);
    let order = generator.shuffled(count);
    while (isOrdering && count > 1 && order.every((place, index) => place === index)) {
      order = generator.shuffled(count);
    }
    return order;
  }

  function longestRise(order) {
    const lasts = [];
    for (const item of order) {
      const place = lasts.findIndex((last) => last >= item);
      if (place < 0) lasts.push(item);
      else lasts[place] = item;
    }
    return lasts.length;
  }

  // The right share of an answer as a fraction.
  function share(given, key) {
    switch (key.kind) {
      case "single-choice": return [given.length === 1 && given[0] === key.right ? 1 : 0, 1];
      case "multiple-choice": {
        if (given.some((place) => place < 0 || place >= key.count)) return [0, 1];
        const hits = key.right.filter((place) => given.includes(place)).length;
        const alarms = given.filter((place) => !key.right.includes(place)).length;
        const right = key.right.length;
        const wrong = key.count - right;
        return wrong === 0 ? [hits, right] : [hits * wrong - alarms * right, right * wrong];
      }
      case "true-false": return [given === key.right ? 1 : 0, 1];
      case "short-answer": {
        const folded = foldAnswer(given);
        return [key.right.some((word) => foldAnswer(word) === folded) ? 1 : 0, 1];
      }
      case "numeric": {
        const number = readNumber(given, key.units);
        return [number !== null && Math.abs(number - key.right) <= key.tolerance ? 1 : 0, 1];
      }
      case "ordering": {
        const sorted = [...given].sort((left, right) => left - right);
        const isWhole = sorted.length === key.count && sorted.every((place, index) => place === index);
        return isWhole ? [longestRise(given) - 1, key.count - 1] : [0, 1];
      }
      default: {
        if (given.length !== key.right.length) return [0, 1];
        return [given.filter((right, left) => right === key.right[left]).length, key.right.length];
      }
    }
  }

  // Points in hundredths.
  function grade(given, key, worth) {
    const [part, whole] = share(given, key);
    return whole > 0 ? Math.max(0, Math.floor((worth * 100 * part) / whole)) : 0;
  }

  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  // The code of a result: it lets a printed sheet and a file be compared, and proves nothing.
  function resultCode(quiz, run, date, score, maximum) {
    const first = digest(`${quiz}|${run}|${date}|${score}|${maximum}`);
    const second = digest(`${quiz}|${run}|${date}|${score}|${maximum}`, first);
    return [first, second]
      .map((value) => [0, 5, 10, 15].map((shift) => letters[(value >>> shift) & 31]).join(""))
      .join("-");
  }

  const resultCheck = (text) => digest(text).toString(16).padStart(8, "0");

  return {
    foldAnswer, readNumber, Generator, drawnQuestions, shuffledOptions, grade, resultCode, resultCheck,
  };
})();
