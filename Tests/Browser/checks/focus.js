// SPDX-License-Identifier: MIT
// The elements that look the same with the focus, and those that are covered when they have it.
() => {
  const properties = [
    "backgroundColor", "borderColor", "borderStyle", "borderWidth", "boxShadow", "clipPath",
    "color", "filter", "opacity", "outlineColor", "outlineOffset", "outlineStyle", "outlineWidth",
    "textDecoration", "transform", "visibility",
  ];

  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || "").trim();
    const id = element.id ? `#${element.id}` : "";
    return `${element.tagName.toLowerCase()}${id} ${words.replace(/\s+/g, " ").slice(0, 30)}`.trim();
  };

  // What stands for the element on the screen: itself, its label, its neighbours.
  const looks = (element) => {
    const parts = [element, element.parentElement, element.nextElementSibling, ...(element.labels ?? [])];
    const seen = [];
    for (const part of parts) {
      for (const pseudo of part ? [null, "::before", "::after"] : []) {
        const style = getComputedStyle(part, pseudo);
        const outlined = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
        seen.push(
          ...properties
            .filter((property) => outlined || !property.startsWith("outline"))
            .map((property) => style[property]),
        );
      }
    }
    const box = element.getBoundingClientRect();
    return [...seen, Math.round(box.width), Math.round(box.height)].join("|");
  };

  const isCovered = (element) => {
    const box = [...element.getClientRects()].find((rect) => rect.width > 2 && rect.height > 2);
    if (!box || getComputedStyle(element).opacity === "0") return false;
    const across = [0.1, 0.5, 0.9].map((part) => box.left + box.width * part);
    const down = [0.1, 0.5, 0.9].map((part) => box.top + box.height * part);
    const own = [element, ...(element.labels ?? [])];
    return !across.some((x) =>
      down.some((y) => {
        const top = document.elementFromPoint(x, y);
        return top && own.some((part) => part.contains(top) || top.contains(part));
      }),
    );
  };

  const settle = () => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  };

  const focusable =
    "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]";
  const elements = [...document.querySelectorAll(focusable)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  document.documentElement.style.scrollBehavior = "auto";

  const same = new Set();
  const covered = new Set();
  for (const element of elements) {
    document.activeElement?.blur();
    settle();
    const before = looks(element);
    element.focus();
    settle();
    if (document.activeElement === element && looks(element) === before) same.add(element);
    if (isCovered(element)) covered.add(element);
  }
  // Backwards as well: what is fixed at the top covers only what comes from below it.
  for (const element of elements.reverse()) {
    element.focus();
    settle();
    if (isCovered(element)) covered.add(element);
  }
  document.activeElement?.blur();
  return { same: [...same].map(name), covered: [...covered].map(name) };
}
