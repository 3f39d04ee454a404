# SPDX-License-Identifier: MIT
"""a second build after one edit, beside a full one; on disk and in memory

Each run has a root of its own and writes to `site/public` in it, as authors do. Before the clock starts, the site is built, everything
is written to the disk, and a sentence is added to one case in the middle; "nothing" adds none. The last line compares every byte
with a full build of the same texts.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench import Bench
from measure import Contender


def run(bench: Bench) -> None:
    for in_memory in (False, True):
        corpus = bench.corpus(bench.cases, in_memory)
        case = f"content/cases/c-{bench.cases // 2:06}.md"
        edits = iter(range(1, 1_000))

        def command(folder: Path, *options: str) -> list[str]:
            return [bench.kosapo, "build", *options, "--root", str(folder)]

        def copied(folder: Path, corpus: Path = corpus) -> None:
            shutil.copytree(corpus, folder, dirs_exist_ok=True)
            os.sync()

        def built(edit: Callable[[str], str] | None) -> Callable[[Path], None]:
            def prepare(folder: Path) -> None:
                copied(folder)
                subprocess.run(command(folder), check=True, capture_output=True)
                if edit:
                    text = (folder / case).read_text(encoding="utf-8")
                    (folder / case).write_text(edit(text), encoding="utf-8")
                os.sync()

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
                Contender("full build", command, copied),
                Contender("full build, --no-cache", lambda folder: command(folder, "--no-cache"), copied),
                Contender("again, a sentence added", command, built(sentence)),
                Contender("again, and the day changed", command, built(day)),
                Contender("again, nothing changed", command, built(None)),
            ], in_memory)
        folder = bench.fresh(in_memory)
        built(day)(folder)
        bench.once(command(folder))
        again = folder / "site" / "public"
        kept = folder / "site" / ".cache" / "spare"
        print(f"other bytes than the site in what is kept of it: {len(different(again, kept))} files")
        full = bench.fresh(in_memory) / "site"
        bench.once([*command(folder, "--no-cache"), "--output", str(full)])
        print(f"other bytes than a full build: {len(different(again, full))} files\n", flush=True)
        bench.clean()


def different(one: Path, other: Path) -> list[Path]:
    """The files of two folders that are not the same in both."""
    names = {path.relative_to(root) for root in (one, other) for path in root.rglob("*") if path.is_file()}
    return [
        name for name in sorted(names)
        if not (one / name).is_file() or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    ]
