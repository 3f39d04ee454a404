// SPDX-License-Identifier: MIT
// Marks what is past the day by which it was to be looked at again. Only the reader's own clock knows that.
// Without this script the day alone is shown.
"use strict";

(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const place of document.querySelectorAll("[data-review-by]")) {
    if (place.dataset.reviewBy >= today) continue;
    const mark = document.createElement("strong");
    mark.className = "past-mark";
    mark.textContent = "見直しの期限を過ぎています";
    if (place.matches("article *")) {
      place.classList.add("is-past");
      tellAtTheTop(place.closest("article"));
    }
    place.append(" ", mark);
  }

  function tellAtTheTop(article) {
    const head = article.querySelector(".article-head");
    if (!head || head.querySelector(".past-note")) return;
    const note = document.createElement("p");
    note.className = "past-note is-past";
    note.textContent = "見直しの期限を過ぎています。家庭に伝える前に、最新の案内で確かめてください。";
    head.append(note);
  }
})();
