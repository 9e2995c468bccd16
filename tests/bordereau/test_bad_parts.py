"""Each stage made to raise, one at a time: it costs itself, a warning names it, and the rest is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

import bordereau.names
from bordereau.document import extract_document
from bordereau.extract.ocr.engine import NullReader, Readers
from bordereau.guard.task import Task, run_task
from bordereau.schemas.convention import Document
from bordereau.schemas.errors import Reason
from bordereau.schemas.settings import ReadSettings, Settings
from bordereau.schemas.table import Grid

SECRET = "/home/somebody/secret.py line 12"
ACT = [
    "CONVENTION DE PARTENARIAT",
    "Entre :",
    "La Commune de Valbrume, représentée par son Maire, Madame Jeanne ORMEAU,",
    "ci-après désignée « la Commune »,",
    "Et",
    "L'association Les Amis du Lavoir, représentée par son Président, Monsieur Paul TILLEUL,",
    "ci-après désignée « l'Association »,",
    "Il est convenu ce qui suit :",
    "Article 1 : Objet",
    "La Commune verse à l'Association une subvention de 12 500 €.",
]
END = [
    "Article 2 : Durée",
    "La convention prend effet le 1er janvier 2024, pour un montant de 800 €.",
    "Fait à Valbrume, le 15 décembre 2023",
    "Le Maire",
    "Jeanne ORMEAU",
]


@pytest.fixture
def act(make_pdf: Callable[..., Path]) -> Path:
    return make_pdf(pages=(ACT, END))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """The page of the sample that holds its table."""
    return cut_pages(samples / "avenant-dijon.pdf", [9], tmp_path_factory.mktemp("table") / "table.pdf")


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A page with a text layer, and the picture of one."""
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    made = pdfium.PdfDocument.new()
    made.import_pages(pdfium.PdfDocument(samples / "avenant-dijon.pdf"), [4])
    made.import_pages(pdfium.PdfDocument(samples / "avenant-dijon-scan.pdf"), [8])
    made.save(path)
    return path


def cut_pages(source: Path, places: Sequence[int], path: Path) -> Path:
    made = pdfium.PdfDocument.new()
    made.import_pages(pdfium.PdfDocument(source), list(places))
    made.save(path)
    return path


def boom(*_: object, **__: object) -> None:
    raise RuntimeError(SECRET)


def tell_losses(document: Document) -> list[tuple[str, str]]:
    return [(w.code.value, w.message) for w in document.warnings if w.code.value.endswith("_unreadable")]


@dataclass(frozen=True)
class Fault:
    """Where it is put in, what is told, and what is still there."""

    where: str
    told: str
    code: str = "part_unreadable"
    articles: tuple[str, ...] = ("1", "2")
    amounts: tuple[str, ...] = ("12500", "800")
    parties: int = 2


