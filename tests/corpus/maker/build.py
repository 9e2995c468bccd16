"""Build the corpus: ``python -m maker.build [NAME…]`` from ``tests/corpus``; without a name, every form."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from maker.engines import make_pdf
from maker.script import Script, read_script
from maker.truth import Truth, tidy

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("conventions", "openings", "openings-forms", "tables", "held-out")
SKIPS = {
    "openings": "document articles amounts tables signatures checks",
    "openings-forms": "document articles amounts tables checks",
    "tables": "document parties articles amounts signatures",
}


LAYOUTS: tuple[dict[str, str], ...] = (
    {
        "engine": "chromium",
        "font": "Liberation Serif",
        "size": "11pt",
        "paper": "A5",
        "margin": "16mm 14mm 18mm 14mm",
        "header": "Document de travail – {page}",
        "footer": "",
        "space": "nnbsp",
        "guillemets": "thin",
    },
    {
        "engine": "word",
        "font": "Carlito",
        "size": "11",
        "header": "",
        "footer": "Page {page} sur {pages}",
        "wmargin": "38 30",
        "native": "1",
        "space": "nbsp",
        "guillemets": "space",
    },
    {
        "engine": "weasy",
        "font": "TeX Gyre Pagella",
        "size": "12pt",
        "paper": "A5",
        "margin": "18mm 15mm",
        "hyphen": "‐",
        "header": "",
        "footer": "– {page} / {pages} –",
        "footerat": "bottom-right",
        "title": "smallcaps",
        "space": "nbsp",
        "guillemets": "nbsp",
    },
    {"engine": "office", "font": "Liberation Sans", "size": "10pt", "space": "space", "guillemets": "nbsp"},
    {
        "engine": "weasy",
        "font": "DejaVu Sans",
        "size": "9pt",
        "margin": "30mm 24mm 140mm 24mm",
        "align": "left",
        "header": "Projet de convention\\nVersion transmise aux membres de l'assemblée",
        "footer": "{page}",
        "headerat": "top-left",
        "title": "left",
        "bullets": "■ □",
        "space": "space",
        "guillemets": "glued",
    },
    {
        "engine": "chromium",
        "font": "Lato",
        "size": "10pt",
        "paper": "A5",
        "margin": "14mm 12mm 16mm 12mm",
        "header": "",
        "footer": "{page} | {pages}",
        "footerat": "bottom-left",
        "title": "band",
        "bullets": "‣ ◦",
        "space": "nbsp",
        "guillemets": "curly",
    },
)
HTML_ONLY = ("raw", "left", "right", "toc")


def layout_for(script: Script, turn: int) -> dict[str, str]:
    """Choose another layout for a form; a form with its own HTML needs an engine that reads it."""
    own = any(b.kind in HTML_ONLY or (b.grid and b.grid.wants("side")) for b in script.blocks)
    own = own or any(b.kind == "signature" and b.style in ("cells", "pad") for b in script.blocks)
    other = [x for x in LAYOUTS if x["engine"] != script.wants("engine")]
    fit = [x for x in other if not (own and x["engine"] in ("word", "office"))]
    return fit[turn % len(fit)]


def build(form: Path, again: bool = False) -> None:
    """Print one form and write its truth beside it; ``again`` prints it in another layout."""
    layer = form.parent.name
    name = form.stem
    script = read_script(form)
    if again:
        name += "-b"
        layout = layout_for(script, int(re.sub(r"\D", "", name)))
        keep = ("none", "dot") if script.wants("space") == "none" else ()
        changes = {k: v for k, v in layout.items() if not (k == "space" and keep)}
        if script.wants("apostrophe") == "'":
            changes.pop("guillemets", None)
        script = read_script(form, changes)
        script.meta["forms"] += f" relayout {layout['engine']}-layout"
        script.name = name
    if layer in SKIPS:
        script.meta.setdefault("skip", SKIPS[layer])
        script.meta.setdefault("kind", "convention" if layer == "openings-forms" else "")
    target = ROOT / layer / f"{name}.pdf"
    target.parent.mkdir(exist_ok=True)
    pages = make_pdf(script, target)
    truth = tidy(Truth(script, pages).read())
    truth_file = target.with_name(f"{name}.truth.json")
    truth_file.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf8")


def main(names: list[str]) -> None:
    forms = [f for layer in LAYERS for f in sorted((ROOT / "maker" / "forms" / layer).glob("*.form"))]
    for form in forms:
        if not names or any(n in str(form) for n in names):
            try:
                build(form)
                if form.parent.name == "conventions":
                    build(form, again=True)
            except Exception as error:  # one bad form must be named
                print(f"{form.name}: {error!r}", file=sys.stderr)
                raise
            print(form.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
