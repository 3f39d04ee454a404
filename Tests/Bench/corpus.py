#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a root folder with many made-up cases, for measuring.

    python3 Tests/Bench/corpus.py 10000 FOLDER

FOLDER gets a `content/` and a `site/`: this repository's own vocabulary, glossary, つなぎ先, modules, pages,
templates and assets, and in `content/cases/` as many cases of about 2 KB as are asked for. The same number
of the same case in every corpus has the same bytes: nothing but the number goes into it.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from words import SECTIONS, SLOTS, TITLES

PROJECT = Path(__file__).resolve().parents[2]
INDIVIDUAL, PRACTICE = "個別支援", "取組"
HEADINGS = {
    INDIVIDUAL: list(SECTIONS)[: list(SECTIONS).index("背景")],
    PRACTICE: list(SECTIONS)[list(SECTIONS).index("背景") :],
}
HEADINGS[INDIVIDUAL].insert(HEADINGS[INDIVIDUAL].index("支援の経過"), "手立てと役割分担")
PATTERNS = {name: [line.strip() for line in text.splitlines()] for name, text in SECTIONS.items()}


def write_corpus(count: int, root: Path, only_content: bool = False) -> Path:
    """Makes the folder anew with this many cases, and returns it."""
    if root.exists():
        if not (root / "content").is_dir():
            raise SystemExit(f"{root} is there and is no corpus")
        shutil.rmtree(root)
    ignored = shutil.ignore_patterns("cases", "quizzes", "reviews")
    shutil.copytree(PROJECT / "content", root / "content", ignore=ignored)
    # The pages that quizzes and cases are linked from would lead nowhere.
    for path in (root / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(without_links(text, ("cases", "quizzes")), encoding="utf-8")
    if not only_content:
        ignored = shutil.ignore_patterns("public", "published", "reports", ".*")
        shutil.copytree(PROJECT / "site", root / "site", ignore=ignored)
    folder = root / "content" / "cases"
    folder.mkdir()
    for number in range(1, count + 1):
        path = folder / f"{case_id(number)}.md"
        path.write_text(case(number, count), encoding="utf-8")
    return root


def case_id(number: int) -> str:
    return f"c-{number:06}"


def without_links(text: str, folders: tuple[str, ...]) -> str:
    """The text with links into some folders replaced by what they show."""
    return re.sub(rf"\[([^\]]+)\]\([./]*(?:{'|'.join(folders)})/[^)]+\)", r"\1", text)


def case(number: int, count: int) -> str:
    """A case; `count` is how many there are, so that links lead to one that is there."""
    chance = random.Random(number)
    form = PRACTICE if number % 4 == 0 else INDIVIDUAL
    lines = ["---", f"題名: {title(form, number // 4 if form == PRACTICE else number)}"]
    lines += front_matter(form, chance)
    lines += ["---"]
    for heading in HEADINGS[form]:
        lines += [f"## {heading}", ""]
        body = table(chance) if heading not in PATTERNS else section(heading, number, chance)
        lines += [*body, ""]
    return "\n".join(lines)


def title(form: str, number: int) -> str:
    """A title that no other number has: the number's digits choose its parts.

    Neighbours differ in all parts, because the number is multiplied by one that has no divisor in common
    with how many titles there are.
    """
    parts = [words.split() for words in TITLES[form]]
    total = 1
    for words in parts:
        total *= len(words)
    rest = number * 7_368_787 % total
    chosen = []
    for words in parts:
        rest, place = divmod(rest, len(words))
        chosen.append(words[place])
    if form == INDIVIDUAL:
        sign, who, family, what, how = chosen
        return f"{sign}{who}と{family}、{what}{how}"
    how, what, where, noun, end = chosen
    return f"{how}{what}、{where}{noun}{end}"


def front_matter(form: str, chance: random.Random) -> Iterator[str]:
    """The keys behind the title; words and つなぎ先 are the real ones, some more common than others."""
    words = vocabulary()
    individual = form == INDIVIDUAL
    yield f"種別: {form}"
    yield f"加工: {chance.choice(['架空', '架空', '再構成', '加工'])}"
    yield f"課題: {several(words['課題'], 2, chance)}"
    yield f"主題: {several(words['主題'], 3, chance)}"
    if individual:
        yield f"学校段階: {often_first(words['学校段階'], chance)}"
        yield f"家庭: {several(words['家庭'], 2, chance)}"
        yield f"気づき: {often_first(words['気づき'], chance)}"
        outcome = often_first(words["結果"], chance)
        reached = outcome not in ("アプローチ準備中", "アプローチできていない")
        results = [word for word in words["つながり"] if reached or word != "つながった"]
        yield "つなぎ先:"
        for name in chance.sample(resources(), chance.randint(1, 3)):
            yield f"  - {name[0]}: {often_first(results, chance)}"
        yield f"結果: {outcome}"
        yield f"期間: {chance.choice(words['期間'])}"
    month, day = chance.randint(1, 11), chance.randint(1, 28)
    yield f"更新: 2026-{month:02}-{day:02}"
    yield f"見直し: 2027-{chance.randint(1, 12):02}-28"


def section(heading: str, number: int, chance: random.Random) -> list[str]:
    """One or two sentences of the section's patterns, or as many items of its list."""
    patterns = PATTERNS[heading]
    is_list = patterns[0].startswith(("- ", "1. "))
    most = 2 if heading in (*HEADINGS[PRACTICE], "見立て", "支援の経過") else 1
    chosen = chance.sample(patterns, min(len(patterns), most))
    if heading == "支援の経過":
        times = sorted(chance.sample(range(len(SLOTS["when"])), len(chosen)))
        chosen = [
            text.replace("{when}", SLOTS["when"][time]) for text, time in zip(chosen, times)
        ]
    filled = [fill(text, number, chance) for text in chosen]
    return filled if is_list else ["".join(filled)]


def fill(pattern: str, number: int, chance: random.Random) -> str:
    """The pattern with its slots filled, and those of what is filled in."""

    def word(match: re.Match[str]) -> str:
        slot = match[1]
        if slot == "resource":
            name, identifier = chance.choice(resources())
            return f"[{name}](../resources/{identifier}.md)"
        if slot == "case":
            # The first cases link to themselves and to their like, so every link leads somewhere.
            return f"[別の事例]({case_id(chance.randint(1, max(1, number - 1)))}.md)"
        return fill(chance.choice(SLOTS[slot]), number, chance)

    return re.sub(r"\{(\w+)\}", word, pattern)


def table(chance: random.Random) -> Iterator[str]:
    """Who does what until when."""
    yield "表: 役割分担"
    yield ""
    yield "| だれが | 何を | いつまでに |"
    yield "|---|---|---|"
    for person in (chance.choice(SLOTS["school"]), chance.choice(SLOTS["office"])):
        yield f"| {person} | {chance.choice(SLOTS['step'])} | {chance.choice(SLOTS['until'])} |"


def several(words: list[str], most: int, chance: random.Random) -> str:
    """A list of some of the words, each once."""
    wanted = chance.randint(1, most)
    chosen = list(dict.fromkeys(often_first(words, chance) for _ in range(wanted)))
    return f"[{', '.join(chosen)}]"


def often_first(words: list[str], chance: random.Random) -> str:
    """One of the words; the first ones come more often, as in real collections."""
    return words[min(chance.randrange(len(words)), chance.randrange(len(words)))]


@lru_cache
def vocabulary() -> dict[str, list[str]]:
    """The words of each key of `content/vocabulary.yml`, in their order."""
    words: dict[str, list[str]] = {}
    key = ""
    for line in (PROJECT / "content" / "vocabulary.yml").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([^\s#:]+):$", line):
            key = found[1]
            words[key] = []
        elif found := re.match(r"  ([^\s-][^:]*):$", line):
            words[key].append(found[1])
    return words


@lru_cache
def resources() -> list[tuple[str, str]]:
    """The つなぎ先: title and id."""
    found = []
    for path in sorted((PROJECT / "content" / "resources").glob("*.md")):
        title = re.search(r"^題名: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if title:
            found.append((title[1], path.stem))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="how many cases")
    parser.add_argument("root", type=Path, help="the folder to make")
    given = parser.parse_args()
    write_corpus(given.count, given.root)


if __name__ == "__main__":
    main()
