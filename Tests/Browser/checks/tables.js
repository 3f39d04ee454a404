// SPDX-License-Identifier: MIT
// The heads of tables in `.figure-scroll` that are not seen when the region is scrolled.
() => {
  const hidden = [];
  for (const region of document.querySelectorAll(".figure-scroll")) {
    for (const part of [0.5, 1]) {
      region.scrollTo(region.scrollWidth * part, region.scrollHeight * part);
      const box = region.getBoundingClientRect();
      const table = region.querySelector("table");
      for (const head of table.tHead.rows[0].cells) look(head, box, "block");
      for (const row of table.rows) look(row.cells[0], box, "inline");
    }
    region.scrollTo(0, 0);
  }
  return hidden.slice(0, 5);

  function look(cell, box, axis) {
    const own = cell.getBoundingClientRect();
    const isSeen = axis === "block"
      ? own.top >= box.top - 1 && own.bottom <= box.bottom + 1
      : own.left >= box.left - 1 && own.right <= box.right + 1;
    if (own.width > 0 && !isSeen) hidden.push(`"${cell.textContent.trim()}" is out of sight`);
  }
}
