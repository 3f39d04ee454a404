#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills `kosapo build` at many moments and looks whether a whole site is left each time.

    python3 Tests/Kill/kill_test.py .build/release/kosapo

A copy of content/ and site/ is built in two versions that differ in many pages. Then the builds from one
version to the other are killed (SIGKILL), spread over the time that a build takes. After each kill the
output folder must hold the whole old or the whole new site, byte for byte; the next build must succeed, leave
nothing beside the output folder, and keep the modification time of every page that never changed. Where the replaced site is kept
for the next build, it must then have exactly what the site has.
"""

import argparse
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def fail(message):
    sys.exit(f"kill_test: {message}")


def write_version(root, version, pages):
    """Writes the pages that differ between the two versions, one of them only there in each."""
    folder = root / "content" / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("kill-*.md"):
        old.unlink()
    for number in range(pages):
        changes = number % 2 == 0
        word = f"第{version}版" if changes else "どの版でも同じ"
        text = f"---\n題名: 中断の試験 {number}\n更新: 2026-06-01\n---\n{word}の文章です。\n"
        (folder / f"kill-{number:04}.md").write_text(text, encoding="utf-8")
    only = f"---\n題名: 第{version}版だけの試験\n更新: 2026-06-01\n---\n片方の版にだけあるページです。\n"
    (folder / f"kill-only-{version}.md").write_text(only, encoding="utf-8")


def snapshot(folder):
    """Returns every file below a folder with its bytes, or None where there is no folder."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


def differences(found, wanted):
    """Returns a few paths in which two snapshots differ."""
    names = sorted(set(found) | set(wanted))
    return [name for name in names if found.get(name) != wanted.get(name)][:5]


class Site:
    def __init__(self, binary, root):
        self.command = [str(binary), "build", "--root", str(root)]
        self.public = root / "site" / "public"
        self.spare = root / "site" / ".cache" / "spare"
        self.log = root.parent / "build.log"

    def start(self):
        with open(self.log, "wb") as log:
            return subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )

    def build(self):
        """Builds to the end and returns how many seconds it took."""
        begun = time.monotonic()
        code = self.start().wait()
        if code != 0:
            text = self.log.read_text(encoding="utf-8", errors="replace")
            fail(f"a build ended with {code}:\n{text}")
        return time.monotonic() - begun

    def neighbours(self):
        return sorted(path.name for path in self.public.parent.iterdir())


def run(arguments, place):
    root = place / "root"
    root.mkdir()
    shutil.copytree(arguments.root / "content", root / "content", symlinks=True)
    shutil.copytree(
        arguments.root / "site", root / "site", symlinks=True,
        ignore=lambda _, names: [name for name in names if name == "public" or name.startswith(".")],
    )
    site = Site(arguments.binary.resolve(), root)

    sites = {}
    seconds = []
    for version in (1, 2, 1):
        write_version(root, version, arguments.pages)
        seconds.append(site.build())
        built = snapshot(site.public)
        if not built:
            fail("a build ended well and wrote no site")
        if version in sites and built != sites[version]:
            fail(f"two builds differ in {differences(built, sites[version])}")
        sites[version] = built
    if sites[1] == sites[2]:
        fail("the two versions give the same site")
    duration = sum(seconds[1:]) / len(seconds[1:])
    kept = {
        name: (site.public / name).stat().st_mtime_ns
        for name in sites[1]
        if sites[2].get(name) == sites[1][name]
    }
    neighbours = site.neighbours()

    chance = random.Random(arguments.seed)
    counts = {"old": 0, "new": 0, "ended before the kill": 0, "left something to clean": 0, "had no spare left": 0}
    version = 1
    # Half of the kills are spread over the whole run; the others close in on the moment of the exchange,
    # wherever this machine's speed puts it.
    exchange = duration
    for number in range(arguments.kills):
        target = 3 - version
        write_version(root, target, arguments.pages)
        if number % 2 == 0:
            delay = duration * 1.1 * (number + chance.random()) / arguments.kills
        else:
            delay = exchange * chance.uniform(0.95, 1.05)
        process = site.start()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        if process.wait() == 0:
            counts["ended before the kill"] += 1

        found = snapshot(site.public)
        where = f"kill {number + 1} after {delay * 1000:.1f} ms"
        if found is None:
            fail(f"{where}: there is no site")
        if found == sites[target]:
            counts["new"] += 1
            exchange = min(exchange, delay) * 0.97
        elif found == sites[version]:
            counts["old"] += 1
            exchange = max(exchange, delay) * 1.03
        else:
            fail(
                f"{where}: neither the old site ({differences(found, sites[version])} differ) "
                f"nor the new one ({differences(found, sites[target])} differ)"
            )
        counts["left something to clean"] += site.neighbours() != neighbours
        counts["had no spare left"] += not site.spare.exists()

        site.build()
        found = snapshot(site.public)
        if found != sites[target]:
            fail(f"{where}: the next build differs in {differences(found, sites[target])}")
        # A build that found nothing to change makes none.
        spare = snapshot(site.spare)
        if spare is not None and spare != found:
            fail(f"{where}: the kept site differs from the new one in {differences(spare, found)}")
        if site.neighbours() != neighbours:
            fail(f"{where}: the next build left {set(site.neighbours()) - set(neighbours)}")
        for name, moment in kept.items():
            if (site.public / name).stat().st_mtime_ns != moment:
                fail(f"{where}: {name} did not change and has a new modification time")
        version = target

    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"kill_test: {arguments.kills} kills over {duration * 1.1:.3f} s, every site whole: {told}")
    if counts["old"] == 0 or counts["new"] == 0:
        fail("the kills met only one side of the exchange")
    print("1 passed, 0 failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path, help="the kosapo program")
    parser.add_argument("--root", type=pathlib.Path, default=PROJECT, help="holds content/ and site/")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=300, help="extra pages, so that a build takes a while")
    parser.add_argument("--seed", type=int, default=20261121)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kosapo-kill-") as place:
        run(arguments, pathlib.Path(place))


if __name__ == "__main__":
    main()
