"""Several reviewers: what they agree on is applied, what they contradict each other in is told and waits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bordereau.corrections.several import keep_latest, merge, part_conflicts
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import DocumentCorrection

A = {"who": "Ana", "when": "2026-01-01T10:00:00Z", "verdict": "corrected", "value": "13221000"}
B = {"who": "Ben", "when": "2026-01-01T11:00:00Z", "verdict": "corrected", "value": "13225000"}


@pytest.fixture
def say(make_correction: Any, planted: Document) -> Any:
    def call(**fields: Any) -> DocumentCorrection:
        one = make_correction(planted, **fields)
        return DocumentCorrection(**one.model_dump(), document=planted.source.sha256)

    return call


@pytest.mark.parametrize(
    ("said", "agreed", "conflicts", "why"),
    [
        ([A], ["13221000"], 0, "one word"),
        ([A, {**B, "value": "13221000"}], ["13221000"], 0, "two say the same"),
        ([A, B], [], 1, "two say different things"),
        ([A, {**B, "verdict": "right", "value": None}], [], 1, "who says that it is right contradicts a correction"),
        ([A, {**B, "read": "13221000"}], ["13225000"], 0, "the second saw what the first had made of it"),
        ([A, {**A, "when": "2026-01-02", "value": "5"}], ["5"], 0, "the last word of one person counts"),
        ([A, B, {**A, "when": "2026-01-02", "value": B["value"]}], ["13225000"], 0, "the first gives in"),
        ([{**A, "verdict": "right", "value": None}, {**B, "read": "13224000"}], [], 1, "as read is no sign of seeing"),
        ([A, B, {**B, "who": "Eva", "value": "7"}], [], 1, "three ways"),
    ],
)
def test_who_contradicts_whom(
    say: Any, said: list[dict[str, Any]], agreed: list[str], conflicts: int, why: str
) -> None:
    words = [say(**one) for one in said]
    good, bad = part_conflicts(merge(words))
    assert ([one.value for one in good], len(bad)) == (agreed, conflicts), why
    assert len(keep_latest(words)) == 1


def test_a_folder_of_reviewers_shows_conflicts_and_a_word_ends_them(
    write_corrections: Any, write_run: Any, make_correction: Any, planted: Document, tmp_path: Path, bordereau: Any
) -> None:
    outputs = write_run(tmp_path / "outputs", planted)
    folder = tmp_path / "reviewers"
    folder.mkdir()
    write_corrections(folder / "ana.json", planted, make_correction(planted, **A))
    write_corrections(folder / "ben.json", planted, make_correction(planted, **B))
    done = bordereau("apply", folder, outputs, "--json")
    assert done.returncode == 1
    assert "Ana: corrected “13221000” (2026-01-01); Ben: corrected “13225000”" in done.stderr
    assert [one["who"] for one in json.loads(done.stdout)["conflicts"][0]] == ["Ana", "Ben"]
    assert json.loads(done.stdout)["corrections"] == []
    gives_in = {**A, "who": "Ben", "when": "2026-02-01"}
    assert bordereau("apply", outputs).returncode == 1, "the ledger keeps both words"
    assert "becomes “13225000”" in bordereau("apply", outputs, "--latest").stdout
    write_corrections(folder / "ben.json", planted, make_correction(planted, **gives_in))
    done = bordereau("apply", folder, outputs)
    assert (done.returncode, "becomes “13221000”" in done.stdout) == (0, True), done.stderr


def test_a_folder_without_files_is_told(write_run: Any, planted: Document, tmp_path: Path, bordereau: Any) -> None:
    (tmp_path / "empty").mkdir()
    done = bordereau("apply", tmp_path / "empty", write_run(tmp_path / "outputs", planted))
    assert (done.returncode, "holds no file of corrections" in done.stderr) == (2, True)
