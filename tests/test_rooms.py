"""READMEs and folders say the same: a newcomer reads the way of the data in either."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bordereau", "extract", "lexicon", "normalize", "reconcile", "schemas")
FOLDERS = sorted(
    {path.parent for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    - {ROOT / "bordereau" / "warehouse" / name for name in ("model", "rows")}
)
"""A model of tables has a file a table; its README is the dictionary in docs."""
STAGES = ("page", "ocr", "lines", "signatures", "tables", "paragraphs", "headings", "acts", "parties")


def name_folder(folder: Path) -> str:
    return folder.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("folder", FOLDERS, ids=name_folder)
def test_a_readme_names_every_file_and_folder(folder: Path) -> None:
    text = (folder / "README.md").read_text("utf-8")
    inside = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink() and any(path.glob("*.py"))]
    names = [path.name for path in (*folder.glob("*.py"), *folder.glob("*.toml")) if not path.name.startswith("__")]
    text += "".join(f"`{name[:-3]}.toml`" for name in names if name.endswith(".py") and f"`{name}`" in text)
    assert [name for name in names if f"`{name}`" not in text] == []
    assert [path.name for path in inside if not re.search(rf"\[{path.name}\]|`{path.name}/?`", text)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=name_folder)
def test_a_readme_names_nothing_that_is_not_there(folder: Path) -> None:
    table = [line for line in (folder / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    first_cells = [line.split("|")[1] for line in table]
    names = [name for cell in first_cells for name in re.findall(r"`([a-z_/]+\.(?:py|toml|json))`", cell)]
    assert [name for name in names if not (folder / name).exists()] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=name_folder)
def test_a_readme_says_what_enters_and_leaves(folder: Path) -> None:
    text = (folder / "README.md").read_text("utf-8")
    if folder.name in ("bordereau", "schemas"):  # the application names commands; the floor passes nothing
        return
    assert "**What enters.**" in text
    assert "**What leaves.**" in text


def test_the_stages_of_extract_are_its_folders_in_their_order() -> None:
    text = (ROOT / "extract" / "README.md").read_text("utf-8")
    found = re.findall(r"^\| \[(\w+)\]\(\w+/README\.md\)", text, re.MULTILINE)
    assert tuple(found) == STAGES
    assert {path.name for path in (ROOT / "extract").iterdir() if (path / "__init__.py").exists()} == set(STAGES)


def test_the_pipeline_calls_the_stages_in_that_order() -> None:
    """What a stage offers is first called after what the stage before it offers."""
    text = (ROOT / "extract" / "pipeline.py").read_text("utf-8")
    body = text[text.index("\ndef extract(") : text.index("return Extraction(")]
    calls = ["read_pages(", "find_lines(", "find_signatures(", "take_tables,", "join_lines(", "find_acts("]
    places = [body.index(call) for call in calls]
    assert places == sorted(places)


def test_the_rooms_are_linked_into_the_package() -> None:
    for room in ROOMS[1:]:
        link = ROOT / "bordereau" / room
        assert not link.is_symlink() or link.resolve() == ROOT / room


ELSEWHERE = {
    "bordereau/warehouse": "warehouse",
    "bordereau/warehouse/scdl": "warehouse",
    "bordereau/review": "review",
    "bordereau/corrections": "review",
    "bordereau/runs/engines": "bordereau/runs",
}
"""Tests that share what is costly to make: outputs and their pages, a database."""


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder.parent != ROOT], ids=name_folder)
def test_a_folder_has_tests_where_they_are_looked_for(folder: Path) -> None:
    """In the folder of the same name below tests, or, where one file does, right above it under its name."""
    name = name_folder(folder)
    place = ROOT / "tests" / ELSEWHERE.get(name, name)
    assert any(place.glob("test_*.py")) or any(place.parent.glob(f"test_{folder.name}*.py"))
