# SPDX-License-Identifier: MIT
"""The page fits: nothing makes it scroll sideways in a narrow window or enlarged."""

from __future__ import annotations

from pathlib import Path

from browser import Visit
from problem import Problem, Rule

RULES = (
    Rule("scroll-narrow", "the page does not scroll sideways at 320 px (1280 px at 400 %)"),
    Rule("scroll-enlarged", "the page does not scroll sideways at 640 px (1280 px at 200 %)"),
)

_WIDTHS = {"scroll-enlarged": 640, "scroll-narrow": 320}
_SIDEWAYS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


async def check(visit: Visit) -> list[Problem]:
    """Looks at each width which elements stick out."""
    found = []
    for rule, width in _WIDTHS.items():
        await visit.page.set_viewport_size({"width": width, "height": 640})
        wide = await visit.page.evaluate(_SIDEWAYS)
        if wide:
            shown = ", ".join(wide["culprits"]) or "no element of its own"
            found.append(visit.problem(rule, f"the page is {wide['width']} px wide: {shown}"))
    return found
