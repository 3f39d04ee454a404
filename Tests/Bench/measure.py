# SPDX-License-Identifier: MIT
"""Runs programs in turn and tells how long they took, of the clock and of the processor, and how much
memory they held at most."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """What one run took, or the medians of several."""

    wall: float
    """Seconds of the clock."""
    cpu: float
    """Seconds of the processors, the kernel's included."""
    peak: float
    """The most memory held at once, in MB; what this program itself holds, about 20 MB, is the least
    that can be told."""
    output: str = ""
    """What it printed."""


@dataclass(frozen=True)
class Contender:
    """A program that is compared with others."""

    name: str
    command: Callable[[Path], Sequence[str]]
    """Gives the command line; the path is a folder to write to, made anew and empty for each run."""
    prepare: Callable[[Path], None] = lambda _: None
    """Makes something in the folder before the clock starts."""
    stdin: Path | None = None
    runs: int | None = None
    """How many runs; `None` for as many as the others."""
    wanted_codes: tuple[int, ...] = (0,)
    apart: tuple[str, Callable[[str], float]] | None = None
    """A part that is also counted apart: its name, and what finds in the output how many seconds of the clock it took."""


@dataclass
class Comparison:
    """Medians of programs that ran in turn; the first one is what the others are compared with."""

    title: str
    rows: dict[str, Measured] = field(default_factory=dict)
    without: dict[str, float] = field(default_factory=dict)
    """Seconds of the clock without a part that is counted apart."""

    def text(self) -> str:
        """A table in Markdown."""
        first = next(iter(self.rows.values()))
        lines = [f"### {self.title}", ""]
        lines += ["| program | wall s | ratio | CPU s | ratio | peak MB |", "|---|--:|--:|--:|--:|--:|"]
        for name, row in self.rows.items():
            lines.append(
                f"| {name} | {row.wall:.2f} | {row.wall / first.wall:.2f} | {row.cpu:.2f} "
                f"| {row.cpu / first.cpu:.2f} | {row.peak:.0f} |"
            )
        for name, wall in self.without.items():
            lines.append(f"| {name} | {wall:.2f} | {wall / first.wall:.2f} | | | |")
        return "\n".join(lines)


def run(command: Sequence[str], stdin: Path | None = None, codes: Sequence[int] = (0,)) -> Measured:
    """Runs a command once."""
    with tempfile.TemporaryFile() as output:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, str(stdin or os.devnull), os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
        ]
        start = time.monotonic()
        process = os.posix_spawnp(command[0], list(command), os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.monotonic() - start
        code = os.waitstatus_to_exitcode(status)
        if code not in codes:
            sys.exit(f"bench: ended with {code}: {' '.join(command)}")
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def compare(
    title: str, contenders: Sequence[Contender], runs: int, fresh: Callable[[], Path],
    done: Callable[[Path], None],
) -> Comparison:
    """Runs every program once, then every program again, and takes the medians.

    `fresh` gives an empty folder for each run, `done` takes it back.
    """
    found: dict[str, list[Measured]] = {contender.name: [] for contender in contenders}
    for turn in range(max(contender.runs or runs for contender in contenders)):
        for contender in contenders:
            if turn >= (contender.runs or runs):
                continue
            folder = fresh()
            contender.prepare(folder)
            # What others wrote shall not be written out on this program's time.
            os.sync()
            measured = run(contender.command(folder), contender.stdin, contender.wanted_codes)
            found[contender.name].append(measured)
            print(
                f"  {contender.name}: {measured.wall:.2f} s, CPU {measured.cpu:.2f} s, "
                f"{measured.peak:.0f} MB", file=sys.stderr, flush=True,
            )
            done(folder)
    without = {}
    for contender in contenders:
        if contender.apart:
            part, seconds = contender.apart
            walls = [run.wall - seconds(run.output) for run in found[contender.name]]
            without[f"{contender.name}, {part} apart"] = statistics.median(walls)
    return Comparison(title, {name: median(runs) for name, runs in found.items()}, without)


def median(runs: Sequence[Measured]) -> Measured:
    return Measured(
        statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs),
        statistics.median(run.peak for run in runs),
    )
