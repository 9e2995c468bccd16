"""What does not fit in a file that a person wrote or handed in, in plain words: the first fault, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError

SAID = {
    "missing": "“{last}” is missing",
    "extra_forbidden": "“{last}” is no key that is known there: take it out, or correct its name",
    "string_type": "a text is wanted",
    "string_pattern_mismatch": "“{input}” does not have the form that is wanted",
    "string_too_long": "the text is too long: at most {max_length} signs",
    "string_too_short": "a text is wanted, not an empty one",
    "literal_error": "“{input}” is none of {expected}",
    "list_type": "a list is wanted",
    "tuple_type": "a list is wanted",
    "model_type": "an entry with keys is wanted",
    "dict_type": "an entry with keys is wanted",
    "int_type": "a whole number is wanted",
    "int_parsing": "“{input}” is no whole number",
    "float_type": "a number is wanted",
    "float_parsing": "“{input}” is no number",
    "too_short": "the list has too few entries: at least {min_length}",
    "too_long": "the list has too many entries: at most {max_length}",
}
"""By the name that pydantic gives a fault; any other is told in pydantic's words."""
LETTERS = 60


def tell_misfit(error: ValidationError) -> tuple[str, str]:
    """Give what does not fit first, without a full stop, and where: ``corrections/0/path``, or “the root”.

    >>> from pydantic import BaseModel, ValidationError
    >>> class Form(BaseModel, extra="forbid"):
    ...     pages: int
    >>> for wrong in ({}, {"pages": 1, "page": 2}, {"pages": "many"}):
    ...     try:
    ...         Form.model_validate(wrong)
    ...     except ValidationError as error:
    ...         print(tell_misfit(error))
    ('“pages” is missing', 'the root')
    ('“page” is no key that is known there: take it out, or correct its name', 'the root')
    ('“many” is no whole number', 'pages')
    """
    first = error.errors(include_url=False)[0]
    names = [str(part) for part in first["loc"]]
    if first["type"] in ("missing", "extra_forbidden"):
        names, last = names[:-1], names[-1]
    else:
        last = names[-1] if names else ""
    return _say(first, last), "/".join(names) or "the root"


def _say(first: Mapping[str, Any], last: str) -> str:
    said = SAID.get(first["type"])
    if said is None:
        return " ".join(str(first["msg"]).removeprefix("Value error, ").split())[:200]
    shown = " ".join(str(first["input"]).split())
    shown = shown if len(shown) <= LETTERS else f"{shown[:LETTERS]}…"
    return said.format(last=last[:LETTERS], input=shown, **first.get("ctx", {}))
