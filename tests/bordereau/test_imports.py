"""Nothing heavy is loaded before it is needed. Modules are counted, not seconds: a busy machine cannot fail this."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "camelot",
    "cv2",
    "numpy",
    "onnxruntime",
    "pandas",
    "pdfplumber",
    "pydantic",
    "pypdfium2",
    "rapidocr",
    "rich",
    "spacy",
    "tesserocr",
    "typer",
}


def loaded_by(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import bordereau") & HEAVY == set()


def test_the_help_loads_only_the_command_line() -> None:
    program = "from bordereau.cli import app\ntry: app(['--help'])\nexcept SystemExit: pass"
    assert loaded_by(program) & HEAVY == {"typer"}


@pytest.mark.parametrize(
    "module", ["bordereau.normalize.parse", "bordereau.reconcile.verdicts", "bordereau.schemas.load"]
)
def test_values_and_sums_load_no_pdf_or_name_library(module: str) -> None:
    assert loaded_by(f"import {module}") & (HEAVY - {"pydantic"}) == set()


def test_the_process_that_workers_are_forked_from_loads_no_model_and_no_pandas() -> None:
    loaded = loaded_by("import bordereau.guard.preload") & HEAVY
    assert loaded == {"cv2", "numpy", "pdfplumber", "pydantic", "pypdfium2"}


def test_every_public_name_is_there() -> None:
    import bordereau

    for name in bordereau.__all__:
        assert getattr(bordereau, name) is not None
    assert set(bordereau.__all__) <= set(dir(bordereau))


def test_an_unknown_name_is_an_attribute_error() -> None:
    import bordereau

    with pytest.raises(AttributeError, match="nonsense"):
        _ = bordereau.nonsense
