# SPDX-License-Identifier: MIT
"""a second build after one edit, beside a full one; on disk and in memory

Before the clock starts, the site is built and a sentence is added to one case in the middle; "nothing" adds none. The last
line compares every byte with a full build of the same texts.
"""

from __future__ import annotations

import filecmp
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench import Bench
from measure import Contender


def run(bench: Bench) -> None:
    for in_memory in (False, True):
        corpus = bench.corpus(bench.cases, in_memory)
        case = corpus / "content" / "cases" / f"c-{bench.cases // 2:06}.md"
        before = case.read_text(encoding="utf-8")
        edits = iter(range(1, 1_000))

        def command(folder: Path, *options: str, corpus: Path = corpus) -> list[str]:
            return [
                bench.kosapo, "build", *options, "--root", str(corpus), "--output", str(folder / "site"),
            ]

        def built(
            edit: Callable[[str], str] | None, case: Path = case, before: str = before,
        ) -> Callable[[Path], None]:
            def prepare(folder: Path) -> None:
                case.write_text(before, encoding="utf-8")
                subprocess.run(command(folder), check=True, capture_output=True)
                if edit:
                    case.write_text(edit(before), encoding="utf-8")

            return prepare

        def sentence(text: str) -> str:
            return f"{text}\n会議を{next(edits)}回開きました。\n"

        def day(text: str) -> str:
            # A new day moves the case in the lists of what is new, and stands in every list that has the case.
            return re.sub(r"\n更新: .*", "\n更新: 2026-11-27", sentence(text), count=1)

        place = "in memory" if in_memory else "on disk"
        bench.compare(
            f"{bench.cases} cases, {place}",
            [
                Contender("full build", lambda folder: command(folder, "--no-cache")),
                Contender("again, a sentence added", lambda folder: command(folder), built(sentence)),
                Contender("again, and the day changed", lambda folder: command(folder), built(day)),
                Contender("again, nothing changed", lambda folder: command(folder), built(None)),
            ], in_memory)
        folder = bench.fresh(in_memory)
        built(day)(folder)
        bench.once(command(folder))
        full = bench.fresh(in_memory)
        bench.once(command(full, "--no-cache"))
        print(f"other bytes than a full build: {len(different(folder, full))} files\n", flush=True)
        case.write_text(before, encoding="utf-8")


def different(one: Path, other: Path) -> list[Path]:
    """The files of two folders that are not the same in both."""
    names = {path.relative_to(root) for root in (one, other) for path in root.rglob("*") if path.is_file()}
    return [
        name for name in sorted(names)
        if not (one / name).is_file() or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    ]
