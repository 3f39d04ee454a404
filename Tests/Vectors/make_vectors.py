#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the vectors that both runners of quizzes are tested with, from a third, independent implementation.

    python3 Tests/Vectors/make_vectors.py

folding.json   texts as typed, and as they are compared
numbers.json   numbers as typed, with the units that may stand behind them; in ten-thousandths, null for none
random.json    numbers, draws and shuffles of seeds
grading.json   answers and their points in hundredths
codes.json     codes and checks of results
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
MASK = 0xFFFFFFFF


# Folding


INVISIBLE = {0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)}
INVISIBLE |= {*range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0100, 0xE01F0)}
SPACES = {*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029}
SPACES |= {0x202F, 0x205F, 0x3000}
DASHES = {0x2D, *range(0x2010, 0x2016), 0x2043, 0x2212, 0x2500, 0x2501, 0x2E3A, 0x2E3B, 0x30FC}
WAVES = {0x7E, 0x223C, 0x3030, 0x301C}
DROPPED = {0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x60}
DROPPED |= {0x7B, 0x7D, *range(0x2018, 0x2020), 0x2032, 0x2033, *range(0x3008, 0x3012)}
DROPPED |= {*range(0x3014, 0x301C), *range(0x301D, 0x3020)}


def fold(text: str) -> str:
    """The text as it is compared."""
    shown = "".join(character for character in text if ord(character) not in INVISIBLE)
    folded = []
    for character in unicodedata.normalize("NFKC", shown):
        for lower in character.lower():
            value = ord(lower)
            if value in SPACES or value in DROPPED:
                continue
            if 0x30A1 <= value <= 0x30F6 or value in (0x30FD, 0x30FE):
                lower = chr(value - 0x60)
            elif value in DASHES:
                lower = "-"
            elif value in WAVES:
                lower = "~"
            folded.append({"、": ",", "。": "."}.get(lower, lower))
    return "".join(folded).rstrip(".,!?")


FOLDING = [
    "", "スクリーニング会議Ⅱ", "ｽｸﾘｰﾆﾝｸﾞ会議Ⅱ", "すくりーにんぐ会議II", "スクリ－ニング会議II", "スクリ―ニング　会議ＩＩ",
    "スクリーニング会議2", "見立て", "見立て。", "見立て！？", "「見立て」", "『見立て』", "（見立て）", "教育・福祉", "教育･福祉",
    "連携、協力", "連携，協力", "連携､協力", "ＳＳＷ", "Ssw", "ß", "İ", "ΑΣ", "6〜8月", "6～8月", "6~8月", "6∼8月",
    "平成30年", "㍻30年", "①", "1", "㈱", "葛\U000E0100城", "葛城", "辻\uFE00", "か\u3099", "が", "ｶﾞ", "ヴ", "う゛", "ゔ", "ヽ",
    "\u200Bあ\uFEFF", "TCP/IP", "TCP ／ IP", "a.b", "1.5", "１．５", "15", "é", "e\u0301", "ﬁ", "½", "℡", "Å", "Å",
    "神", "神", "⼈", "人", "🙂️", "—", "ー", "一", "・・・", "。、", "  ", "“引用”", "O'Neil", "㌔", "ｷﾛ", "각", "각",
]  # fmt: skip


# Numbers


GREATEST = 10**15
MULTIPLIERS = {"億": 10**8, "万": 10**4, "千": 10**3}
PART = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([億万千]?)", re.ASCII)


def decimal(text: str) -> int | None:
    """Ten-thousandths of a number."""
    negative = text[:1] == "-"
    rest = text[1:] if text[:1] in ("-", "+") else text
    if not rest:
        return None
    total, last = 0, None
    while rest:
        part = PART.match(rest)
        if part is None:
            return None
        decimals = (part[2] or "").rstrip("0")
        if len(decimals) > 4:
            return None
        multiplier = MULTIPLIERS.get(part[3], 1)
        value = int(part[1].replace(",", "")) * 10_000 + int(decimals.ljust(4, "0"))
        if (last is not None and multiplier >= last) or value > GREATEST:
            return None
        last = multiplier
        total += value * multiplier
        rest = rest[part.end() :]
        if total > GREATEST or (multiplier == 1 and rest):
            return None
    return -total if negative else total


