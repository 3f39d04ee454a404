// SPDX-License-Identifier: MIT
// Lists that can be sorted: a button in each column head that has data-key, the order in data-order.
// Without this script the list stands in the order of the numbers.
"use strict";

(() => {
  for (const table of document.querySelectorAll("table[data-sortable]")) makeSortable(table);

  function makeSortable(table) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const status = document.createElement("p");
    status.className = "sort-status";
    status.setAttribute("role", "status");
    table.parentElement.before(status);
    heads.forEach((head, column) => {
      if (!head.dataset.key) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort-button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.append(button);
      head.setAttribute("aria-sort", column === 0 ? "ascending" : "none");
      button.addEventListener("click", () => sort(column));
    });

    function sort(column) {
      const isRising = heads[column].getAttribute("aria-sort") !== "ascending";
      const rows = [...body.rows].map((row, place) => ({ row, place, key: keyOf(row.cells[column]) }));
      rows.sort((left, right) => compare(left.key, right.key, isRising) || left.place - right.place);
      body.append(...rows.map((item) => item.row));
      for (const head of heads) {
        if (head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
      }
      heads[column].setAttribute("aria-sort", isRising ? "ascending" : "descending");
      const way = wayOf(heads[column].dataset.key, isRising);
      const scope = document.querySelector(".pager") ? "このページの中を" : "";
      status.textContent = `${scope}「${heads[column].textContent}」の${way}に並べました。`;
    }
  }

  // What an order is called: days are old or new, words stand in the order of the vocabulary, figures are small or large.
  function wayOf(key, isRising) {
    if (key === "updated") return isRising ? "古い順" : "新しい順";
    if (["number", "stage", "connection", "outcome", "row"].includes(key)) return isRising ? "順" : "逆の順";
    return isRising ? "小さい順" : "大きい順";
  }

  function keyOf(cell) {
    return cell.dataset.order ?? cell.textContent.trim();
  }

  // Numbers by their value, everything else by its characters; what has no value comes last either way.
  function compare(left, right, isRising) {
    if (left === right) return 0;
    if (left === "") return 1;
    if (right === "") return -1;
    const [first, second] = [Number(left), Number(right)];
    const order = Number.isNaN(first - second) ? (left < right ? -1 : 1) : first - second;
    return isRising ? order : -order;
  }
})();
