# SPDX-License-Identifier: MIT
"""A root whose every field holds strings that try to run a script: each string in each kind of field."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# What no text may hold, and what Markdown, YAML and CSV cannot have inside one line.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass
class Line:
    """A line of a file; `field` names what it feeds, `instead` is what stands there once it was refused."""

    text: str
    field: str = ""
    instead: str | None = None


@dataclass
class Fed:
    """What is fed to kosapo, and what it refused."""

    root: Path
    files: dict[str, list[Line]] = field(default_factory=dict)
    odd_files: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Writes every file."""
        for path, lines in self.files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("\n".join(line.text for line in lines) + "\n", encoding="utf-8", newline="")

    def settle(self, kosapo: Path) -> list[str]:
        """Takes out what is refused until nothing is; gives what was refused without naming its place."""
        for _ in range(60):
            self.write()
            errors = check(kosapo, self.root)
            if not errors:
                return []
            taken: set[tuple[str, int]] = set()
            unplaced = [
                f"{error['path']}:{error['line']}: {error['id']}: {error['message']}"
                for error in errors
                if not self._take_out(error, taken)
            ]
            if not taken:
                return unplaced
        return ["kosapo refuses more and more"]

    def _take_out(self, error: dict, taken: set[tuple[str, int]]) -> bool:
        """Puts something harmless in the place of what an error is about; whether there is such a place."""
        path, number = error["path"], error["line"]
        if path in self.odd_files:
            (self.root / path).unlink(missing_ok=True)
            if (path, 0) not in taken:
                self.refused.append(f"file name: {error['id']}: {path}")
            taken.add((path, 0))
            return True
        lines = self.files.get(path, [])
        # A slip that goes over several lines, or is told where its part begins, is in one of the next ones.
        for place in range(number - 1, len(lines)):
            line = lines[place]
            if (path, place) in taken:
                return True
            if line.field and line.text != (line.instead or ""):
                self._replace(path, place, error["id"], taken)
                if error["id"] in ("nul-byte", "control-character"):
                    # Such a character refuses the whole file, so all of them are taken out at once.
                    for other, each in enumerate(lines):
                        if each.field and _CONTROLS.search(each.text):
                            self._replace(path, other, error["id"], taken)
                return True
        return False

    def _replace(self, path: str, place: int, why: str, taken: set[tuple[str, int]]) -> None:
        line = self.files[path][place]
        self.refused.append(f"{line.field}: {why}: {line.text}")
        line.text = line.instead or ""
        taken.add((path, place))


def check(kosapo: Path, root: Path) -> list[dict]:
    """The errors that `kosapo check` tells."""
    done = subprocess.run(
        [kosapo, "check", "--format", "json", "--root", root], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"kosapo check ended with {done.returncode}: {done.stderr}")
    found = json.loads(done.stdout)["diagnostics"]
    return [one for one in found if one["severity"] == "error"]


def feed(project: Path, root: Path, strings: list[str]) -> Fed:
    """Puts every string into every kind of field."""
    shutil.copytree(project / "site" / "templates", root / "site" / "templates")
    shutil.copytree(project / "site" / "assets", root / "site" / "assets")
    fed = Fed(root)
    # A file with a NUL is refused as a whole, so only the pages, which have one string each, get those.
    plain = [_BREAKS.sub(" ", string).replace("\0", " ") for string in strings]
    fed.files["site/site.yml"] = settings(plain)
    fed.files["content/vocabulary.yml"] = vocabulary(project, plain)
    fed.files["content/terms.md"] = glossary(plain)
    for number, (string, line) in enumerate(zip(strings, plain, strict=True)):
        fed.files[f"content/pages/x-{number}.md"] = page(number, string, _BREAKS.sub(" ", string) if "\0" in string else line)
    for number, part in enumerate(parts(plain, 20)):
        fed.files[f"content/resources/r-{number}.md"] = resource(number, part)
        fed.files[f"content/modules/m-{number}.md"] = module(number, part)
        fed.files[f"content/cases/c-{number}.md"] = case(number, part, is_individual=number % 2 == 0)
        fed.files[f"content/quizzes/q-{number}.md"] = quiz(number, part)
        fed.files[f"content/quizzes/s-{number}.md"] = scenes(number, part)
        fed.files[f"content/initiatives/i-{number}.md"] = initiative(number, part)
    fed.files["content/statistics/t.md"], fed.files["content/statistics/t.csv"] = statistics(plain)
    odd_names(fed, plain)
    return fed


