"""Bordereau: French territorial conventions, from PDF to checked JSON.

>>> import bordereau
>>> bordereau.Settings().tables.use_camelot
True

The public names are loaded when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bordereau.check import check_document
    from bordereau.document import extract_document
    from bordereau.engines.choose import open_engine
    from bordereau.frames import make_frame, make_frames, tables
    from bordereau.guard import Limits
    from bordereau.report import Report
    from bordereau.run import Job, run_batch
    from schemas.check import Check
    from schemas.convention import Act, Amount, Article, Document, Party, Signature
    from schemas.errors import BordereauError, DocumentError
    from schemas.evidence import Evidence
    from schemas.load import parse_document, print_document, read_document
    from schemas.settings import Settings
    from schemas.table import Table
    from schemas.warning import DocumentWarning

__version__ = "0.1.0"

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
    "run_batch",
    "tables",
]

_HOMES = {
    "bordereau.check": ("check_document",),
    "bordereau.document": ("extract_document",),
    "bordereau.engines.choose": ("open_engine",),
    "bordereau.frames": ("make_frame", "make_frames", "tables"),
    "bordereau.guard": ("Limits",),
    "bordereau.report": ("Report",),
    "bordereau.run": ("Job", "run_batch"),
    "schemas.check": ("Check",),
    "schemas.convention": ("Act", "Amount", "Article", "Document", "Party", "Signature"),
    "schemas.errors": ("BordereauError", "DocumentError"),
    "schemas.evidence": ("Evidence",),
    "schemas.load": ("parse_document", "print_document", "read_document"),
    "schemas.settings": ("Settings",),
    "schemas.table": ("Table",),
    "schemas.warning": ("DocumentWarning",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module “bordereau” has no attribute “{name}”")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
