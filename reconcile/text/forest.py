"""Paragraphs and list items as a forest: which items stand under which line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.lexicon.folding import fold
from bordereau.schemas.statement import Statement


@dataclass(slots=True)
class Node:
    """A statement with the list that it opens."""

    statement: Statement
    folded: str
    children: list[Node] = field(default_factory=list)


def build_forest(statements: Sequence[Statement]) -> list[Node]:
    """Hang each list item under the nearest statement above it that is less deep; a new article starts afresh.

    Items whose head is missing (an act that begins with a list) stand at the root.
    """
    roots: list[Node] = []
    path: list[Node] = []
    for statement in statements:
        node = Node(statement, fold(statement.text))
        while path and not _may_hold(path[-1].statement, statement):
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _may_hold(above: Statement, below: Statement) -> bool:
    return above.depth < below.depth and above.article == below.article
