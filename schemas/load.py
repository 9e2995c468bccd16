"""Write a document as JSON and read it back; a version that is not known is refused.

Same document, same bytes: keys stand in the order of the model, text is UTF-8, nothing depends on the machine.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bordereau.schemas.bounds import is_huge
from bordereau.schemas.convention import SCHEMA_VERSION, Document
from bordereau.schemas.errors import NotADocumentError, UnknownSchemaVersionError
from bordereau.schemas.misfit import tell_misfit
from bordereau.schemas.strict_json import BadJsonError, decode_utf8, read_json
from bordereau.schemas.unseen import escape_unseen

_NUMBERS = re.compile(r"\[\n\s+-?\d[\d.]*(?:,\n\s+-?\d[\d.]*)*\n\s+\]")
"""A list of bare numbers over several lines; a string of JSON holds no line end, so it is never inside one."""

FIGURES = {"value", "precision", "stated", "computed", "difference", "tolerance", "share_capital", "share", "base"}
"""The keys whose strings are numbers."""
KNOWN_VERSIONS: tuple[str, ...] = (SCHEMA_VERSION,)


def print_document(document: Document) -> str:
    """Write the JSON of a document, one key a line; boxes and page ranges stand on one line.

    Signs that steer a terminal are escaped: they are the same to whoever reads the JSON.
    """
    return escape_unseen(_NUMBERS.sub(_join_numbers, document.model_dump_json(indent=1))) + "\n"


def read_document(path: Path) -> Document:
    """Read a JSON file that ``bordereau extract`` or ``run`` wrote.

    Raises NotADocumentError (absent, no permission, no JSON, other JSON) and UnknownSchemaVersionError.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotADocumentError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    return parse_document(data, path.name)


def parse_document(data: bytes | str, name: str = "The text") -> Document:
    """Read the JSON of a document; ``name`` stands in messages.

    >>> parse_document('{"schema_version": "9.0"}', "x.json")
    Traceback (most recent call last):
    bordereau.schemas.errors.UnknownSchemaVersionError: x.json has schema version “9.0”; this program reads 1.1. \
Extract the PDF again, or install the version of Bordereau that wrote it.
    """
    try:
        text = decode_utf8(data)
        content = read_json(text)
    except BadJsonError as error:
        raise NotADocumentError(f"{name} is no document that can be read: it holds {error}.") from error
    _check_version(content, name)
    _check_numbers(content, name)
    try:
        return Document.model_validate_json(text)
    except ValidationError as error:
        what, place = tell_misfit(error)
        raise NotADocumentError(
            f"{name} is no document of schema version {SCHEMA_VERSION}: {what}, at {place}."
        ) from error


def print_json_schema() -> str:
    """Write the JSON Schema (draft 2020-12) of a document, as it is committed in ``schemas/json``."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Document.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _join_numbers(match: re.Match[str]) -> str:
    return f"[{', '.join(match.group()[1:-1].replace(',', ' ').split())}]"


def _check_numbers(content: Any, name: str) -> None:
    """Refuse figures that nobody could print, before anybody adds them up. Raises NotADocumentError."""
    waiting: list[Any] = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            for key, value in one.items():
                if isinstance(value, dict | list):
                    waiting.append(value)
                elif (
                    key in FIGURES
                    and not {"scheme", "verdict"} & one.keys()
                    and isinstance(value, str)
                    and is_huge(value)
                ):
                    raise NotADocumentError(f"{name} holds a figure beyond reason: {key} “{value[:20]}…”.")


def _check_version(content: object, name: str) -> None:
    if not isinstance(content, dict) or "schema_version" not in content:
        raise NotADocumentError(f"{name} is no document of Bordereau: it has no schema_version.")
    version = content["schema_version"]
    if version not in KNOWN_VERSIONS:
        known = ", ".join(KNOWN_VERSIONS)
        raise UnknownSchemaVersionError(
            f"{name} has schema version “{version}”; this program reads {known}. "
            "Extract the PDF again, or install the version of Bordereau that wrote it."
        )
