"""The documents of a run as a queue: why each needs a person, and which needs one most.

A document is green only for what was proven of it: that its sums hold. Whatever else speaks of it is a reason to look,
by which the queue is filtered and counted; what a reviewer said since is added in the browser.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from bordereau.review.overview import Overview
from bordereau.review.render import show_controls
from bordereau.review.standing import weigh
from bordereau.review.words import Words
from bordereau.runs.ledger import Entry
from bordereau.schemas.correction import Reviewed

GAPS_SHOWN = 3
LETTERS_SHOWN = 240


def list_queue(
    rows: Iterable[Overview], entries: Iterable[Entry], reviewed: Iterable[Reviewed], words: Words
) -> list[object]:
    """List the documents of a run, those first that need a person most, then what could not be read."""
    done = {one.document: one.who for one in reviewed}
    ranked = sorted(rows, key=lambda row: (-weigh(row.reasons), row.file, row.sha256))
    held_back = [
        {"file": entry.file, "reasons": {"quarantine": 1}, "why": words.sections["reasons"].get(entry.reason or "", "")}
        for entry in entries
        if entry.state == "quarantined"
    ]
    return [_clean(_make_row(row, done.get(row.sha256))) for row in ranked] + [_clean(row) for row in held_back]


def print_queue(queue: Sequence[object], run: str) -> str:
    """Write the queue as a script, since pages on a disk can load nothing else; all but ASCII is escaped."""
    return f"const run = {json.dumps(run)};\nconst queue = {json.dumps(queue, separators=(',', ':'))};\n"


def _make_row(row: Overview, who: str | None) -> dict[str, object]:
    return {
        "id": row.sha256,
        "file": row.file,
        "title": row.title or row.file,
        "kinds": row.kinds,
        "parties": row.parties[:20],
        "territories": row.territories,
        "years": row.years,
        "pages": row.pages,
        "verdict": row.verdict,
        "standing": row.standing,
        "trust": [name for name, count in row.trust.items() if count],
        "reasons": row.reasons,
        "fails": [view.path for view in row.gaps],
        "gaps": [
            [view.id, view.path, view.subject, view.verdict, view.page, view.difference]
            for view in row.gaps[:GAPS_SHOWN]
        ],
        "verdicts": row.verdicts,
        "reviewed": who,
    }


def _clean(value: object) -> object:
    """Show signs that steer by their number, and cut what nobody reads to its end."""
    if isinstance(value, str):
        return show_controls(value[:LETTERS_SHOWN])
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value
