// SPDX-License-Identifier: MIT
// Tables with many columns: the reader chooses which are shown. Without this script all are.
"use strict";

(() => {
  for (const tools of document.querySelectorAll("[data-columns-for]")) {
    const table = document.getElementById(tools.dataset.columnsFor);
    if (table && table.tHead.rows[0].cells.length > 4) makeChooser(tools, table);
  }

  function makeChooser(tools, table) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    const fields = document.createElement("fieldset");
    const legend = document.createElement("legend");
    const status = document.createElement("p");
    summary.textContent = "表に出す列を選ぶ";
    legend.className = "visually-hidden";
    legend.textContent = "表に出す列";
    status.className = "sort-status";
    status.setAttribute("role", "status");
    fields.append(legend);
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const boxes = heads.map((head, place) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => show(place, box.checked));
      label.append(box, head.textContent);
      fields.append(label);
      return box;
    });
    details.append(summary, presets(), fields, status);
    tools.append(details);
    tools.hidden = false;

    function presets() {
      const line = document.createElement("p");
      const choices = [["すべて", () => true]];
      const isRatio = (head) => head.classList.contains("figure-ratio");
      if (heads.some(isRatio) && !heads.every(isRatio)) {
        choices.push(["割合だけ", isRatio], ["実数だけ", (head) => !isRatio(head)]);
      }
      for (const [name, isChosen] of choices) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button";
        button.textContent = name;
        button.addEventListener("click", () => {
          heads.forEach((head, place) => {
            boxes[place].checked = isChosen(head);
            show(place, boxes[place].checked);
          });
        });
        line.append(button);
      }
      return line;
    }

    function show(place, isShown) {
      for (const row of table.rows) row.cells[place + 1].toggleAttribute("data-hidden", !isShown);
      status.textContent = `${boxes.filter((box) => box.checked).length}列を出しています。`;
    }
  }
})();
