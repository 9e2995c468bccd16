"""What a font draws is read, whatever the file says that its characters are; and both are told."""

from __future__ import annotations

import pytest

from bordereau.extract.page.document import open_document
from bordereau.extract.page.read import read_page
from bordereau.schemas.settings import OcrSettings, ReadSettings, Settings
from lying_page import LINES, write_lying

WITHOUT_OCR = Settings(ocr=OcrSettings(use_ocr=False))
SWAPPED = dict(zip("0123456789", "5819276430", strict=True))
FACES = (
    "Helvetica",
    "Helvetica-BoldOblique",
    "Times-Roman",
    "Times-BoldItalic",
    "Courier",
    "Courier-Bold",
    "Garamond",
    "Verdana-Bold",
)


@pytest.fixture
def read(tmp_path):
    def page(*args, **kwargs):
        path = tmp_path / "page.pdf"
        path.write_bytes(write_lying(*args, **kwargs))
        with open_document(path, ReadSettings()) as document:
            page, told = read_page(document, 1, WITHOUT_OCR)
        count = sum(len(line.split()) for line in LINES)
        return " ".join(word.text for word in page.words[count:]), list(told)

    return page


@pytest.mark.parametrize("face", FACES)
def test_digits_that_lie_are_read_as_they_are_drawn(read, face):
    text, told = read("0123456789 euros", SWAPPED, face)
    assert text == "0123456789 euros"
    assert [(one.code, one.page) for one in told] == [("layer_differs", 1)]
    assert "“0123456789” for “5819276430”" in told[0].message
    assert [place.text for place in told[0].evidence] == ["5819276430"]


@pytest.mark.parametrize("face", FACES)
def test_digits_that_do_not_lie_are_left(read, face):
    assert read("0123456789 euros", {}, face) == ("0123456789 euros", [])


@pytest.mark.parametrize(
    ("shown", "codes", "said", "why"),
    [
        ("100 000 EUR", {"1": "9"}, "900", "one digit"),
        ("1 000 puis 9 000", {"1": "9"}, "9", "the same digit is drawn both ways, once truly"),
        ("9 000 puis 1 000", {"1": "9"}, "9", "whichever comes first"),
        ("8 500", {"8": "3"}, "3", "shapes that are near each other"),
        ("600", {"6": "9"}, "900", "and upside down"),
    ],
)
def test_what_is_shown_is_read(read, shown, codes, said, why):
    text, told = read(shown, codes)
    assert text == shown, why
    assert [one.code for one in told] == ["layer_differs"], why
    assert f"for “{said}”" in told[0].message, why


@pytest.mark.parametrize(
    ("extra", "why"),
    [({"turned": 90}, "written upwards"), ({"stretched": 80}, "narrowed"), ({"drawn_as": {}}, "a Type 3 font")],
)
def test_however_they_are_drawn(read, extra, why):
    assert read("27164", {}, **extra) == ("27164", []), why
    text, told = read("27164", {"7": "1", "4": "9"}, **extra)
    assert (text, [one.code for one in told]) == ("27164", ["layer_differs"]), why


def test_a_font_that_draws_digits_as_others(read):
    """Without ToUnicode that lies: the names and codes are right, the drawings are not."""
    text, told = read("9 9 3", {}, drawn_as={"9": "1"})
    assert (text, [one.code for one in told]) == ("1 1 3", ["layer_differs"])


def test_the_same_font_may_lie_on_one_page_only(tmp_path):
    """What is known of a document's fonts is known by their outlines, not by their names."""
    for name, codes in (("sound.pdf", {}), ("lies.pdf", {"1": "9"})):
        (tmp_path / name).write_bytes(write_lying("1 000", codes))
    found = []
    for name in ("sound.pdf", "lies.pdf", "sound.pdf"):
        with open_document(tmp_path / name, ReadSettings()) as document:
            found.append(len(document.read_layer(1).differing))
    assert found == [0, 1, 0]
