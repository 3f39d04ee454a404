#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes quizzes on their pages, opened from file://, by keyboard, and compares them with the terminal.

    python3 Tests/Browser/quiz_page.py KOSAPO
"""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect

from browser import chromium
from quiz_keyboard import answer, choose, order, question, select, tab_to

ROOT = Path(__file__).resolve().parent.parent.parent
MODULE = """---
題名: 目的
順番: 1
更新: 2026-06-01
---
## 二つの目的 {#mokuteki}

本文です。
"""

# A browser whose settings keep pages from storing anything.
REFUSE_STORAGE = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("refused", "SecurityError"); } })"""


@dataclass
class Course:
    """A built site with three quizzes."""

    kosapo: Path
    root: Path
    browser: Browser

    async def open(self, name: str, query: str = "", **options: object) -> Page:
        """A page of a quiz in a browser that knows nothing yet."""
        context: BrowserContext = await self.browser.new_context(
            locale="ja-JP", timezone_id="Asia/Tokyo", **options)
        page = await context.new_page()
        await page.goto((self.root / f"site/public/quizzes/{name}.html").as_uri() + query)
        return page

    def run(self, *arguments: str, typing: str = "") -> subprocess.CompletedProcess[str]:
        """A command of the program."""
        return subprocess.run(
            [self.kosapo, arguments[0], "--root", self.root, *arguments[1:]], input=typing,
            capture_output=True, text=True, check=False)

    @property
    def records(self) -> str:
        """Where results are kept."""
        return str(self.root / "records.sqlite")


async def answer_rightly(page: Page) -> None:
    """Answers every question of the 確認テスト as it should be, in the order of the file."""
    await choose(page, "支援方針を決める", "スクリーニング会議Ⅱ")
    await expect(await answer(page, "支援方針を決める")).to_contain_text("学校と区役所が一緒に開きます。")
    await choose(page, "一部の児童", "× 正しくない")
    await answer(page, "一部の児童")
    await order(page, "並べ替え", "会議Ⅰで共有する", "会議Ⅱで方針を決める", "アウトリーチを行う")
    if await question(page, "並べ替え").locator(".moved").inner_text() == "":
        raise AssertionError("the items stood in the right order at first")
    await answer(page, "並べ替え")
    await select(page, "結び付け", "就学援助", "児童生徒の保護者")
    await select(page, "結び付け", "児童扶養手当", "ひとり親家庭など")
    await answer(page, "結び付け")
    await tab_to(page, question(page, "職員会議").get_by_role("textbox"))
    await page.keyboard.type("すくりーにんぐ会議１")
    await page.keyboard.press("Enter")
    await tab_to(page, question(page, "何区で").get_by_role("textbox"))
    await page.keyboard.type("７区")
    await page.keyboard.press("Enter")
    await choose(page, "協議する", "情報の相互共有", "支援方針")
    await answer(page, "協議する")


async def keyboard_alone_takes_it_to_full_points(course: Course) -> None:
    """Every kind of question, from the first to the result, without a mouse."""
    page = await course.open("01-kakunin", "?order=file")
    hint = question(page, "支援方針").get_by_role("button", name="ヒントを見る")
    await tab_to(page, hint)
    await page.keyboard.press("Enter")
    await expect(question(page, "支援方針").get_by_role("status").first).to_contain_text("区役所も加わります。")
    await answer_rightly(page)
    feedback = question(page, "協議する").locator(".feedback")
    await expect(feedback).to_contain_text("正解です。")
    await tab_to(page, feedback.get_by_role("link", name="結果を見る"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="結果", exact=True)).to_be_focused()
    await expect(page.locator(".score")).to_have_text("8点のうち8点（100％） 合格です。")


async def nothing_is_no_answer(course: Course) -> None:
    """The button without an answer, and Enter in an empty field, ask for one."""
    page = await course.open("01-kakunin", "?order=file")
    await question(page, "支援方針").get_by_role("button", name="答える").press("Enter")
    await expect(question(page, "支援方針").locator(".feedback")).to_have_text("まだ選ばれていません。答えを選んでください。")
    await question(page, "職員会議").get_by_role("textbox").fill("　")
    await question(page, "職員会議").get_by_role("textbox").press("Enter")
    await expect(question(page, "職員会議").locator(".feedback")).to_contain_text("まだ何も書かれていません。")
    await question(page, "並べ替え").get_by_role("button", name="答える").press("Enter")
    await expect(question(page, "並べ替え").locator(".feedback")).to_contain_text("まだ並べ替えていません。")
    await question(page, "結び付け").get_by_label("就学援助").select_option(index=1)
    await question(page, "結び付け").get_by_role("button", name="答える").press("Enter")
    await expect(question(page, "結び付け").locator(".feedback")).to_contain_text("全部選んでください。")
    await expect(page.locator(".quiz-state")).to_contain_text("7問のうち0問に答えました。")


