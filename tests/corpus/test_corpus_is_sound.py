"""The corpus says what its pages print: a second reading of every PDF, by PDFium, against its truth.

Truth comes from the same form that prints the page (``maker/``); these tests share no code with the maker, so a slip
of the maker shows here and not as a miss of the extractor.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

HERE = Path(__file__).parent
LAYERS = ("conventions", "openings", "openings-forms", "tables", "held-out", "held-out-openings")
"""``scans`` holds pictures of some of these, with the same truth: there is no text to read again"""
TRUTHS = sorted(path for layer in LAYERS for path in (HERE / layer).glob("*.truth.json"))
SCALES = {"k€": 3, "K€": 3, "M€": 6, "Md€": 9, "million": 6, "milliard": 9}
Json = dict[str, Any]


@cache
def truth_of(path: Path) -> Json:
    read: Json = json.loads(path.read_text("utf8"))
    return read


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    """Return every page's characters without white space, hyphens of line ends or note marks."""
    pdf = pypdfium2.PdfDocument(path.with_name(path.name.replace(".truth.json", ".pdf")))
    texts = tuple(squeeze(page.get_textpage().get_text_bounded()) for page in pdf)
    pdf.close()
    return texts


def squeeze(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("ﬁ", "fi").replace("œ", "oe"))
    return re.sub(r"[\W_]", "", "".join(c for c in folded if not unicodedata.combining(c))).lower()


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def read_value(text: str) -> Decimal | None:
    """Read the figures of an amount by the plainest rule: digits, a comma or a last point for decimals, a unit."""
    found = re.search(r"[-–−]?\s?\d[\d\s.   ]*(?:,\d+)?", text)
    if not found:
        return None
    plain = re.sub(r"[\s   ]", "", found.group()).replace("–", "-").replace("−", "-").rstrip(".")
    if re.search(r"\.\d{3}(\D|$)", plain) and not re.search(r"\.\d{1,2}$", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    after = text[found.end() :]
    power = next((p for unit, p in SCALES.items() if after.lstrip().startswith(unit)), 0)
    return Decimal(plain).scaleb(power)


def check_amounts(path: Path) -> None:
    """Amounts stand on their pages, with their value."""
    truth = truth_of(path)
    for amount in truth.get("amounts", []):
        assert squeeze(amount["text"]) in page_texts(path)[amount["page"] - 1], amount
        if digits_of(amount["text"]):  # a sum told in words only is not read here
            assert read_value(amount["text"]) == Decimal(amount["value"]), amount


def check_taxes(path: Path) -> None:
    """A tax is printed beside its amount."""
    pages = page_texts(path)
    for amount in truth_of(path).get("amounts", []):
        if amount.get("tax"):
            around = re.escape(squeeze(amount["text"])) + ".{0,4}" + amount["tax"].lower()
            inside = amount["tax"].lower() in squeeze(amount["text"]) or "horstaxes" in squeeze(amount["text"])
            assert inside or re.search(around, pages[amount["page"] - 1]), amount


def check_names(path: Path) -> None:
    """Names, identifiers and people are printed."""
    whole = "".join(page_texts(path))
    for party in truth_of(path).get("parties", []):
        wanted = [party["name"], *party["aliases"], party["group"]]
        wanted += [person["name"] for person in party["representatives"]]
        wanted += [one["value"] for one in party["identifiers"]]
        wanted += [(party["address"] or {}).get("postcode"), (party["address"] or {}).get("city")]
        for text in wanted:
            assert squeeze(text or "") in whole, text
    for signature in truth_of(path).get("signatures", []):
        assert squeeze(signature["name"] or "") in whole


def check_articles(path: Path) -> None:
    """Titles and paragraphs of articles are printed."""
    whole = "".join(page_texts(path))
    for article in truth_of(path).get("articles", []):
        assert squeeze(article["title"] or "") in whole, article["title"]
        for paragraph in article["text"].split("\n"):
            assert squeeze(paragraph[:40]) in whole, paragraph


def check_cells(path: Path) -> None:
    """Cells are printed on the pages of their table."""
    for table in truth_of(path).get("tables", []):
        text = "".join(page_texts(path)[n - 1] for n in table["pages"])
        for row in table["rows"]:
            for cell in row["cells"]:
                figure = digits_of(cell["value"]).strip("0") or "0"
                assert figure in text, (row["label"], cell)


def check_sums(path: Path) -> None:
    """A table of items and one total: its column totals hold or fail as the truth says."""
    truth = truth_of(path)
    stated = Counter((c["kind"], Decimal(c["stated"]), c["status"]) for c in truth.get("checks", []))
    for table in truth.get("tables", []):
        rows = table["rows"]
        if "checks" in truth.get("_skip", []) or not rows or rows[-1]["kind"] != "total":
            continue
        if any(r["kind"] != "item" for r in rows[:-1]):
            continue
        for cell in rows[-1]["cells"]:
            parts = [Decimal(c["value"]) for r in rows[:-1] for c in r["cells"] if c["column"] == cell["column"]]
            total = Decimal(cell["value"])
            if len(parts) > 1 and sum(parts) == total:
                assert not stated[("column_total", total, "fails")] or len(truth["tables"]) > 1


def check_forms(path: Path) -> None:
    """It names the forms that it was made of."""
    assert truth_of(path)["_forms"]


CHECKS = (
    check_amounts,
    check_taxes,
    check_names,
    check_articles,
    check_cells,
    check_sums,
    check_forms,
)


@pytest.mark.parametrize("layer", LAYERS)
def test_truths_say_what_their_documents_print(layer: str) -> None:
    """All documents of a folder in one test: a thousand tests of a few milliseconds would cost more than they do."""
    truths = [path for path in TRUTHS if path.parent.name == layer]
    assert truths
    faults = {path.name: fault for path in truths for fault in find_faults(path)}
    assert faults == {}


def find_faults(path: Path) -> list[str]:
    """Every check that a truth does not pass, with what it says."""
    faults = []
    for check in CHECKS:
        try:
            check(path)
        except AssertionError as error:
            faults.append(f"{check.__doc__} {error}")
    return faults


def test_the_corpus_is_large_enough_and_small_enough() -> None:
    counts = {layer: len(list((HERE / layer).glob("*.truth.json"))) for layer in LAYERS}
    size = sum(f.stat().st_size for layer in (*LAYERS, "scans") for f in (HERE / layer).iterdir())
    assert counts["conventions"] >= 20
    assert counts["openings"] >= 30
    assert counts["tables"] >= 30
    assert size < 24_000_000, "clones stay light: forty kilobytes a document"


def test_wrong_totals_are_planted_in_about_a_third_of_the_documents_with_sums() -> None:
    with_sums = [t for t in map(truth_of, TRUTHS) if t.get("checks")]
    wrong = [t for t in with_sums if any(c["status"] == "fails" for c in t["checks"])]
    assert 0.2 <= len(wrong) / len(with_sums) <= 0.5
