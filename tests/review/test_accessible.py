"""axe-core finds nothing at all: landmarks, labels, contrast, focus; in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from bordereau.schemas.convention import Document

WIDTHS = (1440, 768, 390)
THEMES: tuple[Any, ...] = ("light", "dark")
BY_THEME = {"type": "tag", "values": ["cat.color"]}
"""The rules whose answer may change with the theme; the other ninety look at the same tree in both."""


@pytest.mark.parametrize("kind", ["index", "document", "no_picture"])
def test_axe_finds_nothing(open_page: Callable[..., Page], document_page: str, hostile: Document, kind: str) -> None:
    bare = f"documents/{hostile.source.sha256}.html"
    page = open_page({"index": "index.html", "document": document_page, "no_picture": bare}[kind])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in WIDTHS if kind != "no_picture" else (390,):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        assert not list_findings(page), width
        page.emulate_media(color_scheme="dark")
        assert not list_findings(page, runOnly=BY_THEME), width


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_what_opens(open_page: Callable[..., Page], document_page: str, theme: str) -> None:
    page = open_page(document_page, color_scheme=theme)
    page.fill("#who", "Ana")
    for keys, opened in (
        ("n a", ".is-judged"),
        ("c", "#editor"),
        ("/", "#find"),
        ("o", "#outline[open]"),
        ("?", "dialog[open]"),
    ):
        page.locator(".party .fact").first.click()
        for key in keys.split():
            page.keyboard.press(key)
        assert page.locator(opened).first.is_visible()
        assert not list_findings(page, opened), keys
        page.keyboard.press("Escape")
    page.locator(".party .fact").first.click()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    assert page.locator("#missing-of").is_visible()
    assert not list_findings(page, ".judge")


def test_axe_finds_nothing_where_nothing_was_read(
    open_page: Callable[..., Page], site: Path, tmp_path: Path, write_run: Any, build: Any
) -> None:
    build(write_run(tmp_path / "outputs"), site / "nothing")
    page = open_page("nothing/index.html")
    assert page.get_by_text("Aucun document n’a été lu").is_visible()
    assert page.get_by_text("PDF endommagé").is_visible()
    assert page.locator(".all-hold, .is-exact").count() == 0
    assert not list_findings(page)


def list_findings(page: Page, where: str | None = None, **options: Any) -> list[tuple[str, str]]:
    """List what axe finds: the rule and the first element."""
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in look(page, where, **options)]


def look(page: Page, where: str | None = None, **options: Any) -> list[dict[str, Any]]:
    """Let axe look at a page, or a part of it, as drawn: it need not fetch the style sheet, which is forbidden.

    A page takes axe in once, and axe writes out only what it finds wrong, not all that is right besides.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    asked = {"preload": False, "resultTypes": ["violations"], **options}
    run = "([where, asked]) => axe.run(where ?? document, asked).then(found => found.violations)"
    violations: list[dict[str, Any]] = page.evaluate(run, [where, asked])
    return violations


def test_axe_looks(open_page: Callable[..., Page], document_page: str) -> None:
    page = open_page(document_page)
    page.evaluate("document.querySelector('button').replaceChildren(); document.querySelector('button').ariaLabel = ''")
    page.evaluate("document.querySelector('button').removeAttribute('title')")
    assert any(one["id"] == "button-name" for one in look(page))
