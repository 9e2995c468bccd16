"""What a document is called on the pages: its title, else what its act decides or is for."""

from __future__ import annotations

from bordereau.schemas.convention import Document


def call_document(document: Document) -> str | None:
    """The first title of its acts, else the object of a decision, else a purpose; None where none is known.

    A délibération on one page often bears no title, only « DEL2025-33 : Autorisation de … ».
    """
    acts = document.acts
    titles = [act.title for act in acts]
    objects = [act.deliberation.object for act in acts if act.deliberation]
    purposes = [act.purpose.text for act in acts if act.purpose]
    return next((name for name in (*titles, *objects, *purposes) if name), None)
