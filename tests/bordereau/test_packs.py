"""Acts come out of a pack as they do alone: PDFs put one after the other into one."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2
import pytest

from bordereau.document import extract_document
from bordereau.schemas.convention import Act
from bordereau.schemas.settings import Settings
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
PUBLIC = [f"tests/corpus/public/public-{number:02d}.pdf" for number in (1, 3, 4, 6, 7, 8, 10)]
HELD_OUT = [f"tests/corpus/held-out/rt-{number:02d}.pdf" for number in (1, 4, 6, 11, 13)]


def tell(act: Act) -> dict[str, object]:
    """What an act says, without pages and places."""
    return {
        "kind": act.kind,
        "title": act.title,
        "date": act.date and act.date.iso,
        "place": act.place,
        "parties": [(party.name, party.aliases, party.group) for party in act.parties],
        "articles": [(article.number, article.title) for article in act.articles],
        "amounts": [(amount.text, amount.value, amount.article) for amount in act.amounts],
        "cells": [
            (table.annex, row.label, cell.value) for table in act.tables for row in table.rows for cell in row.cells
        ],
        "signatures": [(one.party, one.name, one.role) for one in act.signatures],
        "sums": sorted((check.kind, check.status, check.stated) for check in act.checks if check.stated),
    }


@pytest.mark.parametrize(("names", "seed"), [(PUBLIC, 1), ([*PUBLIC[:3], *HELD_OUT], 2)])
def test_a_pack_gives_the_acts_of_its_parts(names: list[str], seed: int, tmp_path: Path) -> None:
    files = [ROOT / name for name in names]
    random.Random(seed).shuffle(files)
    with pypdfium2.PdfDocument.new() as pack:
        for file in files:
            with pypdfium2.PdfDocument(file) as part:
                pack.import_pages(part)
        pack.save(tmp_path / "pack.pdf")
    alone = [tell(act) for file in files for act in read_shared(file).acts]
    together = [tell(act) for act in extract_document(tmp_path / "pack.pdf", Settings()).acts]
    assert [act["title"] for act in together] == [act["title"] for act in alone]
    for one, other in zip(together, alone, strict=True):
        assert one == other