def fold_number(text: str) -> str:
    """The text as it is read for a number."""
    folded = []
    for character in unicodedata.normalize("NFKC", text):
        for lower in character.lower():
            value = ord(lower)
            if value in {*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x3000, 0x200B, 0xFEFF}:
                continue
            if 0xFE00 <= value <= 0xFE0F:
                continue
            if value in {*range(0x2010, 0x2016), 0x2212, 0x30FC}:
                lower = "-"
            elif 0x30A1 <= value <= 0x30F6:
                lower = chr(value - 0x60)
            folded.append({"、": ",", "。": ".", "・": "."}.get(lower, lower))
    joined = "".join(folded)
    percent = "ぱ-せんと"
    return joined[: -len(percent)] + "%" if joined.endswith(percent) else joined


def number(text: str, units: list[str]) -> int | None:
    """Ten-thousandths of what was typed."""
    folded = fold_number(text)
    endings = sorted((fold_number(unit) for unit in units), key=lambda unit: (-len(unit.encode()), unit))
    for ending in endings:
        if ending and folded.endswith(ending) and folded != ending:
            value = decimal(folded[: -len(ending)])
            if value is not None:
                return value
    return decimal(folded)


NUMBERS = [
    ("7", ["区"]), ("７", ["区"]), ("7区", ["区"]), ("７ 区", ["区"]), ("7人", ["区"]), ("区", ["区"]), ("", []), (" ", []),
    ("1,969", ["人"]), ("１，９６９人", ["人", "名"]), ("1969名", ["人", "名"]), ("1、969", ["人"]), ("19,69", []), ("1,9690", []),
    ("92.5", ["%"]), ("92.5%", ["%"]), ("９２．５％", ["%"]), ("92.5パーセント", ["%"]), ("92・5", ["%"]), ("92。5", ["%"]),
    ("92.", []), (".5", []), ("0.5", []), ("007", []), ("-3.5", []), ("−3.5", []), ("ー3.5", []), ("－3.5", []), ("+3", []),
    ("--3", []), ("1万", []), ("1万2千", []), ("1万2,345", []), ("3千人", ["人"]), ("500千円", ["千円"]), ("500", ["千円"]),
    ("50万円", ["千円"]), ("3億5000万", []), ("1.5万", []), ("2万1億", []), ("1千1千", []), ("千", []), ("約7", []), ("7〜8", []),
    ("7.12345", []), ("7.1234", []), ("7.12340000", []), ("100000000000", []), ("100000000001", []), ("1000億", []),
    ("99999999999999999999999", []), ("1e3", []), ("0x10", []), ("Ⅶ", []), ("七", []), ("1 234", []), ("１２３４", []), ("1,234,567", []),
    ("12kg", ["KG"]), ("5 Ｋｇ", ["kg"]), ("1,000.50", []), ("-0", []), ("1-2", []), ("1万人", ["人", "万人"]), ("7区 ", ["区"]),
]  # fmt: skip


# The generator


class Generator:
    """xoshiro128**, filled by SplitMix32."""

    def __init__(self, seed: int) -> None:
        self.state = []
        for _ in range(4):
            seed = (seed + 0x9E3779B9) & MASK
            mixed = (seed ^ (seed >> 16)) * 0x21F0AAAD & MASK
            mixed = (mixed ^ (mixed >> 15)) * 0x735A2D97 & MASK
            self.state.append(mixed ^ (mixed >> 15))

    def next(self) -> int:
        """32 bits."""
        state = self.state
        result = self._rotated(state[1] * 5 & MASK, 7) * 9 & MASK
        shifted = state[1] << 9 & MASK
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = self._rotated(state[3], 11)
        return result

    @staticmethod
    def _rotated(value: int, count: int) -> int:
        return (value << count | value >> (32 - count)) & MASK

    def below(self, bound: int) -> int:
        """A number below a bound."""
        limit = 2**32 - 2**32 % bound
        while True:
            value = self.next()
            if value < limit:
                return value % bound

    def shuffled(self, count: int) -> list[int]:
        """The numbers below a count in some order."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


def digest(data: bytes, start: int = 0x811C9DC5) -> int:
    """FNV-1a."""
    for byte in data:
        start = (start ^ byte) * 0x01000193 & MASK
    return start


def options(seed: int, question: str, count: int, ordering: bool) -> list[int]:
    """The order of a question's options."""
    generator = Generator(seed ^ digest(question.encode()))
    order = generator.shuffled(count)
    while ordering and count > 1 and order == list(range(count)):
        order = generator.shuffled(count)
    return order


