"""``make train``: fit the second reader of parties and write its weights; ``--check`` cross-validates."""

from __future__ import annotations

import argparse

from accuracy.corpus import ROOT
from training.fit import COPIES, fit_weights, make_copies, make_sample, write_weights
from training.openings import read_openings

WEIGHTS = ROOT / "extract" / "parties" / "second" / "weights.tsv.gz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate by document, write nothing")
    check = parser.parse_args().check
    openings = read_openings()
    if check:
        from training.check import cross_validate

        for source, readers in cross_validate(openings).items():
            print(f"{source:20}", *(f"{reader} {f1:.4f}" for reader, f1 in readers.items()), sep="   ")
        return
    samples = [sample for one in openings if (sample := make_sample(one)) is not None]
    write_weights(fit_weights([*samples, *make_copies(openings, COPIES)]), WEIGHTS)
    print(f"{len(samples)} of {len(openings)} openings; {WEIGHTS.name} has {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
