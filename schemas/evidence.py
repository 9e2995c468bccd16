"""Where a value stands: page, box, quote. A value without evidence cannot be built."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bordereau.schemas.page import Box


def _two_decimals(box: Box) -> Box:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


class Strict(BaseModel):
    """The base of every public model: immutable, and no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Strict):
    """One quote on one page. Points, origin top left of the page as displayed, two decimals."""

    page: int = Field(ge=1)
    bbox: Annotated[Box, AfterValidator(_two_decimals)]
    """``[x0, top, x1, bottom]``"""
    text: str


Proof = Annotated[tuple[Evidence, ...], Field(min_length=1)]
"""One piece of evidence a line; a value that spans lines or pages has several."""