def parts(strings: list[str], size: int) -> list[list[str]]:
    """The strings in groups of one size; the last one is filled up from the beginning."""
    around = strings + strings[:size]
    return [around[start : start + size] for start in range(0, len(strings), size)]


def quoted(text: str) -> str:
    """The text as a scalar of YAML in double quotes."""
    return json.dumps(text)


def texts(key: str, strings: list[str]) -> list[Line]:
    """A list of YAML, one string a line."""
    return [Line(f"{key}:"), *(Line(f"  - {quoted(one)}", key, f"  - 代わり{place}") for place, one in enumerate(strings))]


def settings(strings: list[str]) -> list[Line]:
    """site.yml: all strings in each of its texts."""
    shown = " ".join(one for one in strings if one.isprintable())
    return [
        Line(f"題名: {quoted(shown)}", "site.yml 題名", "題名: 試験"),
        Line(f"組織: {quoted(' '.join(reversed(shown.split(' '))))}", "site.yml 組織", "組織: 試験"),
        Line(f"問合せ: {quoted(shown)}", "site.yml 問合せ", "問合せ: 試験"),
        Line("公開先: https://example.jp/\"><script>alert(1)</script>", "site.yml 公開先"),
        Line("個人情報: 調べない"),
    ]


def vocabulary(project: Path, strings: list[str]) -> list[Line]:
    """The project's words, and as 主題 every string with a name, a description and another name."""
    lines = [Line(line) for line in (project / "content/vocabulary.yml").read_text("utf-8").splitlines()]
    place = next(index for index, line in enumerate(lines) if line.text == "主題:") + 1
    words = []
    for number, string in enumerate(strings):
        words += [
            Line(f"  {quoted(string)}:", "vocabulary.yml", f"  代わり語{number}:"),
            Line(f"    slug: x-{number}"),
            Line(f"    説明: {quoted(string)}", "vocabulary.yml 説明", "    説明: 説明"),
            Line(f"    別名: [{quoted('別' + string)}]", "vocabulary.yml 別名", "    別名: []"),
        ]
    return lines[:place] + words + lines[place:]


def glossary(strings: list[str]) -> list[Line]:
    """terms.md: every string as a term, another name, a source and an explanation."""
    lines = [line for line in front("用語集") if not line.text.startswith("読み")]
    for number, string in enumerate(strings):
        lines += [
            Line(f"## 語{number} {string}", "terms.md 語", f"## 代わり{number}"),
            Line("読み: あ"),
            Line(f"別名: 別{number}{string}", "terms.md 別名"),
            Line(f"出典: {string}", "terms.md 出典"),
            Line(""),
            Line(f"説明 {string}", "terms.md 説明", "説明"),
            Line(""),
        ]
    return lines


def front(title: str, *lines: Line, fallback: str = "題名", reading: str = "あ") -> list[Line]:
    """The front matter."""
    first = Line(f"題名: {quoted(title)}", "題名", f"題名: {fallback}")
    return [Line("---"), first, Line(f"読み: {reading}"), Line("更新: 2026-06-01"), *lines, Line("---"), Line("")]


