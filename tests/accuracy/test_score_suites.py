"""The measure of the normalisers itself: what it counts as right, and what it must not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accuracy.score_suites import read_aside, score_suites, trim


def write_suite(folder: Path, name: str, cases: list[dict[str, object]]) -> None:
    rows = [
        {"id": f"{name}-x{number}", "scope": "core", "notes": "", "expected": []} | case
        for number, case in enumerate(cases)
    ]
    (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def span(text: str, part: str, **facts: object) -> dict[str, object]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "span_text": part, **facts}


@pytest.mark.parametrize(
    ("part", "value", "score", "why"),
    [
        ("12 €", "12", 1.0, "span and value agree"),
        ("12 €", "13", 0.0, "another value"),
        ("12", "12", 0.0, "the currency is missing from the span"),
    ],
)
def test_amount_must_agree_in_span_and_value(tmp_path: Path, part: str, value: str, score: float, why: str) -> None:
    text = "la somme de 12 € par an"
    write_suite(tmp_path, "amounts", [{"text": text, "expected": [span(text, part, value=value, currency="EUR")]}])
    assert score_suites(tmp_path) == {"amounts": score}, why


def test_false_find_costs_precision(tmp_path: Path) -> None:
    text = "12 € et 13 €"
    write_suite(tmp_path, "amounts", [{"text": text, "expected": [span(text, "12 €", value="12", currency="EUR")]}])
    assert score_suites(tmp_path)["amounts"] == pytest.approx(2 / 3)


def test_small_words_at_the_edge_count_only_when_strict(tmp_path: Path) -> None:
    text = "après le 3 mai 2020"
    write_suite(tmp_path, "dates", [{"text": text, "expected": [span(text, text, iso="2020-05-03")]}])
    assert score_suites(tmp_path) == {"dates": 1.0}
    assert score_suites(tmp_path, strict=True) == {"dates": 0.0}


def test_trim_stops_at_the_date() -> None:
    assert trim("à la fin de mai.", 0, 16) == (12, 15)


def test_at_most_three_per_cent_of_a_suite_is_set_aside() -> None:
    sizes = {"amounts": 284, "words": 350, "numbers": 105, "percents": 43, "dates": 507, "ids": 88}
    for suite, cases in read_aside().items():
        assert len(cases) <= 0.03 * sizes[suite], suite
