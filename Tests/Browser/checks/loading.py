# SPDX-License-Identifier: MIT
"""A page opens silently, complete, and out of nothing but the site's own folder."""

from __future__ import annotations

from urllib.parse import unquote

from browser import Visit
from playwright.async_api import TimeoutError as TooLate
from problem import Problem, Rule

RULES = (
    Rule("opens", "the browser can open and examine the page"),
    Rule("console", "nothing is written to the console"),
    Rule("page-error", "no script fails"),
    Rule("request-failed", "whatever the page asks for arrives"),
    Rule("request-foreign", "the page asks for nothing from outside the site's folder"),
    Rule("redirect", "a page that only leads elsewhere arrives there"),
)

_ARRIVES_WITHIN_MILLISECONDS = 3_000


async def check(visit: Visit) -> list[Problem]:
    """What the browser told while the page was open; run after the checks that use the page."""
    inside = visit.site.folder.as_uri() + "/"
    foreign = [url for url in visit.requests if not url.startswith((inside, "data:image/"))]
    failures = [failure for failure in visit.failures if not _is_broken_off(visit, failure)]
    told = {
        "console": visit.console,
        "page-error": visit.errors,
        "request-failed": failures,
        "request-foreign": foreign,
    }
    return [visit.problem(rule, text) for rule, texts in told.items() for text in texts]


def _is_broken_off(visit: Visit, failure: str) -> bool:
    """Whether a file of the site was still loading when the page was left; one that is missing fails otherwise."""
    inside = visit.site.folder.as_uri() + "/"
    address = failure.split(" ")[0].split("#")[0]
    if "net::ERR_ABORTED" not in failure or not address.startswith(inside):
        return False
    if visit.document.leads_to is not None:
        # Going on at once breaks off what the page itself was still loading.
        return True
    return (visit.site.folder / unquote(address.removeprefix(inside))).is_file()


async def check_arrival(visit: Visit) -> list[Problem]:
    """Whether a page that only leads elsewhere does so; nothing else can be asked of it here."""
    start = (visit.site.folder / visit.document.path).as_uri()
    try:
        await visit.page.wait_for_url(
            lambda url: url != start, wait_until="load", timeout=_ARRIVES_WITHIN_MILLISECONDS
        )
    except TooLate:
        goal = visit.document.leads_to
        return [visit.problem("redirect", f"the browser stays here and does not go to {goal!r}")]
    return []
