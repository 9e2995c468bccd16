"""axe-core finds nothing at all: landmarks, labels, contrast, focus; in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from bordereau.schemas.convention import Document


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("kind", ["index", "document", "no_picture"])
def test_axe_finds_nothing(
    open_page: Callable[..., Page], document_page: str, hostile: Document, kind: str, width: int, theme: str
) -> None:
    bare = f"documents/{hostile.source.sha256}.html"
    name = {"index": "index.html", "document": document_page, "no_picture": bare}[kind]
    page = open_page(name, viewport={"width": width, "height": 800}, color_scheme=theme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert not list_findings(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("keys", ["c", "m Enter", "?", "/", "o"])
def test_axe_finds_nothing_in_what_opens(
    open_page: Callable[..., Page], document_page: str, keys: str, theme: str
) -> None:
    page = open_page(document_page, color_scheme=theme)
    page.locator(".party .fact").first.click()
    for key in keys.split():
        page.keyboard.press(key)
    assert page.locator("dialog[open], #editor:visible, #find:visible, #outline[open]").count() == 1
    assert not list_findings(page)


def test_axe_finds_nothing_where_nothing_was_read(
    open_page: Callable[..., Page], site: Path, tmp_path: Path, write_run: Any, build: Any
) -> None:
    build(write_run(tmp_path / "outputs"), site / "nothing")
    page = open_page("nothing/index.html")
    assert page.get_by_text("Aucun document n’a été lu").is_visible()
    assert page.get_by_text("PDF endommagé").is_visible()
    assert page.locator(".all-hold, .is-exact").count() == 0
    assert not list_findings(page)


def list_findings(page: Page) -> list[tuple[str, str]]:
    """List what axe finds: the rule and the first element."""
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in look(page).response["violations"]]


def look(page: Page) -> Any:
    """Let axe look at a page as it is drawn: it need not fetch the style sheet, which the page forbids."""
    return Axe().run(page, options={"preload": False})


def test_axe_looks(open_page: Callable[..., Page], document_page: str) -> None:
    page = open_page(document_page)
    page.evaluate("document.querySelector('button').replaceChildren(); document.querySelector('button').ariaLabel = ''")
    page.evaluate("document.querySelector('button').removeAttribute('title')")
    assert any(one["id"] == "button-name" for one in look(page).response["violations"])
