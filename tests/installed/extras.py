"""Each extra alone in an environment: it can be installed beside the locked packages, and one call gets through."""

from __future__ import annotations

from pathlib import Path

from installed.bucket import serve_bucket
from installed.case import read_cases, try_case
from installed.place import Environment, install_into, make_overlay

KEY = "acts/fails.pdf"
VARIABLES = {
    "warehouse": {"DESTINATION__DUCKDB__CREDENTIALS": "duckdb:///outputs/dlt.duckdb"},
    "s3": {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"},
}
"""What the commands of an extra find in their environment."""


def install_extra(name: str, base: Environment, wheel: Path, constraints: Path) -> Environment:
    """Do what a user does who wants the extra later: ``pip install "bordereau[NAME]"`` beside what is there."""
    overlay = make_overlay(base, name)
    install_into(overlay, base, "--constraint", constraints, f"{wheel}[{name}]")
    return overlay


def try_extra(name: str, overlay: Environment) -> tuple[int, list[str]]:
    """Run the cases of an extra; gives their number and what went wrong."""
    cases = read_cases(name)
    with serve_bucket(overlay.work / "own" / "fails.pdf", KEY) as url:
        place = overlay.with_variables({"AWS_ENDPOINT_URL": url, **VARIABLES.get(name, {})})
        return len(cases), [told for case in cases if (told := try_case(case, place))]
