#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills `kosapo publish DIR` at many moments and looks whether DIR is a whole site each time.

    python3 Tests/Kill/publish_kill_test.py .build/release/kosapo

A copy of content/ and site/ is published in two versions that differ in many pages; every case needs its
approval, and in the second version one case is withdrawn. Then the publications from one version to the other
are killed (SIGKILL): half of them spread over the time that one takes, a quarter around the exchange, as it was
measured before, and a quarter at a random moment after the exchange was seen. After each kill DIR must hold the whole old or the
whole new site, byte for byte. The next publication must succeed, leave nothing beside DIR, keep at most
five copies, each a whole site, and `--rollback` must bring no withdrawn case back.
"""

import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from kill_test import PROJECT, differences, snapshot, write_version

WAY = ["起案", "実務者ワーキング", "意見照会", "意見反映", "素案", "部会", "承認", "公開"]
COPIES = 5


def fail(message):
    sys.exit(f"publish_kill_test: {message}")


class Publication:
    def __init__(self, binary, root, target):
        self.binary = str(binary)
        self.root = root
        self.target = target
        self.log = root.parent / "publish.log"
        self.published = root / "site" / "published"

    def command(self, *words):
        return [self.binary, *words, "--root", str(self.root), "--today", "2026-11-21"]

    def start(self, *options):
        with open(self.log, "wb") as log:
            return subprocess.Popen(
                self.command("publish", str(self.target), *options),
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )

    def publish(self, *options):
        """Publishes to the end and returns how many seconds it took."""
        begun = time.monotonic()
        code = self.start(*options).wait()
        if code != 0:
            text = self.log.read_text(encoding="utf-8", errors="replace")
            fail(f"a publication ended with {code}:\n{text}")
        return time.monotonic() - begun

    def measure(self):
        """Publishes to the end and returns after how many seconds DIR was exchanged, and how many it took."""
        begun = time.monotonic()
        process = self.start()
        exchanged = self.wait_for_exchange(process)
        if process.wait() != 0:
            fail(f"a publication failed:\n{self.log.read_text(encoding='utf-8', errors='replace')}")
        ended = time.monotonic() - begun
        return (exchanged or begun + ended) - begun, ended

    def wait_for_exchange(self, process):
        """Waits until DIR is another folder and returns when that was, or None where the program ended before."""
        old = self.folder()
        while process.poll() is None:
            if self.folder() != old:
                return time.monotonic()
        return time.monotonic() if self.folder() != old else None

    def folder(self):
        try:
            return os.stat(self.target).st_ino
        except FileNotFoundError:
            return None

    def move(self, case, state):
        words = ["review", "move", case, state, "--office", "西区", "--role", "推進員"]
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            fail(f"{case} could not be moved to {state}: {done.stderr}")

    def neighbours(self):
        return sorted(path.name for path in self.target.parent.iterdir())

    def copies(self):
        """Every copy that counts, as snapshots by name."""
        names = sorted(path.stem for path in self.published.glob("*.record"))
        return {name: snapshot(self.published / f"{name}.site") for name in names}


def prepare(arguments, root):
    root.mkdir()
    shutil.copytree(arguments.root / "content", root / "content", symlinks=True)
    left_out = ("public", "published", "reports")
    shutil.copytree(
        arguments.root / "site", root / "site", symlinks=True,
        ignore=lambda _, names: [n for n in names if n in left_out or n.startswith(".")],
    )
    settings = root / "site" / "site.yml"
    text = settings.read_text(encoding="utf-8").replace("確認手続き: 不要", "確認手続き: 要")
    settings.write_text(text, encoding="utf-8")
    # Titles of cases that are not approved may not stand in other pages.
    for page in (root / "content").rglob("*.md"):
        lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "../cases/" not in line]
        page.write_text("".join(kept), encoding="utf-8")


def holds(site, text):
    return [name for name, found in site.items() if text.encode() in found]


def run(arguments, place):
    root = place / "root"
    prepare(arguments, root)
    share = place / "share"
    share.mkdir()
    publication = Publication(arguments.binary.resolve(), root, share / "kosapo")
    case = sorted((root / "content" / "cases").glob("*.md"))[0]
    title = next(
        line.split(":", 1)[1].strip()
        for line in case.read_text(encoding="utf-8").splitlines()
        if line.startswith("題名:")
    )
    for state in WAY:
        publication.move(case.stem, state)

    write_version(root, 1, arguments.pages)
    publication.publish()
    if not holds(snapshot(publication.target), title):
        fail("the approved case is not in the site")
    publication.move(case.stem, "取下げ")

    sites = {}
    moments = []
    for version in (1, 2, 1):
        write_version(root, version, arguments.pages)
        moments.append(publication.measure())
        sites[version] = snapshot(publication.target)
    if sites[1] == sites[2]:
        fail("the two versions give the same site")
    exchange, duration = (sum(column) / 2 for column in zip(*moments[1:]))
    neighbours = publication.neighbours()

    chance = random.Random(arguments.seed)
    counts = {"old": 0, "new": 0, "of these ended before the kill": 0, "left something to clean": 0}
    version = 1
    for number in range(arguments.kills):
        target = 3 - version
        write_version(root, target, arguments.pages)
        begun = time.monotonic()
        process = publication.start()
        if number % 4 == 3:
            # However busy the machine is, some kills come after the exchange.
            publication.wait_for_exchange(process)
            time.sleep((duration - exchange) * chance.random() ** 2)
        elif number % 4 == 1:
            time.sleep(exchange + (duration - exchange) * chance.uniform(-1, 1))
        else:
            time.sleep(duration * 1.05 * (number + chance.random()) / arguments.kills)
        process.kill()
        delay = time.monotonic() - begun
        if process.wait() == 0:
            counts["of these ended before the kill"] += 1

        found = snapshot(publication.target)
        where = f"kill {number + 1} after {delay * 1000:.1f} ms"
        if found is None:
            fail(f"{where}: there is no site")
        if found == sites[target]:
            counts["new"] += 1
        elif found == sites[version]:
            counts["old"] += 1
        else:
            fail(
                f"{where}: neither the old site ({differences(found, sites[version])} differ) "
                f"nor the new one ({differences(found, sites[target])} differ)"
            )
        counts["left something to clean"] += publication.neighbours() != neighbours

        publication.publish()
        found = snapshot(publication.target)
        if found != sites[target]:
            fail(f"{where}: the next publication differs in {differences(found, sites[target])}")
        if publication.neighbours() != neighbours:
            fail(f"{where}: left {set(publication.neighbours()) - set(neighbours)}")
        copies = publication.copies()
        if not 0 < len(copies) <= COPIES or list(copies.values())[-1] != found:
            fail(f"{where}: the copies are {list(copies)}, the last is not the site")
        if any(copy not in (sites[1], sites[2]) and not holds(copy, title) for copy in copies.values()):
            fail(f"{where}: a copy is not a whole site")
        version = target

    back = 0
    while publication.start("--rollback").wait() == 0:
        back += 1
        if back > COPIES:
            fail("going back does not end")
        if leaks := holds(snapshot(publication.target), title):
            fail(f"going back {back} times brings the withdrawn case into {leaks}")
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(
        f"publish_kill_test: {arguments.kills} kills over {duration:.3f} s, the exchange after {exchange:.3f} s, "
        f"every site whole: {told}; {back} steps back, no withdrawn case"
    )
    if counts["old"] == 0 or counts["new"] <= counts["of these ended before the kill"]:
        fail("the kills met only one side of the exchange; try another --pages")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path, help="the kosapo program")
    parser.add_argument("--root", type=pathlib.Path, default=PROJECT, help="holds content/ and site/")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=300, help="extra pages, so that it takes a while")
    parser.add_argument("--seed", type=int, default=20261121)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kosapo-publish-kill-") as place:
        run(arguments, pathlib.Path(place))


if __name__ == "__main__":
    main()