async def results_are_text_and_the_wrong_ones_come_again(course: Course) -> None:
    """Right and wrong are told in words; the wrong ones alone are asked again, for practice."""
    page = await course.open("01-kakunin", "?order=file")
    await choose(page, "支援方針", "校内朝会")
    feedback = await answer(page, "支援方針")
    await expect(feedback).to_contain_text("ちがいます。（1点のうち0点）")
    await expect(feedback).to_contain_text("朝会では決めません。")
    await expect(feedback).to_contain_text("正しい答え スクリーニング会議Ⅱ")
    await expect(feedback.locator(".comment").last).to_contain_text("学校と区役所が一緒に開きます。")
    await expect(question(page, "支援方針").get_by_label("校内朝会")).to_have_accessible_name(
        re.compile("あなたの答え"))
    await choose(page, "一部の児童", "○ 正しい")
    await answer(page, "一部の児童")
    await question(page, "並べ替え").get_by_role("button", name="下へ").first.press("Enter")
    await answer(page, "並べ替え")
    for label in ("就学援助", "児童扶養手当"):
        await question(page, "結び付け").get_by_label(label).select_option("全世帯")
    await answer(page, "結び付け")
    for title in ("職員会議", "何区で"):
        await question(page, title).get_by_role("textbox").fill("8")
        await answer(page, title)
    await choose(page, "協議する", "支援方針")
    await expect(await answer(page, "協議する")).to_contain_text("一部が正解です。（2点のうち1点）")
    wrong = page.locator(".wrong")
    await expect(wrong).to_contain_text("問1 支援方針を決める会議はどれですか。")
    link = wrong.get_by_role("link", name="目的「二つの目的」")
    assert (await link.get_attribute("href") or "").endswith("modules/01-mokuteki.html#mokuteki")
    await expect(page.locator(".quiz-print")).to_contain_text("受講の記録")
    await page.get_by_role("button", name="間違えた問題だけもう一度").press("Enter")
    count = await page.locator("section.question").count()
    assert 6 <= count <= 7, count
    await expect(page.locator(".quiz-head")).to_contain_text("これは練習です。")


async def what_was_answered_is_there_after_opening_again(course: Course) -> None:
    """Answers and what was not yet sent stay in this browser; the page says where that is refused."""
    page = await course.open("01-kakunin")
    await choose(page, "支援方針", "スクリーニング会議Ⅱ")
    await answer(page, "支援方針")
    await question(page, "何区で").get_by_role("textbox").fill("７")
    order_before = await page.locator("legend").all_inner_texts()
    await page.reload()
    assert await page.locator("legend").all_inner_texts() == order_before
    await expect(page.locator(".quiz-state")).to_contain_text("1問に答えました。")
    await expect(question(page, "何区で").get_by_role("textbox")).to_have_value("７")
    await expect(page.locator(".quiz-head")).not_to_contain_text("残せません")
    context = await course.browser.new_context()
    await context.add_init_script(REFUSE_STORAGE)
    refused = await context.new_page()
    await refused.goto(page.url)
    await expect(refused.locator(".quiz-head")).to_contain_text("このブラウザーには途中の答えを残せません。")
    await choose(refused, "支援方針", "スクリーニング会議Ⅱ")
    await expect(await answer(refused, "支援方針")).to_contain_text("正解です。")


