"""What an act says of itself as a whole: kind, title, date, place, period, amended acts, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.assemble.parties import assemble_date
from bordereau.extract.parties.doubts import find_speaking, find_unsure
from bordereau.normalize.acts.facts import interpret_act
from bordereau.schemas.act import ActSpan
from bordereau.schemas.convention import ActKind, AmendedAct, Period
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.found_act import ActSection, ActTexts, FoundAct, FoundAmended, Spot
from bordereau.schemas.notes import Notes
from bordereau.schemas.partial_date import PartialDate
from bordereau.schemas.text import Paragraph
from bordereau.schemas.warning import Code

Sections = dict[ActSection, Sequence[Paragraph]]


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of an act as a whole, as the public model holds them."""

    kind: ActKind
    date: PartialDate | None
    date_evidence: tuple[Evidence, ...]
    place: str | None
    place_evidence: tuple[Evidence, ...]
    period: Period | None
    period_evidence: tuple[Evidence, ...]
    amends: tuple[AmendedAct, ...]


SIGNED_KINDS = ("convention", "avenant")
"""What parties sign."""
NO_HEADER = Header("other", None, (), None, (), None, (), ())
"""Of an act whose heading cannot be read."""


def read_header(span: ActSpan, notes: Notes) -> Header:
    """Interpret the title, the opening, the preamble, the articles' text, the closing and the signature columns."""
    sections = collect_sections(span)
    found = interpret_act(collect_texts(span, sections))
    _tell(found, sections, span, notes)
    if found.kind in SIGNED_KINDS:
        for paragraph in find_unsure(span):
            notes.tell(Code.PARTIES_UNSURE, paragraph.text, paragraph.page)
    return Header(
        kind=found.kind,
        date=assemble_date(found.date.date) if found.date else None,
        date_evidence=_prove(found.date.spot if found.date else None, sections),
        place=found.place.text if found.place else None,
        place_evidence=_prove(found.place.spot if found.place else None, sections),
        period=Period(start=found.period.start, end=found.period.end) if found.period else None,
        period_evidence=_prove(found.period.spot if found.period else None, sections),
        amends=tuple(_assemble_amended(one, sections) for one in found.amends),
    )


def collect_sections(span: ActSpan) -> Sections:
    """Collect the paragraphs of an act by section, so that a spot leads back to its paragraph."""
    return {
        "title": (span.title,) if span.title else (),
        "opening": span.opening,
        "preamble": span.preamble,
        "articles": tuple(one for article in span.articles for one in article.paragraphs),
        "closing": span.closing,
        "signatures": tuple(line for column in span.signatures for line in column.lines),
    }


def collect_texts(span: ActSpan, sections: Sections) -> ActTexts:
    """Make the plain strings that the normaliser takes."""
    texts = {name: tuple(one.text for one in paragraphs) for name, paragraphs in sections.items()}
    return ActTexts(
        title=span.title.text if span.title else None,
        opening=texts["opening"],
        preamble=texts["preamble"],
        articles=texts["articles"],
        closing=texts["closing"],
        signatures=texts["signatures"],
        has_parties=bool(span.parties) or find_speaking((*span.opening, *span.preamble)) is not None,
        nature=span.nature,
    )


def _prove(spot: Spot | None, sections: Sections) -> tuple[Evidence, ...]:
    if spot is None:
        return ()
    paragraph = sections[spot.section][spot.index]
    return paragraph.evidence(spot.start, spot.end) or paragraph.evidence()


def _assemble_amended(found: FoundAmended, sections: Sections) -> AmendedAct:
    return AmendedAct(
        kind=found.kind,
        date=assemble_date(found.date) if found.date else None,
        title=found.title,
        evidence=_prove(found.spot, sections),
    )


def _tell(found: FoundAct, sections: Sections, span: ActSpan, notes: Notes) -> None:
    text, page = span.title.text if span.title else "", span.pages[0]
    if found.date is not None:
        paragraph = sections[found.date.spot.section][found.date.spot.index]
        text, page = found.date.date.text, paragraph.page
    if found.blank is not None and not (found.date is not None and found.date.date.placeholder):
        paragraph = sections[found.blank.section][found.blank.index]
        text, page = paragraph.text, paragraph.page
    for code in found.warnings:
        notes.tell(code, text, page)
