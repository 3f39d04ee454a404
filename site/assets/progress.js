// SPDX-License-Identifier: MIT
// One's own progress through the course. It stays in this browser; where the browser keeps nothing, it
// counts for this visit and the page says so. Without this script the course is read without marks.
"use strict";

(() => {
  const storageKey = "kosapo.modules";
  let done = new Set();
  let isKept = true;

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
      done = new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []);
      localStorage.setItem(storageKey, JSON.stringify([...done]));
    } catch {
      isKept = false;
    }
  }

  function write() {
    try {
      localStorage.setItem(storageKey, JSON.stringify([...done]));
    } catch {
      isKept = false;
    }
  }

  // Marks in the lists of modules, and how many are done.
  function showMarks() {
    const items = [...document.querySelectorAll("[data-module]")];
    if (items.length === 0) return;
    for (const item of items) {
      const mark = item.querySelector("[data-progress-mark]");
      if (!mark) continue;
      const isDone = done.has(item.dataset.module);
      mark.hidden = !isDone;
      mark.textContent = isDone ? "読みました" : "";
    }
    const count = items.filter((item) => done.has(item.dataset.module)).length;
    const line = document.querySelector("[data-progress-summary]");
    if (!line) return;
    const bar = document.createElement("progress");
    bar.className = "progress-bar";
    bar.max = items.length;
    bar.value = count;
    bar.setAttribute("aria-label", "研修の進み具合");
    line.replaceChildren(`${items.length}のうち${count}を読みました。`, bar);
    line.hidden = false;
  }

  // The button at the end of a module.
  function showButton(place) {
    const id = place.dataset.progress;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    note.className = "note";
    const show = () => {
      const isDone = done.has(id);
      button.textContent = isDone ? "読み終えた印を外す" : "読み終えた印を付ける";
      button.setAttribute("aria-pressed", String(isDone));
    };
    button.addEventListener("click", () => {
      if (!done.delete(id)) done.add(id);
      write();
      show();
      const said = done.has(id) ? "印を付けました。" : "印を外しました。";
      note.textContent = isKept
        ? `${said}この端末のこのブラウザーだけに残ります。`
        : `${said}このブラウザーには残せないので、ページを閉じると消えます。`;
    });
    show();
    place.append(button, note);
  }

  read();
  showMarks();
  for (const place of document.querySelectorAll("[data-progress]")) showButton(place);
})();
