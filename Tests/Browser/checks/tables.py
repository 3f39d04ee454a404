# SPDX-License-Identifier: MIT
"""A table that scrolls in its own region keeps the names of its rows and columns in sight."""

from __future__ import annotations

from pathlib import Path

from browser import Visit
from problem import Problem, Rule

RULES = (
    Rule("sticky-heads", "wherever one scrolls in a table's region, its heads stay visible"),
)

_WINDOWS = ({"width": 320, "height": 640}, {"width": 1280, "height": 800})
_TABLES = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


async def check(visit: Visit) -> list[Problem]:
    """Scrolls every such region to its middle and its end."""
    found = []
    for window in _WINDOWS:
        await visit.page.set_viewport_size(window)
        for name in await visit.page.evaluate(_TABLES):
            found.append(visit.problem("sticky-heads", f"{name} at {window['width']} px"))
    return found
