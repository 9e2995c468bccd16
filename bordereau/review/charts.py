"""The two pictures of a run, as shapes for a template: documents by verdict, amounts by year and partner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.review.overview import Overview, list_sums

VERDICTS = ("fails", "undetermined", "holds", "none")
WIDTH = 600
PARTNERS_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar: place and width in a bar of 600."""

    name: str | None
    tone: str
    value: Decimal
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    name: int | None
    total: Decimal
    """Of all parts; one below zero counts here and cannot be drawn."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class YearChart:
    """Bars by year, and the partners in the order of their tones; the last may be “others”, named “”."""

    bars: tuple[Bar, ...]
    partners: tuple[tuple[str | None, str], ...]


def chart_verdicts(rows: Iterable[Overview]) -> Bar:
    """Draw the documents by verdict, the worst first."""
    counts = Counter(row.verdict for row in rows)
    pieces = [(name, name, Decimal(counts[name])) for name in VERDICTS if counts[name]]
    return _stack(None, pieces, Decimal(counts.total() or 1))


def chart_years(rows: Sequence[Overview]) -> YearChart:
    """Draw the amounts by year, parted by partner; small partners are taken together."""
    by_partner: dict[str | None, Decimal] = defaultdict(Decimal)
    by_year: dict[int | None, dict[str | None, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    counted = list(list_sums(rows))
    for sums in counted:
        for (_year, partner), value in sums.items():
            by_partner[partner] += value
    ranked = sorted(by_partner, key=lambda name: (-by_partner[name], name or ""))
    shown = ranked[:PARTNERS_AT_MOST]
    for sums in counted:
        for (year, partner), value in sums.items():
            by_year[year][partner if partner in shown else ""] += value
    order = shown + ([""] if len(ranked) > len(shown) else [])
    tones = {name: f"tone{place}" for place, name in enumerate(order, start=1)}
    scale = max((sum(value for value in parts.values() if value > 0) for parts in by_year.values()), default=Decimal(0))
    bars = []
    for year in sorted(by_year, key=lambda one: (one is None, one or 0)):
        pieces = [(name, tones[name], by_year[year][name]) for name in order if by_year[year].get(name, 0) > 0]
        bar = _stack(year, pieces, Decimal(scale) if scale > 0 else Decimal(1))
        bars.append(replace(bar, total=sum(by_year[year].values(), Decimal(0))))
    return YearChart(tuple(bars), tuple(tones.items()))


def _stack(name: int | None, pieces: Iterable[tuple[str | None, str, Decimal]], scale: Decimal) -> Bar:
    parts: list[Part] = []
    x = 0.0
    for label, tone, value in pieces:
        width = round(float(value / scale) * WIDTH, 2)
        parts.append(Part(label, tone, value, round(x, 2), width))
        x += width
    return Bar(name, sum((part.value for part in parts), Decimal(0)), tuple(parts))
