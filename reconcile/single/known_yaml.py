"""Read the YAML of known sums and waivers: mappings, lists and plain values, nothing that grows or hides.

YAML's aliases let nine lines stand for a billion values, a repeated key drops the first in silence, and ``1:30`` or
``.inf`` are numbers to it. What the documented form needs is less, so the rest is refused with its line and column.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from bordereau.schemas.errors import UsageError
from bordereau.schemas.strict_json import BadJsonError, decode_utf8

BYTES_AT_MOST = 16 * 2**20
DEPTH_AT_MOST = 12
LETTERS_AT_MOST = 2_000
"""Of one value."""
NULLS = ("", "~", "null", "Null", "NULL")


class KnownSumsError(UsageError):
    """A file of known sums, or of waivers, that is not of the documented form."""


def read_yaml(path: Path, what: str = "known sums") -> Any:
    """Read a file; every value but nothing at all is a text as it is written. Raises KnownSumsError.

    ``what`` is in it, for messages.
    """
    import yaml

    where = f"The file of {what} {path}"

    try:
        if path.stat().st_size > BYTES_AT_MOST:
            raise KnownSumsError(f"{where} is larger than {BYTES_AT_MOST >> 20} MB.")
        text = decode_utf8(path.read_bytes())
        return _build(where, text)
    except OSError as error:
        raise KnownSumsError(f"{where} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:  # also BadJsonError, and a name that holds the character zero
        cause = str(error).removeprefix("no JSON (").rstrip(")") if isinstance(error, BadJsonError) else error
        raise KnownSumsError(f"{where} cannot be read: {cause}.") from error
    except yaml.reader.ReaderError as error:
        sign = error.character if isinstance(error.character, int) else ord(error.character)
        place = f"the character U+{sign:04X} at position {error.position + 1}"
        raise _refuse(where, f"{place} stands in no text") from error
    except yaml.MarkedYAMLError as error:
        raise _refuse(where, str(error.problem or "it is no YAML"), error.problem_mark) from error


def _refuse(where: str, why: str, mark: Any = None) -> KnownSumsError:
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark is not None else ""
    return KnownSumsError(f"{where} is not of the documented form: {place}{why}.")


class _Tree(NamedTuple):
    """What is being put together: the lists and mappings that are open, the key that each waits for, and the whole."""

    stack: list[Any]
    keys: list[str | None]
    root: list[Any]


def _build(where: str, text: str) -> Any:
    """Put the values together from the events of YAML's parser, which itself holds no more than one of them."""
    import yaml

    tree = _Tree([], [], [])
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise _refuse(where, f"anchors and aliases (“{event.anchor[:20]}”) have no place here", event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            _put(where, tree, _read_scalar(where, event), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(tree.stack) >= DEPTH_AT_MOST:
                raise _refuse(where, f"lists stand deeper than {DEPTH_AT_MOST} levels", event.start_mark)
            _refuse_tag(where, event)
            made: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            _put(where, tree, made, event)
            tree.stack.append(made)
            tree.keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            tree.stack.pop()
            tree.keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and tree.root:
            raise _refuse(where, "a second document begins", event.start_mark)
    return tree.root[0] if tree.root else None


def _put(where: str, tree: _Tree, value: Any, event: Any) -> None:
    """Put a value where it belongs: in a list, under its key, or as a key itself."""
    if not tree.stack:
        tree.root.append(value)
        return
    holder, key = tree.stack[-1], tree.keys[-1]
    if isinstance(holder, list):
        holder.append(value)
    elif key is not None:
        holder[key] = value
        tree.keys[-1] = None
    elif not isinstance(value, str):
        raise _refuse(where, "a key must be a word", event.start_mark)
    elif value in holder:
        raise _refuse(where, f"the key “{value[:40]}” stands twice", event.start_mark)
    else:
        tree.keys[-1] = value


def _read_scalar(where: str, event: Any) -> str | None:
    text: str = event.value
    if len(text) > LETTERS_AT_MOST:
        raise _refuse(where, f"a value of {len(text)} letters", event.start_mark)
    _refuse_tag(where, event)
    return None if event.style is None and text in NULLS else text


def _refuse_tag(where: str, event: Any) -> None:
    if event.tag not in (None, "!"):
        raise _refuse(where, f"tags (“{str(event.tag)[:60]}”) have no place here", event.start_mark)
