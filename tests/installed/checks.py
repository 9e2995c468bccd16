"""What the commands left, looked at more closely than a name can say: modules, tables, workbook, pages, pictures."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from installed.place import ROOT, Environment, StageError

COUNT_ROWS = """
import duckdb
with duckdb.connect("outputs/conventions.duckdb", read_only=True) as base:
    for (name,) in base.execute("SELECT table_name FROM information_schema.tables").fetchall():
        print(name, base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
"""
LIST_SHEETS = """
import openpyxl
for sheet in openpyxl.load_workbook("all.xlsx").worksheets:
    print(sheet.title, sheet.max_row - 1)
"""
LIST_MODULES = """
import sys
from pathlib import Path
import bordereau
bordereau.extract_document(Path("own/fails.pdf"))
print(bordereau.__file__, *(getattr(one, "__file__", None) or "" for one in list(sys.modules.values())), sep="\\n")
"""
NAMESAKES = ("extract", "lexicon", "normalize", "reconcile", "schemas")
WITH_NAMESAKES = """
import sys
from pathlib import Path
import bordereau, extract
assert extract.MINE, extract
print(len(bordereau.extract_document(Path("../own/fails.pdf")).acts))
"""
PICTURES = {"page.png": rb"\x89PNG\r\n\x1a\n", "page.webp": rb"RIFF....WEBP"}


def write_corrections(work: Path) -> None:
    """Judge the first total of the first table of the sample: it is another sum."""
    document = json.loads((work / "outputs" / "avenant.json").read_text(encoding="utf-8"))
    table = document["acts"][0]["tables"][0]
    place = next(n for n, row in enumerate(table["rows"]) if row["kind"] == "total" and row["cells"][0]["value"])
    cell = table["rows"][place]["cells"][0]
    correction = {
        "document": document["source"]["sha256"], "path": f"/acts/0/tables/0/rows/{place}/cells/0/value",
        "verdict": "corrected", "read": cell["value"], "value": "1000", "who": "Ana", "when": "2026-01-02T03:04:05Z",
        "why": None, "evidence": cell["evidence"],
    }  # fmt: skip
    content = {"corrections_version": "1.0", "corrections": [correction]}
    (work / "corrections.json").write_text(json.dumps(content), encoding="utf-8")


def check_modules(base: Environment) -> str:
    """Every module comes from the environment or from Python itself, none from the repository."""
    own, *files = ask(base, LIST_MODULES)
    if not own.startswith(f"{base.packages}/"):
        raise StageError(f"bordereau is imported from {own}, not from {base.packages}")
    if foreign := [one for one in files if one.startswith(f"{ROOT}/")]:
        raise StageError(f"these modules are the repository's: {', '.join(foreign[:5])}")
    return f"{len(files)} modules, none of the repository"


def check_namesakes(base: Environment) -> str:
    """A user's own ``extract.py`` beside a script does no harm, neither to it nor to us."""
    own = base.work / "namesakes"
    own.mkdir()
    for name in NAMESAKES:
        (own / f"{name}.py").write_text("MINE = True\n", encoding="utf-8")
    (own / "script.py").write_text(WITH_NAMESAKES, encoding="utf-8")
    done = base.call("cd namesakes && python script.py && bordereau extract ../own/fails.pdf -o fails.json")
    if done.returncode or not (own / "fails.json").exists():
        raise StageError(f"modules of the same names beside a script do harm: {done.stderr}")
    return f"{len(NAMESAKES)} namesakes beside a script"


def check_tables(base: Environment) -> str:
    """Each table and view is a CSV with as many rows as DuckDB counts, French or not, and a sheet of the workbook."""
    rows = dict(line.rsplit(" ", 1) for line in ask(base, COUNT_ROWS))
    forms = {folder: read_rows(base.work / folder, ";" if folder == "french" else ",") for folder in ("csv", "french")}
    forms["all.xlsx"] = dict(line.rsplit(" ", 1) for line in ask(base, LIST_SHEETS))
    for name, found in forms.items():
        if found != rows:
            raise StageError(f"{name} and the warehouse differ: {sorted(set(found.items()) ^ set(rows.items()))}")
    if set(read_rows(base.work / "parquet", ",")) != set(rows):
        raise StageError("the tables of Parquet are not those of DuckDB")
    if not all(int(rows[name]) for name in ("documents", "acts", "parties", "amounts", "table_cells", "commitments")):
        raise StageError(f"a table is empty that cannot be: {rows}")
    return f"{len(rows)} tables and views, {sum(map(int, rows.values()))} rows"


def read_rows(folder: Path, separator: str) -> dict[str, str]:
    """Count the rows of each CSV; each must have as many cells as the head has."""
    counts = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head, *rows = csv.reader(stream, delimiter=separator)
        if any(len(row) != len(head) for row in rows):
            raise StageError(f"{path.name} has rows with more or fewer cells than its head")
        counts[path.stem] = str(len(rows))
    return counts


def check_pages(base: Environment) -> str:
    """Whatever a review page names is there."""
    seen = 0
    for site in (base.work / "outputs" / "batch" / "review", base.work / "english"):
        pages = list(site.rglob("*.html"))
        if len(pages) < 3:
            raise StageError(f"{site} has {len(pages)} pages, not an index and two documents")
        for page in pages:
            for target in re.findall(r'(?:href|src)="([^"#:]+)', page.read_text(encoding="utf-8")):
                seen += 1
                if not (page.parent / unquote(unescape(target)).partition("?")[0]).exists():
                    raise StageError(f"{page.relative_to(site)} refers to {target}, which is not there")
    if seen < 50:
        raise StageError(f"the pages refer to {seen} files only")
    return f"{seen} references"


def check_pictures(base: Environment) -> str:
    """The pictures are what their names say."""
    for name, magic in PICTURES.items():
        if not re.match(magic, (base.work / name).read_bytes(), re.DOTALL):
            raise StageError(f"{name} is no picture of its kind")
    return f"{len(PICTURES)} pictures"


def ask(base: Environment, program: str) -> list[str]:
    """Run a few lines of Python in the environment; gives the lines that it prints."""
    done = base.call("python -P -", program)
    if done.returncode:
        raise StageError(f"python said: {done.stderr}")
    return done.stdout.splitlines()


CHECKS = (check_modules, check_namesakes, check_tables, check_pages, check_pictures)
