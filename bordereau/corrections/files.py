"""Files of corrections: one that a reviewer hands in is judged whole, before anything of it is kept.

The ledger of what was ever applied is another matter: it holds the words of many, and an older version may have let in
what this one refuses. There a bad correction is left out and told, and the others stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bordereau.corrections.kinds import check_correction, check_corrections
from bordereau.schemas.correction import Corrections, DocumentCorrection, Reviewed
from bordereau.schemas.errors import UsageError
from bordereau.schemas.misfit import tell_misfit
from bordereau.schemas.strict_json import BadJsonError, read_json

JOURNAL = "corrections.json"
BYTES_AT_MOST = 64 * 2**20
CORRECTIONS_AT_MOST = 100_000


def spread_folders(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files that reviewers hand in; of a folder, those of JSON. Raises UsageError for one without any."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.json"))
        if not found:
            raise UsageError(f"{path} holds no file of corrections (*.json).")
        yield from found


def read_given(path: Path, outputs: Path) -> Corrections:
    """Read a file that a reviewer hands in. Raises UsageError where a part of it can never be applied."""
    content = _read_content(path)
    try:
        work = Corrections.model_validate(content)
    except ValidationError as error:
        raise UsageError(f"{path.name} is no file of corrections: {tell_first(error)}.") from error
    found = work.corrections
    check_corrections(found, path.name)
    if found and not any((outputs / "documents" / f"{one.document}.json").is_file() for one in found):
        name = found[0].file_name or found[0].document[:12]
        raise UsageError(f"{path.name} speaks of {name}, which is not among the documents of {outputs}.")
    return work


def read_ledger(outputs: Path, left_out: list[str]) -> Corrections:
    """Read what was ever applied; ``left_out`` gets a sentence for each correction that no document can take.

    Raises UsageError where nothing of the file can be read: to go on would be to forget what reviewers said.
    """
    path = outputs / JOURNAL
    if not path.is_file():
        return Corrections()
    try:
        content = _read_content(path)
        entries = content["corrections"]
        reviewed = content.get("reviewed", [])
        if not isinstance(entries, list) or not isinstance(reviewed, list):
            raise TypeError("corrections")
    except (UsageError, KeyError, TypeError) as error:
        cause = str(error).rstrip(".") if isinstance(error, UsageError) else "it has no list of corrections"
        raise UsageError(
            f"{path}, the ledger of corrections, cannot be used ({cause}): mend it, or move it away to go on without "
            "what reviewers said."
        ) from error
    good = tuple(_take_good(path, entries, left_out))
    return Corrections.model_construct(corrections=good, reviewed=tuple(_take_reviewed(reviewed)))


def _take_reviewed(entries: list[Any]) -> Iterator[Reviewed]:
    for entry in entries:
        with suppress(ValidationError):
            yield Reviewed.model_validate(entry)


def _take_good(path: Path, entries: list[Any], left_out: list[str]) -> Iterable[DocumentCorrection]:
    for number, entry in enumerate(entries, start=1):
        try:
            one = DocumentCorrection.model_validate(entry)
            check_correction(one)
        except ValidationError as error:
            left_out.append(f"{path}: correction {number} is left out: {tell_first(error)}.")
        except ValueError as error:
            left_out.append(f"{path}: correction {number} is left out: {one.path}{error}.")
        else:
            yield one


def _read_content(path: Path) -> Any:
    try:
        size = path.stat().st_size
        if size > BYTES_AT_MOST:
            raise UsageError(f"{path.name} is no file of corrections: it has {size >> 20} MB.")
        content = read_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except BadJsonError as error:
        raise UsageError(f"{path.name} is no file of corrections: it holds {error}.") from error
    entries = content.get("corrections") if isinstance(content, dict) else None
    if isinstance(entries, list) and len(entries) > CORRECTIONS_AT_MOST:
        raise UsageError(f"{path.name} is no file of corrections: it has {len(entries)} of them.")
    return content


def tell_first(error: ValidationError) -> str:
    """Say what does not fit first, and where."""
    what, place = tell_misfit(error)
    return f"{what}, at {place}"
