"""Signatures: who signs, in which office, for which party."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.act import ActSpan
from schemas.convention import Party, Signature


def read_signatures(span: ActSpan, parties: Sequence[Party]) -> tuple[Signature, ...]:
    return ()
