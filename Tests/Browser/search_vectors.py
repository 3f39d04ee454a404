#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the search of a site's pages with `kosapo search`, and both with a plain look through the texts.

    python Tests/Browser/search_vectors.py KOSAPO SITE_FOLDER
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
VECTORS = ROOT / "Tests" / "Vectors"
SAMPLED = 170
SHOWN = 10

WRITTEN = [
    "談", "こども", "子ども", "子供", "コドモ", "ｺﾄﾞﾓ", "要対協", "ようたいきょう", "要保護児童対策地域協議会", "不登校", "不登校 訪問",
    "訪問 不登校", "不登校 -いじめ", "不登校　－いじめ", '"家庭訪問"', "“家庭訪問”", '"学校 区役所"', '"学校', "ＳＳＷ", "ssw", "SSW 推進員",
    "スクリーニング会議", "スクリーニング会議Ⅱ", "すくりーにんぐ会議2", "障がい児", "障害児", "子供食堂", "就学援助 手続き 学校", "の", "。", "、", "・",
    "！？", "😀", "()[]", "\\", "-", "--", "- -", '""', "-学校", "学" * 200, "こども " * 30, "存在しない言葉です", "ない", "1",
    "2026", "8050", "ひとり親 -ひとり親", "が\u3099", "㍻", "①連携", "DV", "親 子 母 父", "a", "9:00~17:00",
]  # fmt: skip


async def main() -> int:
    """0 when everything agrees."""
    kosapo, site = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto((site / "search.html").as_uri(), wait_until="load")
        await page.evaluate("kosapoFind.engine()")
        wrong = await page.evaluate(
            "vectors => vectors.filter(({ text, folded }) => KosapoSearch.fold(text) !== folded)",
            json.loads((VECTORS / "search-folding.json").read_text(encoding="utf-8")),
        )
        failures = [f"folded otherwise: {vector}" for vector in wrong]
        texts = await page.evaluate(_TEXTS)
        queries = [(query, {}) for query in WRITTEN + sampled(texts)]
        queries += [(query, FACETS[i % len(FACETS)]) for i, (query, _) in enumerate(queries[::6])]
        answers = await page.evaluate(_ANSWERS, [list(query) for query in queries])
        counts = await page.evaluate(_COUNTS, [query for query, facets in queries if not facets])
    failures += differences(kosapo, site, queries, answers)
    plain = [answer for answer, (_, facets) in zip(answers, queries, strict=True) if not facets]
    for answer, count in zip(plain, counts, strict=True):
        if count is not None and answer["total"] != count:
            failures.append(f"{answer['query']!r}: {answer['total']} found, {count} hold it")
    for failure in failures[:20]:
        print(failure)
    print(f"search_vectors: {len(queries)} queries, {len(failures)} failures")
    return 1 if failures else 0


FACETS = [
    {"form": ["individual"]}, {"kind": ["term"]}, {"issue": ["outreach", "nonattendance"]},
    {"topic": ["single"], "form": ["individual"]}, {"stage": ["jh"]}, {"kind": ["case", "page"]},
]  # fmt: skip


def sampled(texts: list[str]) -> list[str]:
    """Queries cut out of the site's texts; the same for the same texts."""
    chance = random.Random(1)
    lines = [line for text in texts for line in text.split("\n") if len(line) > 8]
    queries = []
    while len(queries) < SAMPLED:
        line = chance.choice(lines)
        start = chance.randrange(len(line) - 7)
        cut = [line[start : start + chance.choice((1, 2, 2, 3, 4, 6))]]
        if chance.random() < 0.3:
            other = chance.choice(lines)
            cut.append(other[: chance.choice((2, 3))])
        queries.append(" ".join(cut))
    return queries


def differences(kosapo: Path, site: Path, queries: list, answers: list) -> list[str]:
    """Where `kosapo search` answers otherwise than the page."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site").mkdir()
        (Path(folder) / "site" / "public").symlink_to(site)

        def told(query: tuple[str, dict]) -> dict:
            text, facets = query
            options = [f"--{name}={','.join(words)}" for name, words in facets.items()]
            command = [kosapo, "search", f"--root={folder}", f"--limit={SHOWN}", "--format=json"]
            done = subprocess.run(
                [*command, *options, "--", text], capture_output=True, check=False, text=True
            )
            return json.loads(done.stdout) if done.returncode == 0 else {"failed": done.stderr}

        with ThreadPoolExecutor(2) as pool:
            commands = list(pool.map(told, queries))
    return [
        f"{query}: the page says {_cut(page)}, the command {_cut(command)}"
        for query, page, command in zip(queries, answers, commands, strict=True)
        if page != command
    ]


def _cut(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:400]


# The folded texts of all entries, as readers see them.
_TEXTS = """async () => {
  const { index, part, numbered, ready } = KosapoSearch.internals;
  await ready();
  const texts = [];
  for (let file = 0; file < index().texts.length; file += 1) texts.push(...await part(numbered("t", file)));
  window.everyText = texts.map(([, , title, , tags, body]) => `${title}\\n${tags}\\n${body}`);
  window.everyFolded = window.everyText.map(KosapoSearch.fold);
  return window.everyText;
}"""

# The page's answers in the form of `kosapo search --format json`.
_ANSWERS = """async queries => {
  const answers = [];
  for (const [query, facets] of queries) {
    const answer = await new Promise((resolve) => {
      KosapoSearch.search({ query, facets, limit: %d }, resolve);
    });
    const { labels } = KosapoSearch.internals.index();
    const counts = ([name, words]) =>
      [name, Object.fromEntries(Object.entries(answer.facets[name] ?? {}).map(([slug, count]) => [words[slug], count]))];
    answers.push({
      query, total: answer.total,
      results: answer.results.map(({ id, kind, title, url, score, excerpt, scalarMarks }) =>
        ({ id, kind, title, url, score, excerpt, marks: scalarMarks })),
      facets: Object.fromEntries(Object.entries(labels).map(counts)),
    });
  }
  return answers;
}""" % SHOWN

# How many entries hold all words of a query, by looking through every text; null for what has nothing to look for.
_COUNTS = """async queries => queries.map((query) => {
  const { index } = KosapoSearch.internals;
  const { parts } = KosapoSearch.parse(query);
  if (!parts.some(({ isLeftOut }) => !isLeftOut)) return null;
  const holds = (text, part) => KosapoSearch.formsOf(part, index().synonyms, index().variants)
    .some((form) => text.includes(form.text));
  return window.everyFolded.filter((text) =>
    parts.every((part) => holds(text, part) !== part.isLeftOut)).length;
})"""


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