def random_vectors() -> dict[str, list]:
    """Numbers, draws, options."""
    numbers, draws, shuffles = [], [], []
    for seed in (0, 1, 2, 42, 2026, 0x7FFFFFFF, 0x80000000, MASK):
        generator = Generator(seed)
        numbers.append({"seed": seed, "numbers": [generator.next() for _ in range(8)]})
        for count, draw in ((1, None), (2, None), (5, 3), (20, 10), (20, 40), (0, None)):
            order = Generator(seed).shuffled(count)[: count if draw is None else draw]
            draws.append({"seed": seed, "count": count, "draw": draw, "questions": order})
        for question, count, ordering in (
            ("q-ab12", 4, False), ("q-ab13", 4, False), ("q-ab12", 2, True), ("text-0a1b2c3d", 6, True), ("q-1", 1, True),
        ):  # fmt: skip
            order = options(seed, question, count, ordering)
            shuffles.append(
                {"seed": seed, "question": question, "count": count, "ordering": ordering, "options": order}
            )
    return {"numbers": numbers, "draws": draws, "shuffles": shuffles}


# Grading


def points(key: dict, given: object, worth: int) -> int:
    """Hundredths of a point."""
    part, whole = share(key, given)
    return max(0, worth * 100 * part // whole) if whole > 0 else 0


def share(key: dict, given: object) -> tuple[int, int]:
    """The right share as a fraction."""
    kind = key["kind"]
    if kind == "single-choice":
        return int(given == [key["right"]]), 1
    if kind == "multiple-choice":
        chosen, right, count = set(given), set(key["right"]), key["count"]
        if not chosen <= set(range(count)):
            return 0, 1
        hits, alarms, wrong = len(chosen & right), len(chosen - right), count - len(right)
        return (hits, len(right)) if wrong == 0 else (hits * wrong - alarms * len(right), len(right) * wrong)
    if kind == "true-false":
        return int(given is key["right"]), 1
    if kind == "short-answer":
        return int(fold(given) in {fold(word) for word in key["right"]}), 1
    if kind == "numeric":
        value = number(given, key["units"])
        return int(value is not None and abs(value - key["right"]) <= key["tolerance"]), 1
    if kind == "ordering":
        count = key["count"]
        if sorted(given) != list(range(count)):
            return 0, 1
        longest = [1] * count
        for last in range(count):
            for first in range(last):
                if given[first] < given[last]:
                    longest[last] = max(longest[last], longest[first] + 1)
        return max(longest) - 1, count - 1
    if len(given) != len(key["right"]):
        return 0, 1
    return sum(left == right for left, right in zip(given, key["right"])), len(key["right"])


def grading_vectors() -> list[dict]:
    """Answers of every kind."""
    single = {"kind": "single-choice", "right": 1, "count": 4}
    multiple = {"kind": "multiple-choice", "right": [0, 2], "count": 5}
    everything = {"kind": "multiple-choice", "right": [0, 1, 2], "count": 3}
    true, false = ({"kind": "true-false", "right": right} for right in (True, False))
    words = {"kind": "short-answer", "right": ["スクリーニング会議Ⅰ", "スクリーニング会議1"]}
    number_key = {"kind": "numeric", "right": 70_000, "tolerance": 0, "units": ["区"]}
    wide = {"kind": "numeric", "right": 925_000, "tolerance": 1_000, "units": ["%"]}
    order3, order5 = ({"kind": "ordering", "count": count} for count in (3, 5))
    matches = {"kind": "matching", "right": [0, 1, 1], "count": 3}
    rows = [
        (single, [1]), (single, [0]), (single, []), (single, [1, 2]), (single, [9]),
        (multiple, [0, 2]), (multiple, [0]), (multiple, [2]), (multiple, []), (multiple, [0, 1]), (multiple, [0, 1, 2]),
        (multiple, [0, 1, 2, 3]), (multiple, [0, 1, 2, 3, 4]), (multiple, [1, 3]), (multiple, [0, 2, 7]),
        (everything, [0, 1, 2]), (everything, [0, 1]), (everything, []),
        (true, True), (true, False), (false, True), (false, False),
        (words, "スクリーニング会議Ⅰ"), (words, "ｽｸﾘｰﾆﾝｸﾞ会議I。"), (words, "すくりーにんぐ　会議１"), (words, "スクリーニング会議Ⅱ"), (words, ""),
        (words, "スクリーニング"), (number_key, "7"), (number_key, "７区"), (number_key, "7.0"), (number_key, "8"), (number_key, "七"), (number_key, "7人"),
        (wide, "92.4%"), (wide, "92.6"), (wide, "92.61"), (wide, "92.39"), (wide, "９２．５パーセント"),
        (order3, [0, 1, 2]), (order3, [0, 2, 1]), (order3, [2, 1, 0]), (order3, [1, 2, 0]), (order3, [0, 1]), (order3, [0, 0, 1]),
        (order5, [4, 0, 1, 2, 3]), (order5, [1, 0, 3, 2, 4]), (order5, [4, 3, 2, 1, 0]),
        (matches, [0, 1, 1]), (matches, [0, 1, 2]), (matches, [None, None, 1]), (matches, [1, 0, 0]), (matches, [0]),
    ]  # fmt: skip
    return [
        {"key": key, "given": given, "worth": worth, "points": points(key, given, worth)}
        for key, given in rows
        for worth in (1, 3)
    ]


# Codes


LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(quiz: str, run: str, date: str, score: int, maximum: int) -> str:
    """The code of a result."""
    text = f"{quiz}|{run}|{date}|{score}|{maximum}".encode()
    first = digest(text)
    second = digest(text, first)
    return "-".join("".join(LETTERS[value >> step * 5 & 31] for step in range(4)) for value in (first, second))


def code_vectors() -> dict[str, list]:
    """Codes, and checks of texts."""
    results = [
        ("01", "0123456789abcdef0123456789abcdef", "2026-11-21", 450, 600),
        ("01", "0123456789abcdef0123456789abcdee", "2026-11-21", 450, 600),
        ("shuryo", "ffffffffffffffffffffffffffffffff", "2027-04-01", 2000, 2000),
    ]
    names = ("quiz", "run", "date", "score", "maximum")
    return {
        "codes": [dict(zip(names, row)) | {"code": code(*row)} for row in results],
        "checks": [
            {"text": text, "check": f"{digest(text.encode()):08x}"} for text in ("", "a", '{"quiz":"確認"', "見立て🙂")
        ],
    }


def write(name: str, value: object) -> None:
    """One vector a line."""
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {lines(rows)}" for key, rows in value.items()]
        text = "{\n" + ",\n".join(parts) + "\n}\n"
    else:
        text = lines(value) + "\n"
    (HERE / name).write_text(text, encoding="utf-8")


def lines(rows: list) -> str:
    """A list with a line for each row."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows) + "\n]"


def main() -> None:
    """Writes the five files."""
    write("folding.json", [{"text": text, "folded": fold(text)} for text in FOLDING])
    write("numbers.json", [{"text": text, "units": units, "number": number(text, units)} for text, units in NUMBERS])
    write("random.json", random_vectors())
    write("grading.json", grading_vectors())
    write("codes.json", code_vectors())


if __name__ == "__main__":
    main()
