#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the vectors of Tests/Vectors through the quiz's script in Chromium; Swift's tests run the same ones.

    python3 Tests/Browser/quiz_vectors.py
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
VECTORS = ROOT / "Tests" / "Vectors"

# Each function takes the vectors of one file and returns those that came out otherwise.
CHECKS = {
    "folding.json": """vectors => vectors.filter(
        vector => kosapoQuiz.foldAnswer(vector.text) !== vector.folded)""",
    "numbers.json": """vectors => vectors.filter(
        vector => kosapoQuiz.readNumber(vector.text, vector.units) !== vector.number)""",
    "grading.json": """vectors => vectors.filter(
        vector => kosapoQuiz.grade(vector.given, vector.key, vector.worth) !== vector.points)""",
    "random.json": """vectors => {
        const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
        return [
            ...vectors.numbers.filter(({ seed, numbers }) => {
                const generator = new kosapoQuiz.Generator(seed);
                return !same(numbers.map(() => generator.next()), numbers);
            }),
            ...vectors.draws.filter(({ seed, count, draw, questions }) =>
                !same(kosapoQuiz.drawnQuestions(count, draw, seed), questions)),
            ...vectors.shuffles.filter(({ seed, question, count, ordering, options }) =>
                !same(kosapoQuiz.shuffledOptions(count, question, seed, ordering), options)),
        ];
    }""",
    "codes.json": """vectors => [
        ...vectors.codes.filter(({ quiz, run, date, score, maximum, code }) =>
            kosapoQuiz.resultCode(quiz, run, date, score, maximum) !== code),
        ...vectors.checks.filter(({ text, check }) => kosapoQuiz.resultCheck(text) !== check),
    ]""",
}


async def main() -> int:
    """0 when every vector came out as it should."""
    failures = total = 0
    async with chromium() as browser:
        page = await browser.new_page()
        await page.add_script_tag(path=ROOT / "site" / "assets" / "quiz-grading.js")
        for name, check in CHECKS.items():
            vectors = json.loads((VECTORS / name).read_text(encoding="utf-8"))
            total += sum(map(len, vectors.values())) if isinstance(vectors, dict) else len(vectors)
            for wrong in await page.evaluate(check, vectors):
                print(f"{name}: {json.dumps(wrong, ensure_ascii=False)}")
                failures += 1
    print(f"quiz_vectors: {total - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
