"""Which of two readings explains a text better: every reading is made by hand, at the words where parties begin."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.running import Running, run_together
from bordereau.extract.parties.second.read import build_block
from bordereau.extract.parties.second.weigh import find_faults, is_better, is_doubtful, leaves_facts
from bordereau.schemas.act import PartiesBlock
from bordereau.schemas.text import Paragraph

EMPTY = PartiesBlock((0, 0), (0, 0), (), ())
TWO = (
    "Entre la Ville de Lac, représentée par Mme Ana LOBO, ci-après « la Ville », Grand Rocher, dont le siège est à Lac,"
    " représentée par M. Jo PIC, ci-après « le Preneur »"
)
THREE = (
    "La Région Haute, représentée par M. A, ci-après « la Région », le Département du Roc, représenté par Mme B, "
    "ci-après « le Département », et la Commune de Lac, représentée par M. C, ci-après « la Commune »"
)


def read(text: str, *begins: str) -> tuple[Running, PartiesBlock]:
    running = run_together([Paragraph(text, ())])
    return running, build_block(running, [text.index(begin) for begin in begins], len(text)) if begins else EMPTY


@pytest.mark.parametrize(
    ("text", "worse", "better", "why"),
    [
        (TWO, ["la Ville de Lac"], ["la Ville de Lac", "Grand Rocher"], "two representatives in one party"),
        (TWO, [], ["la Ville de Lac", "Grand Rocher"], "no party at all"),
        (
            THREE,
            ["La Région", "la Commune"],
            ["La Région", "le Département", "la Commune"],
            "two of three run together",
        ),
        (THREE, ["La Région"], ["La Région", "le Département", "la Commune"], "all run together"),
    ],
)
def test_the_reading_that_uses_everything_once(text: str, worse: list[str], better: list[str], why: str) -> None:
    running, one = read(text, *worse)
    _, other = read(text, *better)
    assert is_better(running, one, other), why
    assert not is_better(running, other, one), why


@pytest.mark.parametrize(
    ("text", "first", "second", "why"),
    [
        (TWO, ["la Ville de Lac", "Grand Rocher"], ["la Ville de Lac", "Grand Rocher"], "the same"),
        (TWO, ["la Ville de Lac", "Grand Rocher"], [], "a reading without a party"),
        (TWO, ["la Ville de Lac", "Grand Rocher"], ["la Ville de Lac", "Rocher"], "a little different"),
        (THREE, ["La Région", "le Département", "la Commune"], ["La Région", "la Commune"], "fewer parties"),
    ],
)
def test_the_rules_are_kept_without_a_margin(text: str, first: list[str], second: list[str], why: str) -> None:
    running, one = read(text, *first)
    assert not is_better(running, one, read(text, *second)[1]), why


@pytest.mark.parametrize(
    ("begins", "fault", "count"),
    [
        (["la Ville de Lac"], "doubled", 1),
        (["la Ville de Lac"], "aliases", 1),
        (["la Ville de Lac"], "alone", 1),
        (["Grand Rocher"], "lost", 1),
        (["la Ville de Lac", "représentée par M. Jo"], "names", 1),
        (["la Ville de Lac", "Grand Rocher"], "doubled", 0),
        (["la Ville de Lac", "Grand Rocher"], "names", 0),
        (["la Ville de Lac", "Grand Rocher"], "lost", 0),
    ],
)
def test_what_is_wrong_with_a_reading(begins: list[str], fault: str, count: int) -> None:
    assert getattr(find_faults(*read(TWO, *begins)), fault) == count


@pytest.mark.parametrize(
    ("text", "begins", "doubtful", "why"),
    [
        (TWO, ["la Ville de Lac", "Grand Rocher"], False, "everything is used once"),
        (TWO, ["la Ville de Lac"], True, "two parties in one"),
        (TWO, [], True, "somebody is represented and has an alias, and no party was read"),
        ("Le conseil municipal, représenté par son maire, décide", [], False, "a délibération names no parties"),
        (
            "Présents : 18, représentés : 2. Le Maire, représenté par Mme B",
            ["Présents"],
            False,
            "nor do its attendants",
        ),
        ("Vu la délibération du 3 mai", [], False, "nothing speaks of a party"),
        (
            "La Ville de Lac, représentée par Lac Gestion, elle-même représentée par M. B, ci-après « la Ville », et "
            "le Club de Lac, représenté par M. C, ci-après « le Club »",
            ["La Ville de Lac", "le Club"],
            False,
            "a cascade is one representative",
        ),
        ("Entre les soussignés :\nla Ville de Lac, tenue par Mme A,", [], True, "words that open parties alone"),
        ("La réunion s'est tenue entre la mairie et le lac.", [], False, "« entre » inside a sentence"),
    ],
)
def test_when_a_second_reader_is_asked(text: str, begins: list[str], doubtful: bool, why: str) -> None:
    assert is_doubtful(*read(text, *begins)) is doubtful, why


@pytest.mark.parametrize(
    ("text", "leaves", "why"),
    [
        ("la Ville de Lac, représentée par Mme Ana LOBO, ci-après « la Ville »", False, "all that is usual is said"),
        ("la Ville de Lac, tenue par Mme Ana LOBO, ci-après « la Ville »", True, "nobody represents it"),
        ("la Ville de Lac, représentée par Mme Ana LOBO, nommée « la Ville »", True, "it is called nothing"),
        ("la Ville de Lac [site 3], représentée par Mme Ana LOBO, ci-après « la Ville »", True, "an odd name"),
        ("la Ville de Lac, représentée par Mme A et, le cas échéant, M. B, ci-après « la Ville »", True, "two persons"),
    ],
)
def test_what_leaves_facts_to_the_second_reader(text: str, leaves: bool, why: str) -> None:
    _, block = read(text, "la Ville")
    assert leaves_facts(block) is leaves, why
