# SPDX-License-Identifier: MIT
"""the whole site into a fresh folder, beside the limit, Hugo and Pagefind; on disk and in memory

The limit is the C program of `limit.c` in two forms: one that writes the very files of kosapo's site (as many, as long),
and one that writes the same bytes into one file for each source.
"""

from __future__ import annotations

import re
import shutil
import sysconfig
from pathlib import Path

from bench import Bench
from hugo_site import write_hugo_site
from measure import Contender


def run(bench: Bench) -> None:
    limit = bench.compile("limit.c", "libcmark", "-pthread")
    for place in ("on disk", "on disk, where trees were deleted", "in memory"):
        in_memory = place == "in memory"
        corpus = bench.corpus(bench.cases, in_memory)
        site = bench.fresh(in_memory) / "site"
        bench.once(build(bench, corpus, site))
        files = [path for path in sorted(site.rglob("*")) if path.is_file()]
        sizes = [(path.stat().st_size, path.relative_to(site)) for path in files]
        size = sum(size for size, _ in sizes)
        print(f"{bench.cases} cases, {place}: {len(sizes)} files, {size / 1e6:.0f} MB\n", flush=True)
        sources = sorted((corpus / "content").rglob("*.md"))
        lists = write_lists(bench, sources, sizes)
        hugo = write_hugo_site(corpus, corpus.parent / f"hugo-{bench.cases}")
        contenders = [
            limit_contender("limit, the same files", limit, lists, "same"),
            limit_contender("limit, a file for each source", limit, lists, "single"),
            Contender(
                "kosapo", lambda folder: build(bench, corpus, folder / "site"),
                apart=("the privacy check", privacy_seconds)),
            Contender("Hugo, without search", lambda folder: hugo_command(hugo, folder / "site")),
        ]
        if place == "on disk":
            contenders.append(
                Contender("Pagefind, the index alone", lambda folder: pagefind(site, folder), runs=1))
        bench.compare(
            f"{bench.cases} cases, {place}", contenders, in_memory,
            deletes_at_once=place == "on disk, where trees were deleted")
        if in_memory:
            shutil.rmtree(corpus)
            shutil.rmtree(hugo)


def build(bench: Bench, corpus: Path, site: Path) -> list[str]:
    # Nothing of an earlier build helps, as nothing helps the others.
    return [
        bench.kosapo, "build", "--no-cache", "--timings", "--root", str(corpus), "--output", str(site),
    ]


def privacy_seconds(output: str) -> float:
    """How long the search for personal data took, with MeCab, by what kosapo says itself."""
    found = re.search(r"個人情報の点検 ([0-9.]+)秒", output)
    if not found:
        raise ValueError(f"no time of the privacy check in: {output}")
    return float(found.group(1))


def write_lists(bench: Bench, sources: list[Path], sizes: list[tuple[int, Path]]) -> Path:
    """Writes what the limit program reads: which sources there are, and what it is to write."""
    lists = bench.folder / "limit-lists"
    lists.mkdir(exist_ok=True)
    (lists / "sources").write_text("".join(f"{path}\n" for path in sources), encoding="utf-8")
    same = "".join(f"{size} {path}\n" for size, path in sizes)
    (lists / "same").write_text(same, encoding="utf-8")
    each = sum(size for size, _ in sizes) // len(sources)
    single = "".join(f"{each} {number}.html\n" for number in range(len(sources)))
    (lists / "single").write_text(single, encoding="utf-8")
    return lists


def limit_contender(name: str, program: str, lists: Path, manifest: str) -> Contender:
    def prepare(folder: Path) -> None:
        lines = (lists / manifest).read_text(encoding="utf-8").splitlines()
        for path in {Path(line.split(" ", 1)[1]).parent for line in lines}:
            (folder / path).mkdir(parents=True, exist_ok=True)

    return Contender(
        name, lambda folder: [program, str(lists / "sources"), str(folder)], prepare,
        stdin=lists / manifest)


def hugo_command(source: Path, site: Path) -> list[str]:
    # The program itself, not the Python script around it.
    program = package_folder("hugo") / "binaries" / "hugo"
    return [
        str(program), "--quiet", "--noBuildLock", "--source", str(source), "--destination", str(site),
    ]


def pagefind(site: Path, folder: Path) -> list[str]:
    program = package_folder("pagefind_bin_extended") / "pagefind_extended"
    glob = "cases/c-*.html"
    return [
        str(program), "--silent", "--site", str(site), "--glob", glob, "--output-path", str(folder / "index"),
    ]


def package_folder(name: str) -> Path:
    """Where a Python package lies."""
    return Path(sysconfig.get_paths()["purelib"]) / name
