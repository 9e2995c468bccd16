"""Judging in a real Chromium: what has the focus is judged, sums are added up in the page, and all can be undone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bordereau.schemas.convention import Document
from bordereau.schemas.load import read_document

Open = Callable[..., Page]
THIN, HARD = "\u202f", "\u00a0"


@pytest.fixture
def open_as(open_page: Open, document_page: str) -> Open:
    """Open the document as a reviewer whose name is known."""

    def call(name: str = document_page, **options: Any) -> Page:
        page = open_page(name, **options)
        page.fill("#who", "Ana")
        page.keyboard.press("Tab")
        return page

    return call


def save_work(page: Page, path: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()
    download.value.save_as(path)
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def test_a_confirmed_error_of_the_act_leaves_the_queue_and_never_holds(
    open_as: Open, tmp_path: Path, planted: Document, write_run: Any, bordereau: Any, site: Path, build: Any
) -> None:
    """Judged, exported, applied, shown again: the printed figure is as it was, the verdict and its note are there."""
    page = open_as()
    expect(page.locator("#standing")).to_have_text("2 écarts")
    page.keyboard.press("n")
    page.keyboard.press("a")
    first, second = page.locator(".check").nth(0), page.locator(".check").nth(1)
    expect(first).to_have_class("check is-fails is-judged")
    expect(first.locator(".badge")).to_have_text("erreur de l’acte")
    expect(second).to_be_focused()
    expect(page.locator("#standing")).to_have_text("1 écart")
    page.keyboard.press("t")
    expect(page.locator("#standing")).to_have_text("1 erreur de l’acte confirmée")
    expect(page.locator("#judge-said")).to_contain_text("Plus aucun écart")
    first.locator(".sum-note input").fill("le total n’a pas suivi")
    page.keyboard.press("Tab")
    page.keyboard.press("r")
    expect(page.locator("#queue-place")).to_have_text("2 / 2")
    work = save_work(page, tmp_path / "c.json")
    assert [one["document"] for one in work["reviewed"]] == [planted.source.sha256]
    said = {one["verdict"]: (one["read"], one["value"], one["why"]) for one in work["corrections"]}
    assert said["act_errs"] == ("column_total 13224000 13221000", None, "le total n’a pas suivi")
    assert said["no_total"][2] is None

    outputs = write_run(tmp_path / "outputs", planted)
    assert bordereau("apply", tmp_path / "c.json", outputs).returncode == 0
    corrected = read_document(outputs / "corrected" / f"{planted.source.sha256}.json")
    assert corrected.acts[0].tables[0].rows[2].cells[0].value == "13224000"
    build(outputs, site / "judged", with_images=False)
    again = open_as(f"judged/documents/{planted.source.sha256}.html")
    expect(again.locator("#standing")).to_have_text("1 erreur de l’acte confirmée")
    expect(again.locator(".check.is-judged")).to_have_count(2)
    expect(again.locator(".check .said-by").first).to_contain_text("par Ana, le")
    index = open_as("judged/index.html")
    expect(index.locator("#progress")).to_have_text("relu 1 / 1")
    expect(index.locator(".document.is-contested")).to_have_count(1)
    assert "exacte" not in again.locator(".check.is-judged").first.inner_text()


def test_a_term_that_has_the_focus_is_what_is_corrected(open_as: Open) -> None:
    """A figure of a sum is misread: corrected in its place, the ledger, the badge and the page follow, and go back."""
    page = open_as()
    page.keyboard.press("n")
    card = page.locator(".check").first
    term = card.locator(".terms .goto").first
    term.focus()
    expect(page.locator("#judge-fact")).to_contain_text("7 385")
    page.keyboard.press("c")
    expect(page.locator("#correct-title")).not_to_contain_text("Total")
    expect(page.locator("#correct-value")).to_have_value(f"7{THIN}385")
    expect(page.locator("#correct-crop")).to_be_visible()
    page.keyboard.type("7 388 k€")
    page.keyboard.press("Enter")
    expect(card).to_have_class("check is-exact")
    expect(page.locator(".check").nth(1)).to_be_focused()
    expect(card.locator(".terms td").first).to_have_text(f"7{THIN}388{THIN}000{HARD}€")
    expect(card.locator(".sum td")).to_have_text(f"13{THIN}224{THIN}000{HARD}€")
    expect(card.locator(".gap td")).to_have_text(f"0{HARD}€")
    new = page.locator(".new-value")
    expect(new).to_have_text(f"7{THIN}3887{THIN}388{THIN}000{HARD}€")
    assert page.locator("#page-10 .flag.is-gone").count() == 1
    page.keyboard.press("u")
    expect(card).to_have_class("check is-fails")
    expect(card.locator(".gap td")).to_have_text(f"+3{THIN}000{HARD}€")
    expect(new).to_have_count(0)
    page.keyboard.press("Shift+U")
    expect(card).to_have_class("check is-exact")


def test_sums_are_exact(open_as: Open) -> None:
    page = open_as()
    for expression, expected in (
        ("decimal.add('0.1', '0.2')", "0.3"),
        ("decimal.subtract('1', '99999999999999999999.01')", "-99999999999999999998.01"),
        ("decimal.shift('10.744', 3)", "10744"),
        ("decimal.shift('10744', -3)", "10.744"),
        ("decimal.negate('0')", "0"),
        ("String(decimal.isMore('-1', '-1.5'))", "true"),
        ("printNumber('-1234567.5', '€')", f"−1{THIN}234{THIN}567,50{HARD}€"),
        ("readDay('12/03/2021')", "2021-03-12"),
        ("readDay('1er mars 2021')", "2021-03-01"),
        ("readDay('décembre 2020')", "2020-12"),
        ("String(readDay('31/02/2021'))", "null"),
        ("readTyped('1.234.567,89', { unit: '€', scale: 0, read: '1' }).value", "1234567.89"),
        ("readTyped('52 %', { unit: '%', scale: 0, read: '50' }).value", "52"),
        ("readTyped('−3 k€', { unit: '€', scale: 0, read: '3000' }).value", "-3000"),
        ("String(readTyped('3 francs', { unit: '€', scale: 0, read: '3' }))", "null"),
    ):
        assert page.evaluate(expression) == expected, expression


def test_two_tabs_never_write_over_each_other(open_as: Open) -> None:
    page = open_as()
    other = page.context.new_page()
    other.goto(page.url)
    page.locator(".party .fact").first.click()
    page.keyboard.press("v")
    expect(other.locator("[data-mark=right]")).to_have_count(1)
    other.locator(".party .fact").nth(1).click()
    other.keyboard.press("x")
    expect(page.locator("[data-mark]")).to_have_count(2)
    expect(page.locator("#judge-count")).to_have_text("2 jugements")
    page.reload()
    expect(page.locator("[data-mark]")).to_have_count(2)


def test_what_another_reviewer_says_otherwise_is_told(
    open_as: Open, write_corrections: Any, make_correction: Any, planted: Document, tmp_path: Path
) -> None:
    page = open_as()
    page.keyboard.press("n")
    page.keyboard.press("v")
    mine = make_correction(planted, who="Ben")
    page.set_input_files("#load-file", write_corrections(tmp_path / "ben.json", planted, mine))
    expect(page.locator("#judge-count")).to_contain_text("1 en conflit avec les vôtres")
    expect(page.locator("[data-mark=right]")).to_have_count(1)


def test_leaving_a_field_confirms_it_where_that_is_chosen(open_as: Open) -> None:
    page = open_as()
    page.keyboard.press("?")
    page.check("#leave-on")
    page.keyboard.press("Escape")
    page.locator(".party .fact").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-mark=right]")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("c")
    page.fill("#correct-value", "13 221")
    page.locator("#facts").click(position={"x": 5, "y": 400})
    expect(page.locator("[data-mark=corrected]")).to_have_count(1)


def test_links_open_the_page_and_what_they_name(open_as: Open, document_page: str) -> None:
    page = open_as(f"{document_page}#f78")
    expect(page.locator("#f78")).to_have_class(re.compile("is-selected"))
    box = page.locator("#f78").get_attribute("data-box")
    expect(page.locator(f"#{box} rect").first).to_be_in_viewport()
    page.evaluate("location.hash = '#page-11'")
    expect(page.locator("#page-11 .paper")).to_be_in_viewport()
    page.evaluate("location.hash = '#c1'")
    expect(page.locator("#c1")).to_have_class(re.compile("is-current"))
    expect(page.locator("#c1")).to_be_in_viewport()


def test_words_are_found_and_lit_on_the_page(open_as: Open) -> None:
    page = open_as()
    page.keyboard.press("/")
    page.keyboard.type("action logement groupe")
    expect(page.locator("#find-count")).to_contain_text("1 /")
    expect(page.locator(".fact.is-hit").first).to_be_visible()
    page.fill("#find-text", "13 221")
    expect(page.locator("#find-count")).to_have_text("1 / 1")
    expect(page.locator("#page-10 .box.is-hit rect").first).to_be_in_viewport()
    page.fill("#find-text", "travail actuel et futur")
    expect(page.locator(".line-hit.is-now")).to_be_in_viewport()
    page.fill("#find-text", "zèbre")
    expect(page.locator("#find-count")).to_have_text("rien")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()


def test_the_outline_leads_to_an_article_by_its_name(open_as: Open) -> None:
    page = open_as()
    page.keyboard.press("o")
    page.locator("#outline a", has_text="SUIVI").click()
    place = page.locator("#outline a", has_text="SUIVI").get_attribute("data-page")
    expect(page.locator(f"#page-{place} .paper")).to_be_in_viewport()
