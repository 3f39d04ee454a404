# SPDX-License-Identifier: MIT
"""Questions of a quiz's page, found by name as a screen reader finds them and answered by keyboard."""

from __future__ import annotations

import re

from playwright.async_api import Locator, Page, expect


def question(page: Page, title: str) -> Locator:
    """A question by a part of its title, found as a screen reader does: a group with a name."""
    return page.get_by_role("group", name=re.compile(title))


async def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(80):
        if await target.evaluate("element => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


async def choose(page: Page, title: str, *names: str) -> None:
    """Chooses radio buttons or ticks boxes, by keyboard."""
    group = question(page, title)
    for name in names:
        box = group.get_by_label(name, exact=True)
        if await box.get_attribute("type") == "checkbox":
            await tab_to(page, box)
            await page.keyboard.press("Space")
            continue
        # A group of radio buttons is one stop of the Tab key; the arrows choose in it.
        await tab_to(page, group.get_by_role("radio").first)
        await page.keyboard.press("Space")
        for _ in range(await group.get_by_role("radio").count()):
            if await box.is_checked():
                break
            await page.keyboard.press("ArrowDown")
        await expect(box).to_be_checked()


async def select(page: Page, title: str, label: str, option: str) -> None:
    """Chooses from a list, by keyboard."""
    box = question(page, title).get_by_label(label, exact=True)
    await tab_to(page, box)
    for _ in range(await box.locator("option").count()):
        if await box.evaluate("box => box.selectedOptions[0].text") == option:
            return
        await page.keyboard.press("ArrowDown")
    raise AssertionError(f"{option} cannot be chosen")


async def order(page: Page, title: str, *items: str) -> None:
    """Moves items to their places, from above, by keyboard."""
    group = question(page, title)
    for place, item in enumerate(items):
        for _ in range(len(items)):
            standing = await group.locator(".item-text").all_inner_texts()
            if standing[place] == item:
                break
            await tab_to(page, group.get_by_role("button", name=f"「{item}」を上へ"))
            await page.keyboard.press("Enter")
            await expect(group.locator(".moved")).to_contain_text(f"「{item}」を上から")


async def answer(page: Page, title: str) -> Locator:
    """Presses the button of a question, and returns what is said, which has the focus."""
    group = question(page, title)
    await tab_to(page, group.get_by_role("button", name="答える"))
    await page.keyboard.press("Enter")
    feedback = group.locator(".feedback")
    await expect(feedback).to_be_focused()
    return feedback
