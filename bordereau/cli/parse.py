"""``bordereau parse``: what a normaliser reads in a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from bordereau.cli.streams import print_data, read_lines
from bordereau.shown import print_json

Kind = Literal["amounts", "numbers", "percents", "dates", "identifiers"]


def parse(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="amounts, numbers, percents, dates or identifiers.")],
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Without it: stdin, one text a line.")] = None,
) -> None:
    """Print what a normaliser reads in a text, one JSON line a text.

    A line of stdin that starts with a quotation mark is read as a JSON string, so that a text may hold line ends.

    \b
    Example:
      bordereau parse amounts "une subvention de 15,2 M€"
      bordereau parse dates < texts.txt
    """
    from bordereau.normalize.parse import parse as parse_text

    for line in [text] if text is not None else read_texts():
        print_data(print_json(parse_text(kind, line)))


def read_texts() -> Iterator[str]:
    """Read stdin, one text a line; empty lines are texts too."""
    for line in read_lines():
        yield unquote(line.decode("utf-8", "replace"))


def unquote(line: str) -> str:
    r"""Read a line that starts with a quotation mark as a JSON string, where it is one.

    >>> unquote('"12\\n000 €"'), unquote('"La Région" verse 3 €')
    ('12\n000 €', '"La Région" verse 3 €')
    """
    if not line.startswith('"'):
        return line
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return line
    return value if isinstance(value, str) else line