FAULTS = [
    Fault("bordereau.extract.page.document.read_drawing", "What is drawn on page 1"),
    Fault("bordereau.extract.page.fonts.read_font", "A font of page 1"),
    Fault("bordereau.extract.pipeline.remove_furniture", "The running headers and footers"),
    Fault("bordereau.extract.pipeline.mend_pages", "Torn words"),
    Fault("bordereau.extract.pipeline.part_words", "Glued words of page 1"),
    Fault("bordereau.extract.pipeline.part_panels", "The panels of page 1"),
    Fault("bordereau.extract.pipeline.unfold_columns", "The columns of page 1"),
    Fault("bordereau.extract.pipeline.find_signatures", "The signatures"),
    Fault("bordereau.extract.pipeline.take_tables", "The tables"),
    Fault("bordereau.extract.tables.take.find_tables", "The tables of page 1"),
    Fault("bordereau.extract.tables.take.caption_tables", "The captions of the tables on page 1"),
    Fault("bordereau.extract.tables.take.stitch_tables", "Tables over several pages"),
    Fault("bordereau.extract.tables.take.spread_units", "The units of the tables"),
    Fault("bordereau.extract.tables.take.name_annexes", "The annexes of the tables"),
    Fault("bordereau.extract.pipeline.read_cells", "The ruled text of page 1"),
    Fault("bordereau.extract.acts.split.unstick", "Labels glued to their text"),
    Fault("bordereau.extract.acts.split.find_contents", "The table of contents"),
    Fault("bordereau.extract.acts.split.read_structure", "The beginnings of the acts"),
    Fault("bordereau.extract.acts.split.find_annexes", "The annexes of an act"),
    Fault("bordereau.extract.acts.split.choose_parties", "The title and parties of an act", parties=0),
    Fault("bordereau.extract.acts.split.choose_headings", "The parts of the act on page 1", articles=(), parties=0),
    Fault("bordereau.extract.acts.split.measure_document", "The acts", articles=(), parties=0),
    Fault("bordereau.document.read_habit", "What dots mean in the numbers"),
    Fault("bordereau.assemble.act.read_header", "The heading and dates of the act"),
    Fault("bordereau.assemble.act.assemble_article", "Article 1", articles=()),
    Fault("bordereau.assemble.act.read_groups", "The aliases of groups"),
    Fault("bordereau.assemble.act.read_party", "A person's name in « La Commune", parties=0),
    Fault("bordereau.assemble.act.assemble_party", "The party « La Commune", parties=0),
    Fault("bordereau.assemble.quantities.find_amounts", "The sums in « ", amounts=()),
    Fault("bordereau.assemble.act.find_scale_doubts", "The units of the tables"),
    Fault("bordereau.assemble.act.read_signatures", "The signatures"),
    Fault("bordereau.reconcile.checks.check_identifiers", "Identifiers could not be checked"),
    Fault("bordereau.reconcile.checks.check_restatements", "Sums said twice could not be checked"),
    Fault("bordereau.document.assemble_act", "The act that begins on page 1", articles=(), amounts=(), parties=0),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.where)
def test_a_stage_that_raises_costs_itself(monkeypatch: pytest.MonkeyPatch, act: Path, fault: Fault) -> None:
    monkeypatch.setattr(fault.where, boom)
    document = extract_document(act)
    lost = tell_losses(document)
    assert document.status == "partial"
    assert any(code == fault.code and message.startswith(fault.told) for code, message in lost), lost
    assert all("a fault of the program (RuntimeError)" in message and SECRET not in message for _, message in lost)
    (found,) = document.acts
    assert tuple(article.number for article in found.articles) == fault.articles
    assert tuple(amount.value for amount in found.amounts) == fault.amounts
    assert len(found.parties) == fault.parties
    assert [page.text_source for page in document.pages] == ["layer", "layer"]


def test_what_fails_in_one_page_leaves_the_others(monkeypatch: pytest.MonkeyPatch, act: Path) -> None:
    from bordereau.extract.lines.make import make_lines

    monkeypatch.setattr(
        "bordereau.extract.pipeline.make_lines", lambda page: boom() if page.number == 1 else make_lines(page)
    )
    document = extract_document(act)
    assert [(code, message[:22]) for code, message in tell_losses(document)] == [
        ("page_unreadable", "The lines of page 1 co")
    ]
    assert [amount.value for amount in document.acts[0].amounts] == ["800"]


def test_paragraphs_are_made_page_by_page_where_they_cannot_be_over_pages(
    monkeypatch: pytest.MonkeyPatch, act: Path
) -> None:
    from bordereau.extract.paragraphs.make import make_paragraphs

    def fail_over_pages(lines: Sequence[object]) -> object:
        return boom() if len({line.page for line in lines}) > 1 else make_paragraphs(lines)  # type: ignore[attr-defined, arg-type]

    monkeypatch.setattr("bordereau.extract.pipeline.make_paragraphs", fail_over_pages)
    document = extract_document(act)
    assert [amount.value for amount in document.acts[0].amounts] == ["12500", "800"]
    assert [code for code, _ in tell_losses(document)] == ["part_unreadable"]


