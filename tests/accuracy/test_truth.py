"""The truths written by hand, and the facts that must not be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from accuracy.corpus import ROOT, find_own_corpora, score_corpus
from accuracy.figures import compare_figures, make_figures, read_figures
from accuracy.score import Score, read_truths

SAMPLE = 8
"""``make test`` reads every so manyth document of a corpus."""


def list_text_corpora() -> list[str]:
    """The corpora that hold documents with a text layer."""
    names = [name for name in find_own_corpora() if name != "tests/truth"]
    return [name for name in names if not all(truth.get("scanned") for truth in read_truths(ROOT / name).values())]


@pytest.fixture(scope="module")
def amendment() -> Score:
    return score_corpus(ROOT / "tests" / "truth", scans=False)


@pytest.mark.parametrize("family", Score().families)
def test_the_amendment_is_read_whole(amendment: Score, family: str) -> None:
    tally = amendment.families[family]
    assert tally.true > 0
    assert tally.misses == []


def test_no_wrong_table_value_is_silent(amendment: Score) -> None:
    assert (amendment.silent, amendment.absent) == (0, [])


@pytest.mark.parametrize("step", [SAMPLE, pytest.param(1, marks=pytest.mark.campaign)])
@pytest.mark.parametrize("name", list_text_corpora())
def test_no_fact_is_lost_in_the_corpora(name: str, step: int) -> None:
    """Documents with a text layer; a fact that is lost on purpose is told with ``make accuracy UPDATE=1``.

    ``make test`` reads a sample of each corpus, ``make campaigns`` all.
    """
    score = score_corpus(ROOT / name, scans=False, step=step)
    difference = compare_figures(make_figures(score), read_figures()[name])
    assert score.documents
    assert difference.lost == []
    assert difference.new_extras == []


def test_every_truth_has_its_document() -> None:
    from accuracy.corpus import find_pdf

    for name in find_own_corpora():
        folder = ROOT / Path(name)
        truths = read_truths(folder)
        assert truths, name
        assert all(find_pdf(folder, document).exists() for document in truths)
