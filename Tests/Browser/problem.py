# SPDX-License-Identifier: MIT
"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One thing that holds for every page (or every `file`, or every `stylesheet`)."""

    id: str
    says: str
    over: str = "page"


@dataclass(frozen=True, order=True)
class Problem:
    """A rule broken at a place; `line` is 0 where only the whole page can be named."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} [{self.rule}]"
