# SPDX-License-Identifier: MIT
"""axe-core: WCAG 2.2 A and AA, and what its authors call best practice.

Best practice counts like the rest (a page that breaks it is worse for someone), except for what
`ACCEPTED` names with its reason.
"""

from __future__ import annotations

from typing import Any

from browser import WIDE, Visit
from problem import Problem, Rule

RULES = (
    Rule("axe", "axe-core finds no violation of WCAG 2.2 A or AA, nor of best practice"),
    Rule("axe-dark", "the contrast is enough in dark mode too"),
    Rule("target-size", "what is clicked or touched is 24 px large or stands apart, at 320 px too"),
)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Rules of best practice that do not hold here: the rule's name, and why.
ACCEPTED: dict[str, str] = {}

_NARROW = {"width": 320, "height": 640}
_CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
_TARGETS = {"runOnly": {"type": "rule", "values": ["target-size"]}}
_ALL = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {name: {"enabled": False} for name in (*ACCEPTED, "target-size")},
}


async def check(visit: Visit) -> list[Problem]:
    """Runs axe-core in the wide page, in dark mode and in the narrow page."""
    await visit.page.set_viewport_size(WIDE)
    found = await _run(visit, "axe", _ALL)
    found += await _run(visit, "target-size", _TARGETS)
    await visit.page.emulate_media(color_scheme="dark")
    found += await _run(visit, "axe-dark", _CONTRAST)
    await visit.page.emulate_media(color_scheme="light")
    await visit.page.set_viewport_size(_NARROW)
    found += await _run(visit, "target-size", _TARGETS)
    return found


async def _run(visit: Visit, rule: str, options: dict[str, Any]) -> list[Problem]:
    # With `preload` axe asks for the style sheets by XHR, which the page's policy refuses.
    options = {**options, "resultTypes": ["violations"], "preload": False}
    result = await visit.page.evaluate("options => axe.run(document, options)", options)
    return [
        visit.problem(rule, f"{violation['id']}: {violation['help']}: {_shown(node)}")
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def _shown(node: dict[str, Any]) -> str:
    """An element and what is wrong with it, on one line."""
    target = " ".join(str(part) for part in node["target"])
    reasons = [item["message"] for kind in ("any", "all", "none") for item in node[kind]]
    return f"{target} ({'; '.join(reasons)})"
