"""Findings as a file that goes into a report: a workbook or a page with the crops in it, or CSV without them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from bordereau.review.crops import Shown
from bordereau.review.findings import Finding
from bordereau.review.render import render
from bordereau.review.words import Words
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.export import fit_xlsx, print_cell
from bordereau.whole import put_in_place, write_whole

COLUMNS = (
    ("file", 28), ("act", 34), ("page", 7), ("kind", 16), ("subject", 30), ("printed", 16), ("stated", 18),
    ("terms", 44), ("computed", 18), ("difference", 16), ("verdict", 18), ("note", 30), ("who", 18), ("when", 12),
)  # fmt: skip
"""What a row says, and how wide its column is in a workbook, in letters."""
CROP_PX = 520
POINTS_PER_PX = 0.75


def write_sheet(shown: Sequence[Shown], path: Path, words: Words) -> None:
    """Write findings in the form that the ending of a name says. Raises UsageError for another ending."""
    writers: dict[str, Callable[[Sequence[Shown], Path, Words], None]] = {
        ".xlsx": write_xlsx,
        ".csv": write_csv,
        ".html": write_html,
    }
    if path.suffix.lower() not in writers:
        raise UsageError(f"{path.name}: findings are written as .xlsx, .csv or .html.")
    writers[path.suffix.lower()](shown, path, words)


def write_csv(shown: Sequence[Shown], path: Path, words: Words) -> None:
    """Write a row a finding, parted by semicolons, with the mark by which Excel knows UTF-8."""
    french = words.language == "fr"
    rows: list[list[object]] = [
        [words.say(f"findings.{name}") for name, _ in COLUMNS],
        *(_tell(one.finding) for one in shown),
    ]
    lines = [";".join(print_cell(value, french=french) for value in row) for row in rows]
    write_whole(path, "\ufeff" + "".join(f"{line}\r\n" for line in lines))


def write_html(shown: Sequence[Shown], path: Path, words: Words) -> None:
    """Write one page that holds its pictures, so that it can be sent and printed."""
    views = [(one.finding, b64encode(one.crop).decode() if one.crop else None) for one in shown]
    write_whole(path, render("findings.html", words, findings=views))


def write_xlsx(shown: Sequence[Shown], path: Path, words: Words) -> None:
    """Write a workbook: a row a finding, its crop in the last column; texts are texts, never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = words.say("findings.title")[:31]
    heads: list[object] = [words.say(f"findings.{name}") for name, _ in (*COLUMNS, ("crop", 0))]
    for number, row in enumerate([heads, *(_tell(one.finding) for one in shown)], start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = fit_xlsx(value)
            if isinstance(value, str):
                cell.data_type = "s"
            elif isinstance(value, Decimal):
                cell.number_format = "#,##0.00" if value % 1 else "#,##0"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for place, (_, width) in enumerate((*COLUMNS, ("crop", CROP_PX / 7)), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, one in enumerate(shown, start=2):
        if one.crop is not None:
            _put_crop(sheet, one.crop, number)
    sheet.freeze_panes = "A2"
    with put_in_place(path) as made:
        book.save(made)


def _put_crop(sheet: Any, crop: bytes, row: int) -> None:
    from openpyxl.drawing.image import Image
    from openpyxl.utils import get_column_letter

    picture = Image(BytesIO(crop))
    picture.width, picture.height = CROP_PX, round(picture.height * CROP_PX / picture.width)
    sheet.row_dimensions[row].height = min(409, picture.height * POINTS_PER_PX + 6)
    sheet.add_image(picture, f"{get_column_letter(len(COLUMNS) + 1)}{row}")


def _tell(one: Finding) -> list[object]:
    """The columns of a row; sides of the addition are numbers, so that a sheet can add them up."""
    values = [one.numbers.get(name, getattr(one, name)) for name, _ in COLUMNS]
    return ["\n".join(value) if isinstance(value, tuple) else value for value in values]