def page(number: int, string: str, line: str) -> list[Line]:
    """A page with one string in every construct of Markdown."""
    forms = {
        "見出し": f"## {line}", "見出しのID": f"### 節 {{#{line}}}", "箇条書き": f"- {line}", "強調": f"**{line}**",
        "リンクの言葉": f"[{line}](x-0.md)", "リンク先": f"[先]({line})", "角かっこのリンク先": f"[先](<{line}>)",
        "リンクの題": f"[題](x-0.md \"{line}\")", "図の説明": f"![{line}](zu.png)", "図": f"![図]({line})",
        "自動リンク": f"<{line}>", "コード": f"`` {line} ``", "ふりがな": f"{{漢字|{line}}}", "親文字": f"{{{line}|かな}}",
        "用語": f"[[{line}]]", "用語の表示": f"[[代わり|{line}]]", "囲みの題": f"> [!NOTE] {line}", "引用": f"> {line}",
        "参照の定義": f"[先{number}]: <{line}> '{line}'", "脚注": f"[^1]: {line}",
    }
    body = []
    for name, text in forms.items():
        body += [Line(text, f"本文 {name}"), Line("")]
    body += [Line(f"表: {line}", "本文 表題", "表: 表"), Line("")]
    body += [Line("| 列 | 列 |"), Line("|---|---|"), Line(f"| {line} | 値 |", "本文 表", "| 値 | 値 |"), Line("")]
    body += [Line(f"文 [^1] [先{number}] {line}", "本文 文"), Line("")]
    body += [Line(text, "本文 生の文") for text in string.split("\n")]
    sources = texts("出典", [line])
    return front(line, *sources, Line(f"旧: [{quoted(line)}]", "旧"), fallback=f"題名{number}") + body


def resource(number: int, strings: list[str]) -> list[Line]:
    """A つなぎ先 with the strings in all of its texts."""
    joined = " ".join(strings)
    return front(
        strings[0] + str(number),
        Line("種類: 窓口"),
        Line("確認日: 2026-06-01"),
        *texts("出典", strings),
        *texts("別名", [f"名{number}{one}" for one in strings]),
        Line(f"対象: {quoted(joined)}", "対象"),
        Line(f"根拠: {quoted(joined)}", "根拠"),
        Line(f"窓口: {quoted(joined)}", "窓口"),
        fallback=f"先{number}",
    ) + [Line("## 対象"), Line(""), *(Line(f"- {one}", "つなぎ先 本文") for one in strings)]


def module(number: int, strings: list[str]) -> list[Line]:
    """A module with the strings as its goals."""
    return front(
        strings[-1] + str(number), Line(f"順番: {number + 1}"), Line("確認日: 2026-06-01"), Line("出典: 試験"),
        *texts("目標", strings), fallback=f"研修{number}",
    ) + [Line("## 概要"), Line(""), *(Line(f"1. {one}", "研修 本文") for one in strings)]


INDIVIDUAL = [
    "概要", "きっかけ", "家族の状況", "学校の気づき（スクリーニング会議Ⅰ）", "区役所との共有（スクリーニング会議Ⅱ）", "見立て",
    "手立てと役割分担", "支援の経過", "つないだ先", "結果", "ふりかえり", "話し合いの問い",
]
PRACTICE = ["背景", "困っていたこと", "工夫", "体制", "効果", "まねるときの注意"]


def case(number: int, strings: list[str], *, is_individual: bool) -> list[Line]:
    """A case with the strings as its topics, and in each of its sections."""
    sections = INDIVIDUAL if is_individual else PRACTICE
    keys = [Line(f"種別: {'個別支援' if is_individual else '取組'}"), Line("加工: 架空"), Line("課題: [アウトリーチ]")]
    topics = [Line("主題:"), Line("  - ひとり親")]
    topics += [Line(f"  - {quoted(one)}", "事例 主題") for one in strings]
    if is_individual:
        keys += [Line("学校段階: 中学校"), Line("家庭: [母子世帯]"), Line("結果: 支援につながり継続")]
        keys += [Line("つなぎ先:"), Line(f"  - {quoted(strings[0] + '0')}: つながった", "事例 つなぎ先", "  - 代わり: つながった")]
        keys[-2:] = []
    lines = front(strings[1] + str(number), *keys, *topics, fallback=f"事例{number}")
    for place, name in enumerate(sections):
        lines += [Line(f"## {name}"), Line("")]
        mine = strings[place::len(sections)] or strings[:1]
        marker = "1. " if name == "話し合いの問い" else "- "
        lines += [*(Line(f"{marker}{one}", f"事例 {name}", "文です。") for one in mine), Line("")]
    return lines


