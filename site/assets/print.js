// SPDX-License-Identifier: MIT
// Buttons that print a worksheet in two parts: what is handed out first, and the rest.
// Without this script Ctrl+P prints what is open.
"use strict";

(() => {
  const root = document.documentElement;
  const place = document.querySelector("[data-print-choices]");
  const rest = document.querySelector("[data-held-back]");
  if (!place) return;

  addButton("前半を印刷する", "first");
  if (rest) addButton("続きを印刷する", "rest");
  place.hidden = false;

  function addButton(name, part) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = name;
    button.addEventListener("click", () => print(part));
    place.append(button);
  }

  function print(part) {
    const wasOpen = rest?.open;
    root.dataset.print = part;
    if (rest && part === "rest") rest.open = true;
    window.addEventListener(
      "afterprint",
      () => {
        delete root.dataset.print;
        if (rest) rest.open = wasOpen;
      },
      { once: true },
    );
    window.print();
  }
})();
