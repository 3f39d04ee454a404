#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures kosapo beside a physical limit and its peers. `make bench` calls it; BENCHMARKS.md says how to
read it and holds the figures of the last whole run.

    python3 Tests/Bench/bench.py [--part NAME]… [--cases N] [--runs N]

A part is a file in `Tests/Bench/parts/` with a function `run(bench: Bench) -> None`; its docstring's first line
says what it measures. A new part is a new file there and nothing else.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
import measure
from measure import Contender, Measured

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]


class Bench:
    """What a part needs: programs, corpora, folders, and comparing."""

    def __init__(self, cases: int, runs: int, folder: Path, memory: Path) -> None:
        self.cases = cases
        """How many cases the corpora of a whole site have."""
        self.runs = runs
        self.folder = folder
        """Ignored by git; what lies here stays from run to run: programs, corpora."""
        self.memory = memory
        """A folder whose files are only in memory; it goes at the end."""
        self.kosapo = str(PROJECT / ".build/release/kosapo")
        self._numbers = itertools.count()
        self._trash = folder / "trash"

    def corpus(self, count: int, in_memory: bool = False) -> Path:
        """A root folder with this many cases, made anew; only one process may change it."""
        place = self.memory if in_memory else self.folder
        return corpus.write_corpus(count, place / f"corpus-{count}")

    def compile(self, source: str, package: str, *flags: str) -> str:
        """Compiles a C program beside this file with a library that pkg-config knows."""
        program = self.folder / Path(source).stem
        flags += tuple(output("pkg-config", "--cflags", "--libs", package).split())
        command = ["cc", "-O2", "-Wall", "-Wextra", "-o", program, HERE / source, *flags]
        subprocess.run(list(map(str, command)), check=True)
        return str(program)

    def tool(self, name: str) -> str:
        """A program of the Python packages in requirements.txt."""
        return str(Path(sys.executable).parent / name)

    def fresh(self, in_memory: bool = False) -> Path:
        """A folder that is new, empty, and only this call's."""
        place = self.memory if in_memory else self._trash
        folder = place / f"{os.getpid()}-{next(self._numbers)}"
        folder.mkdir(parents=True)
        return folder

    def compare(
        self, title: str, contenders: Sequence[Contender], in_memory: bool = False,
        deletes_at_once: bool = False,
    ) -> dict[str, Measured]:
        """Runs the programs in turn into fresh folders, prints a table, and returns the medians.

        On a disk, deleting a tree slows down the writing of the next one, so there everything is deleted
        when all have run, unless `deletes_at_once` asks for a disk on which trees come and go.
        """
        deletes = in_memory or deletes_at_once
        done: Callable[[Path], None] = shutil.rmtree if deletes else lambda _: None
        comparison = measure.compare(
            title, contenders, self.runs, lambda: self.fresh(in_memory), done)
        print(comparison.text(), end="\n\n", flush=True)
        self.clean()
        return comparison.rows

    def once(self, command: Sequence[str]) -> Measured:
        """Runs a command once."""
        return measure.run(command)

    def clean(self) -> None:
        shutil.rmtree(self._trash, ignore_errors=True)


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def parts() -> list[str]:
    return sorted(path.stem for path in (HERE / "parts").glob("*.py"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures kosapo beside a limit and its peers.")
    parser.add_argument("--part", action="append", choices=parts(), help="only this; may be repeated")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    folder = PROJECT / ".bench"
    folder.mkdir(exist_ok=True)
    memory = Path(tempfile.mkdtemp(prefix="kosapo-bench-", dir="/dev/shm"))
    memory_size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors ({platform.machine()}), "
        f"{memory_size:.0f} GiB, Linux {platform.release().split('-')[0]}\n"
    )
    bench = Bench(given.cases, given.runs, folder, memory)
    sys.path.insert(0, str(HERE / "parts"))
    try:
        for name in given.part or parts():
            part = importlib.import_module(name)
            print(f"## {name}: {part.__doc__.splitlines()[0]}\n", flush=True)
            part.run(bench)
    finally:
        shutil.rmtree(memory, ignore_errors=True)
        bench.clean()


if __name__ == "__main__":
    main()
