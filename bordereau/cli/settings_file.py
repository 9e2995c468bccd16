"""The settings file ``bordereau.toml``: options of the verbs, as they are called on the command line.

::

    [run]
    folder = "/data/conventions"
    output = "/data/outputs"
    fail-on = "new"
    prune = true

    [load]
    outputs = "/data/outputs"
    to = "duckdb:////data/conventions.duckdb"

A section is a verb; a key is an option without its dashes, or an argument by its name in ``--help``, in small letters.
What stands on the command line counts more than what stands here. Paths are taken from the folder that the command runs
in, as everywhere. A key that no option is called by is refused: a slip must not leave an option out in silence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bordereau.schemas.errors import UsageError
from bordereau.whole import tell_cause

if TYPE_CHECKING:
    import click

NAME = "bordereau.toml"
"""Read from the folder that a command runs in, where it stands there."""
Defaults = dict[str, dict[str, Any]]


def read_defaults(path: Path, verbs: Mapping[str, click.Command]) -> Defaults:
    """Read the options of each verb, by the names of their parameters. Raises UsageError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"The settings file {path} cannot be read: {tell_cause(error)}.") from error
    except ValueError as error:  # also UnicodeDecodeError
        raise UsageError(f"The settings file {path} is no TOML: {error}.") from error
    defaults: Defaults = {}
    for verb, options in content.items():
        if verb not in verbs or not isinstance(options, dict):
            raise UsageError(f"The settings file {path} has [{verb}]: the sections are {', '.join(sorted(verbs))}.")
        known = name_options(verbs[verb])
        for key, value in options.items():
            if key not in known:
                raise UsageError(f"The settings file {path}, [{verb}]: {key} is none of {', '.join(sorted(known))}.")
            defaults.setdefault(verb, {})[known[key]] = _check_value(path, f"[{verb}] {key}", value)
    return defaults


def name_options(verb: click.Command) -> dict[str, str]:
    """Name the options of a verb as a person does, and the parameter that each fills."""
    known = {}
    for one in verb.params:
        if one.param_type_name == "argument":
            known[str(one.name).lower()] = str(one.name)
        for option in one.opts if one.param_type_name == "option" else ():
            if option.startswith("--"):
                known[option.removeprefix("--")] = str(one.name)
    known.pop("help", None)
    return known


def _check_value(path: Path, place: str, value: object) -> object:
    """Let pass what an option may be: a text, a number, yes or no, or several of these."""
    plain = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int | float) for one in plain):
        raise UsageError(f"The settings file {path}, {place}: an option is a text, a number, true or false, or a list.")
    return value
