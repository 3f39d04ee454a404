# SPDX-License-Identifier: MIT
"""Chromium over the pages of a site, several at a time, each opened from file://."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright
from playwright.async_api import Error as BrowserError

from pages import Document, Site
from problem import Problem

WIDE = {"width": 1280, "height": 720}


@dataclass
class Visit:
    """One page open in the browser, and what the browser told about it so far."""

    page: Page
    document: Document
    site: Site
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def problem(self, rule: str, message: str) -> Problem:
        """A problem of this page."""
        return Problem(self.document.path, 0, rule, message)


LiveCheck = Callable[[Visit], Awaitable[list[Problem]]]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium (or the program that CHROMIUM names), ended on the way out."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        raise RuntimeError("chromium was not found: make test sets it up")
    options = ["--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, args=options, chromium_sandbox=os.geteuid() != 0
        )
        try:
            yield browser
        finally:
            await browser.close()


async def visit_all(
    browser: Browser,
    site: Site,
    checks_of: Callable[[Document], tuple[LiveCheck, ...]],
    workers: int,
) -> list[Problem]:
    """Opens every page and runs its checks on it, in as many tabs as there are workers."""
    waiting = list(reversed(site.pages))
    problems: list[Problem] = []

    async def work() -> None:
        context = await browser.new_context(
            viewport=WIDE, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce"
        )
        await context.add_init_script(axe_core())
        tab = _Tab(await context.new_page())
        while waiting:
            document = waiting.pop()
            problems.extend(await tab.visit(Visit(tab.page, document, site), checks_of(document)))
        await context.close()

    await asyncio.gather(*(work() for _ in range(workers)))
    return problems


def axe_core() -> str:
    """The text of axe-core, as the axe-playwright-python package brings it."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        raise RuntimeError("axe-playwright-python is not installed: make test sets it up")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


class _Tab:
    """A tab that opens one page after the other; a new tab for each takes five times as long."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._now: Visit | None = None
        self._asked: set[Request] = set()
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self._note("errors", str(error).strip()))
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)

    async def visit(self, visit: Visit, checks: tuple[LiveCheck, ...]) -> list[Problem]:
        """One page from opening to the last check; a check that cannot run is a problem as well."""
        self._now = visit
        self._asked.clear()
        found: list[Problem] = []
        for step in (self._open, *checks):
            try:
                found += await step(visit)
            except BrowserError as error:
                found.append(visit.problem("opens", str(error).strip().splitlines()[0]))
        return found

    async def _open(self, visit: Visit) -> list[Problem]:
        await self.page.set_viewport_size(WIDE)
        await self.page.goto((visit.site.folder / visit.document.path).as_uri(), wait_until="load")
        return []

    def _note_console(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "").rpartition("/")[2]
        self._note("console", f"{message.type}: {message.text} ({place})")

    def _note_request(self, request: Request) -> None:
        self._asked.add(request)
        self._note("requests", request.url)

    def _note_failure(self, request: Request) -> None:
        # What the page before asked for fails when it is left; that tells nothing about this one.
        if request in self._asked:
            self._note("failures", f"{request.url} ({request.failure})")

    def _note(self, kind: str, text: str) -> None:
        if self._now is not None:
            getattr(self._now, kind).append(text)
