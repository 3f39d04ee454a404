# SPDX-License-Identifier: MIT
"""Markdown to HTML, `kosapo markdown` beside libcmark alone, on 25 MB of the corpus's cases

The limit parses and renders with libcmark and does nothing else. The second text is the same without what only kosapo
understands: no tables, terms or other additions.
"""

from __future__ import annotations

import re
from pathlib import Path

import corpus
from bench import Bench
from measure import Contender

SIZE = 25_000_000


def run(bench: Bench) -> None:
    limit = bench.compile("markdown.c", "libcmark")
    cases = texts()
    for name, documents in (
        ("cases, with all additions", cases),
        ("the same without additions", [without_additions(text) for text in cases]),
    ):
        path = bench.folder / "markdown-documents"
        path.write_bytes(b"\0".join(text.encode() for text in documents))
        bench.compare(
            f"{path.stat().st_size / 1e6:.0f} MB, {len(documents)} {name}",
            [
                contender("libcmark alone", [limit], path),
                contender("kosapo markdown", [bench.kosapo, "markdown"], path),
                contender("kosapo markdown --commonmark", [bench.kosapo, "markdown", "--commonmark"], path),
            ])


def texts() -> list[str]:
    """Bodies of cases, as many as make up the size."""
    found: list[str] = []
    length = 0
    while length < SIZE:
        body = corpus.case(len(found) + 1, 20_000).split("---\n", 2)[2]
        found.append(body)
        length += len(body.encode())
    return found


def without_additions(text: str) -> str:
    """The text without tables and their captions, and with terms as plain words."""
    lines = (line for line in text.splitlines() if not line.startswith(("|", "表:")))
    return re.sub(r"\[\[([^\]|]*)(?:\|[^\]]*)?\]\]", r"\1", "\n".join(lines))


def contender(name: str, command: list[str], documents: Path) -> Contender:
    return Contender(name, lambda _: command, stdin=documents)
