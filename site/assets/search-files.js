// SPDX-License-Identifier: MIT
// Loads the files that `kosapo build` writes to search/, one by one as a query needs them, and unpacks them.
// Sources/Search/IndexScript.swift says how they are written.
"use strict";

(() => {
  const search = window.KosapoSearch;
  const folder = new URL("../search/", document.currentScript.src).href;
  const loading = new Map();
  const parts = new Map();
  const open = new Map();
  const stamps = new Map();
  let overview = null;

  // Bytes that stand as text: 15 bits in each character, from U+3000 on. As many zeros as are asked for follow.
  function bytesOf(count, text, zeros = 0) {
    const bytes = new Uint8Array(count + zeros);
    let pending = 0;
    let held = 0;
    let place = 0;
    for (let next = 0; next < count; next += 1) {
      if (held < 8) {
        pending |= (text.charCodeAt(place) - 0x3000) << held;
        held += 15;
        place += 1;
      }
      bytes[next] = pending & 0xff;
      pending >>>= 8;
      held -= 8;
    }
    return bytes;
  }

  async function inflated([size, count, text]) {
    const { readable, writable } = new DecompressionStream("deflate-raw");
    const writer = writable.getWriter();
    // What fails here fails where it is read as well.
    writer.write(bytesOf(count, text)).catch(() => undefined);
    writer.close().catch(() => undefined);
    const reader = readable.getReader();
    const bytes = new Uint8Array(size);
    let filled = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytes;
      bytes.set(value, filled);
      filled += value.length;
    }
  }

  const valueIn = async (packed) => JSON.parse(new TextDecoder().decode(await inflated(packed)));

  // The files of the index call these two.
  search.begin = (version, packed, columns, marks) => {
    overview = { version, packed, columns, marks };
  };
  search.add = (stamp, name, value) => {
    parts.set(name, { stamp, value });
  };

  const numbered = (letter, number) => letter + String(number).padStart(3, "0");

  // How each file says that it belongs to this index: each character stands for one, in the order of the files.
  function readStamps(counts, text) {
    const names = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, number) => numbered(letter, number)));
    [...names, "words"].forEach((name, place) => {
      stamps.set(name, (text.charCodeAt(place) - 0x3000).toString(36));
    });
  }

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
    await load(name, `?v=${overview.version}`);
    const { stamp, value } = parts.get(name) ?? {};
    if (stamp === undefined || stamp !== stamps.get(name)) throw new Error(`${name} belongs to another index`);
    return value;
  }

  // What `read` makes of a file, made once; after a failure it is tried again.
  function opened(name, read) {
    if (!open.has(name)) {
      open.set(name, part(name).then(read).catch((error) => {
        open.delete(name);
        throw error;
      }));
    }
    return open.get(name);
  }

  search.files = {
    numbered,
    // What a file holds: a value, deflated bytes, or bytes with four zeros behind them.
    value: (name) => opened(name, valueIn),
    inflated: (name, read) => opened(name, async (packed) => read(await inflated(packed))),
    bytes: (name, read) => opened(name, ([count, text]) => read(bytesOf(count, text, 4))),
    async overview() {
      await load("index");
      const value = await valueIn(overview.packed);
      readStamps(value.files, overview.marks[1]);
      return { value, columns: bytesOf(...overview.columns, 4) };
    },
  };
})();
