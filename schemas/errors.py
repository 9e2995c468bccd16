"""What stops a document, or the program: one class a cause, each with its exit code and a plain sentence.

An odd document that can still be read raises nothing: it carries warnings (schemas.warning).
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a document is in quarantine: a closed set."""

    EMPTY_FILE = "empty_file"
    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    INTERNAL = "internal"


class BordereauError(Exception):
    """The base: ``exit_code`` is what the command line returns."""

    exit_code = 1


class DocumentError(BordereauError):
    """One document cannot be read; the others are not touched."""

    exit_code = 1
    reason = Reason.INTERNAL


class EmptyFileError(DocumentError):
    reason = Reason.EMPTY_FILE


class NotAPdfError(DocumentError):
    reason = Reason.NOT_A_PDF


class EncryptedError(DocumentError):
    reason = Reason.ENCRYPTED


class DamagedError(DocumentError):
    reason = Reason.DAMAGED


class NotReadableError(DocumentError):
    """Absent, a folder, or without permission."""

    reason = Reason.NOT_READABLE


class TooLargeError(DocumentError):
    reason = Reason.TOO_LARGE


class UsageError(BordereauError):
    """The command was called wrongly."""

    exit_code = 2


class NotADocumentError(BordereauError):
    """A JSON file that is no document of Bordereau: other JSON, cut short, or changed by hand."""

    exit_code = 1


class UnknownSchemaVersionError(BordereauError):
    """A JSON file made by a version of Bordereau that this one does not know."""

    exit_code = 2


class MissingDependencyError(BordereauError):
    """An optional program or package is needed and not there; the message names it."""

    exit_code = 2