def quiz(number: int, strings: list[str]) -> list[Line]:
    """A quiz: every string as a question, as choices, hint, explanation and typed answer."""
    lines = front(strings[2] + str(number), Line("種別: 確認テスト"), fallback=f"テスト{number}")
    for place, one in enumerate(strings, start=1):
        lines += [
            Line(f"## 問{place} {one}", "問い", f"## 問{place} 代わり"),
            Line(f"番号: q-{number}-{place}"),
            Line(f"分野: {one}", "分野"),
            Line(""),
        ]
        if place % 3 == 0:
            lines += [Line(f"答え: {one.replace(' / ', ' ')}", "答え", "答え: 代わり"), Line("")]
        elif place % 3 == 1:
            lines += [
                Line(f"- 右{one} → 左{one}", "組合せ", "- 右 → 左"), Line("- 上 → 下"), Line(f"- → {one}", "余り", "- → 余り"),
                Line(""),
            ]
        else:
            lines += [
                Line(f"- ○ {one}", "選択肢", "- ○ 正しい"), Line(f"  > {one}", "選択肢の解説"), Line(f"- × 別の{one}", "選択肢", "- × 違う"),
                Line(""),
            ]
        lines += [Line(f"> ヒント: {one}", "ヒント"), Line(""), Line(f"> 解説: {one}", "解説"), Line("")]
    return lines


def scenes(number: int, strings: list[str]) -> list[Line]:
    """A 分岐事例: every string as the name of a scene and the words of a way on."""
    lines = front(strings[3] + str(number), Line("種別: 分岐事例"), fallback=f"分岐{number}")
    last = len(strings) - 1
    for place, one in enumerate(strings):
        lines += [Line(f"## {one} {{#s{place}}}", "場面", f"## 場面{place} {{#s{place}}}"), Line("")]
        lines += [Line(f"文 {one}", "場面の文", "文です。"), Line("")]
        if place < last:
            lines += [Line(f"- [{one}](#s{place + 1}) +2", "道", f"- [進む](#s{place + 1}) +2"), Line(f"- [終わる](#s{last})"), Line("")]
        else:
            lines += [Line(f"結末: {one}", "結末", "結末: 終わり"), Line("")]
    return lines


def initiative(number: int, strings: list[str]) -> list[Line]:
    """A sheet with the strings as its fields."""
    return front(
        strings[4] + str(number), Line(f"組織: {quoted(strings[5])}", "取組 組織", "組織: 局"),
        Line(f"年度: {quoted(strings[6])}", "取組 年度", "年度: 令和6年度"), *texts("分野", strings), fallback=f"取組{number}",
    ) + [Line(f"- {one}", "取組 本文") for one in strings]


def statistics(strings: list[str]) -> tuple[list[Line], list[Line]]:
    """A table of figures with every string as the name of a row."""
    page_lines = front(
        "数", Line("確認日: 2026-06-01"), Line("出典: 試験"), Line("データ: t.csv"), Line("行の列: 名"), Line("列:"),
        Line(f"  - {{名: 件数, 単位: {quoted(strings[0])}}}", "統計 単位", "  - {名: 件数, 単位: 件}"), Line("図:"),
        Line("  - {種類: 順位, 列: 件数}"),
    )
    rows = [Line("名,件数")]
    for number, one in enumerate(strings):
        rows.append(Line('"' + one.replace('"', '""') + f'",{number + 1}', "CSV", f"代わり{number},{number + 1}"))
    return [*page_lines, Line("数です。")], rows


def odd_names(fed: Fed, strings: list[str]) -> None:
    """Files whose names are the strings, as far as a file can have such a name."""
    pages = fed.root / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "zu.png").write_bytes(bytes.fromhex("89504e470d0a1a0a0000000049454e44ae426082"))
    for string in strings:
        if "/" in string or not string.isprintable() or len(string.encode()) > 200 or string.startswith("."):
            continue
        for ending, content in ((".md", "---\n題名: 名\n更新: 2026-06-01\n---\n"), (".png", "")):
            (pages / (string + ending)).write_text(content, encoding="utf-8")
            fed.odd_files.append(f"content/pages/{string}{ending}")
