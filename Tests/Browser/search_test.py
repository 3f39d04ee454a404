#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Searches a built site in Chromium as its readers do, from file:// and from a server.

    python Tests/Browser/search_test.py SITE_FOLDER [NAME …]

Every test opens a page anew; whatever the page writes to the console fails it.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import search_cases
from playwright.async_api import Browser, BrowserContext
from playwright.async_api import Error as BrowserError
from playwright.async_api import TimeoutError as TooLate

from browser import chromium
from search_cases import Test
from search_reader import Reader

_SLOWEST_MILLISECONDS = 8_000


def main() -> int:
    """Runs the tests; 0 when all pass."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder, names = Path(sys.argv[1]).resolve(), set(sys.argv[2:])
    chosen = [test for test in search_cases.TESTS if not names or test.__name__ in names]
    with loopback_server(folder) as server:
        bases = {"file": f"{folder.as_uri()}/", "server": server}
        failures = asyncio.run(run(chosen, bases))
    for failure in failures:
        print(failure)
    count = len(chosen) * len(bases)
    print(f"search: {count - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


@contextmanager
def loopback_server(folder: Path) -> object:
    """The site from a server that only this machine reaches; gives its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


async def run(tests: list[Test], bases: dict[str, str]) -> list[str]:
    """Every test from every base, those of a base one after the other."""
    async with chromium() as browser:
        found = await asyncio.gather(
            *(run_from(browser, name, base, tests) for name, base in bases.items())
        )
    return [failure for failures in found for failure in failures]


async def run_from(browser: Browser, name: str, base: str, tests: list[Test]) -> list[str]:
    """Every test from one base."""
    failures = []
    for test in tests:
        async with reader(browser, base, test) as person:
            try:
                await test(person)
                if person.noises:
                    failures.append(f"{test.__name__} ({name}): {' / '.join(person.noises[:4])}")
            except (AssertionError, BrowserError, TooLate) as error:
                what = str(error).strip().splitlines() or [type(error).__name__]
                failures.append(f"{test.__name__} ({name}): {' / '.join(what[:4])}")
    return failures


@asynccontextmanager
async def reader(browser: Browser, base: str, test: Test) -> AsyncIterator[Reader]:
    """Someone in front of an office screen, with a new browser profile."""
    context: BrowserContext = await browser.new_context(
        viewport={"width": 1280, "height": 720}, locale="ja-JP", reduced_motion="reduce",
        java_script_enabled=not getattr(test, "without_scripts", False),
    )  # fmt: skip
    context.set_default_timeout(_SLOWEST_MILLISECONDS)
    page = await context.new_page()
    person = Reader(page, base)
    page.on("console", lambda message: person.noises.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: person.noises.append(f"error: {error}"))
    page.on("dialog", lambda dialog: person.noises.append(f"dialog: {dialog.message}"))
    yield person
    await context.close()


if __name__ == "__main__":
    sys.exit(main())
