"""Build the corpus: ``python -m maker.build [NAME…]`` from ``tests/corpus``; without a name, every form."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from maker.engines import make_pdf
from maker.script import read_script
from maker.truth import Truth, tidy

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("conventions", "openings", "tables")
SKIPS = {
    "openings": "document articles amounts tables signatures checks",
    "tables": "document parties articles amounts signatures",
}


def build(form: Path) -> None:
    """Print one form and write its truth beside it."""
    layer = form.parent.name
    script = read_script(form)
    if layer in SKIPS:
        script.meta.setdefault("skip", SKIPS[layer])
        script.meta.setdefault("kind", "")
    target = ROOT / layer / f"{form.stem}.pdf"
    target.parent.mkdir(exist_ok=True)
    pages = make_pdf(script, target)
    truth = tidy(Truth(script, pages).read())
    truth_file = target.with_name(f"{form.stem}.truth.json")
    truth_file.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf8")


def main(names: list[str]) -> None:
    forms = [f for layer in LAYERS for f in sorted((ROOT / "maker" / "forms" / layer).glob("*.form"))]
    for form in forms:
        if not names or any(n in str(form) for n in names):
            try:
                build(form)
            except Exception as error:  # one bad form must be named
                print(f"{form.name}: {error!r}", file=sys.stderr)
                raise
            print(form.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
