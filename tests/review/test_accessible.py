"""axe-core finds nothing serious: landmarks, labels, contrast, focus; in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", ["index", "document"])
def test_axe_finds_nothing_serious(
    open_page: Callable[..., Page], document_page: str, kind: str, width: int, theme: str
) -> None:
    name = "index.html" if kind == "index" else document_page
    page = open_page(name, viewport={"width": width, "height": 800}, color_scheme=theme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = look(page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary"))
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious


def look(page: Page) -> Any:
    """Let axe look at a page as it is drawn: it need not fetch the style sheet, which the page forbids."""
    return Axe().run(page, options={"preload": False})


def test_axe_looks(open_page: Callable[..., Page], document_page: str) -> None:
    page = open_page(document_page)
    page.evaluate("document.querySelector('button').replaceChildren(); document.querySelector('button').ariaLabel = ''")
    page.evaluate("document.querySelector('button').removeAttribute('title')")
    assert any(one["id"] == "button-name" for one in look(page).response["violations"])
