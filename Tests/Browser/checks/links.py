# SPDX-License-Identifier: MIT
"""Every address that a page or style sheet names leads to something inside the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import tinycss2

from pages import Reference, Site
from problem import Problem, Rule

RULES = (
    Rule("link-dangling", "every link leads to a file that is there"),
    Rule("link-folder", "a link to a folder writes index.html out"),
    Rule("link-absolute", "every address is relative"),
    Rule("link-outside", "no address leads out of the site"),
    Rule("anchor-dangling", "every #anchor is the id of something on its page"),
    Rule("resource-missing", "every image, script and style sheet is there"),
)

# Schemes that name no file: they open another program, hold the thing itself, or are told by
# the rule about inline scripts.
_SELF_CONTAINED = {
    "link": {"mailto", "tel", "javascript"},
    "image": {"data"},
}


def check(site: Site) -> Iterator[Problem]:
    """Every slip of these rules in the site."""
    targets = _Targets(site)
    for page in site.pages:
        for reference in page.references:
            yield from targets.problems(page.path, reference)
    for path in site.stylesheets():
        for reference in stylesheet_references((site.folder / path).read_text(encoding="utf-8")):
            yield from targets.problems(path, reference)


def stylesheet_references(text: str) -> list[Reference]:
    """What a style sheet loads: `url(…)` anywhere, and the string of `@import`."""
    found: list[Reference] = []

    def look(nodes: list, use: str, kinds: set[str]) -> None:
        for node in nodes:
            if node.type in kinds:
                found.append(Reference(node.value, use, node.source_line))
            imports = node.type == "at-rule" and node.lower_at_keyword == "import"
            is_url = node.type == "function" and node.lower_name == "url"
            look(
                getattr(node, "prelude", None) or [],
                "stylesheet" if imports else use,
                {"url", "string"} if imports else kinds,
            )
            look(getattr(node, "arguments", None) or [], use, {"string"} if is_url else kinds)
            look(getattr(node, "content", None) or [], use, kinds)

    sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    look(sheet, "image", {"url"})
    return found


class _Targets:
    """What can be led to: files, folders, and the ids on each page."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._files = set(site.files)
        self._folders = set(site.folders) | {"."}
        self._ids = {page.path: page.ids for page in site.pages}

    def problems(self, path: str, reference: Reference) -> Iterator[Problem]:
        """What is wrong with one address of a page or style sheet."""
        wrong = self._wrong(path, reference)
        if wrong:
            rule, reason = wrong
            message = f"{reference.use} {unquote(reference.address)!r}: {reason}"
            yield Problem(path, reference.line, rule, message)

    def _wrong(self, path: str, reference: Reference) -> tuple[str, str] | None:
        """The rule that an address breaks, and how."""
        address = reference.address
        missing = "link-dangling" if reference.use == "link" else "resource-missing"
        try:
            parts = urlsplit(address)
        except ValueError:
            return missing, "this is no address"
        if parts.scheme in _SELF_CONTAINED.get(reference.use, set()):
            return None
        if parts.scheme or parts.netloc or address.startswith(("/", "\\")):
            return "link-absolute", "this is not relative"
        if address in {"", "#"}:
            return missing, "this leads nowhere"
        target = path
        if parts.path:
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        return self._wrong_target(target, missing) or self._wrong_anchor(target, parts.fragment)

    def _wrong_target(self, target: str, missing: str) -> tuple[str, str] | None:
        if target == ".." or target.startswith("../"):
            return "link-outside", "this leads out of the site"
        if target in self._folders:
            return "link-folder", "this is a folder; write index.html out"
        if target not in self._files:
            return missing, f"there is no {target}"
        return None

    def _wrong_anchor(self, target: str, fragment: str) -> tuple[str, str] | None:
        name = unquote(fragment)
        if not name or name in self._ids_of(target):
            return None
        return "anchor-dangling", f"{target} has no id {name!r}"

    def _ids_of(self, target: str) -> set[str]:
        if target not in self._ids:
            text = ""
            if target.endswith(".svg"):
                text = (self._site.folder / target).read_text(encoding="utf-8")
            self._ids[target] = set(re.findall(r"""\sid=["']([^"']+)["']""", text))
        return self._ids[target]
