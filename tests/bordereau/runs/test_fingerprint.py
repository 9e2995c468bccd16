"""What makes a stored result stale, and what does not."""

from __future__ import annotations

import pytest

from bordereau.runs.fingerprint import digest_rules, make_fingerprint
from bordereau.schemas.settings import OcrSettings, Settings

RULES = b'"""Says what."""\n\nimport re\n\nLIMIT = 3\n\n\ndef f(x):\n    """Twice."""\n    return x * 2  # twice\n'

SAME = [
    (RULES.replace(b"import re", b"from a.b import (\n    c,\n    d,\n)"), "an import, over several lines"),
    (RULES.replace(b"import re", b"from a.b import c  # noqa: F401"), "an import with a comment"),
    (RULES.replace(b"Says what.", b"Says ``a.b`` what.\n\nAnd more.\n"), "a docstring of a module"),
    (RULES.replace(b"Twice.", b"Two times."), "a docstring of a function"),
    (RULES.replace(b"\n\n\n", b"\n# why\n\n"), "a comment line and blanks"),
]
OTHER = [
    (RULES.replace(b"LIMIT = 3", b"LIMIT = 4"), "a number"),
    (RULES.replace(b"x * 2", b"x * 3"), "a rule"),
    (RULES.replace(b"    return", b"    x = 1\n    return"), "a statement more"),
    (RULES.replace(b"LIMIT = 3", b'LIMIT = """3"""'), "a string that is data"),
]


@pytest.mark.parametrize(("changed", "why"), SAME)
def test_results_stay_fresh(changed: bytes, why: str) -> None:
    assert digest_rules([RULES, b"y = 1"]) == digest_rules([b"y = 1", changed]), why


@pytest.mark.parametrize(("changed", "why"), OTHER)
def test_results_become_stale(changed: bytes, why: str) -> None:
    assert digest_rules([RULES]) != digest_rules([changed]), why


def test_settings_count() -> None:
    assert make_fingerprint(Settings()) != make_fingerprint(Settings(ocr=OcrSettings(use_ocr=False)))
