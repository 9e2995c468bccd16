"""A document in a few lines: for the terminal, and as plain data for ``summary.json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, get_args

from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Document
from bordereau.schemas.trust import Trust
from bordereau.shown import join_lines

MARKS = {"exact": "=", "within_rounding": "~", "fails": "X", "undetermined": "?"}
VERDICTS = {
    "exact": "exact",
    "within_rounding": "within rounding",
    "fails": "fails",
    "undetermined": "undetermined",
}
LABEL_WIDTH = 11


def all_checks(document: Document) -> tuple[Check, ...]:
    """Collect the checks of every act."""
    return tuple(check for act in document.acts for check in act.checks)


def count_failing(document: Document) -> int:
    """Count the sums that do not hold."""
    return sum(check.status == "fails" for check in all_checks(document))


def count_verdicts(checks: Iterable[Check]) -> dict[str, int]:
    """Count checks by verdict, every verdict named."""
    counts = Counter(check.status for check in checks)
    return {status: counts[status] for status in VERDICTS}  # type: ignore[index]


def count_trust(document: Document) -> dict[str, int]:
    """Count the figures of a document by how far they can be trusted, every class named."""
    amounts = [amount.trust for act in document.acts for amount in act.amounts]
    rows = [row for act in document.acts for table in act.tables for row in table.rows]
    counts = Counter([*amounts, *(cell.trust for row in rows for cell in row.cells if cell.trust)])
    return {trust: counts[trust] for trust in get_args(Trust)}


def summarise(document: Document) -> dict[str, Any]:
    """Make the entry of a document in ``summary.json``."""
    return {
        "file": document.source.file_name,
        "sha256": document.source.sha256,
        "pages": document.source.page_count,
        "status": document.status,
        "trust": count_trust(document),
        "warnings": dict(sorted(Counter(str(w.code) for w in document.warnings).items())),
        "acts": [_summarise_act(act) for act in document.acts],
    }


def _summarise_act(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "title": act.title,
        "date": act.date.iso if act.date else None,
        "parties": [party.name for party in act.parties],
        "articles": len(act.articles),
        "amounts": len(act.amounts),
        "tables": len(act.tables),
        "signatures": len(act.signatures),
        "checks": count_verdicts(act.checks),
    }


def print_summary(document: Document, with_checks: bool = True) -> str:
    """Write a document for a person: kind, title, parties, counts, and the sums with their verdicts."""
    source = document.source
    status = "" if document.status == "ok" else f", {document.status}"
    lines = [f"{source.file_name}  ({source.page_count} pages{status})"]
    for act in document.acts:
        lines.extend(_print_act(act, with_checks))
    for (code, message), pages in _group_warnings(document).items():
        where = f" (page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))})" if pages else ""
        lines.append(_row("Warning", f"{message}{where} [{code}]"))
    return join_lines(lines)


def print_checks(checks: Iterable[Check]) -> list[str]:
    """Write checks, those that fail first, one line each."""
    order = ["fails", "undetermined", "within_rounding", "exact"]
    ranked = sorted(checks, key=lambda check: order.index(check.status))
    return [f"    {MARKS[check.status]} {VERDICTS[check.status]:15} {check.message}" for check in ranked]


def _print_act(act: Act, with_checks: bool) -> list[str]:
    first, last = act.pages
    counts = count_verdicts(act.checks)
    verdicts = ", ".join(f"{count} {VERDICTS[status]}" for status, count in counts.items() if count)
    lines = [
        _row("Kind", f"{act.kind}, pages {first} to {last}"),
        _row("Title", act.title or "none was found"),
        _row("Date", f"{act.date.text} ({act.date.iso})" if act.date else "none was found"),
        *(_row("Party", _name_party(party.name, party.aliases, party.group)) for party in act.parties),
        _row(
            "Found",
            f"{len(act.articles)} articles, {len(act.amounts)} amounts, {len(act.tables)} tables, "
            f"{len(act.signatures)} signatures",
        ),
        _row("Sums", f"{len(act.checks)} checked: {verdicts}" if act.checks else "none is stated"),
    ]
    shown = act.checks if with_checks else [check for check in act.checks if check.status == "fails"]
    return lines + print_checks(shown)


def _name_party(name: str | None, aliases: tuple[str, ...], group: str | None) -> str:
    called = [f"« {alias} »" for alias in (*aliases, *([group] if group else []))]
    return f"{name or 'left blank'}{', ' if called else ''}{', '.join(called)}"


def _group_warnings(document: Document) -> dict[tuple[str, str], list[int]]:
    grouped: dict[tuple[str, str], list[int]] = {}
    for warning in document.warnings:
        pages = grouped.setdefault((str(warning.code), warning.message), [])
        if warning.page is not None and warning.page not in pages:
            pages.append(warning.page)
    return grouped


def _row(label: str, text: str) -> str:
    return f"  {label:{LABEL_WIDTH}}{text}"