async def result_is_saved_imported_and_printed(course: Course) -> None:
    """The file is taken once and not after a change; the sheet has name, date, score and code; no name is kept."""
    page = await course.open("01-kakunin", "?order=file")
    await answer_rightly(page)
    await expect(page.locator(".quiz-result")).to_contain_text("受けた人の自己申告です。")
    await page.get_by_role("button", name="ファイルに保存する").press("Enter")
    await expect(page.locator(".quiz-keep")).to_contain_text("受けた人の名前か番号を書いてください。")
    await page.get_by_label(re.compile("受けた人の名前か番号")).fill("ページの人")
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name="ファイルに保存する").press("Enter")
    file = course.root / "kekka.json"
    await (await waiting.value).save_as(file)
    result = json.loads(file.read_text(encoding="utf-8"))
    assert (result["score"], result["max"], result["passed"]) == (8, 8, True), result
    taken = course.run("records", "import", str(file), "--records", course.records)
    assert taken.returncode == 0 and "1件のうち1件を取り込みました。" in taken.stdout, taken
    again = course.run("records", "import", str(file), "--records", course.records)
    assert again.returncode == 1 and "もう取り込んでいます" in again.stderr, again
    file.write_text(file.read_text(encoding="utf-8").replace("ページの人", "別の人"), encoding="utf-8")
    changed = course.run("records", "import", str(file), "--records", course.records)
    assert changed.returncode == 1 and "内容が変わっています" in changed.stderr, changed
    shown = course.run("records", "learners", "--records", course.records).stdout
    assert "ページの人" in shown and result["code"] in shown, shown
    await page.evaluate("window.print = () => { window.isPrinted = true; }")
    await page.get_by_label(re.compile("名前（印刷だけ")).fill("印刷　花子")
    await page.get_by_role("button", name="印刷する").press("Enter")
    assert await page.evaluate("window.isPrinted")
    await page.emulate_media(media="print")
    sheet = page.locator(".certificate")
    await expect(sheet).to_be_visible()
    await expect(page.locator(".questions")).to_be_hidden()
    year, month, day = map(int, result["date"].split("-"))
    for text in ("修了証", "印刷　花子 様", "8点のうち8点（100％）", result["code"],
                 f"{year}年{month}月{day}日", "自己申告"):
        await expect(sheet).to_contain_text(text)
    await page.emulate_media(media="screen")
    kept = await page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie")
    assert "花子" not in kept and "ページの人" not in kept, kept
    await page.reload()
    await expect(page.get_by_label(re.compile("名前（印刷だけ"))).to_have_value("")
    await page.get_by_role("button", name="はじめからもう一度").press("Enter")
    await expect(page.locator(".quiz-state")).to_contain_text("7問のうち0問")


async def an_exam_tells_nothing_before_its_end(course: Course) -> None:
    """A 修了テスト is graded as a whole, after a warning about open questions."""
    page = await course.open("shuryo", "?seed=3")
    assert await page.locator("section.question").count() == 5
    await expect(page.get_by_role("button", name="答える")).to_have_count(0)
    await page.get_by_role("button", name="採点する").press("Enter")
    await expect(page.locator(".quiz-foot [role=status]")).to_contain_text("答えていない問が5問あります。")
    await expect(page.locator(".score")).to_have_count(0)
    await page.get_by_role("button", name="採点する").press("Enter")
    await expect(page.get_by_role("heading", name="結果", exact=True)).to_be_focused()
    await expect(page.locator(".score")).to_contain_text("合格ではありません。")


async def a_seed_gives_the_same_order_as_in_the_terminal(course: Course) -> None:
    """Draw and shuffles, of questions and of what is chosen among."""
    for name in ("01-kakunin", "shuryo"):
        for seed in (0, 7, 4294967295):
            page = await course.open(name, f"?seed={seed}")
            on_page = []
            for section in await page.locator("section.question").all():
                title = re.sub(r"^問\d+/\d+ ?", "", await section.locator("legend").inner_text())
                options = await section.locator(".options li, .item-text").all_inner_texts()
                if not options and await section.locator("select").count() > 0:
                    options = (await section.locator("select").first.locator("option").all_inner_texts())[1:]
                on_page.append((title.split("。")[0], [option.strip() for option in options]))
            await page.context.close()
            typed = course.run(
                "quiz", name, "--seed", str(seed), "--exam", "--plain", "--records", course.records,
                "--learner", f"{name}-{seed}", typing="s\n" * 7).stdout
            in_terminal = []
            for part in re.split(r"\n問 \d+/\d+  答えた問 0\n", typed)[1:len(on_page) + 1]:
                title, *lines = part.splitlines()
                options = [line.partition(". ")[2] for line in lines if re.match(r" +\d+\. ", line)]
                options = [option.replace("○（正しい）", "○ 正しい").replace("×（正しくない）", "× 正しくない")
                           for option in options]
                in_terminal.append((title.split("。")[0], options))
            assert on_page == in_terminal, (name, seed, on_page, in_terminal)


