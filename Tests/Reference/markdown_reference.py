#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the official examples of CommonMark and of GitHub's dialect through `kosapo markdown`.

    Tests/Reference/markdown_reference.py .build/release/kosapo

The specifications (CC BY-SA 4.0) are not part of this repository. They are taken out of the source packages of marko,
which pip fetches into `.build/reference`.

CommonMark is read with `--commonmark` and must give the reference HTML byte for byte, but for what libcmark 0.30.2
itself writes otherwise. Of GitHub's dialect the examples of its extensions are read with everything on; what kosapo's
tables, boxes to tick and headings have besides is taken away before they are compared.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(".build/reference")

# The versions of marko, and what their copy of the specification is.
COMMONMARK = {"2.0.3": "0.30", "2.2.4": "0.31.2"}

# The examples that libcmark 0.30.2 writes otherwise than CommonMark 0.31.2 asks: Unicode symbols beside emphasis and
# the shape of HTML comments came after it.
KNOWN = {"0.30": set(), "0.31.2": {354, 625, 626}}

# The extensions of GitHub's dialect, as their examples are named.
EXTENSIONS = {"table", "disabled", "strikethrough", "autolink"}


class Example(NamedTuple):
    """One example: its number, the extension that it belongs to, the text and the HTML."""

    number: int
    extension: str
    text: str
    html: str


def main(kosapo: str) -> int:
    """Runs all examples and says how many gave the reference HTML."""
    failures = 0
    for version, name in COMMONMARK.items():
        found = examples(version, "commonmark.txt")
        written = run([kosapo, "markdown", "--commonmark"], found)
        wrong = {one.number for one, html in zip(found, written) if html != one.html}
        print(f"CommonMark {name}: {len(found) - len(wrong)} of {len(found)}; not: {sorted(wrong)}")
        failures += len(wrong - KNOWN[name])
    found = [one for one in examples("2.2.4", "gfm.txt") if one.extension in EXTENSIONS]
    written = run([kosapo, "markdown"], found)
    wrong = [
        one for one, html in zip(found, written) if normalised(html) != normalised(one.html)
    ]
    print(f"GitHub's dialect: {len(found) - len(wrong)} of {len(found)}")
    for one in wrong:
        print(f"example {one.number} ({one.extension}):\n{one.text}\n-- expected\n{one.html}")
    return 1 if failures or wrong else 0


def examples(version: str, name: str) -> list[Example]:
    """The examples of a specification, which is fetched where it is not there."""
    archive = FOLDER / f"marko-{version}.tar.gz"
    if not archive.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--dest", str(FOLDER), f"marko=={version}"]
        subprocess.run(command, check=True)
    with tarfile.open(archive) as files:
        member = files.extractfile(f"marko-{version}/tests/spec/{name}")
        if member is None:
            sys.exit(f"{archive}: no {name}")
        specification = member.read().decode().replace("→", "\t")
    fence = "`" * 32
    pattern = re.compile(rf"^{fence} example ?(\w*)\n(.*?)^\.\n(.*?)^{fence}$", re.M | re.S)
    return [
        Example(number, *match.groups())
        for number, match in enumerate(pattern.finditer(specification), start=1)
    ]


def run(command: list[str], found: list[Example]) -> list[str]:
    """What the command writes for each example."""
    text = "\0".join(one.text for one in found)
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return done.stdout.decode().split("\0")


def normalised(html: str) -> str:
    """HTML without what kosapo writes besides, and without what means the same to every browser."""
    html = re.sub(r'<div class="table-scroll"[^>]*>\n', "", html).replace("</table>\n</div>", "</table>")
    html = html.replace(' scope="col"', "").replace(' class="align-', ' align="')
    html = re.sub(r' aria-label="(済み|未完了)"', "", html).replace(" />", ">")
    html = re.sub(r'(?<=<input) ([^>]*)', lambda match: " " + " ".join(sorted(match[1].split())), html)
    return html.replace("\n", "")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
