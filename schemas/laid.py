"""What is laid over a page beside its content: form fields, notes, stamps, comments, attached files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bordereau.schemas.page import Box

LaidKind = Literal["field", "note", "stamp", "comment", "file"]
FieldKind = Literal["", "text", "box", "button", "signature"]


@dataclass(frozen=True, slots=True)
class Laid:
    """One annotation of a page that may say something."""

    kind: LaidKind
    box: Box
    """On the page as displayed."""
    name: str = ""
    """The field's name, the comment's author, the name of the attached file."""
    text: str = ""
    """The field's value; what the note or comment says."""
    seen: bool = True
    """Whether a reader of the page sees it."""
    field: FieldKind = ""
    """What kind of field it is; ``box``: one to tick, ``text``: to write in or to choose from a list."""
    ticked: bool = False
    shown: str | None = None
    """What is printed in its place; None where nothing is, or where its print is not read as text."""
