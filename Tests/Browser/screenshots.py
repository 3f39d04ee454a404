#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pictures of a built site, for people to look at; not a test.

    python Tests/Browser/screenshots.py SITE_FOLDER OUT_FOLDER [PAGE …]

A PAGE is a path in the site (cases/c-0001.html). Without any, the pages of the top folder and the
first page of each other folder are taken. Each is taken at 320, 768 and 1280 px, light, dark and in
forced colours, and as it prints (PDF, and PNG where pdftoppm is installed).
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.async_api import Browser

from browser import chromium
from pages import Site, read_site

WIDTHS = (320, 768, 1280)
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


def main() -> int:
    """Takes the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("site", type=Path, metavar="SITE_FOLDER")
    parser.add_argument("out", type=Path, metavar="OUT_FOLDER")
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--look", choices=LOOKS, action="append", help="only this look")
    parser.add_argument("--width", type=int, action="append", help="only this width")
    options = parser.parse_args()
    site = read_site(options.site.resolve())
    pages = options.pages or one_of_each_folder(site)
    options.out.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(site, pages, options))
    print(f"{len(pages)} pages: {options.out}")
    return 0


def one_of_each_folder(site: Site) -> list[str]:
    """All pages of the top folder; of the others the list (index.html) and the first page."""
    chosen: dict[str, str] = {}
    for page in site.pages:
        if page.leads_to is None:
            folder, _, name = page.path.rpartition("/")
            is_list = name == "index.html"
            chosen.setdefault(page.path if not folder else f"{folder} {is_list}", page.path)
    return sorted(chosen.values())


async def take(site: Site, pages: list[str], options: argparse.Namespace) -> None:
    """Takes every picture of every page."""
    async with chromium() as browser:
        for look in options.look or LOOKS:
            context = await browser.new_context(
                locale="ja-JP", reduced_motion="reduce", **LOOKS[look]
            )
            page = await context.new_page()
            for path in pages:
                await page.goto((site.folder / path).as_uri(), wait_until="load")
                for width in options.width or WIDTHS:
                    await page.set_viewport_size({"width": width, "height": 800})
                    target = options.out / f"{_flat(path)}-{width}-{look}.png"
                    await page.screenshot(path=target, full_page=True)
            await context.close()
        await _print(browser, site, pages, options.out)


async def _print(browser: Browser, site: Site, pages: list[str], out: Path) -> None:
    page = await browser.new_page(locale="ja-JP")
    for path in pages:
        await page.goto((site.folder / path).as_uri(), wait_until="load")
        target = out / f"{_flat(path)}-print.pdf"
        await page.pdf(path=target, format="A4", prefer_css_page_size=True)
        if shutil.which("pdftoppm"):
            command = ["pdftoppm", "-png", "-r", "60", str(target), str(target.with_suffix(""))]
            subprocess.run(command, check=True)
    await page.close()


def _flat(path: str) -> str:
    """A path as a file name."""
    return path.removesuffix(".html").replace("/", "-")


if __name__ == "__main__":
    sys.exit(main())
