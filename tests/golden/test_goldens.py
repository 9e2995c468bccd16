"""What the program does today with the sample amendment, frozen at three doors.

A golden says what happens, not what is right (that is tests/truth). It changes only by ``make golden``, and the
difference is read before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_regressions.data_regression import DataRegressionFixture
from pytest_regressions.dataframe_regression import DataFrameRegressionFixture

from bordereau import make_frames
from bordereau.extract.pipeline import extract
from bordereau.schemas.act import ActSpan
from bordereau.schemas.convention import Document
from bordereau.schemas.settings import Settings
from bordereau.schemas.table import Grid, TableRegion
from bordereau.schemas.text import Paragraph
from shared_documents import read_shared

SAMPLE = "avenant-dijon.pdf"


@pytest.fixture(scope="module")
def document(samples: Path) -> Document:
    return read_shared(samples / SAMPLE)


def test_what_extract_hands_over(samples: Path, data_regression: DataRegressionFixture) -> None:
    extraction = extract(samples / SAMPLE, Settings())
    data_regression.check(
        {
            "pages": [[page.number, page.width, page.height, page.text_source] for page in extraction.pages],
            "acts": [show_act(act) for act in extraction.acts],
            "warnings": [warning.model_dump(mode="json") for warning in extraction.warnings],
        },
        basename="extraction",
    )


def test_the_document(document: Document, data_regression: DataRegressionFixture) -> None:
    data_regression.check(document.model_dump(mode="json"), basename="document")


@pytest.mark.parametrize("name", ["t1", "t2"])
def test_a_table_as_a_frame(document: Document, dataframe_regression: DataFrameRegressionFixture, name: str) -> None:
    frames = make_frames(document)
    assert sorted(frames) == ["t1", "t2"]
    printed = frames[name].reset_index().map(lambda value: "" if value is None else str(value))
    dataframe_regression.check(printed, basename=f"table_{name}")


def show_act(act: ActSpan) -> dict[str, Any]:
    """Show an act's spans: texts and places, no interpretation."""
    return {
        "pages": list(act.pages),
        "title": show(act.title),
        "opening": [show(one) for one in act.opening],
        "parties": [show(one.text) for one in act.parties],
        "groups": [{"text": show(one.text), "parties": list(one.parties)} for one in act.groups],
        "preamble": [show(one) for one in act.preamble],
        "articles": [
            {
                "label": one.label,
                "number": one.number,
                "parent": one.parent,
                "title": show(one.title),
                "text": [show(paragraph) for paragraph in one.paragraphs],
            }
            for one in act.articles
        ],
        "closing": [show(one) for one in act.closing],
        "signatures": [[show(line) for line in one.lines] for one in act.signatures],
        "annexes": [{"number": one.number, "text": [show(line) for line in one.paragraphs]} for one in act.annexes],
        "tables": [show_region(one) for one in act.tables],
    }


def show(paragraph: Paragraph | None) -> str | None:
    """Show a paragraph as “p2 -- text”: its page, a dash for each level of a list, its text."""
    if paragraph is None:
        return None
    return " ".join(filter(None, [f"p{paragraph.page}", "-" * paragraph.depth, paragraph.text]))


def show_region(region: TableRegion) -> dict[str, Any]:
    return {
        "pages": list(region.pages),
        "title": show(region.title),
        "notes": [show(note) for note in region.notes],
        "readings": [show_grid(grid) for grid in region.readings],
    }


def show_grid(grid: Grid) -> dict[str, Any]:
    cells = [f"{cell.row}.{cell.column} {cell.text}" for cell in grid.cells]
    return {"reader": grid.reader, "header_rows": grid.header_rows, "cells": cells}
