"""A run with a planted fault, its pages, and a real Chromium to look at them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bordereau.document import extract_document
from bordereau.reconcile.recheck import recheck_act
from bordereau.review.site import Made, Plan, build_site
from bordereau.review.words import load_words
from bordereau.runs.ledger import Entry, print_entry
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import Correction, Corrections
from bordereau.schemas.load import parse_document, print_document
from bordereau.schemas.settings import Settings
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "avenant-dijon.pdf"
HOSTILE = "<script>document.title = 'owned'</script>\u202egnp.exe & <img src=x onerror=alert(1)>"
PLANTED = "/acts/0/tables/0/rows/2/cells/0/value"
"""The first grand total of the first annex, made wrong by 3 000 €."""
USUAL: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "fr-FR", "reduced_motion": "reduce"}
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in BROWSERS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def document() -> Document:
    """The sample as it is read."""
    return read_shared(SAMPLE)


def change(document: Document, **leaves: Any) -> Document:
    """Set leaves of a document by JSON pointer, and check its sums again."""
    content = json.loads(print_document(document))
    for path, value in leaves.items():
        *way, last = path.strip("/").split("/")
        place: Any = content
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[int(last) if isinstance(place, list) else last] = value
    changed = parse_document(json.dumps(content))
    acts = tuple(act.model_copy(update={"checks": recheck_act(act)}) for act in changed.acts)
    return changed.model_copy(update={"acts": acts})


@pytest.fixture(scope="session")
def planted(document: Document) -> Document:
    """The sample with a wrong total and a repaired digit."""
    cell = PLANTED.removesuffix("/value")
    repaired = "/acts/0/tables/0/rows/0/cells/1"
    return change(
        document,
        **{
            PLANTED: "13224000",
            f"{cell}/text": "13 224",
            f"{repaired}/read_as": "5 1S5",
            f"{repaired}/repaired_by": "column_total:t1/c2",
        },
    )


@pytest.fixture(scope="session")
def hostile(document: Document) -> Document:
    """A document whose every text is hostile, and whose PDF nobody has."""
    source = document.source.model_copy(update={"sha256": "ab" * 32, "file_name": HOSTILE})
    act = document.acts[0]
    party = act.parties[0].model_copy(update={"name": HOSTILE, "aliases": (HOSTILE,)})
    article = act.articles[0].model_copy(update={"text": "x" * 300_000, "title": HOSTILE, "label": HOSTILE})
    table = act.tables[0].model_copy(update={"title": HOSTILE})
    mean = act.model_copy(
        update={"title": HOSTILE, "parties": (party,), "articles": (article,), "tables": (table,), "checks": ()}
    )
    return document.model_copy(update={"source": source, "acts": (mean,)})


def leave_run(folder: Path, *documents: Document) -> Path:
    """Write what a run would leave of these documents, and a file in quarantine."""
    (folder / "documents").mkdir(parents=True)
    entries = [Entry("plan/cassé.pdf", "quarantined", "cd" * 32, "x", reason="damaged", message="It is damaged.")]
    for one in documents:
        digest = one.source.sha256
        (folder / "documents" / f"{digest}.json").write_text(print_document(one), encoding="utf-8")
        entries.append(Entry(one.source.file_name, "done", digest, "x", status="ok"))
    assert all(asdict(entry) for entry in entries)
    (folder / "manifest.jsonl").write_text("".join(map(print_entry, entries)), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory, planted: Document, hostile: Document) -> Path:
    return leave_run(tmp_path_factory.mktemp("run") / "outputs", planted, hostile)


@pytest.fixture(scope="session")
def site(outputs: Path) -> Path:
    """The pages of the run, in French."""
    target = outputs / "review"
    made = make_site(outputs, target)
    assert (made.documents, made.images) == (2, 11)
    return target


@pytest.fixture(scope="session")
def english(outputs: Path, site: Path) -> str:
    """The same in English, without images, in a folder of the site."""
    make_site(outputs, site / "english", words=load_words("en"), with_images=False)
    return "english"


def make_site(outputs: Path, target: Path, **options: Any) -> Made:
    plan = {"roots": (SAMPLE.parent,), "words": load_words("fr"), **options}
    return build_site(Plan(outputs, target, **plan))


@pytest.fixture
def write_run() -> Callable[..., Path]:
    return leave_run


@pytest.fixture
def build() -> Callable[..., Made]:
    return make_site


def correct(document: Document, path: str = PLANTED, **fields: Any) -> Correction:
    """Say what stands in the planted cell, or whatever else the fields say."""
    cell = document.acts[0].tables[0].rows[2].cells[0]
    usual = {"path": path, "verdict": "corrected", "read": "13224000", "value": "13221000", "who": "Ana", "why": None}
    return Correction(**{**usual, "when": "2026-01-02T03:04:05Z", "evidence": cell.evidence, **fields})


@pytest.fixture
def make_correction() -> Callable[..., Correction]:
    return correct


@pytest.fixture
def write_corrections() -> Callable[..., Path]:
    """Write a corrections.json as a page exports it."""

    def write(path: Path, document: Document, *corrections: Correction) -> Path:
        entries = [{**json.loads(one.model_dump_json()), "document": document.source.sha256} for one in corrections]
        path.write_text(Corrections.model_validate({"corrections": entries}).model_dump_json(), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "These tests need Chromium: install the Debian package chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the site; at the end nothing may have gone to the network and no error to the console."""
    contexts, complaints = [], []

    def open_one(name: str | Path = "index.html", **options: Any) -> Page:
        context = browser.new_context(**{**USUAL, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda one: complaints.append(one.url) if not one.url.startswith(("file:", "blob:")) else 0)
        page.on("console", lambda one: complaints.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((site / name).as_uri() if "#" not in str(name) else f"{site.as_uri()}/{name}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(scope="session")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a document of 44 pages: the sample four times."""
    import pypdfium2

    folder = tmp_path_factory.mktemp("long")
    with pypdfium2.PdfDocument(SAMPLE) as sample, pypdfium2.PdfDocument.new() as long:
        for _ in range(4):
            long.import_pages(sample)
        long.save(folder / "long.pdf")
    document = extract_document(folder / "long.pdf", Settings())
    outputs = leave_run(folder / "outputs", document)
    make_site(outputs, folder / "site", roots=(folder,))
    return folder / "site" / "documents" / f"{document.source.sha256}.html"


@pytest.fixture
def document_page(planted: Document) -> str:
    return f"documents/{planted.source.sha256}.html"
