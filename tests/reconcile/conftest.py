"""Acts in miniature: a compact text becomes the statements that reconcile reads, without a PDF."""

import re
from decimal import Decimal

import pytest

from schemas.statement import Quantity, Statement

_NUMBER = r"(?:\d{1,3}(?:[ \u202f]\d{3})+|\d+)(?:,\d+)?"
_SCALES = {"": 1, "k": 1_000, "M": 1_000_000, "Md": 1_000_000_000, "million": 1_000_000, "milliard": 1_000_000_000}
_MONEY = re.compile(rf"(?P<n>{_NUMBER})\s?(?:(?P<s>k|Md|M|)€|(?P<w>million|milliard)?s?\s?(?:d’|d')?\s?(?:euros|€))")
_PERCENT = re.compile(rf"(?P<n>{_NUMBER})\s?%")
_COUNT = re.compile(rf"(?<![\w,.’'-])(?P<n>{_NUMBER})(?![\d,.%)°/-]|\s?%|\s?(?:ans|mois|jours)\b)(?=\s|$|[;.,])")
_QUALIFIERS = (
    ("plus de", "more_than"),
    ("environ", "about"),
    ("près de", "about"),
    ("au plus", "maximum"),
    ("maximum de", "maximum"),
    ("au moins", "minimum"),
)


def _read(kind, match, scale, text, number):
    printed = match["n"].replace(" ", "").replace("\u202f", "").replace(",", ".")
    value = Decimal(printed)
    before = text[: match.start()].rstrip().removesuffix(" de").lower()
    qualifier = next((q for words, q in _QUALIFIERS if before.endswith(words.removesuffix(" de"))), "exact")
    exponent = value.as_tuple().exponent
    return Quantity(
        f"{'a' if kind == 'money' else 'f'}{number}",
        kind,
        value * scale,
        Decimal(1).scaleb(exponent) * scale,
        qualifier,
        match.start(),
        match.end(),
        match[0],
    )


def find_quantities(text, first=1):
    """Money, percents and counts of a text, by a plain reading that only has to serve these tests."""
    found, taken = [], []
    for kind, pattern in (("money", _MONEY), ("percent", _PERCENT), ("count", _COUNT)):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if kind == "count" and re.fullmatch(r"(19|20)\d\d", match["n"]):
                continue
            taken.append(match.span())
            scale = _SCALES[match["s"] or match["w"] or ""] if kind == "money" else 1
            found.append((kind, match, scale))
    found.sort(key=lambda item: item[1].start())
    return tuple(_read(kind, match, scale, text, first + n) for n, (kind, match, scale) in enumerate(found))


def make_statements(compact):
    """Statements from lines: “- ” an item, two spaces more a deeper one, “§ 3” an article, “=” a new page."""
    statements, article, page, number = [], None, 1, 1
    for line in compact.splitlines():
        if not line.strip():
            continue
        if line.strip() == "=":
            page += 1
            continue
        if line.strip().startswith("§"):
            article = line.strip()[1:].strip()
            continue
        bullet = re.match(r"( *)([-•o]|\d\)|[a-z]\)) (?=\S)", line)
        text = line[bullet.end() :] if bullet else line.strip()
        depth = len(bullet[1]) // 2 + 1 if bullet else 0
        quantities = find_quantities(text, number)
        number += len(quantities)
        statements.append(Statement(text, depth, bullet[2] if bullet else None, page, article, quantities))
    return tuple(statements)


@pytest.fixture
def state():
    return make_statements
