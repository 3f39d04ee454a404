# SPDX-License-Identifier: MIT
"""A running `kosapo serve`: writing its content, asking it, going to its pages."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Error, Page

CASE = """---
題名: {title}
種別: 個別支援
加工: 架空
課題: [アウトリーチ]
主題: [不登校・登校しぶり]
学校段階: 中学校
結果: 支援につながり継続
更新: 2026-06-01
---
""" + "\n".join(
    f"## {section}\n\n{{text}}\n"
    for section in (
        "概要", "きっかけ", "家族の状況", "学校の気づき（スクリーニング会議Ⅰ）", "区役所との共有（スクリーニング会議Ⅱ）", "見立て",
        "手立てと役割分担", "支援の経過", "つないだ先", "結果", "ふりかえり", "話し合いの問い",
    )
)


@dataclass
class Preview:
    """A running `kosapo serve` over a root of its own."""

    root: Path
    process: asyncio.subprocess.Process
    address: str
    lines: asyncio.Queue[str]
    """What it said in the terminal, besides the address, and nobody has read yet."""
    listening: asyncio.Task[None]

    async def told(self, text: str) -> str:
        """Waits for a line that holds a text; those before it are passed over."""
        while True:
            line = await asyncio.wait_for(self.lines.get(), 30)
            if text in line:
                return line

    def write(self, path: str, text: str) -> None:
        """Saves a file as an editor does: beside it, then renamed."""
        target = self.root / path
        beside = target.with_name(f".{target.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)

    def write_case(self, title: str, text: str) -> None:
        """Saves the case that the tests look at."""
        self.write("content/cases/c-0001.md", CASE.format(title=title, text=text))

    async def ask(self, path: str, *, host: str | None = None, method: str = "GET") -> tuple[int, str]:
        """Sends a request as it is written here; the status and the body."""
        name, _, port = self.address.partition("//")[2].strip("/").partition(":")
        reader, writer = await asyncio.open_connection(name, int(port))
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'{name}:{port}'}", "Connection: close"]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = (await reader.read()).decode("utf-8", "replace")
        writer.close()
        head, _, body = answer.partition("\r\n\r\n")
        return int(head.split()[1]), body


async def started(kosapo: Path, root: Path, port: int = 0) -> Preview:
    """Starts the preview, and waits for its first line."""
    process = await asyncio.create_subprocess_exec(
        kosapo, "serve", "--root", root, "--port", str(port),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    lines: asyncio.Queue[str] = asyncio.Queue()
    listening = asyncio.create_task(listen(process.stderr, lines))
    line = (await process.stdout.readline()).decode()
    found = re.search(r"http://localhost:(\d+)/", line)
    assert found, line
    return Preview(root, process, f"http://127.0.0.1:{found[1]}/", lines, listening)


async def listen(stream: asyncio.StreamReader, lines: asyncio.Queue[str]) -> None:
    """Passes on what is said, so that the preview never waits for its reader."""
    while line := await stream.readline():
        lines.put_nowait(line.decode())


async def visit(page: Page, address: str) -> None:
    """Goes to a page, also where the one that is shown is just being loaded anew for what was saved."""
    while True:
        try:
            await page.goto(address)
        except Error as error:
            if "ERR_ABORTED" not in error.message and "interrupted" not in error.message:
                raise
        else:
            if page.url == address:
                return
