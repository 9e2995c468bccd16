"""A standard as data: its columns, what each must be, and a check of rows against it, without a network.

The facts stand in a TOML file beside this module, with version and source; a program that validates (Validata,
frictionless) asks the same of the file. Users install nothing for it: the facts are few; the tests hold what is found
here against frictionless.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Row = Mapping[str, str]
"""A line of the file: text by column, empty where nothing stands."""
_URI = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StandardColumn:
    """One column of a standard."""

    name: str
    type: Literal["string", "date", "integer", "number", "boolean", "uri"]
    required: bool
    about: str
    pattern: str | None = None
    form: str | None = None
    """A pattern that the standard gives in words only."""
    max_length: int | None = None
    values: tuple[str, ...] = ()
    """What alone may stand there; of a boolean, what is true, then what is false."""
    minimum: str | None = None
    maximum: str | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard: its columns in order, and the rules between them."""

    standard: str
    version: str
    source: str
    columns: tuple[StandardColumn, ...]
    together: tuple[tuple[str, ...], ...] = ()
    at_least: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, ...], ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


class Fault(NamedTuple):
    """What a row lacks, or where it breaks a rule."""

    column: str
    rule: Literal["required", "type", "pattern", "length", "value", "together", "at_least", "sum", "one_of"]
    message: str


@cache
def read_standard(name: str) -> Standard:
    """Read the standard ``<name>.toml``."""
    text = files("bordereau.warehouse.scdl").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    content: dict[str, Any] = tomllib.loads(text)
    rules: dict[str, Any] = {key: tuple(tuple(one) for one in value) for key, value in content["rules"].items()}
    about: dict[str, Any] = {key: content[key] for key in ("standard", "version", "source")}
    columns = tuple(StandardColumn(**{**one, "values": tuple(one.get("values", ()))}) for one in content["columns"])
    return Standard(**about, columns=columns, **rules)


def describe_table(standard: Standard) -> dict[str, Any]:
    """Describe a standard as a Table Schema, which frictionless and Validata read."""
    fields = []
    for column in standard.columns:
        rules: dict[str, Any] = {"required": column.required}
        told = {"pattern": column.pattern, "maxLength": column.max_length}
        rules |= {name: value for name, value in told.items() if value is not None}
        rules |= {name: float(value) for name in ("minimum", "maximum") if (value := getattr(column, name)) is not None}
        field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.about}
        if column.type == "uri":
            field |= {"type": "string", "format": "uri"}
        elif column.type == "boolean":
            field |= {"trueValues": [column.values[0]], "falseValues": [column.values[1]]}
        elif column.values:
            rules["enum"] = list(column.values)
        fields.append({**field, "constraints": rules})
    about = {"title": standard.standard, "version": standard.version, "homepage": standard.source}
    return {**about, "fields": fields, "missingValues": [""]}


def check_row(standard: Standard, row: Row) -> Iterator[Fault]:
    """Tell every fault of one row."""
    for column in standard.columns:
        yield from check_cell(column, row[column.name])
    for names in standard.together:
        empty = [name for name in names if not row[name]]
        if len(empty) < len(names):
            filled = ", ".join(name for name in names if row[name])
            yield from (Fault(name, "together", f"à remplir comme {filled} : tout ou rien") for name in empty)
    for names in standard.one_of:
        if not any(row[name] for name in names):
            yield Fault(names[0], "one_of", f"obligatoire, ou {' ou '.join(names[1:])}")
    for more, less in standard.at_least:
        pair = _read_comparable(row[more]), _read_comparable(row[less])
        if None not in pair and pair[0] < pair[1]:  # type: ignore[operator]
            yield Fault(more, "at_least", f"{row[more]} est inférieur à {less}, {row[less]}")
    for total, *parts in standard.sums:
        if all(row[name].isdigit() for name in (total, *parts)):
            found = sum(int(row[name]) for name in parts)
            if found != int(row[total]):
                yield Fault(total, "sum", f"{row[total]}, alors que {' + '.join(parts)} = {found}")


def check_cell(column: StandardColumn, text: str) -> Iterator[Fault]:
    """Tell what is wrong with one cell, its first fault."""
    if not text:
        if column.required:
            yield Fault(column.name, "required", f"obligatoire : {column.about}")
        return
    if not _is_of_type(column.type, text):
        yield Fault(column.name, "type", f"« {text} » n'est pas du type {column.type}")
    elif any(rule and not re.fullmatch(rule, text) for rule in (column.pattern, column.form)):
        yield Fault(column.name, "pattern", f"« {text} » ne suit pas le motif : {column.about}")
    elif column.max_length is not None and len(text) > column.max_length:
        yield Fault(column.name, "length", f"{len(text)} signes : {column.about}")
    elif (column.values and text not in column.values) or not _is_within(column, text):
        yield Fault(column.name, "value", f"« {text} » n'est pas permis : {column.about}")


def _is_within(column: StandardColumn, text: str) -> bool:
    low, high = column.minimum, column.maximum
    return (low is None or Decimal(text) >= Decimal(low)) and (high is None or Decimal(text) <= Decimal(high))


def _is_of_type(kind: str, text: str) -> bool:
    if kind == "date":
        return _read_day(text) is not None
    if kind == "integer":
        return re.fullmatch(r"-?\d+", text, re.ASCII) is not None
    if kind == "number":
        return re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) is not None
    return kind != "uri" or _URI.fullmatch(text) is not None


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _read_comparable(text: str) -> int | None:
    """A day or a whole number as something that can be compared."""
    day = _read_day(text)
    if day is not None:
        return day.toordinal()
    return int(text) if re.fullmatch(r"-?\d+", text, re.ASCII) else None
