# SPDX-License-Identifier: MIT
"""What holds for searching in the browser; each test is one sentence about it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from playwright.async_api import expect
from search_reader import Reader

from browser import axe_core


Test = Callable[[Reader], Awaitable[None]]
TESTS: list[Test] = []


def test(function: Test) -> Test:
    """Registers a test."""
    TESTS.append(function)
    return function


def without_scripts(function: Test) -> Test:
    """For readers whose browser runs no scripts."""
    function.without_scripts = True
    return function


@test
async def the_keyboard_alone_leads_from_any_page_to_a_marked_result(reader: Reader) -> None:
    for start in ("index.html", "cases/index.html", "terms.html"):
        await reader.open(start)
        await reader.type_in_box("要対協")
        await reader.page.keyboard.press("Enter")
        await reader.page.wait_for_url("**/search.html#*")
        await reader.settled()
        assert reader.fragment()["q"] == ["要対協"]
    assert await reader.total() > 0
    await expect(reader.results.first.locator("mark").first).to_be_visible()
    await reader.results.first.locator("a").focus()
    await reader.page.keyboard.press("Enter")
    await expect(reader.page.locator("mark.search-hit").first).to_be_attached()


@test
async def nothing_of_the_search_is_loaded_before_the_box_has_the_focus(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    await reader.open("cases/c-0001.html")
    scripts = [url for url in asked if re.search("assets/(find|search)[^/]*[.]js$", url)]
    sizes = await reader.page.evaluate(
        """names => performance.getEntriesByType("resource")
             .filter(entry => names.includes(entry.name)).map(entry => entry.decodedBodySize)""",
        scripts,
    )
    assert [url.rpartition("/")[2] for url in scripts] == ["find-box.js"], scripts
    assert sum(sizes) <= 30_000
    await reader.page.locator(".site-header .search-input").focus()
    await reader.page.wait_for_function("() => window.KosapoSearch !== undefined")


@test
async def a_reading_suggests_the_word_and_arrow_keys_choose_it(reader: Reader) -> None:
    await reader.open("index.html")
    box = await reader.type_in_box("ようたいきょう")
    await expect(reader.options.filter(has_text="要対協").first).to_be_visible()
    await expect(box).to_have_attribute("aria-expanded", "true")
    await reader.page.keyboard.press("ArrowDown")
    first = await reader.options.first.get_attribute("id")
    await expect(box).to_have_attribute("aria-activedescendant", first)
    await expect(reader.options.first).to_have_attribute("aria-selected", "true")
    # Up from the first one is the field itself, up again the last one.
    await reader.page.keyboard.press("ArrowUp")
    await expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    await reader.page.keyboard.press("ArrowUp")
    await expect(reader.options.last).to_have_attribute("aria-selected", "true")
    await reader.page.keyboard.press("Escape")
    await expect(reader.options).to_have_count(0)
    await expect(box).to_have_attribute("aria-expanded", "false")
    await expect(box).to_have_value("ようたいきょう")
    await reader.page.keyboard.press("Escape")
    await expect(box).to_have_value("")


@test
async def a_suggested_title_opens_its_page(reader: Reader) -> None:
    await reader.open("terms.html")
    await reader.type_in_box("就学援助")
    option = reader.options.filter(has_text="つなぎ先を開く").first
    await expect(option).to_be_visible()
    place = int((await option.get_attribute("id")).rpartition("-")[2])
    for _ in range(place + 1):
        await reader.page.keyboard.press("ArrowDown")
    await reader.page.keyboard.press("Enter")
    await reader.page.wait_for_url("**/resources/*.html")


@test
async def half_composed_kana_start_nothing(reader: Reader) -> None:
    await reader.open("index.html")
    box = await reader.type_in_box("")
    keyboard = await reader.page.context.new_cdp_session(reader.page)
    text = "ようたいきょう"
    for end in range(1, len(text) + 1):
        await keyboard.send(
            "Input.imeSetComposition",
            {"text": text[:end], "selectionStart": end, "selectionEnd": end},
        )
    await expect(box).to_have_value(text)
    # The key that ends a composition is Enter; neither way of telling it begins a search.
    await box.evaluate(
        """box => {
             for (const told of [{ isComposing: true }, { keyCode: 229 }]) {
               box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...told }));
             }
           }"""
    )
    await reader.page.wait_for_timeout(300)
    await expect(reader.options).to_have_count(0)
    assert reader.page.url == reader.base + "index.html"
    await keyboard.send("Input.insertText", {"text": text})
    await expect(reader.options.first).to_be_visible()


@test
async def a_synonym_finds_and_says_so(reader: Reader) -> None:
    await reader.search("q=" + quote("子供"))
    assert await reader.total() > 0
    await expect(reader.page.locator(".by-synonym", has_text="を含む").first).to_be_visible()


@test
async def facets_narrow_with_counts_that_come_true(reader: Reader) -> None:
    page = reader.page
    await reader.search("q=" + quote("学校"))
    topics = page.locator("[data-facet=topic] label:visible")
    label = topics.first
    promised = int(re.sub(r"\D", "", await label.locator(".count").inner_text()))
    await label.locator("input").focus()
    await page.keyboard.press("Space")
    await expect(reader.status).to_contain_text(f"は{promised}件です")
    await expect(label.locator("input")).to_be_focused()
    first = reader.fragment()["topic"]
    # Within a facet the words are ORed, so that a second one finds at least as much.
    second = topics.nth(1)
    await second.locator("input").check()
    await page.wait_for_function("() => (location.hash.match(/topic=/g) ?? []).length === 2")
    await reader.settled()
    assert await reader.total() >= promised
    # Between facets they are ANDed.
    stage = page.locator("[data-facet=stage] label:visible").first
    promised = int(re.sub(r"\D", "", await stage.locator(".count").inner_text()))
    await stage.locator("input").check()
    await expect(reader.status).to_contain_text(f"は{promised}件です")
    # Each step goes back by itself.
    await page.go_back()
    await page.go_back()
    await page.wait_for_function("() => (location.hash.match(/topic=/g) ?? []).length === 1")
    await reader.settled()
    assert reader.fragment()["topic"] == first
    await expect(label.locator("input")).to_be_checked()
    await expect(stage.locator("input")).not_to_be_checked()
    await page.go_forward()
    await expect(second.locator("input")).to_be_checked()


@test
async def a_chosen_word_is_taken_off_by_its_button(reader: Reader) -> None:
    await reader.search("q=" + quote("学校"))
    everything = await reader.total()
    await reader.page.locator("[data-facet=issue] input:visible").first.check()
    chosen = reader.page.locator(".chosen-word")
    await expect(chosen).to_have_count(1)
    await chosen.focus()
    await reader.page.keyboard.press("Enter")
    await expect(reader.status).to_contain_text(f"は{everything}件です")
    await expect(chosen).to_have_count(0)
    await expect(reader.page.locator("#page-results")).to_be_focused()


@test
async def facets_alone_list_their_cases(reader: Reader) -> None:
    await reader.search("form=individual")
    assert await reader.total() > 0
    assert "絞り込みに合うページは" in await reader.status.inner_text()


@test
async def an_address_can_be_kept_and_coming_back_shows_the_same_list(reader: Reader) -> None:
    page = reader.page
    await reader.search("q=" + quote("学校"))
    total = await reader.total()
    assert total > 10, "the content is too small for this test"
    await expect(reader.results).to_have_count(10)
    await page.get_by_role("button", name="続きの").click()
    await expect(reader.results).to_have_count(min(total, 20))
    await expect(reader.results.nth(10).locator("a")).to_be_focused()
    kept = page.url
    titles = await reader.results.locator("h3").all_inner_texts()
    await reader.results.nth(10).locator("a").click()
    await page.wait_for_url(lambda url: "search.html" not in url)
    await page.go_back()
    await reader.settled()
    assert page.url == kept
    assert await reader.results.locator("h3").all_inner_texts() == titles
    assert await page.evaluate("() => window.scrollY") > 0
    await page.goto("about:blank")
    await page.goto(kept)
    await reader.settled()
    assert await reader.results.locator("h3").all_inner_texts() == titles


@test
async def the_filtered_list_prints_without_what_is_for_the_screen(reader: Reader) -> None:
    await reader.search("q=" + quote("学校") + "&form=individual")
    await reader.page.emulate_media(media="print")
    await expect(reader.results.first).to_be_visible()
    await expect(reader.status).to_be_visible()
    await expect(reader.page.locator(".chosen-word")).to_be_visible()
    for hidden in (".search-facets", ".search-form", ".site-search", ".search-more"):
        await expect(reader.page.locator(hidden)).to_be_hidden()


@test
async def any_query_gets_an_answer_or_a_sentence(reader: Reader) -> None:
    await reader.open("search.html")
    box = reader.page.locator("main .search-input")
    odd = [
        "学" * 200, "こども " * 60, "！？。、・…", "()[]{}*+?.^$|\\", "😀", "👨‍👩‍👧", '"', '"学校', "-", "-学校",
        "「", "%E3%81", "&q=x", "#", "<b>", "\u200b", "が\u3099",
    ]  # fmt: skip
    for query in odd:
        await box.fill(query)
        await box.press("Enter")
        await reader.page.wait_for_function(
            "query => new URLSearchParams(location.hash.slice(1)).get('q') === query", arg=query.strip()
        )
        await reader.settled()
        assert (await reader.status.inner_text()).strip(), f"no word about {query!r}"


@test
async def nothing_bars_a_screen_reader_from_results_suggestions_and_marks(reader: Reader) -> None:
    async def check(what: str) -> None:
        await reader.page.evaluate(axe_core())
        found = await reader.page.evaluate(
            "async () => (await axe.run({ preload: false })).violations.map(({ help }) => help)"
        )
        assert not found, f"{what}: {found}"

    await reader.search("q=" + quote("子供") + "&form=individual&topic=single")
    await check("results")
    await reader.search("q=" + quote("要対教") + "&form=individual")
    await check("nothing found")
    await reader.open("index.html")
    await reader.type_in_box("要")
    await reader.page.keyboard.press("ArrowDown")
    await check("suggestions")
    await reader.open("cases/c-0001.html#marks=" + quote("学校"))
    await expect(reader.page.locator("mark.search-hit").first).to_be_attached()
    await check("marks")


@test
async def markup_in_an_address_stays_text(reader: Reader) -> None:
    attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    await reader.search("q=" + quote(attack) + "&topic=" + quote(attack) + "&n=" + quote(attack))
    await reader.page.locator("main .search-input").click()
    await reader.page.keyboard.type("<img src=x>")
    await reader.page.wait_for_timeout(200)
    assert await reader.page.locator("main img, main script").count() == 0
    assert attack in await reader.status.inner_text()
    for fragment in (f"marks={quote(attack)}", f"marks={quote('学校')}&at={quote(attack)}"):
        await reader.page.goto("about:blank")
        await reader.open("cases/c-0001.html#" + fragment)
        await expect(reader.page.locator(".marks-bar")).to_be_visible()
        assert await reader.page.locator("main img[src=x], main script").count() == 0


@test
async def hits_are_marked_on_the_page_and_can_be_switched_off(reader: Reader) -> None:
    page = reader.page
    await reader.open("cases/c-0001.html")
    before = await page.locator("main").inner_text()
    await page.goto("about:blank")
    await reader.open("cases/c-0001.html#marks=" + quote("コドモ 学校"))
    marks = page.locator("mark.search-hit")
    await expect(marks.first).to_be_attached()
    marked = set(await marks.all_inner_texts())
    # Folded, and by synonyms: none of these pages writes コドモ.
    assert "学校" in marked and marked & {"こども", "子ども", "子供"}, marked
    await page.get_by_role("button", name="次の印").click()
    await expect(page.locator("mark.is-current").first).to_be_in_viewport()
    await expect(page.locator(".marks-bar p")).to_contain_text("1か所目")
    await page.get_by_role("button", name="印を消す").click()
    await expect(marks).to_have_count(0)
    assert page.url == reader.base + "cases/c-0001.html"
    assert await page.locator("main").inner_text() == before


@test
async def marks_and_a_place_on_the_page_go_together(reader: Reader) -> None:
    await reader.open("cases/c-0001.html")
    anchor = await reader.page.locator(".contents a").last.get_attribute("href")
    name = anchor.removeprefix("#")
    await reader.page.goto("about:blank")
    await reader.open(f"cases/c-0001.html#marks={quote('学校')}&at={quote(name)}")
    await expect(reader.page.locator(f"[id='{name}']")).to_be_in_viewport()
    await reader.page.get_by_role("button", name="印を消す").click()
    assert urlsplit(reader.page.url).fragment in {name, quote(name)}


@test
async def dropping_a_word_that_bars_every_result_is_offered_with_its_count(reader: Reader) -> None:
    await reader.search("q=" + quote("要対協") + "&form=practice&stage=jh")
    await expect(reader.status).to_contain_text("見つかりませんでした")
    offer = reader.page.locator("[data-search-nothing]").get_by_role("button", name="を外す（").first
    promised = int(re.search(r"（(\d+)件）", await offer.inner_text()).group(1))
    await offer.click()
    await expect(reader.status).to_contain_text(f"は{promised}件です")


@test
async def where_nothing_is_found_the_page_says_what_to_try(reader: Reader) -> None:
    await reader.search("q=" + quote("要対教") + "&form=individual")
    await expect(reader.status).to_contain_text("見つかりませんでした")
    nothing = reader.page.locator("[data-search-nothing]")
    await expect(nothing.get_by_role("button", name="要対協")).to_be_visible()
    await nothing.get_by_role("button", name="要対協").click()
    await expect(reader.status).to_contain_text("「要対協」")
    assert reader.fragment()["q"] == ["要対協"]


@test
@without_scripts
async def without_scripts_links_lead_to_the_lists(reader: Reader) -> None:
    page = reader.page
    await reader.open("cases/c-0001.html")
    await page.locator(".site-search").get_by_role("link", name="検索").click()
    await page.wait_for_url("**/search.html")
    await expect(page.locator("[data-search-page]")).to_be_hidden()
    await expect(page.locator("main").get_by_role("link", name="言葉から探す")).to_be_visible()
    await page.locator("main").get_by_role("link", name="題名のあいうえお順").click()
    await page.wait_for_url("**/titles.html")
    await expect(page.locator("main .entry a").first).to_be_visible()


@test
async def a_ward_leads_to_its_own_page_of_figures(reader: Reader) -> None:
    await reader.search("q=" + quote("此花区") + "&kind=statistics")
    link = reader.results.first.locator("h3 a")
    await expect(link).to_contain_text("此花区")
    await link.click()
    await reader.page.wait_for_url("**/statistics/*_27104.html*")
    await expect(reader.page.locator("mark.search-hit").first).to_be_attached()


@test
async def the_search_of_the_header_is_on_every_page_and_a_field_of_its_own_has_a_label(
    reader: Reader,
) -> None:
    for path in ("index.html", "search.html", "terms.html"):
        await reader.open(path)
        await expect(reader.page.locator(".site-header .search-input")).to_be_visible()
        if path != "terms.html":
            await expect(reader.page.locator("main").get_by_text("検索の言葉", exact=True)).to_be_visible()
