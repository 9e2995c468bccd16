"""``make accuracy``: score the corpora of the project, and any other given, family by family."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from accuracy.corpus import ROOT, find_own_corpora, score_corpus
from accuracy.curve import keep
from accuracy.figures import Difference, Figures, compare_figures, make_figures, read_figures, write_figures
from accuracy.score import Score
from accuracy.trusted import CLASSES, Trusted


def main() -> None:
    options = read_options()
    last = read_figures()
    new: dict[str, Figures] = {}
    own, others = Trusted(), Trusted()
    for name in find_own_corpora():
        score = score_corpus(ROOT / name)
        new[name] = make_figures(score)
        own.join(score.trusted)
        print_score(name, score, options.verbose)
        print_difference(compare_figures(new[name], last.get(name, {})))
    for folder in options.corpus:
        score = score_corpus(folder, pdfs=options.pdfs)
        others.join(score.trusted)
        print_score(str(folder), score, verbose=True)
    print_trust("all", own, others)
    if options.update:
        write_figures(new)
        keep({"own": own} | ({"others": others} if others.figures else {}))
    if options.twins:
        print_beside(options.twins)
    for folder in options.suites:
        from accuracy.score_suites import score_suites

        score_suites(folder)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score extraction against truths written by hand.")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="one more folder of PDFs and truths")
    parser.add_argument("--pdfs", type=Path, help="where their PDFs are, if not beside the truths")
    parser.add_argument("--twins", type=int, default=12, help="every n-th text document beside its scans; 0 for none")
    parser.add_argument("--suites", type=Path, action="append", default=[], help="a folder of normalisers' cases")
    parser.add_argument("--update", action="store_true", help="keep the figures of the project's corpora")
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    return parser.parse_args()


def print_beside(step: int) -> None:
    """Print the same documents as text and as scans, and the facts that only the scans lose."""
    from twins.beside import print_twins

    print(f"\ntext beside scans: every {step}th document with a text layer, printed to pictures and read again")
    with TemporaryDirectory(prefix="twins-") as kept:
        print_twins(Path(kept), step=step)


def print_score(name: str, score: Score, verbose: bool) -> None:
    print(f"\n{name}")
    for family, tally in score.families.items():
        if not tally.true and not tally.said:
            continue
        print(f"  {family:11} F1 {tally.f1:.4f}   right {tally.right} of {tally.true} true, {tally.said} said")
        if verbose:
            print(*(f"    {miss}" for miss in tally.misses), sep="\n", end="\n" if tally.misses else "")
    print(f"  silent      {score.silent} wrong table values that no failing check points at")
    for trust in CLASSES:
        figures, wrong = score.trusted.count(trust)
        if figures:
            print(f"  {trust:11} {figures} figures, {wrong} wrong")
    if verbose:
        print(*(f"    {miss}" for miss in score.trusted.misses), sep="\n", end="\n" if score.trusted.misses else "")
    if score.absent:
        print(f"  not read    {', '.join(score.absent)}")


def print_trust(name: str, *groups: Trusted) -> None:
    """Print how many figures each class holds, and how many of them are wrong."""
    print(f"\n{name}")
    for trust in CLASSES:
        figures, wrong = (sum(counts) for counts in zip(*(group.count(trust) for group in groups), strict=True))
        print(f"  {trust:11} {figures} figures, {wrong} wrong")


def print_difference(difference: Difference) -> None:
    kinds = {
        "gained": difference.gained,
        "lost": difference.lost,
        "new, not true": difference.new_extras,
        "gone, was not true": difference.gone_extras,
    }
    for kind, facts in kinds.items():
        for fact in facts:
            print(f"  {kind}: {fact}")
    if not any(kinds.values()):
        print("  the same facts as in the last committed figures")


if __name__ == "__main__":
    sys.exit(main())
