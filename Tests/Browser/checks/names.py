# SPDX-License-Identifier: MIT
"""File names that every office computer, share and address bar takes as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pages import Site
from problem import Problem, Rule

RULES = (Rule("file-name", "names are of ASCII lower case, digits, '-', '_' and '.'", over="file"),)

# Kosapo's own mark: by it a later build knows the folder for one that it may exchange.
_MARK = ".kosapo-site"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)


def check(site: Site) -> Iterator[Problem]:
    """Every file or folder that is named otherwise."""
    for path in site.files + site.folders:
        name = path.rpartition("/")[2]
        if path != _MARK and not _PLAIN.fullmatch(name):
            yield Problem(path, 0, "file-name", f"the name {name!r} is not plain lower case")
