"""What the benches share: a document read by us and by pdfplumber, and figures beside those of the last time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def extract(file: Path) -> None:
    from bordereau import Settings, extract_document

    extract_document(file, Settings())


def read_words(file: Path) -> None:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_words()


def print_figures(figures: Mapping[str, float], last: Mapping[str, float], targets: Mapping[str, float]) -> None:
    for name, value in figures.items():
        was = f"   was {last[name]:.3f} ({value / last[name] - 1:+.0%})" if last.get(name) else ""
        target = targets.get(name)
        goal = f"   target {target:g}: {'met' if value <= target else 'MISSED'}" if target else ""
        print(f"{name:32} {value:9.3f}{was}{goal}")