TABLE_FAULTS = [
    ("bordereau.extract.tables.find.read_ruled", "table_unreadable", "could not be read by its rules", 1),
    ("bordereau.extract.tables.join.parts.part_halves", "table_unreadable", "could not be parted in its halves", 1),
    ("bordereau.assemble.readings.interpret_grid", "table_unreadable", "on page 1 could not be read", 0),
    ("bordereau.assemble.readings.choose_reading", "table_unreadable", "on page 1 could not be read", 0),
    ("bordereau.assemble.readings.repair_table", "part_unreadable", "whose digits are mended, could not be read", 1),
    ("bordereau.assemble.readings.reread_table", "part_unreadable", "looked at a second time, could not be read", 1),
    ("bordereau.assemble.readings.assemble_table", "table_unreadable", "on page 1 could not be read", 0),
]


@pytest.mark.parametrize(("where", "code", "told", "tables"), TABLE_FAULTS, ids=lambda value: str(value)[:50])
def test_a_table_that_raises_costs_itself(
    monkeypatch: pytest.MonkeyPatch, table: Path, where: str, code: str, told: str, tables: int
) -> None:
    monkeypatch.setattr(where, boom)
    document = extract_document(table)
    lost = tell_losses(document)
    assert any(one == code and told in message and "The table at " in message for one, message in lost), lost
    assert document.status == "partial"
    assert len(document.acts[0].tables) == tables
    assert all(SECRET not in message for _, message in lost)


def test_a_further_reader_that_raises_costs_its_opinion(monkeypatch: pytest.MonkeyPatch, table: Path) -> None:
    from bordereau.reconcile.tables.judge import choose_reading

    def ask(*_: object, **__: object) -> Iterator[Grid]:
        yield boom()  # type: ignore[misc]

    def doubt(*asked: object) -> object:
        return replace(choose_reading(*asked), proven=False, agreed=False)  # type: ignore[arg-type]

    monkeypatch.setattr("bordereau.assemble.readings.choose_reading", doubt)
    monkeypatch.setattr("bordereau.document.ask_camelot", ask)
    document = extract_document(table)
    assert any("asked of a further reader" in message for _, message in tell_losses(document))
    assert document.acts[0].tables


def test_names_are_read_by_the_rules_where_the_model_fails(monkeypatch: pytest.MonkeyPatch, act: Path) -> None:
    from bordereau.normalize.parties.read import interpret_party

    monkeypatch.setattr(bordereau.names, "find_persons", boom)
    monkeypatch.setattr(bordereau.names, "interpret_party", lambda text, *more: _doubt(interpret_party(text, *more)))
    document = extract_document(act)
    assert len(document.acts[0].parties) == 2
    assert any(message.startswith("A person's name in « La Commune") for _, message in tell_losses(document))


def _doubt(found: object) -> object:
    return replace(found, doubts=((0, 5),))  # type: ignore[type-var]


@pytest.mark.parametrize(
    "where", ["bordereau.extract.page.reading.read_scanned_page", "bordereau.extract.page.document.render_grey"]
)
def test_a_picture_that_raises_costs_its_page_and_no_other(
    monkeypatch: pytest.MonkeyPatch, scan: Path, where: str
) -> None:
    monkeypatch.setattr(where, boom)
    document = extract_document(scan)
    assert document.pages[0].text_source == "layer"
    assert [(code, message[:24]) for code, message in tell_losses(document)] == [
        ("page_unreadable", "Page 2, a picture, could")
    ]
    assert document.acts[0].amounts


def test_a_page_with_a_layer_keeps_it_when_its_pictures_raise(
    monkeypatch: pytest.MonkeyPatch, make_pdf: Callable[..., Path]
) -> None:
    from bordereau.extract.page.triage import Triage
    from bordereau.schemas.page import Picture

    area = Picture(100, 400, 300, 500, 800, 400)
    monkeypatch.setattr("bordereau.extract.page.reading.triage_page", lambda _: Triage("mixed", (area, area)))
    monkeypatch.setattr("bordereau.extract.page.reading.holds_print", lambda *_: True)
    monkeypatch.setattr("bordereau.extract.page.reading.load_readers", lambda: Readers(NullReader(), NullReader()))
    monkeypatch.setattr("bordereau.extract.page.reading.read_scanned_page", boom)
    document = extract_document(make_pdf())
    assert [code for code, _ in tell_losses(document)] == ["picture_unreadable"]
    assert "The picture at 100, 400 to 300, 500 on page 1" in tell_losses(document)[0][1]
    assert [amount.value for amount in document.acts[0].amounts] == ["12500"]


