// SPDX-License-Identifier: MIT
// A button that shows the readings above words. Without this script they stay hidden.
"use strict";

(() => {
  const storageKey = "kosapo.ruby";
  const root = document.documentElement;
  const tools = document.querySelector(".site-tools ul");
  if (!tools || !document.querySelector("ruby")) return;

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "ふりがな";
  const item = document.createElement("li");
  item.append(button);
  tools.append(item);

  function show(isShown) {
    root.toggleAttribute("data-ruby", isShown);
    button.setAttribute("aria-pressed", String(isShown));
  }

  function kept() {
    try {
      return localStorage.getItem(storageKey) === "on";
    } catch {
      return false;
    }
  }

  button.addEventListener("click", () => {
    const isShown = !root.hasAttribute("data-ruby");
    show(isShown);
    try {
      localStorage.setItem(storageKey, isShown ? "on" : "off");
    } catch {
      // Nothing can be kept here: the choice holds for this page.
    }
  });
  show(kept());
})();
