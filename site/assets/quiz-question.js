// SPDX-License-Identifier: MIT
// One question of a quiz on the page: its controls, what was answered, what is said of it.
"use strict";

(() => {
  const shared = window.kosapoQuiz;
  const { element, button } = shared;

  shared.Question = class {
    // `changed` is called when the reader changes the answer.
    constructor(section, data, changed) {
      this.section = section;
      this.data = data;
      this.changed = changed;
      this.kind = data.key.kind;
      this.fieldset = section.querySelector("fieldset");
      this.hintsUsed = 0;
      this.isTouched = false;
      this.list = section.querySelector(".options, .items");
      // The elements of the options by their places in the file; the page has them in another order.
      this.options = [];
      if (this.list && data.shown) {
        data.shown.forEach((place, index) => {
          this.options[place] = this.list.children[index];
        });
      }
      this.hints = element("div", { class: "hints", role: "status" });
      this.feedback = element("div", { class: "feedback", role: "status" });
      this.controls = element("p", { class: "question-controls" });
      this.fieldset.append(this.hints, this.controls, this.feedback);
      this.fieldset.addEventListener("change", () => this.touch());
      this.fieldset.addEventListener("input", () => this.touch());
      if (this.kind === "ordering") this.makeMovable();
    }

    touch() {
      this.isTouched = true;
      this.changed();
    }

    // Shows the question as the one at a position, its options in an order.
    show(position, count, order) {
      this.section.querySelector(".question-number").textContent = `問${position}/${count}`;
      if (this.kind === "matching") {
        for (const select of this.selects()) {
          const byValue = new Map([...select.options].map((option) => [option.value, option]));
          order.forEach((place) => select.append(byValue.get(String(this.data.shown.indexOf(place)))));
        }
      } else if (this.options.length > 0) {
        this.list.append(...order.map((place) => this.options[place]));
        this.nameMoves();
      }
    }

    selects() {
      return [...this.section.querySelectorAll("select")];
    }

    inputs() {
      return [...this.section.querySelectorAll("input, select")];
    }

    // The places of the options as they stand now.
    standing() {
      return [...this.list.children].map((item) => this.options.indexOf(item));
    }

    // The answer; null where there is none yet.
    given() {
      switch (this.kind) {
        case "single-choice":
        case "multiple-choice": {
          const chosen = this.options
            .map((item, place) => (item.querySelector("input").checked ? place : -1))
            .filter((place) => place >= 0);
          return chosen.length > 0 ? chosen : null;
        }
        case "true-false": {
          const chosen = this.inputs().find((input) => input.checked);
          return chosen ? chosen.value === "true" : null;
        }
        case "ordering": return this.isTouched ? this.standing() : null;
        case "matching": {
          const chosen = this.selects().map((select) =>
            select.value === "" ? null : this.data.shown[Number(select.value)]);
          return chosen.every((place) => place === null) ? null : chosen;
        }
        default: {
          const text = this.inputs()[0].value;
          return text.trim() === "" ? null : text;
        }
      }
    }

    // What is missing before the answer can be taken; null where nothing is.
    missing() {
      const given = this.given();
      if (given === null) {
        switch (this.kind) {
          case "short-answer":
          case "numeric": return "まだ何も書かれていません。答えを書いてください。";
          case "ordering": return "まだ並べ替えていません。「上へ」「下へ」のボタンで並べ替えてください。";
          default: return "まだ選ばれていません。答えを選んでください。";
        }
      }
      if (this.kind === "matching" && given.includes(null)) {
        return "まだ選ばれていないところがあります。全部選んでください。";
      }
      return null;
    }

    // Puts an answer back in, as after opening the page again.
    put(given) {
      if (given === null || given === undefined) return;
      switch (this.kind) {
        case "single-choice":
        case "multiple-choice":
          this.options.forEach((item, place) => {
            item.querySelector("input").checked = given.includes(place);
          });
          break;
        case "true-false":
          for (const input of this.inputs()) input.checked = (input.value === "true") === given;
          break;
        case "ordering":
          this.list.append(...given.map((place) => this.options[place]));
          this.isTouched = true;
          this.nameMoves();
          break;
        case "matching":
          this.selects().forEach((select, left) => {
            select.value = given[left] === null ? "" : String(this.data.shown.indexOf(given[left]));
          });
          break;
        default:
          this.inputs()[0].value = given;
      }
    }

    // The answer as results keep it: its texts.
    givenTexts(given) {
      const texts = this.data.texts;
      if (given === null) return null;
      switch (this.kind) {
        case "single-choice": return texts[given[0]];
        case "multiple-choice":
        case "ordering": return given.map((place) => texts[place]);
        case "true-false": return given ? "○" : "×";
        case "matching":
          return Object.fromEntries(this.data.lefts.map((left, index) =>
            [left, given[index] === null ? null : texts[given[index]]]));
        default: return given;
      }
    }

    rightText() {
      const { key, texts, lefts } = this.data;
      switch (this.kind) {
        case "single-choice": return texts[key.right];
        case "multiple-choice": return key.right.map((place) => texts[place]).join(" ／ ");
        case "true-false": return key.right ? "○" : "×";
        case "short-answer": return key.right.join(" ／ ");
        case "numeric": {
          const width = key.tolerance > 0 ? `（±${key.tolerance / 1e4}）` : "";
          return `${key.right / 1e4}${key.units[0] ?? ""}${width}`;
        }
        case "ordering": return texts.join(" → ");
        default: return lefts.map((left, index) => `${left} → ${texts[key.right[index]]}`).join(" ／ ");
      }
    }

    // Buttons that move an item; the focus goes with it, and what happened is said.
    makeMovable() {
      this.moved = element("p", { class: "moved", role: "status" });
      this.list.after(this.moved);
      this.options.forEach((item) => {
        const move = (step) => () => this.move(item, step);
        item.append(element("span", { class: "moves" },
          button("上へ", move(-1), { "data-step": "-1" }), button("下へ", move(1), { "data-step": "1" })));
      });
      this.nameMoves();
    }

    move(item, step) {
      const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      const place = this.options.indexOf(item);
      if (!other) {
        this.moved.textContent = `「${this.data.texts[place]}」は、もう${step < 0 ? "いちばん上" : "いちばん下"}です。`;
        return;
      }
      if (step < 0) other.before(item);
      else other.after(item);
      item.querySelector(`[data-step="${step}"]`).focus();
      const position = this.standing().indexOf(place) + 1;
      this.moved.textContent = `「${this.data.texts[place]}」を上から${position}番目に移しました。`;
      this.touch();
    }

    // Each button says what it moves.
    nameMoves() {
      if (this.kind !== "ordering") return;
      this.options.forEach((item, place) => {
        for (const move of item.querySelectorAll("button")) {
          const way = move.dataset.step === "-1" ? "上へ" : "下へ";
          move.setAttribute("aria-label", `「${this.data.texts[place]}」を${way}`);
        }
      });
    }

    // One more hint.
    hint() {
      const hint = this.data.hints[this.hintsUsed];
      if (hint === undefined) return;
      this.hintsUsed += 1;
      this.hints.append(element("div", { class: "hint" },
        element("p", { class: "label", text: `ヒント${this.hintsUsed}` }),
        element("div", { html: hint })));
    }

    say(text) {
      this.feedback.replaceChildren(element("p", { text }));
    }

    // Closes the question and says whether it was right, and why.
    close(given, points) {
      const worth = this.data.points * 100;
      const isRight = points >= worth;
      for (const input of this.inputs()) input.disabled = true;
      for (const move of this.fieldset.querySelectorAll(".moves, .how, .moved")) move.remove();
      this.controls.replaceChildren();
      this.section.classList.add(isRight ? "is-right" : "is-wrong");
      const verdict = isRight ? "正解です。"
        : given === null ? "答えていません。" : points > 0 ? "一部が正解です。" : "ちがいます。";
      const parts = [
        element("p", { class: "verdict" }, element("strong", { text: verdict }),
          `（${this.data.points}点のうち${shared.pointsText(points)}点）`),
      ];
      const chosen = Array.isArray(given) ? given : [];
      parts.push(...this.comments(chosen));
      if (!isRight) {
        parts.push(element("p", {}, element("span", { class: "label", text: "正しい答え" }),
          ` ${this.rightText()}`));
        const right = [this.data.key.right].flat();
        parts.push(...this.comments(right.filter((place) => !chosen.includes(place))));
      }
      if (this.data.explanation) {
        parts.push(element("p", { class: "label", text: "解説" }),
          element("div", { class: "explanation", html: this.data.explanation }));
      }
      this.feedback.replaceChildren(...parts);
      this.markOptions(given);
    }

    // What the file says to some of the choices.
    comments(places) {
      if (!this.data.comments) return [];
      return places.filter((place) => this.data.comments[place]).map((place) =>
        element("div", { class: "comment" },
          element("p", { class: "label", text: this.data.texts[place] }),
          element("div", { html: this.data.comments[place] })));
    }

    // Takes the reader to what is said of the answer; it is read out as the place of the focus, not as a message.
    focusFeedback() {
      this.feedback.removeAttribute("role");
      this.feedback.setAttribute("tabindex", "-1");
      this.feedback.focus();
    }

    // A word beside each option says what it was; colour alone would not do.
    markOptions(given) {
      const { key } = this.data;
      if (!["single-choice", "multiple-choice"].includes(this.kind)) return;
      const right = Array.isArray(key.right) ? key.right : [key.right];
      this.options.forEach((item, place) => {
        const words = [];
        if (given !== null && given.includes(place)) words.push("あなたの答え");
        if (right.includes(place)) words.push("正しい");
        if (words.length === 0) return;
        item.querySelector("label").append(element("span", { class: "mark", text: `（${words.join("・")}）` }));
      });
    }
  };
})();
