#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Feeds strings that try to run a script through every field, and opens what kosapo makes of them in Chromium.

    python Tests/Browser/xss_test.py KOSAPO

Nothing may run, load or complain: no dialog, no message on the console, no request but for the site's own files. What
kosapo refuses instead of building it has to come with a diagnostic that names the place.
"""

from __future__ import annotations

import asyncio
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, unquote

from playwright.async_api import Browser, Page

import xss_content
from browser import WIDE, chromium
from pages import Document, Site, read_site

PROJECT = Path(__file__).resolve().parents[2]
VECTORS = PROJECT / "Tests" / "Vectors" / "xss.json"

# Where each string is tried as the search and as the fragment of an address.
ADDRESSED = ("search.html", "terms.html", "index.html")

# What the scripts of a quiz put into the page as HTML (hints, comments, explanations), all at once.
INSERT_QUIZ = """() => {
  const put = (value, isHTML) => {
    if (typeof value === "string") {
      if (!isHTML) return;
      const place = document.createElement("div");
      place.innerHTML = value;
      document.body.append(place);
    } else if (value !== null && typeof value === "object") {
      for (const [name, member] of Object.entries(value)) {
        put(member, isHTML || ["hints", "comments", "comment", "explanation"].includes(name));
      }
    }
  };
  for (const place of document.querySelectorAll("[data-quiz]")) {
    const bytes = Uint8Array.from(atob(place.dataset.quiz), (letter) => letter.charCodeAt(0));
    put(JSON.parse(new TextDecoder().decode(bytes)), false);
  }
}"""

# Types each string into the boxes of the page.
TYPE = """async (strings) => {
  for (const box of document.querySelectorAll("main input[type=search], main input[type=text], header input")) {
    for (const string of strings) {
      box.value = string;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  }
}"""


def main() -> int:
    """Runs the test; 0 when nothing ran."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    kosapo = Path(sys.argv[1]).resolve()
    vectors = json.loads(VECTORS.read_text("utf-8"))
    strings = [string for name, group in vectors.items() if name != "about" for string in group]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fed = xss_content.feed(PROJECT, root, strings)
        problems = fed.settle(kosapo)
        if not problems:
            problems = run(kosapo, root, strings)
    for problem in problems[:40]:
        print(problem)
    print(
        f"xss: {len(strings)} strings in every field, {len(fed.refused)} places refused with a diagnostic, "
        f"{len(problems)} problems, {time.monotonic() - start:.0f} s"
    )
    return 1 if problems else 0


def run(kosapo: Path, root: Path, strings: list[str]) -> list[str]:
    """Builds the site, and looks at its files and at its pages."""
    done = subprocess.run(
        [kosapo, "build", "--root", root, "--output", root / "out"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        errors = [line for line in done.stderr.splitlines() if "エラー" in line]
        return [f"kosapo build ended with {done.returncode}", *errors[:20]]
    site = read_site(root / "out")
    problems = [problem for document in site.pages for problem in written(document)]
    problems += [problem for path in site.files if path.endswith(".csv") for problem in formulas(site.folder / path)]
    return problems + asyncio.run(open_all(site, strings))


def written(document: Document) -> list[str]:
    """What stands in a page that could run or load, whether or not the browser lets it."""
    # A text that begins with `javascript:` is one in an alternative text; what leads to an address is looked at below.
    problems = [
        f"{document.path}:{inline.line}: {inline.what}"
        for inline in document.inline
        if not inline.what.startswith("javascript: in ")
    ]
    for reference in document.references:
        address = re.sub(r"[\x00-\x20]", "", reference.address).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
        is_web_link = reference.use == "link" and address.startswith(("http:", "https:", "mailto:", "tel:"))
        if scheme and not is_web_link and not address.startswith("data:image/png"):
            problems.append(f"{document.path}:{reference.line}: {reference.use} leads to {reference.address[:80]}")
        if address.startswith(("//", "\\\\", "/\\")):
            problems.append(f"{document.path}:{reference.line}: {reference.use} leads to {reference.address[:80]}")
    return problems


def formulas(path: Path) -> list[str]:
    """Cells that a spreadsheet would take for a formula."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    bad = [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"[+-]?[\d.]+", cell)]
    return [f"{path.name}: a cell that begins a formula: {cell[:60]}" for cell in bad]


async def open_all(site: Site, strings: list[str]) -> list[str]:
    """Opens every page, and some with each string as their search and fragment."""
    waiting = [(document.path, "") for document in reversed(site.pages)]
    for path in ADDRESSED:
        if path in site.files:
            tails = [f"?q={quote(one)}#{quote(one)}" for one in strings if _is_text(one)]
            # Several strings in one address: what one of them opens the next one may close.
            tails = [*tails[:: 1 if path == "search.html" else 8]]
            waiting += [(path, tail) for tail in tails]
            waiting += [(path, f"#q={quote(one)}&at={quote(one)}&marks={quote(one)}") for one in strings[::4] if _is_text(one)]
    problems: list[str] = []
    async with chromium() as browser:
        await asyncio.gather(*(visit(browser, site, waiting, strings, problems) for _ in range(2)))
    return problems


def _is_text(string: str) -> bool:
    return "\0" not in string


async def visit(
    browser: Browser, site: Site, waiting: list[tuple[str, str]], strings: list[str], problems: list[str]
) -> None:
    """One tab that opens what waits, one after the other."""
    context = await browser.new_context(viewport=WIDE, locale="ja-JP", reduced_motion="reduce")
    page = await context.new_page()
    now = ""

    def note(what: str) -> None:
        problems.append(f"{now}: {what}"[:400])

    async def dismiss(dialog: object) -> None:
        note(f"dialog: {dialog.message}")
        await dialog.dismiss()

    own = site.folder.as_uri() + "/"
    page.on("dialog", dismiss)
    page.on("console", lambda message: note(f"console: {message.text}"))
    page.on("pageerror", lambda error: note(f"error: {error}"))
    page.on("popup", lambda popup: note(f"window: {popup.url}"))
    page.on("request", lambda request: None if is_own(request.url, own, site) else note(f"request: {request.url}"))
    while waiting:
        path, tail = waiting.pop()
        now = path + tail
        await page.goto(own + path + tail, wait_until="load")
        if not tail:
            await provoke(page, path, strings)
        if not page.url.startswith(own):
            note(f"led to {page.url}")
    await context.close()


async def provoke(page: Page, path: str, strings: list[str]) -> None:
    """Does what a reader could do to wake something up."""
    await page.evaluate(INSERT_QUIZ)
    if path in ADDRESSED:
        await page.evaluate(TYPE, strings[::3])


def is_own(url: str, own: str, site: Site) -> bool:
    """Whether an address is one of the site's own files."""
    if not url.startswith(own):
        return False
    path = unquote(re.split(r"[?#]", url.removeprefix(own), maxsplit=1)[0])
    return path in site.files


if __name__ == "__main__":
    sys.exit(main())
