"""The index as a queue: ranked, filtered in the address, with progress; from one document to the next and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bordereau.review.standing import find_reasons, tell_standing, weigh
from bordereau.review.words import load_words
from bordereau.schemas.convention import Document
from bordereau.schemas.warning import Code, DocumentWarning

Open = Callable[..., Page]


@pytest.mark.parametrize(
    ("more", "less", "why"),
    [
        ({"gap": 1}, {"undetermined": 9, "doubtful": 900}, "a gap before all else"),
        ({"gap": 3}, {"gap": 1}, "more gaps before fewer"),
        ({"w:no_parties": 1}, {"w:bad_grouping": 50}, "parties that are missing before many small warnings"),
        ({"partial": 1}, {"w:no_parties": 1}, "what could not be read in part"),
        ({"doubtful": 3}, {"clear": 1}, "a doubt before none"),
        ({"w:bad_grouping": 1}, {"act_errs": 4}, "confirmed errors of the act call nobody any more"),
    ],
)
def test_what_needs_a_person_most_comes_first(more: Mapping[str, int], less: Mapping[str, int], why: str) -> None:
    assert weigh(more) > weigh(less), why


def test_green_says_only_what_was_proven(document: Document) -> None:
    words = load_words("fr")
    clean = document.model_copy(update={"warnings": ()})
    acts = tuple(act.model_copy(update={"tables": (), "amounts": (), "checks": act.checks[:2]}) for act in clean.acts)
    clear = clean.model_copy(update={"acts": acts})
    views: list[Any] = [type("View", (), {"status": "exact"})() for _ in acts[0].checks]
    assert find_reasons(clear) == {"clear": 1}
    assert tell_standing(clear, views, words) == "2 sommes tiennent, rien d’autre à signaler"
    warned = clear.model_copy(update={"warnings": (DocumentWarning(code=Code.NO_PARTIES, message="none", page=1),)})
    assert tell_standing(warned, views, words) == "2 sommes tiennent"
    bare = clear.model_copy(update={"acts": (acts[0].model_copy(update={"checks": ()}),)})
    assert find_reasons(bare) == {"no_sum": 1}
    assert tell_standing(bare, [], words) == "aucune somme trouvée"


def test_the_filter_is_in_the_address_and_counts_by_reason(open_page: Open) -> None:
    page = open_page()
    facet = page.locator("#facets-reason button", has_text="Écarts")
    expect(facet.locator(".count")).to_have_text("1")
    expect(page.locator("#facets-reason button", has_text="En quarantaine")).to_be_visible()
    facet.click()
    expect(page.locator(".document")).to_have_count(1)
    assert page.url.endswith("?reason=gap")
    page.fill("#search", "avenant")
    page.wait_for_url("**q=avenant**")
    page.reload()
    expect(page.locator("#search")).to_have_value("avenant")
    expect(page.locator("#facets-reason button[aria-pressed=true]")).to_have_text("Écarts 1")


def test_a_document_is_reviewed_and_the_filter_is_kept(open_page: Open, planted: Document) -> None:
    page = open_page()
    page.fill("#who", "Ana")
    page.keyboard.press("Tab")
    expect(page.locator("#progress")).to_have_text("relu 0 / 2")
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page.locator(".check").first).to_be_focused()
    expect(page.locator("#queue-place")).to_have_text("1 / 2")
    page.keyboard.press("a")
    page.keyboard.press("a")
    page.keyboard.press("r")
    expect(page.locator("#queue-place")).to_have_text("2 / 2")
    page.keyboard.press("[")
    expect(page.locator("[data-do=reviewed]")).to_have_attribute("aria-pressed", "true")
    page.locator(".home").click()
    expect(page.locator("#progress")).to_have_text("relu 1 / 2")
    expect(page.locator("#facets-state button", has_text="contesté").locator(".count")).to_have_text("1")
    done = page.locator(".document.is-contested")
    expect(done).to_contain_text("2 erreurs de l’acte confirmées")
    expect(done.locator(".gaps")).to_have_count(0)
    page.locator("#facets-state button", has_text="à revoir").click()
    expect(page.locator(".document")).to_have_count(2)


def test_five_thousand_documents_stay_quick(browser: Browser, site: Path, tmp_path: Path) -> None:
    """The queue of the run, as if it had 5 000 documents: opened, searched, filtered."""
    text = (site / "assets" / "queue.js").read_text("utf-8")
    head, _, rest = text.partition("\n")
    row = json.loads(rest.removeprefix("const queue = ").rstrip(";\n"))[0]
    rows = [{**row, "id": f"{n:064x}", "title": f"Convention {n}", "file": f"{n}.pdf"} for n in range(5000)]
    folder = tmp_path / "many"
    (folder / "assets").mkdir(parents=True)
    for path in (site / "assets").iterdir():
        (folder / "assets" / path.name).write_bytes(path.read_bytes())
    (folder / "assets" / "queue.js").write_text(f"{head}\nconst queue = {json.dumps(rows)};\n", "utf-8")
    (folder / "index.html").write_bytes((site / "index.html").read_bytes())
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((folder / "index.html").as_uri())
    loaded = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    assert page.evaluate(loaded) < 3000
    expect(page.locator("#shown")).to_have_text("5\u202f000 documents sur 5\u202f000")
    assert page.locator("*").count() < 3000
    search = "const start = performance.now(); filter.q = '4999'; changeFilter(); return performance.now() - start;"
    took = page.evaluate(f"(() => {{ {search} }})()")
    assert took < 1000
    expect(page.locator(".document")).to_have_count(1)
    page.close()
