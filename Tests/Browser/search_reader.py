# SPDX-License-Identifier: MIT
"""Someone who searches: a page in the browser, and what a person does with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Locator, Page, expect


@dataclass
class Reader:
    """A page, and what a person does with it."""

    page: Page
    base: str
    noises: list[str] = field(default_factory=list)

    async def open(self, path: str) -> None:
        """Opens a page of the site."""
        await self.page.goto(self.base + path, wait_until="load")

    async def search(self, fragment: str) -> None:
        """Opens the search page at an address, and waits for the answer."""
        await self.open("search.html#" + fragment)
        await self.settled()

    async def settled(self) -> None:
        """Waits until the search page has answered."""
        await expect(self.page.locator("[data-search-found]")).to_have_attribute(
            "aria-busy", "false"
        )
        await expect(self.status).not_to_have_text("探しています。")

    async def type_in_box(self, text: str) -> Locator:
        """Goes to the box of the header with the Tab key alone, and types."""
        box = self.page.locator(".site-header .search-input")
        await expect(box).to_be_visible()
        for _ in range(6):
            await self.page.keyboard.press("Tab")
            if await box.evaluate("box => box === document.activeElement"):
                await self.page.keyboard.insert_text(text)
                return box
        raise AssertionError("the Tab key does not come to the search box")

    @property
    def status(self) -> Locator:
        """Where the search page says how many pages it found."""
        return self.page.locator("[data-search-status]")

    @property
    def results(self) -> Locator:
        """The results on the search page."""
        return self.page.locator(".search-result")

    @property
    def options(self) -> Locator:
        """The suggestions that are shown."""
        return self.page.locator(".suggestions:not([hidden]) [role=option]")

    async def total(self) -> int:
        """How many pages the search page says it found."""
        text = await self.status.inner_text()
        number = re.search(r"は(\d+)件です", text)
        assert number, f"no count in {text!r}"
        return int(number.group(1))

    def fragment(self) -> dict[str, list[str]]:
        """The fragment of the address, by its names."""
        return parse_qs(urlsplit(self.page.url).fragment)
