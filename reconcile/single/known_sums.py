"""Sums that are known beforehand (from the budget, the grants register): are they in the document?

A YAML file says, for documents named by file name, hash or title, what stands where::

    documents:
      - match: {file_name: avenant.pdf}
        sums:
          - {what: "Annexe 1 / Total Général / Total", value: 30603000}
          - {what: "Article 3 / concours financiers", value: 30000000}

``what`` goes from the outside in: a table (“Annexe 1”, its title or its id) / a row label / a column label;
or a part of the text (“Article 3”, “Préambule”) / words of the sentence; or nothing but an id (“a12”,
“t1/r3/c4”). Absent or different, a known sum fails; it is never passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, field_validator

from bordereau.lexicon.folding import fold
from bordereau.reconcile.across.references import name_annex, pick_words, words
from bordereau.reconcile.paths import Place, collect_terms, list_places
from bordereau.reconcile.single.known_yaml import KnownSumsError, read_yaml
from bordereau.reconcile.text.wording import split_sentences
from bordereau.reconcile.verdicts import Term, make_check, print_figure
from bordereau.schemas.bounds import read_bounded
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Document
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Strict
from bordereau.schemas.misfit import tell_misfit

T = TypeVar("T", bound=BaseModel)


class Match(Strict):
    """Which document is meant; all that is given must agree."""

    file_name: str | None = None
    sha256: str | None = None
    title: str | None = None


class KnownSum(Strict):
    what: str
    value: Decimal
    """In euros (counts and percents as printed)."""

    @field_validator("value", mode="before")
    @classmethod
    def _read_value(cls, value: object) -> object:
        """A number goes by its printed form, not by its binary value. Raises ValueError."""
        return read_sum(value)


class KnownDocument(Strict):
    match: Match
    sums: tuple[KnownSum, ...] = ()


class KnownSums(Strict):
    """The whole file."""

    documents: tuple[KnownDocument, ...] = ()


def read_sum(value: object) -> Decimal:
    """Read a sum as people write it; one that no budget can have is refused. Raises ValueError.

    >>> read_sum("30 603 000,50"), read_sum(1_000)
    (Decimal('30603000.50'), Decimal('1000'))
    """
    return read_bounded("".join(str(value).replace("_", "").replace(",", ".").split()))


def read_known_sums(path: Path) -> KnownSums:
    """Read a file of known sums. Raises UsageError when it cannot be read or is not of the form above."""
    return judge(path, KnownSums, read_yaml(path) or {})


def judge(path: Path, model: type[T], data: Any, what: str = "known sums") -> T:
    """Make a model of what a file holds; the first thing that does not fit is told with its place."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        why, place = tell_misfit(error)
        raise KnownSumsError(f"The file of {what} {path} is not of the documented form: {place}: {why}.") from error


def check_known_sums(document: Document, known: KnownSums) -> tuple[Check, ...]:
    """Compare a document with the sums that are known of it; () when none are."""
    sums = [one for entry in known.documents if matches(entry.match, document) for one in entry.sums]
    return tuple(_check_sum(number, one, document) for number, one in enumerate(sums, start=1))


def matches(match: Match, document: Document) -> bool:
    """Whether a document is the one that is meant; nothing is meant where nothing is given."""
    if match == Match():
        return False
    titles = [fold(act.title or "") for act in document.acts]
    return (
        match.file_name in (None, document.source.file_name)
        and (match.sha256 is None or match.sha256.lower() == document.source.sha256)
        and (match.title is None or any(fold(match.title).strip() in title for title in titles))
    )


@dataclass(frozen=True, slots=True)
class _Find:
    """A figure that a path leads to; the fuller the match of its labels, the lower its rank."""

    term: Term
    rank: int
    unit: str = "€"


