// SPDX-License-Identifier: MIT
// The words by which the search page narrows a search: checkboxes with how many pages each would leave.
"use strict";

(() => {
  const find = window.kosapoFind;
  const { element } = find;

  // How many words of a facet are shown before one asks for all.
  const shortList = 8;

  find.Facets = class {
    // `changed` is told the words that are chosen now, whenever a box is ticked.
    constructor(page, changed) {
      this.counts = {};
      this.all = new Map([...page.querySelectorAll("[data-facet]")].map((field) => [
        field.dataset.facet, this.facetOf(field),
      ]));
      page.addEventListener("change", (event) => {
        if (event.target.matches("[data-facet] input")) changed(this.ticked());
      });
    }

    facetOf(field) {
      const facet = {
        field, name: field.querySelector("legend").textContent, showsAll: false,
        choices: [...field.querySelectorAll("li")].map((item) => ({
          item, input: item.querySelector("input"), count: item.querySelector(".count"),
          label: item.querySelector(".choice").textContent,
        })),
      };
      facet.button = element("button", {
        type: "button", class: "show-all", click: () => {
          facet.showsAll = !facet.showsAll;
          this.showChoices(facet);
        },
      });
      field.append(facet.button);
      return facet;
    }

    // The words in an address that there are.
    read(values) {
      const chosen = {};
      for (const [name, { choices }] of this.all) {
        const given = new Set(values.getAll(name));
        const words = choices.map(({ input }) => input.value).filter((word) => given.has(word));
        if (words.length > 0) chosen[name] = words;
      }
      return chosen;
    }

    ticked() {
      const chosen = {};
      for (const [name, { choices }] of this.all) {
        const words = choices.filter(({ input }) => input.checked).map(({ input }) => input.value);
        if (words.length > 0) chosen[name] = words;
      }
      return chosen;
    }

    tick(chosen) {
      for (const [name, { choices }] of this.all) {
        for (const { input } of choices) input.checked = chosen[name]?.includes(input.value) ?? false;
      }
    }

    labelOf(name, value) {
      const facet = this.all.get(name);
      const choice = facet?.choices.find(({ input }) => input.value === value);
      return `${facet?.name ?? name}：${choice?.label ?? value}`;
    }

    showCounts(counts) {
      for (const [name, facet] of this.all) {
        for (const choice of facet.choices) {
          choice.number = counts[name]?.[choice.input.value] ?? 0;
          choice.count.textContent = `${choice.number}件`;
        }
        this.showChoices(facet);
      }
    }

    // Words that would leave nothing are not shown unless they are chosen; of many the most frequent are.
    showChoices(facet) {
      const useful = facet.choices.filter(({ number, input }) => number > 0 || input.checked);
      const isLong = useful.length > shortList;
      const frequent = useful.map(({ number }) => number).sort((left, right) => right - left);
      const least = facet.showsAll || !isLong ? 0 : frequent[shortList - 1];
      let room = facet.showsAll || !isLong ? useful.length : shortList;
      const isShown = new Set(useful.filter(({ number, input }) => number > least || input.checked));
      room -= isShown.size;
      for (const choice of useful) {
        if (room > 0 && !isShown.has(choice)) {
          isShown.add(choice);
          room -= 1;
        }
      }
      for (const choice of facet.choices) choice.item.hidden = !isShown.has(choice);
      facet.field.hidden = useful.length === 0;
      facet.button.hidden = !isLong;
      facet.button.setAttribute("aria-expanded", String(facet.showsAll));
      facet.button.textContent = facet.showsAll ? "少なくする" : `すべて表示（${useful.length}）`;
    }
  };
})();
