# SPDX-License-Identifier: MIT
"""Whether the checks can fail: each rule on a page that breaks it, none on a page that does not.

A file in fixtures/bad names the rules that it breaks in a comment, `breaks: RULE RULE …`; exactly
these have to be reported for it. Nothing may be reported for fixtures/good.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import checks
from pages import Site, read_site

_FIXTURES = Path(__file__).resolve().parent / "fixtures"
_BREAKS = re.compile(r"(?:<!--|/\*) breaks: ([a-z0-9 -]+?) (?:-->|\*/)")


async def run(workers: int) -> int:
    """Runs the checks on the fixtures; 0 when every rule fires where it should and only there."""
    bad, good = read_site(_FIXTURES / "bad"), read_site(_FIXTURES / "good")
    expected = _expected(bad)
    reported: dict[str, set[str]] = defaultdict(set)
    told = await checks.problems_of(bad, workers)
    for problem in told:
        reported[problem.path].add(problem.rule)

    wrong = [f"good/{problem}" for problem in await checks.problems_of(good, workers)]
    for path in sorted(expected.keys() | reported.keys()):
        missing = expected.get(path, set()) - reported[path]
        wrong += [f"bad/{path}: should break {rule}" for rule in sorted(missing)]
        surplus = reported[path] - expected.get(path, set())
        wrong += [
            f"bad/{item}: not expected"
            for item in told
            if item.path == path and item.rule in surplus
        ]
    covered = set().union(*expected.values())
    wrong += [f"no fixture breaks {rule.id}" for rule in checks.RULES if rule.id not in covered]

    for line in wrong:
        print(line)
    tests = len(expected) + len(checks.RULES) + len(good.pages)
    print("the checks on their fixtures:")
    print(f"{max(tests - len(wrong), 0)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


def _expected(site: Site) -> dict[str, set[str]]:
    """The rules that each file says it breaks."""
    found = {}
    for path in site.files:
        if path.endswith((".html", ".css")):
            marks = _BREAKS.findall((site.folder / path).read_text(encoding="utf-8"))
            if marks:
                found[path] = set(" ".join(marks).split())
    return found
