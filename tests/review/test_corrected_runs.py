"""From a mark on the page to a corrected run: exported, applied, loaded again, found again, reported when lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Page, expect

from bordereau.corrections.apply import apply_all, refresh
from bordereau.schemas.convention import Document
from bordereau.schemas.load import print_document, read_document
from bordereau.warehouse.outputs import find_outputs

PLANTED = "/acts/0/tables/0/rows/2/cells/0/value"


def count_failing(document: Document) -> int:
    return sum(check.status == "fails" for check in document.acts[0].checks)


def test_a_correction_survives_another_extraction(
    write_corrections: Any, make_correction: Any, tmp_path: Path, planted: Document, write_run: Any
) -> None:
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
    page.fill("#who", "Ana <b>Relectrice</b>")
    page.fill("#correct-why", "vu sur la page")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#correct-error")).to_contain_text("nombre")
    page.fill("#correct-value", "13 221 000,00 €")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".party .fact").first.click()
    page.keyboard.press("v")
    page.locator(".party .fact").nth(1).click()
    page.keyboard.press("x")
    expect(page.locator("#judge-count")).to_have_text("3 jugements")
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter").click()
    exported = tmp_path / "corrections.json"
    download.value.save_as(exported)

    outputs = write_run(tmp_path / "outputs", planted)
    done = bordereau("apply", exported, outputs)
    assert "becomes “13221000”" in done.stdout, done.stderr
    corrected = read_document(outputs / "corrected" / f"{planted.source.sha256}.json")
    assert count_failing(corrected) == 0
    assert {one.verdict for one in corrected.corrections} == {"right", "wrong", "corrected"}
    assert {one.who for one in corrected.corrections} == {"Ana <b>Relectrice</b>"}

    other = open_page(document_page)
    expect(other.locator("#judge-count")).to_be_empty()
    other.set_input_files("#load-file", exported)
    expect(other.locator("#judge-count")).to_contain_text("3 jugements repris")
    assert other.locator("[data-mark=corrected]").count() == 1
    other.set_input_files("#load-file", {"name": "x.json", "mimeType": "application/json", "buffer": b"[]"})
    expect(other.locator("#judge-count")).to_contain_text("n’est pas un fichier de corrections")


def test_a_corrected_document_shows_who_corrected_it(
    write_corrections: Any,
    make_correction: Any,
    open_page: Callable[..., Page],
    site: Path,
    planted: Document,
    tmp_path: Path,
    write_run: Any,
    build: Any,
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    apply_all(outputs, [write_corrections(tmp_path / "c.json", planted, make_correction(planted))])
    build(outputs, site / "corrected", with_images=False)
    page = open_page(f"corrected/documents/{planted.source.sha256}.html")
    expect(page.locator(".corrected")).to_have_text("corrigé par Ana, lu «\u00a013\u202f224\u202f000\u00a0»")
    assert page.locator(".check.is-fails").count() == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "no file of corrections"),
        ({"path": "../../etc"}, "no file of corrections"),
        ({"path": "/acts/0/nothing/value"}, "no fact that can be corrected"),
        ({"value": "douze"}, "“douze” is no decimal number"),
        ({"value": None}, "needs a value"),
        ({"when": "hier"}, "no file of corrections"),
        ({"document": "ef" * 32, "file_name": "autre.pdf"}, "speaks of autre.pdf, which is not among the documents"),
    ],
)
def test_a_wrong_file_is_refused_whole(
    write_corrections: Any,
    make_correction: Any,
    tmp_path: Path,
    planted: Document,
    write_run: Any,
    bordereau: Any,
    change: dict[str, Any] | None,
    said: str,
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    good = write_corrections(tmp_path / "good.json", planted, make_correction(planted))
    assert bordereau("apply", good, outputs).returncode == 0
    before = {path: path.read_bytes() for path in outputs.rglob("*.json")}
    bad = tmp_path / "bad.json"
    content = json.loads(good.read_text(encoding="utf-8"))
    content["corrections"] += [{**content["corrections"][0], **(change or {})}]
    if change and "document" in change:
        content["corrections"] = content["corrections"][1:]
    bad.write_text(json.dumps(content) if change else "{not json", encoding="utf-8")
    done = bordereau("apply", bad, outputs)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in outputs.rglob("*.json")} == before


def test_the_warehouse_takes_corrections_and_keeps_what_was_read(
    write_corrections: Any, make_correction: Any, tmp_path: Path, planted: Document, write_run: Any, bordereau: Any
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    url = f"duckdb:///{tmp_path / 'w.duckdb'}"

    def ask() -> list[int]:
        wanted = (
            "SELECT sum(value_eur) FROM table_cells WHERE printed_text IN ('13 224', '13 221')",
            "SELECT count(*) FROM checks WHERE status = 'fails'",
            "SELECT count(*) FROM amounts",
        )
        with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as base:
            return [int(base.execute(one).fetchall()[0][0]) for one in wanted]

    assert bordereau("load", outputs, "--to", url).returncode == 0
    assert ask() == [13224000, 2, 38]
    evidence = ({"page": 5, "bbox": (60.0, 10.0, 160.0, 22.0), "text": "1,5 M€"},)
    missing = make_correction(
        planted, "/acts/0/amounts/-", verdict="missing", read=None, value="1,5 M€", evidence=evidence
    )
    assert bordereau(
        "apply", write_corrections(tmp_path / "c.json", planted, make_correction(planted), missing), outputs
    )
    done = bordereau("load", outputs, "--to", url)
    assert "1 changed" in done.stdout + done.stderr
    assert ask() == [13221000, 0, 39]
    assert "unchanged" in bordereau("load", outputs, "--to", url).stdout
    machine = read_document(outputs / "documents" / f"{planted.source.sha256}.json")
    assert machine.acts[0].tables[0].rows[2].cells[0].value == "13224000"
    gone = planted.model_copy(update={"acts": (planted.acts[0].model_copy(update={"tables": (), "checks": ()}),)})
    (outputs / "documents" / f"{planted.source.sha256}.json").write_text(print_document(gone), encoding="utf-8")
    done = bordereau("load", outputs, "--to", url)
    assert "nothing is read any more at its place on page 10" in done.stderr


def test_extra_and_missing_facts_are_told_on_the_page(
    open_page: Callable[..., Page],
    document_page: str,
    tmp_path: Path,
    planted: Document,
    write_run: Any,
    bordereau: Any,
) -> None:
    page = open_page(document_page)
    page.locator(".party .fact").first.click()
    page.keyboard.press("e")
    expect(page.locator("#who")).to_be_focused()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mark=extra]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    paper = page.locator("#page-1 .paper").bounding_box()
    assert paper is not None
    page.mouse.move(paper["x"] + 60, paper["y"] + 60)
    page.mouse.down()
    page.mouse.move(paper["x"] + 160, paper["y"] + 80)
    page.mouse.up()
    page.fill("#correct-value", "beaucoup")
    page.keyboard.press("Enter")
    expect(page.locator("#correct-error")).to_contain_text("€ pour un montant")
    page.fill("#correct-value", "1,5 M€")
    page.keyboard.press("Enter")
    expect(page.locator("#added .fact")).to_have_text("1,5 M€")
    page.locator("#page-1 .box.is-added rect").click()
    expect(page.locator("#added .fact")).to_be_focused()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.select_option("#missing-kind", "signatures/-")
    page.fill("#correct-value", "Luc MARTIN")
    page.keyboard.press("Enter")
    expect(page.locator("#judge-count")).to_have_text("3 jugements")
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter").click()
    download.value.save_as(tmp_path / "c.json")
    outputs = write_run(tmp_path / "outputs", planted)
    assert bordereau("apply", tmp_path / "c.json", outputs).returncode == 0
    corrected = read_document(outputs / "corrected" / f"{planted.source.sha256}.json")
    assert len(corrected.acts[0].parties) == 2
    assert "Luc MARTIN" in [one.name for one in corrected.acts[0].signatures]
    added = next(one for one in corrected.acts[0].amounts if one.text == "1,5 M€")
    scale = paper["width"] / planted.pages[0].width
    assert added.evidence[0].bbox[0] == pytest.approx(60 / scale, abs=1.5)
    page.reload()
    expect(page.locator("#judge-count")).to_have_text("3 jugements")
    page.locator("#added .fact").first.click()
    page.locator("[data-do=clear]").click()
    expect(page.locator("#judge-count")).to_have_text("2 jugements")


TYPED = [
    ("13 221", "Compris\u00a0: 13\u202f221\u202f000\u00a0€", "as its column prints it, in thousands"),
    ("13 221 k€", "Compris\u00a0: 13\u202f221\u202f000\u00a0€", "with its unit"),
    ("13,221 M€", "Compris\u00a0: 13\u202f221\u202f000\u00a0€", "in another unit"),
    ("13,221 millions d’euros", "Compris\u00a0: 13\u202f221\u202f000\u00a0€", "in words"),
    ("13 221 000 €", "Compris\u00a0: 13\u202f221\u202f000\u00a0€", "in euros"),
    ("13221000", "Compris\u00a0: 13\u202f221\u202f000\u00a0€, écrit en euros.", "only the bare number is near"),
    ("13", "Compris\u00a0: 13\u202f000\u00a0€. C’est bien loin de ce qui a été lu.", "far either way"),
    ("treize", "", "no number"),
]


def test_a_correction_is_typed_as_printed(open_page: Callable[..., Page], document_page: str) -> None:
    page = open_page(document_page)
    page.keyboard.press("n")
    page.keyboard.press("c")
    for typed, said, why in TYPED:
        page.fill("#correct-value", typed)
        assert page.locator("#correct-echo").inner_text() == said, why


def test_a_judgement_is_found_by_its_place_when_numbers_moved(
    write_corrections: Any,
    make_correction: Any,
    open_page: Callable[..., Page],
    document_page: str,
    tmp_path: Path,
    planted: Document,
) -> None:
    moved = make_correction(planted, PLANTED.replace("rows/2", "rows/1"))
    path = write_corrections(tmp_path / "c.json", planted, moved)
    page = open_page(document_page)
    page.set_input_files("#load-file", path)
    expect(page.locator("[data-mark=corrected]")).to_have_text("13 224")


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, planted: Document, write_run: Any, bordereau: Any
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = bordereau("review", outputs, "--no-images", "--allow-edited", "-o", tmp_path / "file")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"{tmp_path / 'file'} cannot be written" in done.stderr
