# SPDX-License-Identifier: MIT
"""Everything that can be operated is reached with the Tab key, in the order of the page.

Pressing the key is slow, so it is done on one page of each kind; what all pages can be asked, without a
key pressed, is whether anything that can be operated is kept from the key.
"""

from __future__ import annotations

from browser import WIDE, Visit
from problem import Problem, Rule

RULES = (
    Rule("keyboard", "the Tab key reaches everything that can be operated"),
    Rule("tab-order", "no element puts itself before others with a tabindex above 0"),
)

_MOST_PRESSES = 400

_OPERABLE = """() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 0;
  const operable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const name = (element) => `${element.tagName.toLowerCase()} ${(element.textContent || element.name || "").trim().slice(0, 30)}`;
  const all = [...document.querySelectorAll(operable)].filter((element) => visible(element) && !element.disabled);
  // Of the radio buttons of one group the key reaches one; the arrows reach the rest. What a combobox or a
  // toolbar moves through by arrows is reached by its own element.
  const groups = new Set();
  const expected = all.filter((element) => {
    if (element.closest("[role=listbox], [role=toolbar]")) return false;
    if (element.type !== "radio") return true;
    const group = element.name;
    if (groups.has(group)) return false;
    groups.add(group);
    return true;
  });
  window.kosapoExpected = new Map(expected.map((element, index) => [element, index]));
  return {
    count: expected.length,
    kept: expected.filter((element) => element.tabIndex < 0).map(name),
    first: [...document.querySelectorAll("[tabindex]")].filter((element) => element.tabIndex > 0).map(name),
    names: expected.map(name),
    radios: expected.map((element) => element.type === "radio" ? element.name : null),
  };
}"""

_FOCUSED = """() => {
  const element = document.activeElement;
  if (element && element.type === "radio") {
    for (const [other, index] of window.kosapoExpected) {
      if (other.type === "radio" && other.name === element.name) return index;
    }
  }
  return window.kosapoExpected.get(element) ?? -1;
}"""


async def check(visit: Visit) -> list[Problem]:
    """Asks what can be operated, and on the first page of each kind presses the key until all are reached."""
    page = visit.page
    await page.set_viewport_size(WIDE)
    seen = await page.evaluate(_OPERABLE)
    found = [visit.problem("keyboard", f"kept from the Tab key: {name}") for name in seen["kept"]]
    found += [visit.problem("tab-order", name) for name in seen["first"]]
    kind = await page.evaluate("() => document.body.className")
    if kind in visit.site.kinds_tabbed or seen["count"] > _MOST_PRESSES:
        return found
    visit.site.kinds_tabbed.add(kind)
    missing = set(range(seen["count"]))
    await page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); }")
    await page.mouse.click(0, 0)
    for _ in range(_MOST_PRESSES + 50):
        if not missing:
            break
        await page.keyboard.press("Tab")
        missing.discard(await page.evaluate(_FOCUSED))
    found += [visit.problem("keyboard", f"not reached: {seen['names'][index]}") for index in sorted(missing)]
    return found
