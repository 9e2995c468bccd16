"""Spans and found values become the public model, with their places; no PDF is needed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from bordereau.assemble.act import assemble_act, read_groups
from bordereau.assemble.articles import assemble_article
from bordereau.assemble.evidence import prove_words
from bordereau.assemble.parties import assemble_date, assemble_party
from bordereau.assemble.passages import list_passages
from bordereau.assemble.quantities import keep_checked, read_quantities
from bordereau.assemble.readings import read_tables, split_marker
from bordereau.normalize.numbers.habit import find_habit
from bordereau.normalize.parties.read import interpret_party
from bordereau.schemas.act import ActSpan, AnnexSpan, ArticleSpan, GroupAliasSpan, PartySpan, SignatureSpan
from bordereau.schemas.check import Check
from bordereau.schemas.found import FoundDate
from bordereau.schemas.notes import QUOTE_LENGTH, Notes, cut_quote
from bordereau.schemas.page import Line, Word
from bordereau.schemas.settings import Settings
from bordereau.schemas.table import Grid, GridCell, TableRegion
from bordereau.schemas.text import Paragraph, Piece
from bordereau.schemas.warning import Code

HABIT = find_habit("")


def paragraph(text: str, page: int = 1, top: float = 100.0, marker: str | None = None, depth: int = 0) -> Paragraph:
    """Set a text on one line, each character five points wide."""
    pieces, start = [], 0
    for token in text.split(" "):
        word = Word(token, 70 + 5 * start, top, 70 + 5 * (start + len(token)), top + 10)
        pieces.append(Piece(start, start + len(token), page, round(top) + 1000 * page, word))
        start += len(token) + 1
    line = Line(page, tuple(piece.word for piece in pieces))
    return Paragraph(text, tuple(pieces), (line,), marker, depth)


def article(number: str, title: str | None, *texts: str, parent: str | None = None, page: int = 1) -> ArticleSpan:
    heading = paragraph(f"Article {number} : {title or ''}".strip(), page)
    return ArticleSpan(
        label=f"Article {number} :",
        number=number,
        title=paragraph(title, page) if title else None,
        heading=heading,
        level=number.count(".") + 1,
        parent=parent,
        paragraphs=tuple(paragraph(text, page + place) for place, text in enumerate(texts)),
    )


def act_span(**parts: object) -> ActSpan:
    empty: dict[str, object] = {
        "pages": (1, 1),
        "title": None,
        "opening": (),
        "parties": (),
        "groups": (),
        "preamble": (),
        "articles": (),
        "closing": (),
        "signatures": (),
        "annexes": (),
        "tables": (),
    }
    return ActSpan(**{**empty, **parts})  # type: ignore[arg-type]


def region(rows: list[list[str]], page: int = 1, **texts: object) -> TableRegion:
    cells = [
        GridCell(r, c, text, (Word(text, 100.0 * c, 20.0 * r, 100.0 * c + 50, 20.0 * r + 10),) if text else (), page)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    grid = Grid("ruled", len(rows), len(rows[0]), tuple(cells))
    return TableRegion((page,), ((0, 0, 400, 100),), (grid,), **texts)  # type: ignore[arg-type]


def test_passages_are_in_reading_order_with_their_sections() -> None:
    act = act_span(
        opening=(paragraph("Vu le code"),),
        parties=(PartySpan(paragraph("La Ville")),),
        preamble=(paragraph("Il est rappelé"),),
        articles=(article("1", "Objet", "Premier."), article("1.1", None, "Second.", parent="1")),
        closing=(paragraph("Fait à Lac"),),
        annexes=(AnnexSpan("1", None, (paragraph("Annexe."),)),),
    )
    assert [(one.section, one.article, one.paragraph.text) for one in list_passages(act)] == [
        ("preamble", None, "Vu le code"),
        ("parties", None, "La Ville"),
        ("preamble", None, "Il est rappelé"),
        ("article", "1", "Objet"),
        ("article", "1", "Premier."),
        ("article", "1.1", "Second."),
        ("signature", None, "Fait à Lac"),
        ("annex", None, "Annexe."),
    ]


def test_an_article_has_its_own_text_and_runs_over_pages() -> None:
    made = assemble_article(article("2.1", "Bilan", "Un.", "Deux.", parent="2"))
    assert (made.number, made.label, made.title, made.level, made.parent) == ("2.1", "Article 2.1 :", "Bilan", 2, "2")
    assert made.text == "Un.\nDeux."
    assert made.pages == (1, 2)
    assert made.evidence[0].text == "Article 2.1 : Bilan"


def test_an_article_without_title_or_text() -> None:
    made = assemble_article(article("3", None))
    assert (made.title, made.text, made.pages) == (None, "", (1, 1))


def test_every_sum_has_its_value_place_and_article() -> None:
    act = act_span(articles=(article("3", None, "Une aide de 15,2 M€ environ.", "Rien."),))
    found = read_quantities(list_passages(act), HABIT, Notes())
    (amount,) = found.amounts
    assert (amount.id, amount.text, amount.value, amount.precision, amount.article, amount.section) == (
        "a1",
        "15,2 M€",
        "15200000",
        "100000",
        "3",
        "article",
    )
    assert [piece.text for piece in amount.evidence] == ["15,2 M€"]
    assert len(found.statements) == 2


def test_quantities_of_one_text_do_not_overlap() -> None:
    act = act_span(preamble=(paragraph("En 2020, 12 aides pour 15 000 € soit 52 % au 1er mai 2021"),))
    found = read_quantities(list_passages(act), HABIT, Notes())
    (statement,) = found.statements
    kinds = [(one.kind, one.text) for one in statement.quantities if one.text != "2020"]
    assert kinds == [("count", "12"), ("money", "15 000 €"), ("percent", "52 %")]
    spans = [(one.start, one.end) for one in statement.quantities]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("lines", "sums", "why"),
    [
        (
            ("Le concours s’élève à :", "820 000,00 €", "(huit cent vingt mille euros)"),
            [("820000", "huit cent vingt mille euros")],
            "the words of the line above",
        ),
        (
            ("820 000,00 €", "(neuf cent mille euros)"),
            [("820000", "neuf cent mille euros")],
            "other words in brackets: for the check to tell",
        ),
        (("820 000,00 €", "neuf cent mille euros"), [("820000", None), ("900000", None)], "another sum"),
        (
            ("820 000,00 € par an", "(huit cent vingt mille euros)"),
            [("820000", None), ("820000", None)],
            "the figures do not end their line",
        ),
    ],
)
def test_a_sum_in_words_on_a_line_of_its_own(
    lines: tuple[str, ...], sums: list[tuple[str, str | None]], why: str
) -> None:
    span = act_span(articles=(article("3", None, *lines),))
    found = read_quantities(list_passages(span), HABIT, Notes()).amounts
    assert [(amount.value, amount.in_words) for amount in found] == sums, why


def test_francs_are_told_and_are_no_euros() -> None:
    notes = Notes()
    found = read_quantities(list_passages(act_span(preamble=(paragraph("un prix de 1 000 francs"),))), HABIT, notes)
    assert found.amounts == ()
    assert [warning.code for warning in notes.warnings] == [Code.FOREIGN_CURRENCY]


def test_only_figures_of_checks_are_kept() -> None:
    act = act_span(preamble=(paragraph("12 aides, 7 prêts"),))
    figures = read_quantities(list_passages(act), HABIT, Notes()).figures
    check = Check(
        id="x",
        kind="list_total",
        status="exact",
        stated="7",
        computed="7",
        difference="0",
        tolerance="0",
        parts=("f2",),
        message="x",
    )
    assert [figure.text for figure in keep_checked(figures, [check])] == ["7"]


def test_a_party_is_shown_where_it_is_printed() -> None:
    text = paragraph("La Ville de Lac, représentée par son Maire, Mme Ana LOBO, SIREN 821 212 121")
    party = assemble_party(text, interpret_party(text.text), "les Villes")
    assert (party.name, party.group) == ("Ville de Lac", "les Villes")
    assert party.evidence[0].text == "Ville de Lac,"
    assert party.representatives[0].evidence[0].bbox[0] > party.evidence[0].bbox[0]
    assert party.identifiers[0].evidence[0].text == "821 212 121"


@pytest.mark.parametrize(
    ("iso", "precision", "expected"),
    [
        ("2020-12-17", "day", ("2020-12-17", "day")),
        ("2020-12", "month", ("2020-12", "month")),
        ("--12-17", "day", (None, None)),
        ("2020/2022", "year", (None, None)),
    ],
)
def test_a_date_is_never_more_precise_than_printed(iso: str, precision: str, expected: tuple[object, object]) -> None:
    date = assemble_date(FoundDate(0, 1, "x", iso, precision))  # type: ignore[arg-type]
    assert (date.iso, date.precision) == expected


def test_an_alias_of_some_is_their_group_one_of_all_is_nobodys() -> None:
    clause = paragraph("Ci-après dénommés ensemble « les Bénéficiaires »")
    parties = tuple(PartySpan(paragraph(name)) for name in ("La Ville", "Le Lac", "Le Pont"))
    some = act_span(parties=parties, groups=(GroupAliasSpan(clause, (1, 2)),))
    every = act_span(parties=parties, groups=(GroupAliasSpan(clause, (0, 1, 2)),))
    assert read_groups(some) == {1: "les Bénéficiaires", 2: "les Bénéficiaires"}
    assert read_groups(every) == {}


def test_a_table_is_summed_and_shown() -> None:
    rows = [["Poste", "Montant (en k€)"], ["Aides", "12"], ["Prêts", "30,5"], ["Total", "42,5"]]
    title = paragraph("Annexe 1 : budget")
    notes = (paragraph("(1) hors taxes"),)
    found = read_tables([region(rows, title=title, annex="1", notes=notes)], frozenset(), Notes())
    (table,) = found.tables
    assert (table.id, table.annex, table.title) == ("t1", "1", "Annexe 1 : budget")
    assert (table.source, table.reader) == ("ruled", "ruled")
    assert [cell.value for row in table.rows for cell in row.cells] == ["12000", "30500", "42500"]
    assert [row.kind for row in table.rows] == ["item", "item", "total"]
    assert table.rows[0].cells[0].evidence[0].bbox == (100, 20, 150, 30)
    assert [(note.marker, note.text) for note in table.notes] == [("1", "hors taxes")]
    assert [(check.kind, check.status) for check in found.checks] == [("column_total", "exact")]


def test_a_scanned_table_says_so() -> None:
    rows = [["Poste", "Montant (€)"], ["Aides", "12"], ["Prêts", "30"], ["Total", "42"]]
    found = read_tables([region(rows, page=3)], frozenset({3}), Notes())
    assert found.tables[0].source == "ocr"


@pytest.mark.parametrize(("confidence", "told"), [(0.4, True), (0.95, False), (None, False)])
def test_heads_that_ocr_has_hardly_read_are_told(confidence: float | None, told: bool) -> None:
    rows = [["Poste", "Montant (€)"], ["Aides", "12"], ["Prêts", "30"], ["Total", "42"]]
    found = region(rows, page=3)
    (grid,) = found.readings
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=confidence) for word in cell.words)) for cell in grid.cells
    )
    notes = Notes()
    read_tables([replace(found, readings=(replace(grid, cells=cells),))], frozenset({3}), notes)
    assert (Code.LOW_OCR_CONFIDENCE in {warning.code for warning in notes.warnings}) is told


@pytest.mark.parametrize(
    ("text", "marker", "rest", "why"),
    [
        ("(1) hors taxes", "1", "hors taxes", "the usual mark"),
        ("* hors taxes", "*", "hors taxes", "a star"),
        ("(a) hors taxes", "a", "hors taxes", "a letter"),
        ("Source : budget", "", "Source : budget", "no mark"),
    ],
)
def test_notes_and_their_marks(text: str, marker: str, rest: str, why: str) -> None:
    note = split_marker(paragraph(text))
    assert (note.marker, note.text) == (marker, rest), why


def test_words_of_one_line_are_one_piece_of_evidence() -> None:
    words = [Word("a", 1, 10, 2, 20), Word("b", 3, 11, 4, 21), Word("c", 1, 30, 2, 40)]
    assert [(piece.text, piece.bbox) for piece in prove_words(words, 2)] == [
        ("a b", (1, 10, 4, 21)),
        ("c", (1, 30, 2, 40)),
    ]
    assert prove_words([], 1) == ()


def test_a_warning_is_told_once_and_its_quote_is_short() -> None:
    notes = Notes()
    for _ in range(2):
        notes.tell(Code.PLACEHOLDER_DATE, "le …… 2020", 3)
    (warning,) = notes.warnings
    assert warning.page == 3
    assert "le …… 2020" in warning.message
    assert len(cut_quote("mot " * 100)) <= QUOTE_LENGTH + 2


def test_an_empty_act_is_an_act() -> None:
    act = assemble_act(act_span(), HABIT, frozenset(), Settings(), Notes())
    assert (act.title, act.parties, act.articles, act.amounts, act.checks) == (None, (), (), (), ())


def test_an_act_from_end_to_end() -> None:
    span = act_span(
        title=paragraph("CONVENTION 2021-2023"),
        opening=(paragraph("CONVENTION 2021-2023"),),
        parties=(
            PartySpan(paragraph("La Ville de Lac, représentée par Mme Ana LOBO, Maire")),
            PartySpan(paragraph("L'association Pont Neuf, représentée par M. Luc ARDENT, Président")),
        ),
        articles=(
            ArticleSpan(
                "Article 1",
                "1",
                None,
                paragraph("Article 1"),
                1,
                None,
                (
                    paragraph("La Ville verse 300 €, à savoir :"),
                    paragraph("100 € en 2021 ;", marker="-", depth=1, top=120),
                    paragraph("200 € en 2022.", marker="-", depth=1, top=140),
                ),
            ),
        ),
        closing=(paragraph("Fait à Lac, le 3 mai 2021"),),
        signatures=(SignatureSpan((paragraph("Pour la Ville"), paragraph("Ana LOBO"))),),
    )
    act = assemble_act(span, HABIT, frozenset(), Settings(), Notes())
    assert act.kind == "convention"
    assert act.period is not None
    assert (act.period.start, act.period.end) == ("2021", "2023")
    assert act.date is not None
    assert act.date.iso == "2021-05-03"
    assert act.place == "Lac"
    assert act.place_evidence
    assert [(check.kind, check.status) for check in act.checks] == [("list_total", "exact")]
    assert [Decimal(amount.value) for amount in act.amounts] == [300, 100, 200]
    assert [signature.name for signature in act.signatures] == ["Ana LOBO"]


@pytest.mark.parametrize(("total", "told"), [("1 355 000 €", True), ("1 355 €", False)])
def test_a_table_too_small_beside_the_text_is_doubted(total: str, told: bool) -> None:
    rows = [["Axe", "2025"], ["Mobilités", "200"], ["Eau", "1 155"], ["Total", "1 355"]]
    span = act_span(articles=(article("1", None, f"Le total est de {total}."),), tables=(region(rows),))
    notes = Notes()
    assemble_act(span, HABIT, frozenset(), Settings(), notes)
    assert (Code.UNIT_UNSURE in [warning.code for warning in notes.warnings]) is told
