"""Tesseract in process, French: the first reader.

Its French data keeps capitals, accents and spaces well, and cannot read « € ». The engine is built once a process
(0.1 s, 80 MB) and kept.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from bordereau.extract.ocr.engine import SeenWord, Strip
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.unbudgeted import load_unbudgeted
from bordereau.schemas.budget import stop_late, time_left
from bordereau.schemas.errors import MissingDependencyError

STRAY = 0.45
FOLLOWS = 0.8
"""White between the groups of a figure and its unit, in heights of their type, at most."""
FIGURE_SIGNS = "0123456789 .,-()%"
LANGUAGE = "fra"
DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
"""Debian and Ubuntu, Fedora and Arch, a build from source, macOS."""


def find_data(folders: Sequence[str] = DATA_FOLDERS) -> Path:
    """The folder that holds ``fra.traineddata``: TESSDATA_PREFIX first, then where systems put it.

    Raises MissingDependencyError with the command that installs it.
    """
    prefix = os.environ.get("TESSDATA_PREFIX")
    wanted = ([prefix, str(Path(prefix) / "tessdata")] if prefix else []) + list(folders)
    for folder in wanted:
        if (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return Path(folder)
    raise MissingDependencyError(
        "This document has scanned pages, and Tesseract's French data (fra.traineddata) is not installed. "
        "On Debian or Ubuntu: apt install tesseract-ocr-fra. Elsewhere, set TESSDATA_PREFIX to its folder."
    )


@cache
def load_tesseract() -> TesseractReader:
    """The reader of this process. Raises MissingDependencyError without the library or its data."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read once, when the library is loaded
    folder = find_data()
    return load_unbudgeted(lambda: _open_engine(folder))


def _open_engine(folder: Path) -> TesseractReader:
    try:
        import tesserocr
    except ImportError as error:
        raise MissingDependencyError(
            "This document has scanned pages, and the package tesserocr is not installed: pip install tesserocr."
        ) from error
    api = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY)
    return TesseractReader(api, tesserocr)


class TesseractReader:
    """Holds the engine; a PageReader and a StripReader."""

    __slots__ = ("_api", "_library")

    def __init__(self, api: Any, library: Any) -> None:
        self._api = api
        self._library = library

    def read_picture(self, picture: Picture, dpi: float) -> tuple[SeenWord, ...]:
        """All words of a page, blocks in Tesseract's order. Empty and blank words are left out."""
        self._show(picture, dpi, self._library.PSM.AUTO)
        left = time_left()
        done = self._api.Recognize() if left is None else self._api.Recognize(ceil(1000 * left))
        stop_late()
        return tuple(self._collect()) if done else ()

    def read_strips(self, pictures: Sequence[Picture], allowed: str = "") -> tuple[Strip, ...]:
        """Each picture as one line; ``allowed`` are the only signs that may be read, all where it is empty."""
        try:
            self._api.SetVariable("tessedit_char_whitelist", allowed)
            return tuple(self._read_strip(picture) for picture in pictures)
        finally:
            self._api.SetVariable("tessedit_char_whitelist", "")

    def _read_strip(self, picture: Picture) -> Strip:
        self._show(picture, 300, self._library.PSM.SINGLE_LINE)
        text = self._api.GetUTF8Text().strip()
        sure = self._api.AllWordConfidences()
        return Strip(text, min(sure) / 100 if sure else 0.0)

    def _show(self, picture: Picture, dpi: float, mode: Any) -> None:
        height, width = picture.shape
        self._api.SetPageSegMode(mode)
        self._api.SetImageBytes(picture.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(dpi))

    def _collect(self) -> list[SeenWord]:
        levels = self._library.RIL
        iterator = self._api.GetIterator()
        words: list[SeenWord] = []
        line = -1
        top = bottom = 0.0
        if iterator is None or iterator.Empty(levels.WORD):  # a blank page: asking for its text would raise
            return words
        for item in self._library.iterate_level(iterator, levels.WORD):
            if item.Empty(levels.WORD):
                continue
            if item.IsAtBeginningOf(levels.TEXTLINE):
                line += 1
                top, bottom = _read_type_height(item, levels.TEXTLINE)
            text = item.GetUTF8Text(levels.WORD)
            box = item.BoundingBox(levels.WORD)
            if not text or not text.strip() or box is None:
                continue
            sure = item.Confidence(levels.WORD) / 100
            x0, upper, x1, lower = (float(side) for side in box)
            words.append(SeenWord(text.strip(), x0, upper, x1, lower, sure, line, top, bottom))
        return _free_strays(words)


class FigureReader:
    """The same engine, allowed nothing but figures; a StripReader for cells in which a figure must stand."""

    __slots__ = ("_reader",)

    def __init__(self, reader: TesseractReader) -> None:
        self._reader = reader

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        """Each picture as one line of figures."""
        return self._reader.read_strips(pictures, FIGURE_SIGNS)


def _free_strays(words: list[SeenWord]) -> list[SeenWord]:
    """Words that stand higher or lower than the line they were put on get lines of their own.

    In a table a figure centred beside a label of two lines is put on one of them. Its unit and its first digit go with
    it: a sign alone has no height that tells.
    """
    fresh = max((word.line for word in words), default=0) + 1
    out: list[SeenWord] = []
    for run in _cut_runs(words):
        stray = next((word for word in run if _is_stray(word)), None)
        if stray is not None:
            tall = stray.bottom - stray.top
            top, bottom = stray.top - 0.05 * tall, stray.bottom + 0.3 * tall
            run = [  # noqa: PLW2901
                replace(word, line=fresh, line_top=top, line_bottom=bottom) if _goes_along(word, stray) else word
                for word in run
            ]
            fresh += 1
        out += run
    return out


def _cut_runs(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """The words of one line that follow one another closely, as the groups of a figure and its unit do."""
    runs: list[list[SeenWord]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        near = last is not None and last.line == word.line and word.x0 - last.x1 <= FOLLOWS * word.height
        if near:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _is_stray(word: SeenWord) -> bool:
    tall = word.bottom - word.top
    letters = sum(sign.isalnum() for sign in word.text)
    apart = abs((word.top + word.bottom) / 2 - _middle(word))
    return letters >= 2 and apart > STRAY * word.height and tall < 1.2 * word.height


def _goes_along(word: SeenWord, stray: SeenWord) -> bool:
    """Whether a word of the run of a stray one stands at its height: rather than on the line that both were put on."""
    if word is stray or _is_stray(word):
        return True
    middle = (word.top + word.bottom) / 2
    beside = abs(middle - (stray.top + stray.bottom) / 2)
    return sum(sign.isalnum() for sign in word.text) < 2 and beside < abs(middle - _middle(word))


def _middle(word: SeenWord) -> float:
    return (word.line_top + word.line_bottom) / 2


def _read_type_height(item: Any, level: Any) -> tuple[float, float]:
    """Top of the ascenders and bottom of the descenders of the line at hand."""
    rows = item.RowAttributes()
    base = item.Baseline(level)
    box = item.BoundingBox(level)
    if base is None or box is None:
        return (float(box[1]), float(box[3])) if box else (0.0, 0.0)
    (_, left), (_, right) = base
    level_px = (left + right) / 2
    bottom = level_px - rows["descenders"]
    return bottom - rows["row_height"], bottom
