# SPDX-License-Identifier: MIT
"""Whoever works with the keyboard sees where the focus is."""

from __future__ import annotations

from pathlib import Path

from browser import Visit
from problem import Problem, Rule

RULES = (
    Rule("focus-visible", "an element that has the focus looks different"),
    Rule("focus-covered", "an element that has the focus is not hidden behind another"),
)

# A small office screen: what is fixed at an edge covers most here.
_WINDOW = {"width": 1280, "height": 600}
_FOCUS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


async def check(visit: Visit) -> list[Problem]:
    """Gives the focus to every element in turn."""
    await visit.page.set_viewport_size(_WINDOW)
    # From a first key on, the browser shows the focus as it does for the keyboard.
    await visit.page.keyboard.press("Tab")
    seen = await visit.page.evaluate(_FOCUS)
    return [
        visit.problem(rule, name)
        for rule, names in (("focus-visible", seen["same"]), ("focus-covered", seen["covered"]))
        for name in names
    ]
