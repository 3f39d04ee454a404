#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the texts of the Markdown tests as files for libFuzzer to begin with.

    Tests/Fuzz/write_seeds.py FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "MarkdownTests"
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    texts = sorted({text for path in TESTS.glob("*.swift") for text in literals(path) if len(text) > 3})
    for number, text in enumerate(texts):
        # The first byte chooses the options: those of a page.
        (folder / f"{number:05}").write_bytes(b"\0" + text.encode())


def literals(path: Path) -> list[str]:
    """The strings of a Swift file on one line, without the marks of places."""
    return [plain(match) for match in LITERAL.findall(path.read_text(encoding="utf-8"))]


def plain(literal: str) -> str:
    text = re.sub(r"\\u\{(\w+)\}", lambda found: chr(int(found[1], 16)), literal)
    text = re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), text)
    return text.replace("«", "").replace("»", "")


if __name__ == "__main__":
    main()
