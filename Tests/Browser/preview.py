#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes content while `kosapo serve` shows it, and looks at what the browser shows.

    python3 Tests/Browser/preview.py KOSAPO
"""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from playwright.async_api import Page, Route, expect

from browser import chromium
from served_preview import Preview, started, visit

ROOT = Path(__file__).resolve().parent.parent.parent


async def saved_text_is_shown(preview: Preview, page: Page) -> None:
    """What is saved appears in the open page by itself."""
    preview.write_case("朝の遅刻が増えた中学生", "はじめの本文です。")
    await visit(page, preview.address + "cases/c-0001.html")
    await expect(page.locator("main")).to_contain_text("はじめの本文です。")
    async with page.expect_event("load"):
        preview.write_case("朝の遅刻が増えた中学生", "直した本文です。")
    await expect(page.locator("main")).to_contain_text("直した本文です。")


async def the_text_is_there_before_the_page_is_loaded_anew(preview: Preview, page: Page) -> None:
    """The browser shows what was saved, with its title, while it still loads the page, and then loads it."""
    await visit(page, preview.address + "cases/c-0001.html")
    released = asyncio.Event()

    async def hold(route: Route) -> None:
        await released.wait()
        await route.continue_()

    await page.route("**/cases/c-0001.html", hold)
    # The page itself has to tell it: what is asked of a page that is being loaded waits for that.
    await page.evaluate("""() => {
        new MutationObserver(() => console.log(document.title + document.querySelector("main").textContent))
            .observe(document.body, { childList: true, subtree: true });
    }""")
    try:
        async with page.expect_console_message(
            lambda message: message.text.startswith("夜に出かける中学生") and "すぐに見える本文です。" in message.text
        ):
            preview.write_case("夜に出かける中学生", "すぐに見える本文です。")
        async with page.expect_event("load"):
            released.set()
    finally:
        released.set()
        await page.unroute("**/cases/c-0001.html", hold)
    await expect(page.locator("main")).to_contain_text("すぐに見える本文です。")
    async with page.expect_event("load"):
        preview.write_case("朝の遅刻が増えた中学生", "直した本文です。")


async def readers_keep_their_place(preview: Preview, page: Page) -> None:
    """What is added above does not move what is being read."""
    await visit(page, preview.address + "cases/c-0001.html")
    async with page.expect_event("load"):
        preview.write_case("朝の遅刻が増えた中学生", "長い本文です。" * 100)
    heading = page.get_by_role("heading", name="つないだ先", exact=True)
    await heading.evaluate("heading => heading.scrollIntoView({ block: 'center', behavior: 'instant' })")
    await expect(heading).to_be_in_viewport()
    case = preview.root / "content/cases/c-0001.md"
    text = case.read_text(encoding="utf-8")
    added = ("足した本文です。" * 100 + "\n\n") * 5
    async with page.expect_event("load"):
        preview.write("content/cases/c-0001.md", text.replace("## 概要\n", f"## 概要\n\n{added}", 1))
    await expect(page.locator("main")).to_contain_text("足した本文です。")
    await expect(heading).to_be_in_viewport()
    async with page.expect_event("load"):
        preview.write_case("朝の遅刻が増えた中学生", "直した本文です。")


async def the_terminal_names_what_changed(preview: Preview, page: Page) -> None:
    """Each new site is told with its time and the files that were saved for it, and with no others."""
    done = "新しいサイトを見せています。"
    preview.write("content/pages/hajime.md", "---\n題名: はじめ\n更新: 2026-06-01\n---\n本文です。\n")
    # What was saved before may be told with it, or for itself.
    while "hajime" not in (line := await preview.told(done)) and "ほか" not in line:
        pass
    assert re.match(r"\d\d:\d\d:\d\d content/\S+ (ほか\d+件)?が変わりました。", line), line
    # Editors try out whether they may write, and write beside the text.
    folder = preview.root / "content/pages"
    (folder / "4913").write_bytes(b"")
    (folder / "4913").unlink()
    (folder / "sedAbc").write_text("---\n題名: 案内\n更新: 2026-06-01\n---\n本文です。\n", encoding="utf-8")
    (folder / "sedAbc").rename(folder / "annai.md")
    line = await preview.told(done)
    assert " content/pages/annai.md が変わりました。" in line, line
    preview.write_case("朝の遅刻が増えた中学生", "直した本文です。")
    line = await preview.told(done)
    assert " content/cases/c-0001.md が変わりました。" in line, line
    link = preview.root / "site/assets/link.txt"
    link.symlink_to("/etc/hostname")
    line = await preview.told("前のままのサイトを見せています。")
    assert " site/assets/link.txt が変わりました。" in line, line
    link.unlink()
    await preview.told(done)


async def lists_follow(preview: Preview, page: Page) -> None:
    """A new title arrives in the lists as well."""
    await visit(page, preview.address + "cases/")
    preview.write_case("夕方に一人で過ごす中学生", "直した本文です。")
    await expect(page.locator("main")).to_contain_text("夕方に一人で過ごす中学生")


async def errors_are_shown_and_the_old_page_stays(preview: Preview, page: Page) -> None:
    """A slip is told in the page with its place; it goes away when the slip is mended."""
    await visit(page, preview.address + "cases/c-0001.html")
    text = (preview.root / "content/cases/c-0001.md").read_text(encoding="utf-8")
    preview.write("content/cases/c-0001.md", text.replace("課題: [アウトリーチ]", "課題: [アウトリーチい]"))
    box = page.get_by_role("alert")
    await expect(box).to_contain_text("content/cases/c-0001.md:5:")
    await expect(page.locator("main")).to_contain_text("直した本文です。")
    preview.write("content/cases/c-0001.md", text)
    await expect(box).to_be_hidden()


async def a_slip_between_files_brings_the_last_good_page_back(preview: Preview, page: Page) -> None:
    """What only reading everything finds: the page goes back to what it was, and is whole again when mended."""
    case = preview.root / "content/cases/c-0001.md"
    text = case.read_text(encoding="utf-8")
    preview.write("content/pages/annai.md", "---\n題名: 案内\n更新: 2026-06-01\n---\n## 大切なこと\n\n本文です。\n")
    other = "---\n題名: ほかのページ\n更新: 2026-06-01\n---\n## はじめに\n\n本文です。\n"
    preview.write("content/pages/hoka.md", other)
    linked = text.replace("直した本文です。", "[案内](../pages/annai.md#大切なこと)の本文です。", 1)
    preview.write("content/cases/c-0001.md", linked)
    await visit(page, preview.address + "pages/annai.html")
    box = page.get_by_role("alert")
    await expect(page.locator("main")).to_contain_text("大切なこと")
    await expect(box).to_be_hidden()
    annai = (preview.root / "content/pages/annai.md").read_text(encoding="utf-8")
    preview.write("content/pages/annai.md", annai.replace("大切なこと", "だいじなこと"))
    await expect(box).to_contain_text("content/cases/c-0001.md")
    await expect(box).to_contain_text("ページは前のままです")
    await expect(page.locator("main")).to_contain_text("大切なこと")
    await expect(page.locator("main")).not_to_contain_text("だいじなこと")
    # Saving another file does not hide the slip, not even for a moment.
    await visit(page, preview.address + "pages/annai.html")
    await expect(box).to_contain_text("content/cases/c-0001.md")
    await page.evaluate("""() => {
        const box = document.querySelector(".kosapo-preview");
        window.wasLost = false;
        new MutationObserver(() => { window.wasLost ||= box.hidden || !box.textContent.includes("c-0001.md"); })
            .observe(box, { attributes: true, childList: true, subtree: true });
    }""")
    preview.write("content/pages/hoka.md", other.replace("本文です。", "別の本文です。"))
    preview.write("content/pages/hoka.md", other.replace("更新: 2026-06-01", "更新: きのう"))
    await expect(box).to_contain_text("content/pages/hoka.md")
    assert not await page.evaluate("window.wasLost")
    preview.write("content/pages/hoka.md", other)
    preview.write("content/pages/annai.md", annai)
    await expect(box).to_be_hidden()
    preview.write("content/cases/c-0001.md", linked.replace("annai.md#大切なこと", "c-7777.md"))
    await expect(box).to_contain_text("c-7777")
    await visit(page, preview.address + "cases/c-0001.html")
    await expect(page.locator('main a[href*="annai"]').first).to_be_visible()
    preview.write("content/cases/c-0001.md", text)
    await expect(box).to_be_hidden()


async def styles_are_shown_anew(preview: Preview, page: Page) -> None:
    """A changed stylesheet is shown without a touch."""
    await visit(page, preview.address)
    path = preview.root / "site/assets/colours.css"
    path.write_text(path.read_text(encoding="utf-8") + "\nh1 { outline: 7px solid; }\n", encoding="utf-8")
    await expect(page.locator("h1").first).to_have_css("outline-width", "7px")


async def drafts_are_marked(preview: Preview, page: Page) -> None:
    """With the approval ledger on, a case that waits is shown with its mark."""
    path = preview.root / "site/site.yml"
    settings = re.sub(r"(?m)^確認手続き:.*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(settings + "\n確認手続き: 要\n", encoding="utf-8")
    await visit(page, preview.address + "cases/c-0001.html")
    await expect(page.locator(".draft")).to_contain_text("下書き")


async def nothing_outside_is_served(preview: Preview, page: Page) -> None:
    """No path leads out of the site, whatever way it is written, nor does a link."""
    (preview.root / "site/assets/passwd.txt").symlink_to("/etc/passwd")
    ways = [
        "/../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
        "/assets/../../site.yml", "/assets/passwd.txt", "/..\\..\\etc\\passwd", "/content/terms.md",
        "/site.yml", "/" + quote("事例") * 200, "/%00/etc/passwd", "/index.html%00.txt",
    ]
    for way in ways:
        status, body = await preview.ask(way)
        assert status == 404, (way, status)
        assert "root:" not in body, way

    # What was an ordinary file when everything was read may be a link when it is asked for.
    (preview.root / "site/assets/passwd.txt").unlink()
    outside = preview.root.parent / f"{preview.root.name}-outside"
    outside.mkdir()
    try:
        (outside / "colours.css").write_text("foreign", encoding="utf-8")
        colours = preview.root / "site/assets/colours.css"
        text = colours.read_bytes()
        colours.unlink()
        colours.symlink_to(outside / "colours.css")
        status, body = await preview.ask("/assets/colours.css")
        assert (status, "foreign" in body) == (500, False), (status, body)
        colours.unlink()
        colours.write_bytes(text)
        assets = preview.root / "site/assets"
        assets.rename(preview.root / "site/kept")
        assets.symlink_to(outside)
        status, body = await preview.ask("/assets/colours.css")
        assert (status, "foreign" in body) == (500, False), (status, body)
        assets.unlink()
        (preview.root / "site/kept").rename(assets)
    finally:
        shutil.rmtree(outside)
    assert (await preview.ask("/assets/colours.css"))[0] == 200


async def other_names_are_refused(preview: Preview, page: Page) -> None:
    """A Host header that does not name this machine is refused, and so is writing."""
    for host in ("example.org", "localhost.example.org", "127.0.0.1.example.org:80"):
        assert (await preview.ask("/", host=host))[0] == 403, host
    assert (await preview.ask("/", host="localhost"))[0] == 200
    assert (await preview.ask("/", host="localhost\r\nHost: localhost"))[0] in (400, 403)
    assert (await preview.ask("/", method="POST"))[0] == 405
    assert (await preview.ask("/", method="HEAD")) == (200, "")


async def a_thousand_requests_are_answered(preview: Preview, page: Page) -> None:
    """A thousand requests in parallel, each on a connection of its own."""
    answers = await asyncio.gather(*(preview.ask("/cases/c-0001.html") for _ in range(1_000)))
    assert {status for status, _ in answers} == {200}


async def a_used_port_is_told(preview: Preview, page: Page) -> None:
    """A second preview at the same port says so, and offers another one."""
    port = preview.address.rpartition(":")[2].strip("/")
    process = await asyncio.create_subprocess_exec(
        sys.argv[1], "serve", "--root", preview.root, "--port", port,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await process.communicate()
    assert process.returncode == 3, process.returncode
    assert f"ポート {port} は、ほかのプログラムが使っています" in errors.decode()
    assert re.search(r"kosapo serve --port \d+", errors.decode())


async def a_folder_without_content_is_told(preview: Preview, page: Page) -> None:
    """The one error, and nothing is served."""
    with tempfile.TemporaryDirectory() as empty:
        process = await asyncio.create_subprocess_exec(
            sys.argv[1], "serve", "--root", empty, "--port", "0",
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )
        output, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, output) == (1, b""), (process.returncode, output)
    assert errors.decode().count("エラー:") == 1, errors.decode()


async def interruption_ends_it(preview: Preview, page: Page) -> None:
    """Ctrl-C ends it while pages wait for news."""
    preview.process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(preview.process.wait(), 10) == 0


TESTS: list[Callable[[Preview, Page], Awaitable[None]]] = [
    saved_text_is_shown, the_text_is_there_before_the_page_is_loaded_anew, readers_keep_their_place,
    the_terminal_names_what_changed, lists_follow, errors_are_shown_and_the_old_page_stays,
    a_slip_between_files_brings_the_last_good_page_back, styles_are_shown_anew,
    drafts_are_marked, nothing_outside_is_served, other_names_are_refused,
    a_thousand_requests_are_answered, a_used_port_is_told, a_folder_without_content_is_told,
    interruption_ends_it,
]


async def main() -> int:
    """Runs the tests in their order; 0 when all passed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content/cases").mkdir(parents=True)
        (root / "content/pages").mkdir()
        (root / "site").mkdir()
        shutil.copy(ROOT / "content/vocabulary.yml", root / "content")
        shutil.copy(ROOT / "site/site.yml", root / "site")
        for name in ("templates", "assets"):
            shutil.copytree(ROOT / "site" / name, root / "site" / name)
        preview = await started(Path(sys.argv[1]), root)
        async with chromium() as browser:
            page = await browser.new_page()
            for test in TESTS:
                try:
                    await test(preview, page)
                except AssertionError as error:
                    failed += 1
                    print(f"{test.__name__}: {error}")
        if preview.process.returncode is None:
            preview.process.kill()
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
