"""The whole site: one page a document, the index, the images; files only, to be opened from a disk or a share."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from bordereau.corrections.files import read_ledger
from bordereau.guard.limits import Limits
from bordereau.review.charts import chart_verdicts, chart_years
from bordereau.review.images import LIMITS, LINES, find_pdf, make_images
from bordereau.review.overview import Overview, overview
from bordereau.review.page import Images, write_page
from bordereau.review.queue import list_queue, print_queue
from bordereau.review.render import render
from bordereau.review.words import Words
from bordereau.runs.ledger import Entry, read_manifest
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import Reviewed
from bordereau.schemas.errors import NotADocumentError, UnknownSchemaVersionError, UsageError
from bordereau.schemas.load import read_document

ASSETS = (
    "review.css", "review.js", "work.js", "files.js", "filter.js", "index.js", "decimal.js", "printed.js", "acts.js",
    "judge.js", "sums.js", "editor.js", "missing.js", "sheets.js", "find.js", "next.js", "document.js", "save.js",
)  # fmt: skip
QUEUE = "queue.js"
RUN = re.compile(r'const run = "([0-9a-f]{16})";')
OURS = re.compile(r"[0-9a-f]{64}\.html")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made of which run."""

    outputs: Path
    target: Path
    roots: tuple[Path, ...]
    """Folders below which the PDFs may stand, by their names in the manifest."""
    words: Words
    with_images: bool = True
    force: bool = False
    """Draw images again that are there."""
    limits: Limits = LIMITS
    """What drawing the pages of one PDF may take."""
    served: bool = False
    """The pages are served by ``bordereau review --serve``, and save what reviewers say there."""


@dataclass(slots=True)
class Made:
    """What was made."""

    documents: int = 0
    images: int = 0
    without_pdf: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    undrawn: list[str] = field(default_factory=list)
    """A sentence for each PDF of which some pages have no picture."""


def build_site(plan: Plan, tell: Callable[[str], None] = lambda _name: None) -> Made:
    """Make the pages of a run; raises UsageError where there has been no run."""
    if not (plan.outputs / "documents").is_dir():
        raise UsageError(f"{plan.outputs} holds no documents: name the output folder of bordereau run.")
    try:
        (plan.target / "documents").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{plan.target} cannot be written: {error.strerror or error}.") from error
    entries = read_manifest(plan.outputs / "manifest.jsonl")
    names = _name_files(entries.values())
    run = name_run(plan.outputs, plan.target)
    made, rows = Made(), []
    for document in read_reviewed(plan.outputs, made.unread):
        known = names.get(document.source.sha256) or [document.source.file_name]
        rows.append(_build_document(document, known, plan, run, made))
        tell(known[0])
    _write_assets(plan.target)
    reviewed = _read_reviewers(plan.outputs)
    queue = list_queue(rows, entries.values(), reviewed, plan.words)
    (plan.target / "assets" / QUEUE).write_text(print_queue(queue, run), encoding="utf-8")
    index = write_index(rows, list(entries.values()), queue, plan)
    (plan.target / "index.html").write_text(index, encoding="utf-8", errors="replace")
    _drop_stale(plan.target, {row.sha256 for row in rows})
    return made


def write_index(rows: list[Overview], entries: list[Entry], queue: list[Any], plan: Plan) -> str:
    """Write the HTML of the index."""
    words = plan.words
    return render(
        "index.html",
        words,
        rows=rows,
        queue=queue,
        failing_count=sum(row.reasons.get("gap", 0) for row in rows),
        quarantine=[entry for entry in entries if entry.state == "quarantined"],
        duplicates=sum(entry.state == "duplicate" for entry in entries),
        territories=sorted({name for row in rows for name in row.territories}),
        parties=sorted({name for row in rows for name in row.parties}),
        years=sorted({year for row in rows for year in row.years}),
        verdicts=chart_verdicts(rows),
        by_year=chart_years(rows),
        said_reason=lambda reason: words.sections["reasons"].get(reason, reason),
        root="",
        served=plan.served,
    )


def name_run(outputs: Path, target: Path) -> str:
    """Name a run for the browser, which keeps the work of reviewers by this name.

    The name that pages of the run have already stays; else it follows from the documents.
    """
    for folder in (target, outputs / "review"):
        with suppress(OSError):
            found = RUN.match((folder / "assets" / QUEUE).read_text("utf-8")[:100])
            if found:
                return found[1]
    names = sorted(path.stem for path in (outputs / "documents").glob("*.json"))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def _read_reviewers(outputs: Path) -> Sequence[Reviewed]:
    """Give who looked at which document; a ledger that cannot be read is told elsewhere."""
    try:
        return read_ledger(outputs, []).reviewed
    except UsageError:
        return ()


def name_files(outputs: Path) -> dict[str, list[str]]:
    """Give the names under which a run read each content."""
    return _name_files(read_manifest(outputs / "manifest.jsonl").values())


def _name_files(entries: Iterable[Entry]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.sha256 is not None and entry.state != "quarantined":
            names[entry.sha256].append(entry.file)
    return names


def read_reviewed(outputs: Path, unread: list[str]) -> Iterator[Document]:
    """Read the documents of a run, each as it was corrected where it was; ``unread`` gets a sentence for the others."""
    for path in sorted((outputs / "documents").glob("*.json")):
        corrected = outputs / "corrected" / path.name
        try:
            yield read_document(corrected if corrected.is_file() else path)
        except (NotADocumentError, UnknownSchemaVersionError) as error:
            unread.append(str(error))


def _build_document(document: Document, names: list[str], plan: Plan, run: str, made: Made) -> Overview:
    digest = document.source.sha256
    images = _make_images(document, names, plan, made)
    html, views = write_page(document, images, plan.words, run, plan.served)
    path = plan.target / "documents" / f"{digest}.html"
    path.write_text(html, encoding="utf-8", errors="replace")
    made.documents += 1
    return overview(document, views, names[0], plan.words)


def _make_images(document: Document, names: list[str], plan: Plan, made: Made) -> Images:
    digest = document.source.sha256
    where = f"../images/{digest}"
    if not plan.with_images:
        return Images(where, {}, "no_image")
    pdf, changed = None, False
    for name in (*names, document.source.file_name):
        pdf, other = find_pdf(name, digest, plan.roots)
        changed = changed or other
        if pdf is not None:
            break
    if pdf is None:
        made.without_pdf.append(names[0])
        return Images(where, {}, "source_changed" if changed else "source_missing")
    folder = plan.target / "images" / digest
    drawn = make_images(pdf, folder, range(1, document.source.page_count + 1), plan.force, plan.limits, lines=True)
    made.images += len(drawn.names)
    if drawn.lost is not None:
        made.undrawn.append(drawn.lost)
    lines = f"{where}/{LINES}" if (folder / LINES).is_file() else None
    return Images(where, drawn.names, "not_drawn" if drawn.lost else None, lines)


def _write_assets(target: Path) -> None:
    folder = target / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ASSETS:
        text = resources.files("bordereau.review").joinpath(f"static/{name}").read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")


def _drop_stale(target: Path, kept: set[str]) -> None:
    """Remove the pages of documents that the run no longer has."""
    for path in (target / "documents").glob("*.html"):
        if OURS.fullmatch(path.name) and path.stem not in kept:
            path.unlink()
