# SPDX-License-Identifier: MIT
"""Language, title, headings and the one main part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pages import Document, Site
from problem import Problem, Rule

RULES = (
    Rule("lang", 'the root element says lang="ja"'),
    Rule("title-missing", "there is one title, and it is not empty"),
    Rule("title-doubled", "no two pages have the same title"),
    Rule("one-h1", "there is exactly one h1"),
    Rule("heading-jump", "no heading is more than one level below the one before it"),
    Rule("one-main", "there is exactly one main"),
)


def check(site: Site) -> Iterator[Problem]:
    """Every slip of these rules in the site."""
    for page in site.pages:
        yield from _lang(page)
        yield from _title(page)
        yield from _headings(page)
        yield from _main(page)
    yield from _doubled_titles(site)


def _lang(page: Document) -> Iterator[Problem]:
    if page.lang != "ja":
        yield Problem(page.path, 1, "lang", f"lang is {page.lang!r}, not 'ja'")


def _title(page: Document) -> Iterator[Problem]:
    if len(page.titles) != 1:
        yield Problem(page.path, 1, "title-missing", f"{len(page.titles)} titles, not 1")
    elif not page.titles[0]:
        yield Problem(page.path, 1, "title-missing", "the title is empty")


def _headings(page: Document) -> Iterator[Problem]:
    tops = [line for level, line in page.headings if level == 1]
    if len(tops) != 1:
        yield Problem(page.path, tops[1] if tops else 0, "one-h1", f"{len(tops)} h1, not 1")
    before = 0
    for level, line in page.headings:
        # A page without h1 is told once, as that.
        if level > before + 1 and (before or tops):
            what = f"h{level} after h{before}" if before else f"h{level} before the h1"
            yield Problem(page.path, line, "heading-jump", what)
        before = level


def _main(page: Document) -> Iterator[Problem]:
    if page.mains != 1:
        yield Problem(page.path, 0, "one-main", f"{page.mains} main, not 1")


def _doubled_titles(site: Site) -> Iterator[Problem]:
    """Pages that only lead elsewhere may be called alike when they lead to the same place."""
    named: dict[str, list[Document]] = defaultdict(list)
    for page in site.pages:
        if len(page.titles) == 1 and page.titles[0]:
            named[page.titles[0]].append(page)
    for title, pages in named.items():
        first = pages[0]
        for page in pages[1:]:
            if page.leads_to is None or page.leads_to != first.leads_to:
                message = f"title {title!r} is that of {first.path} too"
                yield Problem(page.path, 1, "title-doubled", message)
