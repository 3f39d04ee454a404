// SPDX-License-Identifier: MIT
// Reads the numbers of the index: of few bits each, of seven bits a byte, and as text. BitWriter.swift, ListWriter.swift and
// DigitWriter.swift of Sources/Search write them.
"use strict";

(() => {
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

  window.KosapoSearch.numbers = { Bits, riceBits, numbersIn, sevensIn };
})();
