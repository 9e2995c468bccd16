"""From a mark on the page to a corrected document: exported, applied, loaded again, found again, reported when lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bordereau.corrections.apply import apply_all, refresh
from bordereau.corrections.document import apply_corrections
from bordereau.warehouse.outputs import find_outputs
from schemas.convention import Document
from schemas.correction import Correction, Corrections
from schemas.load import print_document, read_document

PLANTED = "/acts/0/tables/0/rows/2/cells/0/value"


def make_correction(document: Document, path: str = PLANTED, **fields: Any) -> Correction:
    cell = document.acts[0].tables[0].rows[2].cells[0]
    usual = {"path": path, "verdict": "corrected", "read": "13224000", "value": "13221000", "who": "Ana", "why": None}
    return Correction(**{**usual, "when": "2026-01-02T03:04:05Z", "evidence": cell.evidence, **fields})


def count_failing(document: Document) -> int:
    return sum(check.status == "fails" for check in document.acts[0].checks)


def test_a_correction_mends_the_sums_and_keeps_the_reading(planted: Document) -> None:
    assert count_failing(planted) == 2
    corrected, outcomes = apply_corrections(planted, [make_correction(planted)])
    assert [one.state for one in outcomes] == ["applied"]
    assert count_failing(corrected) == 0
    cell = corrected.acts[0].tables[0].rows[2].cells[0]
    assert (cell.value, cell.text, cell.evidence[0].text) == ("13221000", "13 221", "13 221")
    kept = corrected.corrections[0]
    assert (kept.path, kept.read, kept.value, kept.who) == (PLANTED, "13224000", "13221000", "Ana")


@pytest.mark.parametrize(
    ("fields", "state", "why"),
    [
        ({"verdict": "right", "value": None}, "kept", "nothing is to be changed"),
        ({"verdict": "wrong", "value": None}, "applied", "a cell may be without a value"),
        ({"value": "douze"}, "refused", "a sum is a number"),
        ({"value": "13224000"}, "agreed", "the machine reads the same"),
        ({"path": "/acts/4/tables/7/rows/9/cells/2/value"}, "moved", "numbers change, the place does not"),
        ({"path": "/acts/0/parties/0/name"}, "lost", "no party stands there"),
        ({"evidence": ({"page": 3, "bbox": (1, 1, 9, 9), "text": "x"},)}, "lost", "nothing stands there"),
    ],
)
def test_what_becomes_of_a_correction(planted: Document, fields: dict[str, Any], state: str, why: str) -> None:
    corrected, outcomes = apply_corrections(planted, [make_correction(planted, **fields)])
    assert [one.state for one in outcomes] == [state], why
    assert len(corrected.corrections) == (state not in ("lost", "refused"))


def test_the_last_word_counts(planted: Document) -> None:
    first = make_correction(planted, value="1", when="2026-01-01T00:00:00Z")
    corrected, _ = apply_corrections(planted, [make_correction(planted), first])
    assert corrected.acts[0].tables[0].rows[2].cells[0].value == "13221000"


def test_an_identifier_is_judged_again(planted: Document) -> None:
    one = planted.acts[0].parties[1].identifiers[1]
    path = "/acts/0/parties/1/identifiers/1/value"
    fields = {"read": one.value, "value": "824581624", "evidence": one.evidence}
    corrected, _ = apply_corrections(planted, [make_correction(planted, path, **fields)])
    assert not corrected.acts[0].parties[1].identifiers[1].valid
    assert count_failing(corrected) == 3


def write_corrections(path: Path, document: Document, *corrections: Correction) -> Path:
    entries = [{**json.loads(one.model_dump_json()), "document": document.source.sha256} for one in corrections]
    path.write_text(Corrections.model_validate({"corrections": entries}).model_dump_json(), encoding="utf-8")
    return path


def test_a_correction_survives_another_extraction(tmp_path: Path, planted: Document, write_run: Any) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    apply_all(outputs, [write_corrections(tmp_path / "c.json", planted, make_correction(planted))])
    assert [one.path.parent.name for one in find_outputs(outputs)] == ["corrected"]
    act = planted.acts[0]
    table = act.tables[0]
    fewer = table.model_copy(update={"rows": table.rows[1:]})
    anew = planted.model_copy(update={"acts": (act.model_copy(update={"tables": (fewer,), "checks": ()}),)})
    path = outputs / "documents" / f"{planted.source.sha256}.json"
    path.write_text(print_document(anew), encoding="utf-8")
    done = refresh(outputs)
    assert done.count("moved") == 1
    corrected = read_document(outputs / "corrected" / path.name)
    assert corrected.acts[0].tables[0].rows[1].cells[0].value == "13221000"
    gone = anew.model_copy(update={"acts": (anew.acts[0].model_copy(update={"tables": ()}),)})
    path.write_text(print_document(gone), encoding="utf-8")
    assert refresh(outputs).count("lost") == 1


def test_exported_applied_and_loaded_again(
    open_page: Callable[..., Page],
    document_page: str,
    tmp_path: Path,
    planted: Document,
    write_run: Any,
    bordereau: Any,
) -> None:
    page = open_page(document_page)
    page.keyboard.press("n")
    page.keyboard.press("c")
    page.fill("#correct-value", "treize")
    page.fill("#correct-who", "Ana <b>Relectrice</b>")
    page.fill("#correct-why", "vu sur la page")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#correct-error")).to_contain_text("nombre")
    page.fill("#correct-value", "13 221 000,00 €")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".party .fact").first.click()
    page.keyboard.press("v")
    page.locator(".party .fact").nth(1).click()
    page.keyboard.press("x")
    expect(page.locator("#judge-count")).to_have_text("3 faits jugés")
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter").click()
    exported = tmp_path / "corrections.json"
    download.value.save_as(exported)

    outputs = write_run(tmp_path / "outputs", planted)
    done = bordereau("apply", exported, outputs)
    assert "becomes “13221000.00”" in done.stdout, done.stderr
    corrected = read_document(outputs / "corrected" / f"{planted.source.sha256}.json")
    assert count_failing(corrected) == 0
    assert {one.verdict for one in corrected.corrections} == {"right", "wrong", "corrected"}
    assert {one.who for one in corrected.corrections} == {"Ana <b>Relectrice</b>"}

    other = open_page(document_page)
    expect(other.locator("#judge-count")).to_be_empty()
    other.set_input_files("#load-file", exported)
    expect(other.locator("#judge-count")).to_contain_text("3 corrections chargées")
    assert other.locator("[data-mark=corrected]").count() == 1
    other.set_input_files("#load-file", {"name": "x.json", "mimeType": "application/json", "buffer": b"[]"})
    expect(other.locator("#judge-count")).to_contain_text("n’est pas un fichier de corrections")


def test_a_corrected_document_shows_who_corrected_it(
    open_page: Callable[..., Page], site: Path, planted: Document, tmp_path: Path, write_run: Any, build: Any
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    apply_all(outputs, [write_corrections(tmp_path / "c.json", planted, make_correction(planted))])
    build(outputs, site / "corrected", with_images=False)
    page = open_page(f"corrected/documents/{planted.source.sha256}.html")
    expect(page.locator(".corrected")).to_have_text("corrigé par Ana, lu « 13224000 »")
    assert page.locator(".check.is-fails").count() == 0


def test_a_file_that_is_none_is_refused(tmp_path: Path, planted: Document, write_run: Any, bordereau: Any) -> None:
    bad = tmp_path / "x.json"
    bad.write_text('{"corrections": [{"path": "../../etc"}]}', encoding="utf-8")
    done = bordereau("apply", bad, write_run(tmp_path / "outputs", planted))
    assert done.returncode == 2
    assert "no file of corrections" in done.stderr
    assert "Traceback" not in done.stderr
