"""The structure of a file: its acts, each with its paragraphs, what it stands in, and what spoke for it."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.structure.choose import choose_reading
from bordereau.extract.acts.structure.head_weights import weigh_heads
from bordereau.extract.acts.structure.heads import find_heads
from bordereau.extract.acts.structure.labels import hush_labels
from bordereau.extract.acts.structure.notes import Place, take_notes
from bordereau.extract.acts.structure.page_breaks import find_breaks, weigh_breaks
from bordereau.extract.acts.structure.pieces import ActPieces, cut_pieces
from bordereau.extract.acts.structure.reported import hush_reported
from bordereau.extract.acts.structure.starts import find_starts
from bordereau.extract.acts.structure.within import find_approving
from bordereau.extract.paragraphs.look import Measures
from bordereau.schemas.page import Page
from bordereau.schemas.text import Paragraph


def read_structure(
    paragraphs: Sequence[Paragraph],
    signed: Sequence[Place],
    measures: Measures,
    tabled: Sequence[Place] = (),
    skipped: set[int] | frozenset[int] = frozenset(),
    *,
    pages: Sequence[Page] = (),
) -> list[ActPieces]:
    """The acts of a file in the order of their beginnings; every paragraph is in exactly one of them.

    ``signed`` and ``tabled`` are the places (page, height) of the signature blocks and of the tables, in order;
    ``skipped`` the paragraphs of tables of contents, which tell nothing; ``pages`` tell their running lines.
    """
    notes = hush_labels(take_notes(paragraphs, measures, signed, tabled, skipped))
    found = find_heads(notes)
    notes = hush_reported(notes, found)
    heads = weigh_heads(notes, found)
    starts = find_starts(notes, heads)
    weigh_breaks(starts, notes, find_breaks(pages))
    turns = choose_reading(notes, starts, heads)
    acts = cut_pieces(turns, len(paragraphs))
    find_approving(acts, notes)
    return acts
