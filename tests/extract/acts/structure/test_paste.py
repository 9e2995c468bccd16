"""An agreement pasted between the pages of minutes or of a register is the same act as alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bordereau.document import extract_document
from bordereau.schemas.convention import Act, Document
from shared_documents import read_shared

PACKS = Path(__file__).parent / "packs"
CORPUS = Path(__file__).parents[3] / "corpus" / "conventions"
HOSTS = (("compte-rendu-cc-val-dorge.pdf", (0,), (1,)), ("extraits-registre-montcaudry.pdf", (0,), (2, 3)))
"""A pack, its pages before the agreement and those after it: the middle of a sitting, the middle of a register."""
SAMPLE = sorted(CORPUS.glob("*.pdf"))[::9]


def paste(host: Path, before: tuple[int, ...], pdf: Path, after: tuple[int, ...], place: Path) -> Path:
    made, around, own = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(host), pypdfium2.PdfDocument(pdf)
    made.import_pages(around, list(before))
    made.import_pages(own)
    made.import_pages(around, list(after))
    stream = BytesIO()
    made.save(stream)
    place.write_bytes(stream.getvalue())
    return place


def describe(act: Act) -> dict[str, Any]:
    """What an act says, without where it stands in the file."""
    return {
        "kind": act.kind,
        "title": act.title,
        "date": act.date.iso if act.date else None,
        "place": act.place,
        "parties": [(party.name, party.aliases, [one.name for one in party.representatives]) for party in act.parties],
        "articles": [(one.number, one.parent, one.title, one.text) for one in act.articles],
        "amounts": [(one.value, one.article, one.section) for one in act.amounts],
        "tables": [[(row.label, [cell.value for cell in row.cells]) for row in one.rows] for one in act.tables],
        "signatures": [(one.party, one.name, one.role) for one in act.signatures],
        "checks": [(check.kind, check.status, check.stated) for check in act.checks],
    }


def list_agreements(document: Document) -> list[dict[str, Any]]:
    return [describe(act) for act in document.acts if act.kind in ("convention", "avenant")]


@pytest.mark.parametrize("host", HOSTS, ids=("minutes", "register"))
@pytest.mark.parametrize("pdf", SAMPLE, ids=[pdf.stem for pdf in SAMPLE])
def test_pasted_it_is_the_same_act(
    pdf: Path, host: tuple[str, tuple[int, ...], tuple[int, ...]], tmp_path: Path
) -> None:
    name, before, after = host
    alone = list_agreements(read_shared(pdf))
    pasted = extract_document(paste(PACKS / name, before, pdf, after, tmp_path / "pasted.pdf"))
    assert list_agreements(pasted) == alone
    councils = [act for act in pasted.acts if act.kind in ("minutes", "deliberation")]
    assert all(act.parties == () for act in councils)
