# SPDX-License-Identifier: MIT
"""The Content-Security-Policy, and nothing on the page that it would have to allow."""

from __future__ import annotations

from collections.abc import Iterator

from pages import Document, Site
from problem import Problem, Rule

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)

RULES = (
    Rule("csp", "one Content-Security-Policy, to the letter, before anything is loaded"),
    Rule("inline-script", "no script stands in the page itself"),
    Rule("inline-style", "no style stands in the page itself"),
    Rule("inline-handler", "no element has an on… attribute"),
)


def check(site: Site) -> Iterator[Problem]:
    """Every slip of these rules in the site."""
    for page in site.pages:
        yield from _policy(page)
        for note in page.inline:
            yield Problem(page.path, note.line, note.rule, note.what)


def _policy(page: Document) -> Iterator[Problem]:
    if len(page.policies) != 1:
        count = len(page.policies)
        yield Problem(page.path, 0, "csp", f"{count} Content-Security-Policy, not 1")
        return
    content, line = page.policies[0]
    if content != POLICY:
        yield Problem(page.path, line, "csp", f"Content-Security-Policy is {content!r}")
    elif page.first_load is not None and page.first_load < line:
        message = f"Content-Security-Policy stands after what line {page.first_load} loads"
        yield Problem(page.path, line, "csp", message)
