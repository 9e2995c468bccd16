"""The templates, filled in: everything that comes from a document is escaped."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from bordereau.review.words import Words, reads_as

if TYPE_CHECKING:
    from jinja2 import Environment

SCRIPT_WORDS = (
    "review", "ui", "queue", "states", "sum_verdicts", "check_verdicts", "verdicts", "trust", "warnings", "kinds",
    "typed_units", "months",
)  # fmt: skip
UNSEEN = {"Cf", "Cc", "Cs", "Co"}
LONGEST = 20_000
"""Signs of one text that a page shows; a hostile PDF may hold a string of any length."""


def render(name: str, words: Words, **values: Any) -> str:
    """Fill in a template."""
    from bordereau.version import __version__

    said = {section: words.sections[section] for section in SCRIPT_WORDS}
    template = _open_environment().get_template(name)
    return template.render(
        t=words.say,
        number=words.print_number,
        short=words.print_short,
        day=words.print_day,
        many=words.count,
        reads_as=reads_as,
        lang=words.language,
        said=said,
        version=__version__,
        **values,
    )


def cut(text: str) -> str:
    """Cut a text that no person would read to its end."""
    return text if len(text) <= LONGEST else text[:LONGEST] + " […]"


def show_controls(value: Any) -> Any:
    """Show signs that would turn or hide the text around them: marks of direction, controls, zero-width signs.

    >>> show_controls("gnp\u202eexe")
    'gnp⟨U+202E⟩exe'
    """
    if type(value) is not str or value.isprintable():
        return value
    return "".join(map(_show_sign, value))


def _show_sign(sign: str) -> str:
    if sign.isprintable() or sign in "\n\t":
        return sign
    return f"⟨U+{ord(sign):04X}⟩" if unicodedata.category(sign) in UNSEEN else sign


@cache
def _open_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("bordereau.review"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_controls,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cut"] = cut
    return environment
