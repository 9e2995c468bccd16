"""Acts with truth as the second reader of promises has them: invented ones of the tests, real ones of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from accuracy.corpus import ROOT
from bordereau import extract_document
from bordereau.assemble import meaning
from bordereau.normalize.meaning.second.whole import WholeAct
from told_acts import read_meaning
from tools.read_yaml import read_yaml

INVENTED = ROOT / "tests" / "bordereau" / "meaning"
_FILES = ("acts.yaml", "sittings.yaml", "decided.yaml")
Found = tuple[WholeAct, dict[str, Any], str]
"""An act, its truth, its body."""


def read_invented() -> Iterator[Found]:
    """Those of ``tests/bordereau/meaning``, which are all of one body that does not exist."""
    for name in _FILES:
        for told in read_yaml(INVENTED / name):
            act = _see(lambda told=told: read_meaning(told))  # type: ignore[misc]
            if act is not None:
                yield act, _read_truth(told), "0"


def read_folder(folder: Path) -> Iterator[Found]:
    """Those of a folder, NAME.pdf with NAME.truth.json; the body is NAME up to its first hyphen."""
    for path in sorted(folder.glob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        name = path.name.removesuffix(".truth.json")
        if "commitments" not in truth.get("_skip", []):
            act = _see(lambda name=name: extract_document(folder / f"{name}.pdf"))  # type: ignore[misc]
            if act is not None:
                yield act, truth, name.split("-")[0]


def _see(read: Callable[[], object]) -> WholeAct | None:
    """The first act that the second reader is asked about while something is read."""
    seen: list[WholeAct] = []

    def look(act: WholeAct) -> tuple[list[object], dict[str, object]]:
        seen.append(act)
        return [], {}

    with patch.object(meaning, "promise_whole", look):
        read()
    return seen[0] if seen else None


def _read_truth(told: dict[str, Any]) -> dict[str, Any]:
    """The promises of ``acts.yaml`` as truth files write them."""
    parties = [text.partition(" = ") for text in told.get("parties", ())]
    return {
        "parties": [{"name": name, "aliases": [alias] if alias else []} for name, _, alias in parties],
        "commitments": [_read_promise(text) for text in told["promises"]],
    }


def _read_promise(text: str) -> dict[str, Any]:
    sides, value, role, *_ = (part.strip() for part in text.split(" | "))
    found: dict[str, Any] = {"value": value, "role": role}
    for side, name in zip(("payer", "payee"), sides.split(" > "), strict=True):
        found[side if name.isdigit() else f"{side}_name"] = int(name) if name.isdigit() else name
    return found
