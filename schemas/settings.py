"""Every setting, one small model a stage; frozen, passed as an argument, its digest goes into the ledger."""

from __future__ import annotations

import hashlib

from bordereau.schemas.evidence import Strict


class ReadSettings(Strict):
    """Limits on what is read, against hostile files."""

    max_size_bytes: int = 512 * 1024 * 1024
    max_pages: int = 2_000
    max_page_side_pt: float = 14_400.0
    """200 inches, the limit of PDF 1.7, annex C."""
    max_page_pixels: int = 300_000_000
    """Of a page at 200 dpi: A0 has 62 million."""
    max_page_objects: int = 500_000
    """Texts, paths, pictures at the top level of a page."""
    max_inflated_bytes: int = 512 * 1024 * 1024
    """What one stream of the file may inflate to."""
    page_timeout_s: float = 30.0
    """Seconds that a page may take to be read, and once more for its lines and tables to be found; then it is given up.
    A scanned page takes 1 to 3 s, the slowest of real ones 11 s under load."""


class TableSettings(Strict):
    """Which readers of tables may be called."""

    use_camelot: bool = True


class OcrSettings(Strict):
    """How pages without a usable text layer are read."""

    use_ocr: bool = True
    """Without it such pages stay unread, with a ``no_text_layer`` warning."""
    unsure_below: float = 0.8
    """A page whose mean confidence is lower bears a ``low_ocr_confidence`` warning."""
    unreadable_below: float = 0.35
    """A page whose mean confidence is lower counts as unread."""


class NameSettings(Strict):
    """When the French NER model is asked."""

    use_spacy: bool = True


class Settings(Strict):
    """The settings of one run."""

    read: ReadSettings = ReadSettings()
    ocr: OcrSettings = OcrSettings()
    tables: TableSettings = TableSettings()
    names: NameSettings = NameSettings()

    def digest(self) -> str:
        """Twelve hexadecimal digits that change when a setting changes on which documents depend.

        A limit of time is none: a document that was read within one limit is the same within another.
        """
        content = self.model_dump_json(exclude={"read": {"page_timeout_s"}})
        return hashlib.sha256(content.encode()).hexdigest()[:12]
