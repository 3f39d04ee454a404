#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills `kosapo quiz` at random moments and looks whether an answered question was lost.

    python3 Tests/Kill/quiz_kill_test.py .build/release/kosapo

Each time a quiz is begun, or gone on with, and killed (SIGKILL) some time after an answer was sent. What the
program had said something about must be in the records, the records must be whole, and in the end the run must
come to its end with every answer once. Then several runners write into one file at once: no row may be missing.
"""

import argparse
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
QUESTIONS = 30


def fail(message):
    sys.exit(f"quiz_kill_test: {message}")


def write_root(root):
    """A root with one quiz of ○ and ×."""
    shutil.copytree(PROJECT / "site", root / "site", ignore=shutil.ignore_patterns("public", ".*"))
    (root / "content" / "quizzes").mkdir(parents=True)
    shutil.copy(PROJECT / "content" / "vocabulary.yml", root / "content")
    questions = "".join(
        f"## 問{number} 文{number}\n番号: q-{number:04}\n答え: {'○' if number % 3 else '×'}\n\n"
        for number in range(1, QUESTIONS + 1)
    )
    text = f"---\n題名: 中断の試験\n種別: 確認テスト\n更新: 2026-06-01\n---\n{questions}"
    (root / "content" / "quizzes" / "kill.md").write_text(text, encoding="utf-8")


class Runner:
    """One `kosapo quiz` with its pipes."""

    def __init__(self, binary, root, records, learner):
        self.process = subprocess.Popen(
            [binary, "quiz", "kill", "--plain", "--in-order", "--root", root,
             "--records", records, "--learner", learner],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
        )
        self.output = b""

    def send(self, line):
        self.process.stdin.write(line.encode() + b"\n")

    def read_until(self, *words):
        """Reads until one of some words comes, and returns it; None at the end of the output."""
        while True:
            found = [(self.output.find(word.encode()), word) for word in words]
            found = [(place, word) for place, word in found if place >= 0]
            if found:
                place, word = min(found)
                self.output = self.output[place + len(word.encode()):]
                return word
            more = self.process.stdout.read(65536)
            if not more:
                return None
            self.output += more

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def recorded(records, learner):
    """The questions that are recorded for a learner, in their order, after the file was found to be whole."""
    with sqlite3.connect(records) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            fail("a kill left a damaged file")
        rows = database.execute(
            "SELECT question FROM answers WHERE learner = ? ORDER BY number", (learner,))
        return [question for (question,) in rows]


def is_finished(records, learner):
    """Whether a run of a learner's has come to its end."""
    with sqlite3.connect(records) as database:
        rows = database.execute(
            "SELECT count(*) FROM finishes JOIN runs USING (run) WHERE learner = ?", (learner,))
        return rows.fetchone()[0] > 0


def kill_and_go_on(binary, root, records, learner, chance):
    """Answers one quiz in many pieces; returns how often it was killed."""
    kills = 0
    told = 0
    while True:
        runner = Runner(binary, root, records, learner)
        if told or recorded_or_none(records, learner):
            if runner.read_until("番号を1つ> ") is None:
                fail("the run could not be gone on with")
            runner.send("1")
        pieces = chance.randint(0, 4)
        while True:
            word = runner.read_until("番号を1つ> ", "結果: ")
            if word is None:
                fail("the program ended by itself")
            if word == "結果: ":
                runner.process.stdin.close()
                if runner.process.wait() != 0:
                    fail("the last piece failed")
                return kills
            runner.send("1")
            if pieces == 0:
                # Somewhere between the answer, its recording and what is said of it.
                time.sleep(chance.random() * 0.004)
                runner.kill()
                kills += 1
                break
            if runner.read_until("正解です", "ちがいます") is None:
                fail("nothing was said of an answer")
            told += 1
            pieces -= 1
        found = recorded(records, learner)
        if len(set(found)) != len(found):
            fail(f"an answer is recorded twice: {found}")
        if len(found) not in (told, told + 1):
            fail(f"{told} answers were told and {len(found)} are recorded")
        told = len(found)
        if is_finished(records, learner):
            # It was killed between the end of the run and its last words.
            return kills


def recorded_or_none(records, learner):
    return records.exists() and recorded(records, learner)


def run_at_once(binary, root, records, count):
    """Several runners in one file."""
    runners = [Runner(binary, root, records, f"人{number}") for number in range(count)]
    for runner in runners:
        runner.send("\n".join(["1"] * QUESTIONS))
        runner.process.stdin.close()
    for runner in runners:
        runner.process.stdout.read()
        if runner.process.wait() != 0:
            fail("a runner beside others failed")
    for number in range(count):
        if len(recorded(records, f"人{number}")) != QUESTIONS:
            fail("a runner beside others lost rows")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=10, help="how many quizzes are answered in pieces")
    parser.add_argument("--seed", type=int, default=6)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    binary = arguments.binary.resolve()
    with tempfile.TemporaryDirectory(prefix="kosapo-quiz-kill-") as place:
        root = pathlib.Path(place) / "root"
        write_root(root)
        records = pathlib.Path(place) / "records.sqlite"
        kills = sum(
            kill_and_go_on(binary, root, records, f"学習者{number}", chance)
            for number in range(arguments.runs)
        )
        for number in range(arguments.runs):
            if len(recorded(records, f"学習者{number}")) != QUESTIONS:
                fail("a run that came to its end has not every answer")
        run_at_once(binary, root, records, 4)
    print(f"quiz_kill_test: {kills} kills, no answer lost; 4 runners at once lost no row")


if __name__ == "__main__":
    main()
