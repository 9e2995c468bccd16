"""The body that decides and one other, as the two sides of a contract, so that sentences can be asked who pays."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Cast
from bordereau.normalize.meaning.cast_names import Side
from bordereau.normalize.meaning.own_names import is_plain
from bordereau.normalize.meaning.printed_names import opens_name


def make_pair(body: str | None, other: str, spellings: Sequence[str] = ()) -> Cast:
    """The body is party 0, the other party 1, by its name, its spellings and the word that opens it."""
    return Cast([Side(body), Side(other, (*spellings, *_name_kind(other)))])


def _name_kind(name: str) -> tuple[str, ...]:
    """« le collège », by which « collège Louis Aragon » is called in the sentences that follow."""
    kind = opens_name().match(fold(name))
    return (name[: kind.end()],) if kind is not None and not is_plain(name[: kind.end()]) else ()
