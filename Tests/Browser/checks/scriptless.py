# SPDX-License-Identifier: MIT
"""Every page can be read where scripts do not run, and shows nothing there that does nothing."""

from __future__ import annotations

import asyncio

from playwright.async_api import Browser
from playwright.async_api import Error as BrowserError

from browser import WIDE
from pages import Document, Site
from problem import Problem, Rule

RULES = (
    Rule("scriptless-text", "the page's text is there without scripts, too"),
    Rule("scriptless-control", "without scripts nothing is shown that does nothing"),
)

_SEEN = """() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 0;
  // What is marked in a question can be marked, as on paper.
  const controls = "button, select, textarea, input:not([type=hidden])";
  const main = document.querySelector("main");
  return {
    isEmpty: Boolean(main) && !main.innerText.replace(main.querySelector("h1")?.innerText ?? "", "").trim(),
    controls: [...document.querySelectorAll(controls)].filter((element) => visible(element) && !element.closest("fieldset"))
      .map((element) => `${element.tagName.toLowerCase()} ${(element.textContent || element.type || "").trim().slice(0, 30)}`),
  };
}"""


async def check(site: Site, browser: Browser, workers: int) -> list[Problem]:
    """Opens every page once more, without scripts."""
    waiting = [page for page in reversed(site.pages) if page.leads_to is None]
    problems: list[Problem] = []

    async def work() -> None:
        context = await browser.new_context(viewport=WIDE, locale="ja-JP", java_script_enabled=False)
        tab = await context.new_page()
        while waiting:
            problems.extend(await _look(tab, site, waiting.pop()))
        await context.close()

    await asyncio.gather(*(work() for _ in range(workers)))
    return problems


async def _look(tab, site: Site, document: Document) -> list[Problem]:
    try:
        await tab.goto((site.folder / document.path).as_uri(), wait_until="load")
        seen = await tab.evaluate(_SEEN)
    except BrowserError as error:
        return [Problem(document.path, 0, "scriptless-text", str(error).strip().splitlines()[0])]
    found = [Problem(document.path, 0, "scriptless-control", name) for name in seen["controls"]]
    if seen["isEmpty"]:
        found.append(Problem(document.path, 0, "scriptless-text", "only the heading is there"))
    return found
