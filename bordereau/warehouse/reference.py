"""Reference files of ``load --reference``: names of bodies with their codes, so that spellings join.

CSV (UTF-8, comma or semicolon, a head) or Parquet; one line a name. All columns but ``name`` may be absent:

| column | what | also called |
| --- | --- | --- |
| ``name`` | an official name | ``nom``, ``denominationUniteLegale``, ``libelle``, ``nom_commune`` |
| ``alias`` | another name of the same body | |
| ``siren`` | nine digits | |
| ``siret`` | fourteen digits; gives the SIREN too | ``idAttribuant`` |
| ``insee`` | code of the commune | ``code_insee``, ``COM``, ``codgeo``, ``code_commune`` |
| ``epci_siren`` | SIREN of its EPCI | ``epci``, ``code_epci``, ``siren_epci`` |
| ``epci_name`` | name of its EPCI | ``nom_epci``, ``libepci`` |

Names of columns are read in any case. Further aliases are further lines with the same SIREN.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bordereau.lexicon.folding import fold
from bordereau.normalize.parties.keys import make_party_key
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.warehouse import Row
from bordereau.whole import tell_cause

ROWS_AT_MOST = 500_000
"""More is a whole national register: take the lines of those that the acts can name."""
COLUMNS: Mapping[str, Sequence[str]] = {
    "name": ("name", "nom", "denominationunitelegale", "libelle", "nom_commune"),
    "alias": ("alias",),
    "siren": ("siren",),
    "siret": ("siret", "idattribuant"),
    "insee": ("insee", "code_insee", "com", "codgeo", "code_commune"),
    "epci_siren": ("epci_siren", "epci", "code_epci", "siren_epci"),
    "epci_name": ("epci_name", "nom_epci", "libepci"),
}
DIGITS = {"siren": 9, "siret": 14, "epci_siren": 9}


def read_references(paths: Iterable[Path]) -> list[Row]:
    """Read reference files as rows of ``reference_names``, in order, without their key. Raises UsageError."""
    rows: list[Row] = []
    for path in paths:
        for number, line in enumerate(_read_lines(path), start=2):
            rows += _make_rows(line, f"The reference file {path}, line {number}")
            if len(rows) > ROWS_AT_MOST:
                raise UsageError(f"The reference file {path} has more than {ROWS_AT_MOST} names: leave out some.")
    return [{"reference_order": order, **row} for order, row in enumerate(rows, start=1)]


def _read_lines(path: Path) -> Iterator[dict[str, str | None]]:
    """Read the lines of a file, their columns called as ours. Raises UsageError."""
    try:
        lines = _read_parquet(path) if path.suffix == ".parquet" else _read_csv(path)
        names: dict[str, str] | None = None
        for line in lines:
            if names is None:
                names = _name_columns(path, line)
            yield {ours: _clean(line.get(theirs)) for ours, theirs in names.items()}
    except OSError as error:
        raise UsageError(f"The reference file {path} cannot be read: {tell_cause(error)}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"The reference file {path} is no CSV in UTF-8: {error}.") from error


def _read_csv(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head = stream.readline()
        stream.seek(0)
        yield from csv.DictReader(stream, delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)


def _read_parquet(path: Path) -> Iterator[Mapping[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise UsageError(f"The reference file {path} is no Parquet: {str(error).splitlines()[0]}.") from error


def _name_columns(path: Path, line: Mapping[str, Any]) -> dict[str, str]:
    there = {fold(str(name)).strip(): str(name) for name in line}
    names = {ours: there[theirs] for ours, known in COLUMNS.items() for theirs in reversed(known) if theirs in there}
    if not {"name", "alias"} & names.keys() or names.keys() <= {"name", "alias"}:
        raise UsageError(
            f"The reference file {path} has the columns {', '.join(map(str, line))}: it needs “name” and one of siren, "
            "siret, insee, epci_siren (docs/warehouse.md)."
        )
    return names


def _clean(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None


def _make_rows(line: Mapping[str, str | None], where: str) -> Iterator[Row]:
    codes = {name: line.get(name) for name in ("siren", "siret", "insee", "epci_siren", "epci_name")}
    for name, digits in DIGITS.items():
        code = (codes[name] or "").replace(" ", "")
        if code and not (code.isascii() and code.isdigit() and len(code) == digits):
            raise UsageError(f"{where}: {name} “{code[:40]}” has not {digits} digits.")
        codes[name] = code or None
    siret = codes["siret"]
    codes["siren"] = codes["siren"] or (siret[:9] if siret else None)
    for column in ("name", "alias"):
        if said := line.get(column):
            yield {"name": said, "name_key": make_party_key(said), "alias": column == "alias", **codes}
