#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes a quiz in a pseudo-terminal, as a person at a keyboard does.

    python3 Tests/Terminal/quiz_terminal_test.py .build/release/kosapo

Japanese input, deleting, Ctrl-C, Ctrl-D, a terminal that is closed, a stopped process: what a pipe cannot show.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import sqlite3
import struct
import sys
import tempfile
import termios
import time
import unicodedata

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 20
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

QUIZ = """---
題名: 端末の試験
種別: 確認テスト
合格: 80%
更新: 2026-06-01
---
## 問1 支援方針を決める会議は、スクリーニング会議Ⅰと、区役所も加わるスクリーニング会議Ⅱの、どちらですか。漢字とかなとABCの混じった長い文です。
番号: q-0001

- ○ 学校と区役所が一緒に開く、スクリーニング会議Ⅱ（支援方針と役割分担を話し合う会議）
- × スクリーニング会議Ⅰ

> ヒント: 区役所も加わる会議です。

## 問2 学校の職員会議として開くのは何ですか。
番号: q-0002
答え: スクリーニング会議Ⅰ

## 問3 シートは一部の児童だけについて作る。
番号: q-0003
答え: ×
"""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, binary, place, *arguments, columns=60, environment=None):
        self.output = ""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.environ.update({"TERM": "xterm", "LANG": "C.UTF-8", **(environment or {})})
            if "NO_COLOR" not in (environment or {}):
                os.environ.pop("NO_COLOR", None)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            os.execv(binary, [
                binary, "quiz", "t-01", "--in-order", "--root", f"{place}/root",
                "--records", f"{place}/records.sqlite", "--learner", "甲", *arguments])

    def read_until(self, word):
        """Everything up to a word."""
        end = time.monotonic() + PATIENCE_SECONDS
        while word not in self.output:
            if time.monotonic() > end or not self.read_some():
                fail(f"「{word}」 did not come; the terminal shows:\n{self.output}")
        before, _, self.output = self.output.partition(word)
        return before + word

    def read_some(self):
        if not select.select([self.screen], [], [], 1)[0]:
            return True
        try:
            more = os.read(self.screen, 65536)
        except OSError:
            return False
        self.output += more.decode("utf-8", errors="replace")
        return bool(more)

    def read_to_end(self):
        while self.read_some():
            pass
        return self.output

    def type(self, text):
        os.write(self.screen, text.encode() if isinstance(text, str) else text)

    def modes(self):
        return termios.tcgetattr(self.screen)[3] & (termios.ECHO | termios.ICANON)

    def end(self):
        """The exit code, when the program has ended by itself."""
        self.read_to_end()
        _, status = os.waitpid(self.process, 0)
        os.close(self.screen)
        return os.waitstatus_to_exitcode(status)


def fail(message):
    sys.exit(f"quiz_terminal_test: {message}")


def expect(claim, message):
    if not claim:
        fail(message)


def cells(text):
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" and sign not in "…" else 1 for sign in text)


def answers(place):
    with sqlite3.connect(place / "records.sqlite") as database:
        return [row for (row,) in database.execute("SELECT question FROM answers ORDER BY number")]


def lines_fit_and_colours_are_for_terminals(binary, place):
    terminal = Terminal(binary, place)
    shown = terminal.read_until("番号を1つ> ")
    expect("\x1b[1m" in shown, "a terminal is shown no colours")
    for line in ESCAPE.sub("", shown).splitlines():
        expect(cells(line) <= 60, f"a line is wider than 60 cells: {line}")
        expect(not line or line[0] not in "、。）」", f"a line begins with a closing mark: {line}")
    terminal.type("\x03")
    terminal.read_until("ここで中断します。")
    expect(terminal.end() == 0, "Ctrl-C is no clean end")
    for arguments, environment in ((["--plain"], {}), ([], {"NO_COLOR": "1"})):
        terminal = Terminal(binary, place, *arguments, environment=environment)
        terminal.read_until("番号を1つ> ")
        terminal.type("2\r")
        terminal.read_until("ちがいます。")
        terminal.type("q\r")
        terminal.type("\x04")
        shown = terminal.read_to_end()
        expect("\x1b" not in shown, f"codes with {arguments or environment}")
        terminal.end()
        (place / "records.sqlite").unlink()


