"""Bordereau: French territorial conventions, from PDF to checked JSON.

>>> import bordereau
>>> bordereau.Settings().tables.use_camelot
True

The public names are loaded when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bordereau.version import __version__ as __version__

if TYPE_CHECKING:
    from bordereau.check import check_document, recheck_document
    from bordereau.document import extract_document
    from bordereau.frames import make_frame, make_frames, tables
    from bordereau.guard.pool import Limits
    from bordereau.runs.engines.choose import open_engine
    from bordereau.runs.report import Report
    from bordereau.runs.run import Job, run_batch
    from bordereau.schemas.check import Check
    from bordereau.schemas.convention import Act, Amount, Article, Document, Party, Signature
    from bordereau.schemas.errors import BordereauError, DocumentError
    from bordereau.schemas.evidence import Evidence
    from bordereau.schemas.load import parse_document, print_document, read_document
    from bordereau.schemas.settings import Settings
    from bordereau.schemas.table import Table
    from bordereau.schemas.warning import DocumentWarning


__all__ = [
    "Act",
    "Amount",
    "Article",
    "BordereauError",
    "Check",
    "Document",
    "DocumentError",
    "DocumentWarning",
    "Evidence",
    "Job",
    "Limits",
    "Party",
    "Report",
    "Settings",
    "Signature",
    "Table",
    "check_document",
    "extract_document",
    "make_frame",
    "make_frames",
    "open_engine",
    "parse_document",
    "print_document",
    "read_document",
    "recheck_document",
    "run_batch",
    "tables",
]

_HOMES = {
    "bordereau.check": ("check_document", "recheck_document"),
    "bordereau.document": ("extract_document",),
    "bordereau.runs.engines.choose": ("open_engine",),
    "bordereau.frames": ("make_frame", "make_frames", "tables"),
    "bordereau.guard.pool": ("Limits",),
    "bordereau.runs.report": ("Report",),
    "bordereau.runs.run": ("Job", "run_batch"),
    "bordereau.schemas.check": ("Check",),
    "bordereau.schemas.convention": ("Act", "Amount", "Article", "Document", "Party", "Signature"),
    "bordereau.schemas.errors": ("BordereauError", "DocumentError"),
    "bordereau.schemas.evidence": ("Evidence",),
    "bordereau.schemas.load": ("parse_document", "print_document", "read_document"),
    "bordereau.schemas.settings": ("Settings",),
    "bordereau.schemas.table": ("Table",),
    "bordereau.schemas.warning": ("DocumentWarning",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module “bordereau” has no attribute “{name}”")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