def _check_sum(number: int, known: KnownSum, document: Document) -> Check:
    finds = sorted((f for act in document.acts for f in _look_up(known.what, act)), key=lambda f: f.rank)
    best = [find for find in finds if find.rank == finds[0].rank]
    chosen = next((f for f in best if f.term.value == known.value), None)
    if chosen is None and best and (len(best) == 1 or "/" in best[-1].term.id):
        chosen = best[-1]  # of several cells the last: its total column
    stated = Term("", known.value, Decimal(0), page=chosen.term.page if chosen else None)
    if chosen is None:
        return Check(
            id=f"known_sum:{number}",
            kind="known_sum",
            status="fails",
            stated=print_decimal(known.value),
            computed=None,
            difference=None,
            tolerance=None,
            message=f"The known sum “{known.what}”, {print_figure(known.value)}, is not in the document.",
        )
    check = make_check("known_sum", stated, [chosen.term], f"The known sum “{known.what}”", chosen.unit)
    return check.model_copy(update={"id": f"known_sum:{number}"})


# --- what a path leads to -----------------------------------------------------------------------------


def _look_up(what: str, act: Act) -> Iterator[_Find]:
    term = collect_terms(act).get(what.strip())
    if term is not None:
        yield _Find(term, 0)
        return
    where, *labels = re.split(r"\s+/\s+", what.strip())
    for place in list_places(act.tables):
        rank = _rank_cell(labels, place) if _names_table(where, place) else None
        if rank is not None:
            yield _Find(place.term(), rank, {"money": "€", "percent": "%"}.get(place.cell.kind, ""))
    yield from _look_in_text(where, labels, act)


def _names_table(where: str, place: Place) -> bool:
    table = place.table
    folded = fold(where).strip()
    numbers = {name_annex(n) for match in words().annex.finditer(folded) for n in match.groups() if n}
    if numbers:
        return table.annex is not None and name_annex(table.annex) in numbers
    return folded == table.id or (bool(folded) and folded in fold(table.title or ""))


def _rank_cell(labels: Sequence[str], place: Place) -> int | None:
    """Rank a cell for “row / column”; labels may hold a stroke themselves (“Total 2017 / 2019”)."""
    ranks = []
    for cut in range(1, len(labels) + 1):
        row = compare_labels(" / ".join(labels[:cut]), place.row.label)
        column = compare_labels(" / ".join(labels[cut:]), place.column.label) if labels[cut:] else 0
        if row is not None and column is not None:
            ranks.append(row + column)
    return min(ranks, default=None)


def compare_labels(asked: str, printed: str) -> int | None:
    """Rank how well a printed label answers to the one asked for: 0 the same, 1 begins so, 2 has its words.

    >>> compare_labels("Total", "Total 2017 / 2019 (en k€)"), compare_labels("total général", "TOTAL GENERAL")
    (1, 0)
    >>> compare_labels("Etat", "Région") is None
    True
    """
    one, other = fold(asked).strip(), fold(printed).strip()
    if one == other:
        return 0
    if other.startswith(one):
        return 1
    asked_words = pick_words(asked)
    return 2 if asked_words and asked_words <= pick_words(printed) else None


def _look_in_text(where: str, labels: Sequence[str], act: Act) -> Iterator[_Find]:
    """Find the sums of an article (or of the preamble) whose sentence has the words asked for."""
    folded = fold(where).strip()
    asked = frozenset[str]().union(*(pick_words(label) for label in labels))
    texts = {article.number: article.text for article in act.articles}
    for amount in act.amounts:
        if folded == "preambule":
            inside = amount.section == "preamble"
        else:
            inside = amount.article is not None and folded == f"article {fold(amount.article)}"
        text = texts.get(amount.article or "", "")
        sentences = [text[a:b] for a, b in split_sentences(text) if amount.text in text[a:b]]
        if inside and (not sentences or any(asked <= pick_words(sentence) for sentence in sentences)):
            page = amount.evidence[0].page
            term = Term(amount.id, Decimal(amount.value), Decimal(amount.precision), amount.qualifier, page)
            yield _Find(term, 3)
