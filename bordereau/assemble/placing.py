"""Evidence laid back on a scan: pages that were read straight are shown as they are, skewed or upside down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Page, Placement
from bordereau.schemas.warning import DocumentWarning

Model = TypeVar("Model", bound=BaseModel)


def place_evidence(model: Model, pages: Sequence[Page]) -> Model:
    """A copy of a public model in which every box of a straightened page lies where the scan shows it.

    Models without such boxes come back as the same object. A warning says its place on the page as displayed already.
    """
    moved = {page.number: page.placement for page in pages if page.placement is not None}
    return _move(model, moved) if moved else model


def _move(model: Model, moved: Mapping[int, Placement]) -> Model:
    if isinstance(model, DocumentWarning):
        return model
    if isinstance(model, Evidence):
        placement = moved.get(model.page)
        return model if placement is None else model.model_copy(update={"bbox": _round(placement, model)})
    changes: dict[str, object] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            new: object = _move(value, moved)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            new = tuple(_move(item, moved) for item in value)
        else:
            continue
        if new != value:
            changes[name] = new
    return model.model_copy(update=changes) if changes else model


def _round(placement: Placement, evidence: Evidence) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = placement.place(evidence.bbox)
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
