// SPDX-License-Identifier: MIT
// Null where the page fits its window; else its width and the elements that stick out.
() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;

  const name = (element) =>
    element.tagName.toLowerCase() +
    (element.id ? `#${element.id}` : "") +
    [...element.classList].map((word) => `.${word}`).join("");

  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };

  const culprits = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
    .filter((element) => !scrolls(element))
    .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)));
  return { width: root.scrollWidth, culprits: culprits.slice(0, 5).map(name) };
}
