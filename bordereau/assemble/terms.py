"""The purpose and the term of an act as the public model holds them."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.assemble.parties import assemble_date
from bordereau.assemble.passages import Passage
from bordereau.lexicon.items import read_behind
from bordereau.normalize.meaning.heads import find_head, is_object, stands_in_report
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.purposes import find_purpose
from bordereau.normalize.meaning.terms import FoundTerm, read_term
from bordereau.schemas.act import ActSpan
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.found import FoundDate
from bordereau.schemas.meaning import Purpose, Term
from bordereau.schemas.partial_date import PartialDate


def assemble_purpose(
    span: ActSpan,
    passages: Sequence[Passage],
    lines: Sequence[Line],
    deliberation: Deliberation | None,
    *,
    decides: bool = False,
) -> Purpose | None:
    """What the act is for: its article, the object of a délibération, else its title.

    ``decides`` for an act of an assembly: its head says what it is about.
    """
    head = find_head(lines) if decides else ()
    quoted = bool(head and deliberation and deliberation.object and stands_in_report(lines, deliberation.object))
    if deliberation is not None and deliberation.object and is_object(deliberation.object) and not quoted:
        proof = tuple(
            Evidence(page=one.page, bbox=one.bbox, text=one.text) for one in deliberation.evidence if one.of == "object"
        )
        if proof:
            return Purpose(text=deliberation.object, evidence=proof)
    places = head or find_purpose(lines)
    texts, evidence = [], list[Evidence]()
    for index, start, end in places:
        texts.append(lines[index].text[start:end].strip())
        evidence += passages[index].paragraph.evidence(start, end)
    text = " ".join(texts).strip().rstrip(" .;")
    if text and evidence:
        return Purpose(text=text, evidence=tuple(evidence))
    if span.title is not None and span.title.text and (proof := span.title.evidence()):
        return Purpose(text=_drop_number(span.title.text) if decides else span.title.text, evidence=proof)
    return None


def _drop_number(title: str) -> str:
    """« 20230605 8 Friche du port, travaux à prévoir, », « 5. Syndicat des rus »: what is behind the number or rank."""
    behind = read_behind(title)
    return (behind if any(sign.isalpha() for sign in behind) else title).strip(" ,.:–-")


def assemble_term(passages: Sequence[Passage], lines: Sequence[Line]) -> Term | None:
    """How long the act binds, with the lines that say so."""
    found = read_term(lines)
    if found is None:
        return None
    evidence = [e for index, start, end in found.places for e in passages[index].paragraph.evidence(max(0, start), end)]
    if not evidence:
        return None
    return Term(
        start=_write(found.start),
        end=_write(found.end) or _write_computed(found),
        duration=found.duration,
        renewal=found.renewal,
        computed=found.end is None and found.end_iso is not None,
        evidence=tuple(evidence),
    )


def _write(date: FoundDate | None) -> PartialDate | None:
    return assemble_date(date) if date is not None else None


def _write_computed(found: FoundTerm) -> PartialDate | None:
    """A day that is not printed: its text is that of the day and the length that it follows from."""
    if found.end_iso is None:
        return None
    return PartialDate(text=found.end_iso, iso=found.end_iso, precision="day")
