#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes emphasis.json: texts with emphasis beside East Asian text, and their HTML by an independent implementation.

    pip install markdown-it-py && python3 Tests/Vectors/make_emphasis_vectors.py

It is markdown-it-py with the rule for delimiter runs replaced by that of the CJK-friendly amendment. The texts are put
together from pieces, the same each time.
"""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Scanned, StateInline

HERE = Path(__file__).resolve().parent
COUNT = 240

PIECES = [
    "漢字", "かな", "カナ", "ｱｲ", "한국", "中文", "。", "、", "「語」", "（注）", "・", "！", "？", "～", "…", "―", "①", "㈱",
    "〒", "※", "abc", "(x)", '"q"', ".", ",", "👍", "❌", "¥", "￥", "%", "％", "𠮟", "葛\U000e0100", "塚\ufe00",
    "“引用”", "《书》", "〈a〉", "𰻞", "1", "é", "€", "：", "；", "ー", "々", "〜", "「", "」", "（", "）",
]
DELIMITERS = ["**", "**", "**", "*", "***", "_", "__", "~~"]


def is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def is_space(char: str) -> bool:
    return char in "\t\n\f\r " or unicodedata.category(char) == "Zs"


def is_east_asian(char: str) -> bool:
    if 0x1F300 <= ord(char) <= 0x1FAFF or char == "❌":  # emoji by default
        return False
    return unicodedata.east_asian_width(char) in "WFH" or "HANGUL" in unicodedata.name(char, "")


def scan(self: StateInline, start: int, can_split: bool) -> Scanned:
    """Tells what a run of delimiters can do."""
    end = start
    while end < self.posMax and self.src[end] == self.src[start]:
        end += 1
    after = self.src[end] if end < self.posMax else " "
    before = self.src[start - 1] if start > 0 else " "
    before_is_east_asian = False
    if 0xE0100 <= ord(before) <= 0xE01EF:  # the variation of an ideograph
        before, before_is_east_asian = "字", True
    elif 0xFE00 <= ord(before) <= 0xFE0E:  # the variation of what stands before it
        before = self.src[start - 2] if start > 1 else " "
    before_is_east_asian = before_is_east_asian or is_east_asian(before)
    foreign_before = is_punctuation(before) and not before_is_east_asian
    foreign_after = is_punctuation(after) and not is_east_asian(after)
    left = not is_space(after) and (
        not foreign_after or is_space(before) or foreign_before or before_is_east_asian)
    right = not is_space(before) and (
        not foreign_before or is_space(after) or foreign_after or is_east_asian(after))
    return Scanned(
        left and (can_split or not right or is_punctuation(before)),
        right and (can_split or not left or is_punctuation(after)), end - start)


def texts() -> list[str]:
    chance = random.Random(4)
    around = ["", *PIECES]
    found: dict[str, None] = {}
    while len(found) < COUNT:
        mark = chance.choice(DELIMITERS)
        inner = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 3)))
        text = chance.choice(around) + mark + inner + mark + chance.choice(around)
        if chance.random() < 0.4:
            mark = chance.choice(DELIMITERS)
            text += chance.choice(PIECES) + mark + chance.choice(PIECES) + mark + chance.choice(around)
        if "~~~" not in text:  # markdown-it splits such runs, GitHub does not
            found[text] = None
    return list(found)


def main() -> None:
    StateInline.scanDelims = scan
    reader = MarkdownIt("commonmark").enable("strikethrough")
    vectors = [
        {"text": text, "html": reader.render(text).replace("<s>", "<del>").replace("</s>", "</del>")}
        for text in texts()
    ]
    lines = ",\n".join("  " + json.dumps(vector, ensure_ascii=False) for vector in vectors)
    (HERE / "emphasis.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
