"""A document is called by its title, its decision's object or its purpose, in this order."""

from __future__ import annotations

from bordereau.review.called import call_document
from bordereau.schemas.convention import Document
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Purpose

PROOF = (Evidence(page=1, bbox=(0.0, 0.0, 1.0, 1.0), text="x"),)


def rename(document: Document, title: str | None, purpose: str | None) -> Document:
    said = None if purpose is None else Purpose(text=purpose, evidence=PROOF)
    act = document.acts[0].model_copy(update={"title": title, "purpose": said, "deliberation": None})
    return document.model_copy(update={"acts": (act,)})


def test_what_a_document_is_called(planted: Document) -> None:
    assert call_document(rename(planted, "CONVENTION", "le soutien au lac")) == "CONVENTION"
    assert call_document(rename(planted, None, "le soutien au lac")) == "le soutien au lac"
    assert call_document(rename(planted, None, None)) is None
