"""Score the normalisers on test suites of other projects: precision, recall and F1 for each suite.

    python tests/accuracy/score_suites.py FOLDER [--verbose] [--scope core,negative] [--strict]

FOLDER holds ``amounts.jsonl``, ``words.jsonl``, ``numbers.jsonl``, ``percents.jsonl``, ``dates.jsonl``,
``ids.jsonl``: one case a line, with ``id``, ``text``, ``scope`` and ``expected`` (a list of spans with their values).

The suites disagree on small words at the edge of a span: one counts « du » or « après » as part of a date, another
does not. So two spans agree when they are equal after such words and marks are trimmed from their ends
(``--strict`` compares offsets as they are). Cases named in ``set_aside.toml`` are not counted; the reason stands there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from bordereau.normalize.parse import parse

KINDS = {
    "amounts": "amounts",
    "words": "numbers",
    "numbers": "numbers",
    "percents": "percents",
    "dates": "dates",
    "ids": "identifiers",
}
SCOPES = {"dates": {"core", "negative", "partial"}}
EDGE = re.compile(
    r"^(?:(?:le|la|les|l|du|de|des|d|au|aux|à|a|en|entre|après|avant|depuis|ce|fin|début|milieu|mi|mois|année|annee|"
    r"partir|calendaire|cy|supérieure|jusqu|années)(?:['’\s-]+)|[\s<>=]+)+|(?:[\s.;,!?]|\s+et plus|\s+et après)+$",
    re.IGNORECASE,
)
ONE_NUMBER = re.compile(r"must not be read as (?:one number|a full date)")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without small words and marks at its ends."""
    while match := EDGE.search(text[start:end]):
        if match.start() == 0:
            start += match.end()
        else:
            end -= match.end() - match.start()
        if start >= end:
            break
    return start, end


def fact(suite: str, item: dict[str, Any]) -> tuple[str, ...]:
    """What a span must say: value and currency, ISO date, or scheme, value and validity."""
    if suite == "dates":
        return (item["iso"],)
    if suite == "ids":
        return (item.get("scheme") or item["kind"], item["value"], str(item["valid"]))
    value = format(Decimal(str(item["value"])), "f")
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return (value, item["currency"]) if suite == "amounts" else (value,)


def expand(expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A range is its two bounds, wherever they stand inside it."""
    out = []
    for item in expected:
        if item.get("kind") == "range":
            out += [item | {"value": item[bound], "loose": True} for bound in ("low", "high")]
        else:
            out.append(item | {"loose": item.get("kind") in ("min", "max")})
    return out


def agrees(suite: str, text: str, want: dict[str, Any], got: dict[str, Any], strict: bool) -> bool:
    """Whether a found item is the expected one."""
    if fact(suite, want) != fact(suite, got):
        return False
    if want.get("loose"):
        return bool(want["start"] <= got["start"] and got["end"] <= want["end"])
    if strict:
        return (want["start"], want["end"]) == (got["start"], got["end"])
    return trim(text, want["start"], want["end"]) == trim(text, got["start"], got["end"])


def score_suite(
    path: Path, suite: str, scopes: set[str], aside: set[str], *, strict: bool
) -> tuple[Counter[str], list[str]]:
    """Count right, expected and found spans of one suite, and describe the misses."""
    tally: Counter[str] = Counter()
    misses = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["scope"] not in scopes:
            continue
        if case["id"] in aside:
            tally["aside"] += 1
            continue
        text, wanted = case["text"], expand(case["expected"])
        found = parse(KINDS[suite], text)["found"]
        if not wanted and ONE_NUMBER.search(case["notes"]):
            found = [f for f in found if (f["start"], f["end"]) == (0, len(text)) or len(f.get("iso", "")) == 10]
        left = list(found)
        right = 0
        for want in wanted:
            hit = next((f for f in left if agrees(suite, text, want, f, strict)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        tally.update(cases=1, right=right, wanted=len(wanted), found=len(found))
        if left or right < len(wanted):
            want_text = [(w["span_text"], *fact(suite, w)) for w in wanted]
            misses.append(
                f"{case['id']} {text!r}\n    want {want_text}\n    got  {[(f['text'], *fact(suite, f)) for f in found]}"
            )
    return tally, misses


def read_aside() -> dict[str, set[str]]:
    """The ids of the cases set aside, by suite."""
    table = tomllib.loads((Path(__file__).parent / "set_aside.toml").read_text(encoding="utf-8"))
    return {suite: {case for group in groups for case in group["ids"]} for suite, groups in table.items()}


def score_suites(
    folder: Path, *, verbose: bool = False, strict: bool = False, scopes: set[str] | None = None, every: bool = False
) -> dict[str, float]:
    """Print one line for each suite that the folder holds (and its misses with ``verbose``); give F1 by suite."""
    aside = {} if every else read_aside()
    scores = {}
    for suite in KINDS:
        path = folder / f"{suite}.jsonl"
        if not path.is_file():
            continue
        wanted = scopes or SCOPES.get(suite, {"core", "negative"})
        tally, misses = score_suite(path, suite, wanted, aside.get(suite, set()), strict=strict)
        precision = tally["right"] / tally["found"] if tally["found"] else 1.0
        recall = tally["right"] / tally["wanted"] if tally["wanted"] else 1.0
        scores[suite] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        sys.stdout.write(
            f"{suite:9} cases {tally['cases']:4}  set aside {tally['aside']:3}  precision {precision:.4f}  "
            f"recall {recall:.4f}  F1 {scores[suite]:.4f}\n"
        )
        if verbose:
            sys.stdout.writelines(f"  {miss}\n" for miss in misses)
    return scores


def main(arguments: list[str] | None = None) -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    parser.add_argument("--strict", action="store_true", help="compare offsets as they are")
    parser.add_argument("--scope", help="comma list instead of core, negative (and partial for dates)")
    parser.add_argument("--all", action="store_true", help="count the cases set aside too")
    options = parser.parse_args(arguments)
    scopes = set(options.scope.split(",")) if options.scope else None
    score_suites(options.folder, verbose=options.verbose, strict=options.strict, scopes=scopes, every=options.all)
    return 0


if __name__ == "__main__":
    sys.exit(main())
