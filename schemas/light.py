"""Frozen dataclasses that are made as quickly as plain ones: for the types of which a page makes thousands.

A frozen dataclass fills each of its fields through ``object.__setattr__``, by name: a word, with fourteen of them,
takes eleven times as long to make as a plain one with slots. Nothing in the rooms writes to such a field, and mypy, for
which these are the frozen dataclasses of the standard library, refuses what would. So they are frozen where the types
are checked and plain where the program runs; equality, hash, order of fields and ``replace`` are the same.

>>> @dataclass(frozen=True, slots=True)
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(1) == Point(1, 0), hash(Point(1)) == hash((1, 0))
(Point(x=1, y=0), True, True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen=False, slots=False, eq=True):
        """The decorator, as ``@dataclass(frozen=True, slots=True)``."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)
