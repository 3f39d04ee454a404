# SPDX-License-Identifier: MIT
"""A built site as its files say it: what every HTML page holds, before any browser sees it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Reference:
    """An address that a page names: `use` is link, image, script, stylesheet or other."""

    address: str
    use: str
    line: int


@dataclass(frozen=True)
class Inline:
    """A script, style or handler that stands in the page itself; `rule` is the one it breaks."""

    rule: str
    line: int
    what: str


@dataclass
class Document:
    """One page: what the checks ask of its source."""

    path: str
    lang: str | None = None
    titles: list[str] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    mains: int = 0
    ids: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    policies: list[tuple[str, int]] = field(default_factory=list)
    first_load: int | None = None
    inline: list[Inline] = field(default_factory=list)
    leads_to: str | None = None


@dataclass(frozen=True)
class Site:
    """A folder with its files and, parsed, its pages; all paths are relative, with `/`, sorted."""

    folder: Path
    files: tuple[str, ...]
    folders: tuple[str, ...]
    pages: tuple[Document, ...]

    # The kinds of pages of which one was gone through with the Tab key.
    kinds_tabbed: set[str] = field(default_factory=set)

    def stylesheets(self) -> list[str]:
        """The paths of the style sheets."""
        return [path for path in self.files if path.endswith(".css")]


def read_site(folder: Path) -> Site:
    """Reads and parses every page below a folder."""
    files, folders = [], []
    for base, names, leaves in os.walk(folder):
        here = Path(base).relative_to(folder)
        files += [(here / leaf).as_posix() for leaf in leaves]
        folders += [(here / name).as_posix() for name in names]
    pages = [read_page(folder, path) for path in sorted(files) if path.endswith(".html")]
    return Site(folder, tuple(sorted(files)), tuple(sorted(folders)), tuple(pages))


def read_page(folder: Path, path: str) -> Document:
    """Parses one page."""
    reader = _Reader(path)
    reader.feed((folder / path).read_text(encoding="utf-8"))
    reader.close()
    return reader.document


class _Reader(HTMLParser):
    """Fills a `Document`; what stands in a `<template>` is not part of the page yet."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document(path)
        self._templates = 0
        self._title: list[str] | None = None
        self._in_head = True

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        page, line = self.document, self.getpos()[0]
        if tag == "template":
            self._templates += 1
        self._note_inline(tag, values, line)
        self._note_references(tag, values, line)
        if self._templates:
            return
        if "id" in values:
            page.ids.add(values["id"])
        if tag == "html":
            page.lang = values.get("lang")
        elif tag == "body":
            self._in_head = False
        elif tag == "title" and self._in_head:
            self._title = []
        elif tag == "meta":
            self._note_meta(values, line)
        elif tag == "main":
            page.mains += 1
        elif tag in HEADINGS:
            page.headings.append((int(tag[1]), line))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._templates -= 1
        elif tag == "title" and self._title is not None:
            self.document.titles.append(" ".join("".join(self._title).split()))
            self._title = None

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def _note_meta(self, values: dict[str, str], line: int) -> None:
        kind = values.get("http-equiv", "").lower()
        if kind == "content-security-policy":
            self.document.policies.append((values.get("content", ""), line))
        elif kind == "refresh":
            target = re.search(r"url\s*=\s*['\"]?([^'\"]+)", values.get("content", ""), re.I)
            self.document.leads_to = target.group(1).strip() if target else ""
            self._refer(self.document.leads_to, "link", line)

    def _note_inline(self, tag: str, values: dict[str, str], line: int) -> None:
        notes = self.document.inline
        is_data = values.get("type", "").lower() in {"application/json", "application/ld+json"}
        if tag == "script" and "src" not in values and not is_data:
            notes.append(Inline("inline-script", line, "<script> without src"))
        if tag == "style":
            notes.append(Inline("inline-style", line, "<style>"))
        if "style" in values:
            notes.append(Inline("inline-style", line, f"style attribute of <{tag}>"))
        for name, value in values.items():
            if name.startswith("on"):
                notes.append(Inline("inline-handler", line, f"{name} attribute of <{tag}>"))
            if value.strip().lower().startswith("javascript:"):
                notes.append(Inline("inline-script", line, f"javascript: in {name} of <{tag}>"))

    def _note_references(self, tag: str, values: dict[str, str], line: int) -> None:
        uses = {"a": "link", "area": "link", "img": "image", "script": "script", "link": "other"}
        use = uses.get(tag, "other")
        if tag == "link" and "stylesheet" in values.get("rel", "").lower().split():
            use = "stylesheet"
        if use in {"script", "stylesheet"} and self.document.first_load is None:
            self.document.first_load = line
        for name in ("href", "src", "poster", "data", "action", "formaction", "xlink:href"):
            if name in values and tag != "base" and not (tag != "object" and name == "data"):
                self._refer(values[name], use, line)
        for candidate in filter(None, values.get("srcset", "").split(",")):
            self._refer(candidate.split()[0] if candidate.split() else "", "image", line)

    def _refer(self, address: str, use: str, line: int) -> None:
        self.document.references.append(Reference(address.strip(), use, line))
