"""What is told of what lies over a page: values of form fields, notes that were read, comments that were not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from bordereau.extract.page.unseen import cut_quote
from bordereau.lexicon.furniture import match_stamp
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.laid import Laid
from bordereau.schemas.warning import Code, DocumentWarning

MOST_QUOTED = 5
SPACE = re.compile(r"\s+")


def tell_laid(laid: Sequence[Laid], page: int) -> Iterator[DocumentWarning]:
    """One warning for the fields of a page, one for its notes that were read, one for each thing that was not."""
    seen = [one for one in laid if one.seen]
    fields = [one for one in seen if one.kind == "field" and (one.ticked or (one.text and one.shown))]
    if fields:
        count = "a form field that is" if len(fields) == 1 else f"{len(fields)} form fields that are"
        message = f"Page {page} has {count} filled in, and read with its text: {_quote_fields(fields)}."
        yield _warn(Code.FORM_FIELD, message, page, fields)
    for one in seen:
        if one.kind == "field" and one.shown and one.field == "text" and differ(one.text, one.shown):
            name = f" “{one.name}”" if one.name else ""
            message = f"The form field{name} of page {page} shows “{one.shown}” and holds “{cut_quote(one.text)}”."
            yield _warn(Code.LAYER_DIFFERS, message, page, [one])
    notes = [one for one in seen if one.kind in ("note", "stamp") and one.shown and not match_stamp(one.shown)]
    if notes:
        quotes = quote_some([one.shown or "" for one in notes])
        message = f"A note or stamp lies over page {page}, and was read with its text: {quotes}."
        yield _warn(Code.NOTE_READ, message, page, notes)
    for one in seen:
        if one.kind in ("note", "comment", "stamp") and one.shown is None and (one.text or one.kind == "stamp"):
            yield _warn(Code.NOTE_UNREAD, f"{_name(one, page)}, and was not read{_say(one)}.", page, [one])


def differ(value: str, shown: str) -> bool:
    """Whether the figures of a field's value are others than those that it shows, however it writes them.

    >>> differ("125000", "125 000,00 €"), differ("2021-02-17", "17/02/2021"), differ("900000", "100 000 €")
    (False, False, True)
    """
    one, other = _find_number(value), _find_number(shown)
    if one is not None and one == other:
        return False
    return sorted(filter(str.isdigit, value)) != sorted(filter(str.isdigit, shown))


def _find_number(text: str) -> Decimal | None:
    plain = re.sub(r"[^\d,.-]", "", text).replace(",", ".").rstrip(".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _warn(code: Code, message: str, page: int, about: Sequence[Laid]) -> DocumentWarning:
    places = tuple(Evidence(page=page, bbox=one.box, text=one.shown or one.text) for one in about)
    return DocumentWarning(code=code, message=message, page=page, evidence=places)


def _name(one: Laid, page: int) -> str:
    what = {"note": "A note", "stamp": "A stamp that is a picture"}.get(one.kind, "A comment")
    author = f" by {cut_quote(one.name)}" if one.name else ""
    return f"{what}{author} lies over page {page}"


def _say(one: Laid) -> str:
    return f": “{cut_quote(SPACE.sub(' ', one.text))}”" if one.text else ""


def _quote_fields(fields: Sequence[Laid]) -> str:
    return quote_some([f"{one.name} = {'ticked' if one.ticked else SPACE.sub(' ', one.text)}" for one in fields])


def quote_some(texts: Sequence[str]) -> str:
    """Some of the texts, each short."""
    more = f" and {len(texts) - MOST_QUOTED} more" if len(texts) > MOST_QUOTED else ""
    return ", ".join(f"“{cut_quote(text)}”" for text in texts[:MOST_QUOTED]) + more
