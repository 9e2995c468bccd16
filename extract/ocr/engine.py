"""What an OCR engine is to us: two small protocols, and their twins without any engine.

“No OCR” is a real engine (NullReader), so that nothing else has a special case; RecordedReader plays back what an
engine once said, so that tests need neither models nor pictures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bordereau.extract.ocr.picture import Picture


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as an engine saw it, in pixels of the picture that it was given."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    """0 to 1."""
    line: int = 0
    """Number of the line on the page: words with the same number stand on one line."""
    line_top: float = 0.0
    line_bottom: float = 0.0
    """The height of the type on this line, from the ascenders to the descenders."""
    alternative: str = ""
    """What the other reader saw, where the two disagree on a figure."""
    mended: str = ""
    """What was read before a rule mended it."""

    @property
    def height(self) -> float:
        """The height of its type, in pixels."""
        return max(1.0, self.line_bottom - self.line_top)


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of one line read by itself."""

    text: str
    confidence: float
    """0 to 1: of the least sure character."""


class PageReader(Protocol):
    """Reads a whole picture."""

    def read_picture(self, picture: Picture, dpi: float) -> tuple[SeenWord, ...]:
        """All words, in the engine's reading order."""
        ...


class StripReader(Protocol):
    """Reads pictures of one line each; no search for lines."""

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        """One strip a picture, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class NullReader:
    """Sees nothing."""

    def read_picture(self, picture: Picture, dpi: float) -> tuple[SeenWord, ...]:  # noqa: ARG002
        return ()

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        return tuple(Strip("", 0.0) for _ in pictures)


@dataclass(slots=True)
class RecordedReader:
    """Plays back recorded answers, page by page and strip by strip, in the order of the questions."""

    pages: Sequence[Sequence[SeenWord]] = ()
    strips: Sequence[Strip] = ()
    _page: int = field(default=0, repr=False)
    _strip: int = field(default=0, repr=False)

    def read_picture(self, picture: Picture, dpi: float) -> tuple[SeenWord, ...]:  # noqa: ARG002
        self._page += 1
        return tuple(self.pages[self._page - 1]) if self._page <= len(self.pages) else ()

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        start, self._strip = self._strip, self._strip + len(pictures)
        heard = list(self.strips[start : self._strip])
        return tuple(heard + [Strip("", 0.0)] * (len(pictures) - len(heard)))


@dataclass(frozen=True, slots=True)
class Readers:
    """The engines of one process."""

    page: PageReader
    second: StripReader
    """Reads figures and units again."""
    figures: StripReader | None = None
    """Reads nothing but figures: asked with the second for cells whose sums fail."""
    lines: StripReader | None = None
    """Reads single lines of text: those that the reader of pages has passed over."""


def record_words(words: Sequence[SeenWord]) -> list[Mapping[str, object]]:
    """Words as plain JSON, for a recording."""
    names = ("text", "x0", "top", "x1", "bottom", "confidence", "line", "line_top", "line_bottom")
    return [{name: getattr(word, name) for name in names} for word in words]


def play_words(recorded: Sequence[Mapping[str, object]]) -> tuple[SeenWord, ...]:
    """The inverse of ``record_words``."""
    return tuple(SeenWord(**word) for word in recorded)  # type: ignore[arg-type]