async def answers_do_not_stand_in_the_page(course: Course) -> None:
    """Neither answers, comments, hints nor explanations can be read in the source of a quiz's page."""
    for name in ("01-kakunin", "shuryo"):
        text = (course.root / f"site/public/quizzes/{name}.html").read_text(encoding="utf-8")
        for secret in ("ひみつの解説", "朝会では決めません", "二つめの会議です", "スクリーニング会議1", "スクリーニング会議Ⅰ"):
            assert secret not in text, (name, secret)


async def readers_without_scripts_have_answers_of_a_check_only(course: Course) -> None:
    """The questions can be read; a 確認テスト leads to its answers, a 修了テスト to none; scenes are anchors."""
    page = await course.open("01-kakunin", java_script_enabled=False)
    await page.get_by_role("link", name="「初任研修 確認テスト」の答え").click()
    await expect(page.locator("main")).to_contain_text("ひみつの解説です。")
    await expect(page.locator("main")).to_contain_text("就学援助 → 児童生徒の保護者")
    page = await course.open("shuryo", java_script_enabled=False)
    await expect(page.locator(".quiz-note")).to_contain_text("修了テストの答えは、スクリプトなしでは見られません。")
    assert not (course.root / "site/public/answers/shuryo.html").exists()
    assert await page.locator('a[href*="answers/"]').count() == 0
    page = await course.open("b-kesseki", java_script_enabled=False)
    await page.get_by_role("link", name="養護教諭に話を聞く").click()
    assert page.url.endswith("#%E9%A4%8A%E8%AD%B7%E6%95%99%E8%AB%AD"), page.url


async def scenes_are_walked_by_keyboard(course: Course) -> None:
    """One scene at a time; the focus goes to the next one, whoever goes back begins there anew."""
    page = await course.open("b-kesseki")
    for name in ("養護教諭に話を聞く", "始めに戻る", "養護教諭に話を聞く"):
        await tab_to(page, page.get_by_role("link", name=name))
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="養護教諭")).to_be_focused()
    await expect(page.locator(".quiz-desk > .feedback")).to_contain_text("よい始め方です。")
    await expect(page.locator(".scene:visible")).to_have_count(1)
    await page.reload()
    await tab_to(page, page.get_by_role("link", name="会議Ⅱに出す"))
    await page.keyboard.press("Enter")
    await expect(page.locator(".ending")).to_contain_text(["つながりました"])
    await expect(page.locator(".score")).to_have_text("5点のうち5点（100％） 合格です。")
    await expect(page.locator(".quiz-path li")).to_have_count(2)


TESTS: list[Callable[[Course], Awaitable[None]]] = [
    keyboard_alone_takes_it_to_full_points, nothing_is_no_answer,
    results_are_text_and_the_wrong_ones_come_again, what_was_answered_is_there_after_opening_again,
    result_is_saved_imported_and_printed, an_exam_tells_nothing_before_its_end,
    a_seed_gives_the_same_order_as_in_the_terminal, answers_do_not_stand_in_the_page,
    readers_without_scripts_have_answers_of_a_check_only, scenes_are_walked_by_keyboard,
]


def write_root(root: Path) -> None:
    """The project's frame around the quizzes of fixtures/quiz."""
    (root / "content/modules").mkdir(parents=True)
    (root / "site").mkdir()
    shutil.copy(ROOT / "content/vocabulary.yml", root / "content")
    shutil.copy(ROOT / "site/site.yml", root / "site")
    for name in ("templates", "assets"):
        shutil.copytree(ROOT / "site" / name, root / "site" / name)
    shutil.copytree(ROOT / "Tests/Browser/fixtures/quiz", root / "content/quizzes")
    (root / "content/modules/01-mokuteki.md").write_text(MODULE, encoding="utf-8")


async def main() -> int:
    """Runs the tests; 0 when all passed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_root(root)
        async with chromium() as browser:
            course = Course(Path(sys.argv[1]).resolve(), root, browser)
            built = course.run("build")
            assert built.returncode == 0, built.stdout + built.stderr
            for test in TESTS:
                try:
                    await test(course)
                except Exception as error:  # noqa: BLE001, a test that cannot go on has failed
                    failed += 1
                    print(f"{test.__name__}: {error!r}"[:2000])
    print(f"quiz_page: {len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
