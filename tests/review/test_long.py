"""A long document: acts and pages are drawn when they come near, and nothing of what a reviewer does notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import bordereau.review.page
from bordereau.schemas.convention import Document

Open = Callable[..., Page]
PLANTED = "/acts/0/tables/0/rows/2/cells/0/value"


@pytest.fixture
def lazy(outputs: Path, site: Path, build: Any, planted: Document, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of the sample, as if it were long."""
    monkeypatch.setattr(bordereau.review.page, "LAZY_FROM", 10)
    build(outputs, site / "lazy", with_images=False)
    return f"lazy/documents/{planted.source.sha256}.html"


def test_an_act_is_drawn_when_something_of_it_is_wanted(open_page: Open, lazy: str) -> None:
    page = open_page(lazy, viewport={"width": 1280, "height": 300})
    expect(page.locator(".act .fact")).to_have_count(0)
    page.fill("#who", "Ana")
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.keyboard.press("c")
    page.fill("#correct-value", "13 221")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mark=corrected]")).to_have_count(1)
    expect(page.locator(".new-value")).to_contain_text("13\u202f221")
    page.reload()
    expect(page.locator("#judge-count")).to_have_text("1 jugement")
    page.locator("#act-1").scroll_into_view_if_needed()
    expect(page.locator("[data-mark=corrected]")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.type("groupe")
    expect(page.locator(".fact.is-hit").first).to_be_visible()


def test_links_find_what_is_not_drawn_yet(open_page: Open, lazy: str) -> None:
    page = open_page(f"{lazy}#f78")
    expect(page.locator("#f78")).to_be_in_viewport()
    page = open_page(lazy, viewport={"width": 1280, "height": 300})
    page.locator(".contents a", has_text="Signatures").click()
    expect(page.locator("#h1-signatures")).to_be_in_viewport()


def test_without_scripts_all_is_there(open_page: Open, lazy: str) -> None:
    page = open_page(lazy, java_script_enabled=False)
    assert page.locator(".act .fact").count() > 100
    assert page.locator(".box").count() > 50
