"""``bordereau schema``: the JSON Schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.streams import write_data


def schema(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.json", help="Write here, not to stdout.")
    ] = None,
) -> None:
    """Print the JSON Schema of a document.

    \b
    Example:
      bordereau schema -o document.schema.json
    """
    from bordereau.schemas.load import print_json_schema

    write_data(print_json_schema(), output)
