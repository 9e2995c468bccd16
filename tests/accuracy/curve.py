"""The risk–coverage curve: how many of the surest figures are wrong, the more of them one takes.

Figures are taken from the surest level on (``accuracy.trusted.Level``); those of one level are alike, so the line
between two levels is straight. The picture is text made of numbers: the same figures give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from accuracy.trusted import CLASSES, Level, Trusted

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("trust.json")
PICTURE = ROOT / "docs" / "images" / "trust.svg"
ANCHOR = (80.0, 0.9)
"""The best published extractor keeps 99.1 % right on the surest 80 % of its fields."""
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 360, 64, 28, 24, 56
COLOURS = ("#1b6e53", "#8a3ffc")
NAMES = {"own": "corpora that the rules were written with", "others": "real pages"}

Levels = list[tuple[Level, int, int]]


def keep(groups: dict[str, Trusted]) -> None:
    """Keep the counts behind the picture, then draw it."""
    known = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for name, trusted in groups.items():
        known[name] = [[*level, count, wrong] for level, count, wrong in trusted.list_levels()]
    lines = ",\n".join(f' "{name}": {json.dumps(rows)}' for name, rows in sorted(known.items()))
    KEPT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    PICTURE.write_text(draw(read_kept()), encoding="utf-8")


def read_kept() -> dict[str, Levels]:
    """Read the kept counts, group by group."""
    known = json.loads(KEPT.read_text("utf-8"))
    return {name: [((trust, sure), count, wrong) for trust, sure, count, wrong in rows] for name, rows in known.items()}


def trace(levels: Levels) -> Iterator[tuple[float, float]]:
    """Trace a curve: the share of figures taken and the share of them that is wrong, both in per cent.

    >>> list(trace([(("proven", 4), 6, 0), (("read", 100), 2, 1), (("doubtful", 0), 2, 1)]))
    [(60.0, 0.0), (80.0, 12.5), (100.0, 20.0)]
    """
    total = sum(count for _, count, _ in levels)
    taken = missed = 0
    for _, count, wrong in levels:
        taken, missed = taken + count, missed + wrong
        yield 100 * taken / total, 100 * missed / taken


def draw(groups: dict[str, Levels]) -> str:
    """Draw the curves of some groups as SVG."""
    curves = {name: [(0.0, 0.0), *trace(levels)] for name, levels in groups.items() if levels}
    highest = max(5.0, *(risk for curve in curves.values() for _, risk in curve))
    top = 5.0 * -(-highest // 5.0)
    parts = [*_draw_axes(top)]
    for place, (name, curve) in enumerate(sorted(curves.items(), reverse=True)):
        points = " ".join(f"{_x(share):.1f},{_y(risk, top):.1f}" for share, risk in curve)
        colour = COLOURS[place % len(COLOURS)]
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += _draw_legend(NAMES.get(name, name), groups[name], colour, place)
    x, y = _x(ANCHOR[0]), _y(ANCHOR[1], top)
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#c2410c"/>')
    parts.append(_write(x - 8, y - 8, "best published: 0.9 % wrong at 80 %", "end", "#c2410c"))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">\n<title>Wrong figures among the surest</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _draw_axes(top: float) -> Iterator[str]:
    for step in range(6):
        share, risk = 20.0 * step, top * step / 5
        yield f'<path d="M{_x(0):.1f} {_y(risk, top):.1f}H{_x(100):.1f}" stroke="#dddddd"/>'
        yield _write(LEFT - 8, _y(risk, top) + 4, f"{risk:g} %", "end")
        yield _write(_x(share), HEIGHT - BOTTOM + 18, f"{share:g} %", "middle")
    yield _write((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, "figures taken, the surest first", "middle")
    yield _write(LEFT - 40, TOP - 12, "of them wrong", "start")


def _draw_legend(name: str, levels: Levels, colour: str, place: int) -> Sequence[str]:
    """Write the name of a curve, and how many figures of each class it has and are wrong."""
    counts = []
    for trust in CLASSES:
        figures = sum(count for level, count, _ in levels if level[0] == trust)
        wrong = sum(missed for level, _, missed in levels if level[0] == trust)
        counts.append(f"{trust} {wrong} of {figures}")
    y = TOP + 14 + 34 * place
    return (
        f'<path d="M{LEFT + 12} {y - 4}h18" stroke="{colour}" stroke-width="2"/>',
        _write(LEFT + 36, y, name, "start"),
        _write(LEFT + 36, y + 14, "wrong: " + ", ".join(counts), "start", "#666666"),
    )


def _write(x: float, y: float, text: str, anchor: str, colour: str = "#222222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'


def _x(share: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * share / 100


def _y(risk: float, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * risk / top
