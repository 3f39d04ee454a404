# SPDX-License-Identifier: MIT
"""from saving a text to its new page in Chromium, with `kosapo serve`

A sentence is written into a case whose page is open; the clock stops when the browser has drawn it. The page itself tells of
that, since a tool that asks from outside waits for the page to be loaded anew, which comes after. Each save is made when the
preview has read everything after the one before, as when a writer saves now and then.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import threading
import time
from pathlib import Path

from bench import Bench
from playwright.sync_api import sync_playwright

LIMIT = 150
SAVES = 20
READY = "新しいサイトを見せています。"

WATCH = """
    let last = "";
    new MutationObserver(() => {
        const said = document.querySelector("main")?.textContent.match(/会議を[0-9]+回開きました。/)?.[0] ?? "";
        if (said === last) { return; }
        last = said;
        // What is set up in a frame's callback runs when the frame has been drawn.
        requestAnimationFrame(() => setTimeout(() => console.log(said)));
    }).observe(document, { childList: true, subtree: true, characterData: true });
"""
"""Tells in the console that a sentence stands in the page and has been drawn."""


def run(bench: Bench) -> None:
    corpus = bench.corpus(bench.cases)
    case = corpus / "content" / "cases" / f"c-{bench.cases // 2:06}.md"
    text = case.read_text(encoding="utf-8")
    command = [bench.kosapo, "serve", "--root", str(corpus), "--port", str(free_port())]
    with Preview(command) as preview, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{preview.address}/cases/{case.stem}.html")
        page.wait_for_load_state()
        times = []
        for number in range(SAVES + 1):
            sentence = f"会議を{number + 1}回開きました。"
            start = time.monotonic()
            with page.expect_console_message(lambda message: message.text == sentence):
                case.write_text(f"{text}\n{sentence}\n", encoding="utf-8")
            times.append(1000 * (time.monotonic() - start))
            preview.wait(number + 2)
        browser.close()
    case.write_text(text, encoding="utf-8")
    del times[0]
    times.sort()
    print(f"{bench.cases} cases, {SAVES} saves\n\n| measured | kosapo | limit |\n|---|--:|--:|")
    median = statistics.median(times)
    note = " (missed)" if median > LIMIT else ""
    print(f"| median ms from saving to the new page | {median:.0f} | {LIMIT}{note} |")
    print(f"| quickest, slowest | {times[0]:.0f}, {times[-1]:.0f} | |")
    print(f"| s until the first page | {preview.seconds:.1f} | |\n", flush=True)


def free_port() -> int:
    """A port that no program used a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Preview:
    """A running `kosapo serve`, and how often it has said that there is a new site."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._said = 0
        self._changed = threading.Condition()
        self.address = ""
        self.seconds = 0.0

    def __enter__(self) -> Preview:
        start = time.monotonic()
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        threading.Thread(target=self._listen, daemon=True).start()
        while not self.address:
            line = self._process.stdout.readline()
            if not line:
                raise RuntimeError("the preview has ended")
            if "http://" in line:
                self.address = "http://" + line.split("http://")[1].split()[0].rstrip("/")
        self.wait(1)
        self.seconds = time.monotonic() - start
        return self

    def wait(self, count: int) -> None:
        """Waits until so many sites were told of."""
        with self._changed:
            self._changed.wait_for(lambda: self._said >= count)

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def _listen(self) -> None:
        for line in self._process.stderr:
            if READY in line:
                with self._changed:
                    self._said += 1
                    self._changed.notify_all()
