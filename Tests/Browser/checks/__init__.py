# SPDX-License-Identifier: MIT
"""The rules that every page of a built site keeps, each beside the function that looks after it."""

from __future__ import annotations

from browser import LiveCheck, chromium, visit_all
from checks import (
    accessibility,
    document,
    focus,
    keyboard,
    layout,
    links,
    loading,
    names,
    nu,
    policy,
    printing,
    scriptless,
    styles,
    tables,
)
from pages import Document, Site
from problem import Problem, Rule

# These read the files; the last one starts another program for all of them at once.
_STATIC = (document, policy, names, links, nu)
# These use the open page; `loading` comes last, to tell what all of them stirred up.
_LIVE = (accessibility, focus, layout, tables, printing, keyboard, loading)

RULES: tuple[Rule, ...] = tuple(
    rule for module in (*_STATIC, styles, scriptless, *_LIVE) for rule in module.RULES
)


async def problems_of(site: Site, workers: int) -> list[Problem]:
    """Everything that is wrong with a site, sorted by page."""
    found = [problem for module in _STATIC for problem in module.check(site)]
    async with chromium() as browser:
        found += await styles.check(site, browser)
        found += await scriptless.check(site, browser, workers)
        found += await visit_all(browser, site, _live_checks, workers)
    return sorted(set(found))


def _live_checks(page: Document) -> tuple[LiveCheck, ...]:
    """A page that only leads elsewhere is gone before anything but its way can be looked at."""
    if page.leads_to is not None:
        return loading.check_arrival, loading.check
    return tuple(module.check for module in _LIVE)
