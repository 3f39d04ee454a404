// SPDX-License-Identifier: MIT
// What the pages of quizzes share: the data of the page, its elements, and one's own progress. Progress stays in
// this browser; where the browser keeps nothing it counts for this visit, and the page says so.
"use strict";

(() => {
  const shared = window.kosapoQuiz;

  // The data of the page. It is encoded so that no answer stands in plain sight; it is no secret.
  shared.readData = (place) => {
    const bytes = Uint8Array.from(atob(place.dataset.quiz), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  // Makes an element; what is null is left out.
  shared.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "text") element.textContent = value;
      else if (key === "html") element.innerHTML = value;
      else if (key === "click") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  shared.button = (text, click, attributes = {}) =>
    shared.element("button", { type: "button", class: "button", text, click, ...attributes });

  // Hundredths of a point as text.
  shared.pointsText = (hundredths) => String(hundredths / 100);

  // A name for a run that no other has: 128 random bits.
  shared.newRunName = () =>
    [...crypto.getRandomValues(new Uint32Array(4))]
      .map((number) => number.toString(16).padStart(8, "0"))
      .join("");

  // The day where the reader is.
  shared.today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  // What is kept of one quiz: the run that is going on, how many were finished, and the best of them.
  shared.Store = class {
    constructor(quiz, version) {
      this.key = `kosapo.quiz.${quiz}`;
      this.version = version;
      this.isKept = true;
      // Whether a run was left whose questions say something else now.
      this.isOutdated = false;
      this.value = { version, run: null, attempts: 0, best: null };
      try {
        const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
        if (kept !== null && typeof kept === "object") {
          this.value.attempts = Number.isInteger(kept.attempts) ? kept.attempts : 0;
          this.value.best = kept.best ?? null;
          if (kept.version === version) this.value.run = kept.run ?? null;
          else this.isOutdated = kept.run?.isDone === false;
        }
        this.write();
      } catch {
        this.isKept = false;
      }
    }

    write() {
      try {
        localStorage.setItem(this.key, JSON.stringify(this.value));
      } catch {
        this.isKept = false;
      }
    }

    // The sentence for a browser that keeps nothing; null for others.
    notice() {
      if (this.isKept) return null;
      return shared.element("p", {
        class: "quiz-note",
        text: "このブラウザーには途中の答えを残せません。このページを閉じるまでは、そのまま受けられます。",
      });
    }

    finish(score, maximum, isAttempt) {
      if (!isAttempt) return;
      this.value.attempts += 1;
      const best = this.value.best;
      if (best === null || score * best.maximum > best.score * maximum) {
        this.value.best = { score, maximum, date: shared.today() };
      }
      this.write();
    }
  };
})();
