"""``bordereau explain``: the boxes of one page as a picture; the README's picture is made by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from bordereau.review.explain import build_pdf, draw_boxes, put_beside, write_lines
from bordereau.schemas.convention import Document

ROOT = Path(__file__).parents[2]


def test_boxes_stand_where_the_figures_are(document: Document) -> None:
    page = document.pages[9]
    blank = Image.new("RGB", (round(page.width), round(page.height)), "white")
    drawn = draw_boxes(blank, document, 10, labels=False)
    box = document.acts[0].tables[0].rows[2].cells[0].evidence[0].bbox
    inside = drawn.crop(tuple(map(round, (box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3))))
    assert len(set(inside.get_flattened_data())) > 2
    assert set(drawn.crop((0, 400, drawn.width, drawn.height)).get_flattened_data()) == {(255, 255, 255)}


def test_the_json_beside_names_figures_and_checks(document: Document) -> None:
    lines = write_lines(document, 10)
    assert lines[0] == ("t1/r1/c1", '{"text": "7 385", "value": "7385000"}', "")
    assert ("t1/r3/c1 column_total", '{"computed": "13221000", "status": "exact"}', "exact") in lines


def test_signs_that_the_letters_lack_do_no_harm() -> None:
    assert b"\\(a\\\\b\\) ?" in build_pdf([("x", "(a\\b) \u4e2d", "")], 100, 100)


def test_a_page_without_facts_is_drawn_whole(document: Document) -> None:
    bare = document.model_copy(update={"acts": (document.acts[0].model_copy(update={"tables": (), "checks": ()}),)})
    picture = Image.new("RGB", (595, 842), "white")
    assert put_beside(picture, bare, 10).height >= 800


def test_the_command_writes_a_picture(tmp_path: Path, bordereau: Any) -> None:
    sample = ROOT / "samples" / "avenant-dijon.pdf"
    done = bordereau("explain", sample, "--page", 10, "--json", "-o", tmp_path / "page.png")
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "page.png") as picture:
        assert picture.width > 1500
    assert bordereau("explain", sample, "--page", 99, "-o", tmp_path / "x.png").returncode == 2
    assert bordereau("explain", sample, "-o", tmp_path / "x.gif").returncode == 2
    assert bordereau("explain", ROOT / "README.md", "-o", tmp_path / "x.png").returncode == 1
