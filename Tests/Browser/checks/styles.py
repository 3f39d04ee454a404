# SPDX-License-Identifier: MIT
"""Every declaration and selector of the style sheets is one that the browser understands.

The Nu HTML checker's own list of properties ends in 2020; the browser's does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tinycss2
from playwright.async_api import Browser

from pages import Site
from problem import Problem, Rule

RULES = (Rule("css", "nothing in a style sheet is dropped by the browser", over="stylesheet"),)

_AT_RULES = {
    "charset", "container", "counter-style", "font-face", "import", "keyframes", "layer", "media",
    "page", "position-try", "property", "scope", "starting-style", "supports", "view-transition",
}  # fmt: skip
# Rules whose block holds descriptors, which CSS.supports does not know, or no selectors.
_DESCRIPTORS = {"counter-style", "font-face", "page", "property", "view-transition"}
_UNDERSTOOD = "claims => claims.map(claim => CSS.supports(claim))"


@dataclass(frozen=True)
class _Claim:
    """Something to ask the browser about."""

    condition: str
    shown: str
    line: int


async def check(site: Site, browser: Browser) -> list[Problem]:
    """Every slip in every style sheet."""
    found = []
    page = await browser.new_page()
    for path in site.stylesheets():
        text = (site.folder / path).read_text(encoding="utf-8")
        claims: list[_Claim] = []
        sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        for part in _read(sheet):
            if isinstance(part, _Claim):
                claims.append(part)
            else:
                line, message = part
                found.append(Problem(path, line, "css", message))
        answers = await page.evaluate(_UNDERSTOOD, [claim.condition for claim in claims])
        for claim, understood in zip(claims, answers, strict=True):
            if not understood:
                found.append(Problem(path, claim.line, "css", f"not understood: {claim.shown}"))
    await page.close()
    return found


def _read(nodes: list, nested: bool = False) -> Iterator[_Claim | tuple[int, str]]:
    """What there is to ask, and what is wrong without asking (as line and message)."""
    for node in nodes:
        if node.type == "error":
            yield node.source_line, node.message
        elif node.type == "declaration":
            yield from _declaration(node)
        elif node.type == "qualified-rule":
            if not nested:
                yield from _selectors(node)
            yield from _read(_block(node), nested=True)
        elif node.type == "at-rule":
            name = node.lower_at_keyword
            if name not in _AT_RULES:
                yield node.source_line, f"not understood: @{name}"
            elif node.content is not None and name == "keyframes":
                for frame in _block(node):
                    yield from _read(_block(frame), nested=True)
            elif node.content is not None and name not in _DESCRIPTORS:
                yield from _read(_block(node), nested)


def _block(node: object) -> list:
    return tinycss2.parse_blocks_contents(
        getattr(node, "content", None) or [], skip_comments=True, skip_whitespace=True
    )


def _declaration(node: object) -> Iterator[_Claim]:
    if not node.name.startswith("-"):
        value = tinycss2.serialize(node.value).strip()
        yield _Claim(f"({node.name}: {value})", f"{node.name}: {value}", node.source_line)


def _selectors(node: object) -> Iterator[_Claim]:
    """One claim for each part between commas: a list is dropped whole when one part is unknown."""
    part: list = []
    for token in [*node.prelude, None]:
        if token is None or (token.type == "literal" and token.value == ","):
            text = tinycss2.serialize(part).strip()
            yield _Claim(f"selector({text})", text, node.source_line)
            part = []
        else:
            part.append(token)