def japanese_is_typed_and_deleted(binary, place):
    terminal = Terminal(binary, place)
    terminal.read_until("番号を1つ> ")
    terminal.type("？\r")
    terminal.read_until("ヒント1: 区役所も加わる会議です。")
    terminal.read_until("番号を1つ> ")
    terminal.type("\r　\r")
    terminal.read_until("まだ何も書かれていません。")
    terminal.read_until("まだ何も書かれていません。")
    terminal.read_until("番号を1つ> ")
    terminal.type("漢")
    terminal.read_until("漢")
    terminal.type("\x7f")
    terminal.read_until("\b\b  \b\b")
    # Half a character that was cut off, arrow keys and a deleting key too many change nothing.
    terminal.type("\x7f\x1b[A\x1b[D１\r")
    terminal.read_until("正解です。")
    terminal.read_until("答え")
    terminal.read_until("> ")
    terminal.type("スクリーニングかいぎ")
    terminal.read_until("スクリーニングかいぎ")
    terminal.type("\x7f" * 3 + "会議１\r")
    terminal.read_until("ちがいます。")
    terminal.type("ばつ\r")
    terminal.read_until("正解です。")
    terminal.read_until("間違えた問:")
    expect(terminal.end() == 0, "a run to the end")
    expect(answers(place) == ["q-0001", "q-0002", "q-0003"], "answers are missing")
    with sqlite3.connect(place / "records.sqlite") as database:
        given = database.execute("SELECT given FROM answers WHERE question = 'q-0002'").fetchone()
    expect(given == ('"スクリーニング会議１"',), f"the answer was kept as {given}")
    (place / "records.sqlite").unlink()


def nothing_is_lost_however_it_ends(binary, place):
    terminal = Terminal(binary, place)
    terminal.read_until("番号を1つ> ")
    before = terminal.modes()
    expect(before == 0, "keys are not read one by one")
    terminal.type("1\r")
    terminal.read_until("問 2/3")
    # Between two questions a request to end is obeyed at once, without a word.
    terminal.read_until("答え> ")
    terminal.type("スク")
    terminal.read_until("スク")
    os.kill(terminal.process, signal.SIGTERM)
    terminal.read_until("ここで中断します。")
    expect(terminal.modes() == termios.ECHO | termios.ICANON, "the terminal was not set back")
    terminal.end()
    terminal = go_on(binary, place, "1問に答えています")
    os.kill(terminal.process, signal.SIGSTOP)
    os.waitpid(terminal.process, os.WUNTRACED)
    attributes = termios.tcgetattr(terminal.screen)
    attributes[3] |= termios.ECHO | termios.ICANON
    termios.tcsetattr(terminal.screen, termios.TCSANOW, attributes)
    os.kill(terminal.process, signal.SIGCONT)
    terminal.read_until("答え> ")
    expect(terminal.modes() == 0, "after a stop keys are not read one by one")
    terminal.type("スクリーニング会議Ⅰ\r")
    terminal.read_until("問 3/3")
    os.close(terminal.screen)
    os.waitpid(terminal.process, 0)
    expect(answers(place) == ["q-0001", "q-0002"], "a closed terminal lost an answer")
    terminal = go_on(binary, place, "2問に答えています")
    terminal.type("\x04")
    terminal.read_until("ここで中断します。")
    terminal.end()
    terminal = go_on(binary, place, "2問に答えています")
    terminal.type("2\r")
    terminal.read_until("合格です。")
    expect(terminal.end() == 0, "a run that was gone on with")
    (place / "records.sqlite").unlink()


def go_on(binary, place, state):
    terminal = Terminal(binary, place)
    terminal.read_until(state)
    terminal.read_until("番号を1つ> ")
    terminal.type("1\r")
    terminal.read_until("前回の続きから始めます。")
    terminal.read_until("> ")
    return terminal


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=pathlib.Path)
    binary = parser.parse_args().binary.resolve()
    tests = (lines_fit_and_colours_are_for_terminals, japanese_is_typed_and_deleted,
             nothing_is_lost_however_it_ends)
    with tempfile.TemporaryDirectory(prefix="kosapo-terminal-") as folder:
        place = pathlib.Path(folder)
        shutil.copytree(
            PROJECT / "site", place / "root" / "site", ignore=shutil.ignore_patterns("public", ".*"))
        (place / "root" / "content" / "quizzes").mkdir(parents=True)
        shutil.copy(PROJECT / "content" / "vocabulary.yml", place / "root" / "content")
        (place / "root" / "content" / "quizzes" / "t-01.md").write_text(QUIZ, encoding="utf-8")
        for test in tests:
            test(binary, place)
    print(f"quiz_terminal_test: {len(tests)} passed")


if __name__ == "__main__":
    main()
