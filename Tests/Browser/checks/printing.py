# SPDX-License-Identifier: MIT
"""On paper there is the text and no way through the site."""

from __future__ import annotations

from browser import WIDE, Visit
from problem import Problem, Rule

RULES = (
    Rule("print-navigation", "no navigation and nothing to press is printed"),
    Rule("print-wide", "nothing sticks out of an A4 page"),
    Rule("print-empty", "the heading and the text are printed"),
)

# The text area of an A4 page with the site's margins: 210 mm less twice 17 mm, in px of 1/96 inch.
_PAPER = {"width": 665, "height": 940}

_PRINTED = """() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().height > 0;
  const name = (element) => element.tagName.toLowerCase()
    + [...element.classList].map((word) => `.${word}`).join("");
  const main = document.querySelector("main");
  const root = document.documentElement;
  // A heading of a table that sorts it is a heading still; what is filled in of a question is room to write;
  // a book has its contents.
  const ways = "nav:not(.book-contents), [role=navigation], .skip-link, button, select, input";
  const isText = (element) => element.closest("th, fieldset");
  return {
    ways: [...document.querySelectorAll(ways)].filter((element) => visible(element) && !isText(element)).map(name),
    isEmpty: [main, ...document.querySelectorAll("h1")].some((part) => part && !visible(part)),
    over: root.scrollWidth - root.clientWidth,
  };
}"""


async def check(visit: Visit) -> list[Problem]:
    """Looks at the page as it is laid out for paper."""
    await visit.page.set_viewport_size(_PAPER)
    await visit.page.emulate_media(media="print")
    printed = await visit.page.evaluate(_PRINTED)
    await visit.page.emulate_media(media="screen")
    await visit.page.set_viewport_size(WIDE)
    found = [visit.problem("print-navigation", name) for name in printed["ways"]]
    if printed["over"] > 0:
        found.append(visit.problem("print-wide", f"{printed['over']} px too wide"))
    if printed["isEmpty"]:
        found.append(visit.problem("print-empty", "the heading or the text is not on paper"))
    return found