def test_the_picture_is_read_where_the_layer_raises(monkeypatch: pytest.MonkeyPatch, scan: Path) -> None:
    monkeypatch.setattr("bordereau.extract.page.layer.read_words", boom)
    document = extract_document(scan)
    assert [page.text_source for page in document.pages] == ["ocr", "ocr"]
    assert ("part_unreadable", "The text layer of page 1") in [(c, m[:24]) for c, m in tell_losses(document)]


def test_lost_letters_stay_lost_where_they_raise(monkeypatch: pytest.MonkeyPatch, act: Path) -> None:
    monkeypatch.setattr("bordereau.extract.page.reading.has_lost_letters", lambda _: True)
    monkeypatch.setattr("bordereau.extract.page.reading.restore_letters", boom)
    document = extract_document(act)
    assert {message[:26] for _, message in tell_losses(document)} == {
        "The lost letters of page 1", "The lost letters of page 2",
    }  # fmt: skip
    assert len(document.acts[0].articles) == 2


@pytest.mark.parametrize(
    "where", ["bordereau.extract.page.reading.triage_page", "bordereau.extract.pipeline.find_signatures"]
)
def test_memory_that_has_run_out_costs_the_document(monkeypatch: pytest.MonkeyPatch, act: Path, where: str) -> None:
    def spend(*_: object) -> None:
        raise RuntimeError("std::bad_alloc")

    monkeypatch.setattr(where, spend)
    outcome = run_task(Task(act, Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.OUT_OF_MEMORY


def spin(*_: object) -> None:
    while True:
        time.process_time()


SLOW = Settings(read=ReadSettings(page_timeout_s=0.4))


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (
            "bordereau.extract.page.reading.triage_page",
            ("picture_unreadable", "The picture of page 1 could not be read: that took"),
        ),
        (
            "bordereau.extract.page.read.read_layer_or_picture",
            ("page_unreadable", "Page 1 could not be read: that took longer than 0.4 s."),
        ),
        (
            "bordereau.extract.pipeline.make_lines",
            ("page_unreadable", "The lines of page 1 could not be worked out: that took"),
        ),
        (
            "bordereau.extract.tables.take.find_tables",
            ("part_unreadable", "The tables of page 1 could not be worked out: that"),
        ),
    ],
)
def test_a_page_that_outlives_its_time_is_given_up(
    monkeypatch: pytest.MonkeyPatch, act: Path, where: str, told: tuple[str, str]
) -> None:
    monkeypatch.setattr(where, spin)
    document = extract_document(act, SLOW)
    assert document.status == "partial"
    assert told[0] in {code for code, _ in tell_losses(document)}
    assert any(message.startswith(told[1]) for _, message in tell_losses(document))


def test_pages_given_up_are_not_read_and_each_page_under_way_is_told(act: Path) -> None:
    seen: list[int] = []
    document = extract_document(act, given_up=(1,), on_page=seen.append)
    assert seen == [2, 0]
    assert tell_losses(document) == [
        ("page_unreadable", "Page 1 could not be read: that took longer than 30 s."),
    ]
    assert [amount.value for amount in document.acts[0].amounts] == ["800"]
    assert run_task(Task(act, Settings(), given_up=(1,))).document == document


def test_the_same_fault_gives_the_same_document(monkeypatch: pytest.MonkeyPatch, act: Path) -> None:
    monkeypatch.setattr("bordereau.extract.tables.take.find_tables", boom)
    assert extract_document(act) == extract_document(act)
