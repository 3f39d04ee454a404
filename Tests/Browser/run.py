#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens every page of a built site in Chromium and checks it.

    python Tests/Browser/run.py SITE_FOLDER     the pages of a site
    python Tests/Browser/run.py --self-test     the checks themselves
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

import checks
import self_test
from pages import Site, read_site

MOST_SHOWN_PER_RULE = 20


def main() -> int:
    """Runs what the command line asks for; 0 when all is well, 1 when not, 2 for a wrong call."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="SITE_FOLDER")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="tabs at once")
    options = parser.parse_args()
    if options.self_test:
        return asyncio.run(self_test.run(options.workers))
    if options.folder is None:
        parser.error("SITE_FOLDER is missing")
    site = read_site(options.folder.resolve())
    if not site.pages:
        parser.error(f"there is no page in {options.folder}")
    return check(site, options.workers)


def check(site: Site, workers: int) -> int:
    """Checks a site and prints what is wrong; the last line counts rules times pages."""
    start = time.monotonic()
    problems = asyncio.run(checks.problems_of(site, workers))
    shown: dict[str, int] = {}
    for problem in problems:
        shown[problem.rule] = shown.get(problem.rule, 0) + 1
        if shown[problem.rule] <= MOST_SHOWN_PER_RULE:
            print(problem)
    for rule, count in shown.items():
        if count > MOST_SHOWN_PER_RULE:
            print(f"... and {count - MOST_SHOWN_PER_RULE} more of [{rule}]")
    failed = len({(problem.rule, problem.path) for problem in problems})
    seconds = time.monotonic() - start
    print(f"{len(site.pages)} pages in {seconds:.0f} s; each rule on each page is one test:")
    print(f"{tests_in(site) - failed} passed, {failed} failed")
    return 1 if problems else 0


def tests_in(site: Site) -> int:
    """How many tests there are: every rule on whatever it is about."""
    subjects = {
        "page": len(site.pages),
        "file": len(site.files) + len(site.folders),
        "stylesheet": len(site.stylesheets()),
    }
    return sum(subjects[rule.over] for rule in checks.RULES)


if __name__ == "__main__":
    sys.exit(main())
