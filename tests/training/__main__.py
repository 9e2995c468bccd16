"""``make train``: fit the second reader of parties and write its weights; ``--check [BATCH …]`` cross-validates."""

from __future__ import annotations

import argparse

from accuracy.corpus import ROOT
from training.fit import fit_weights, make_samples, write_weights
from training.openings import read_openings

WEIGHTS = ROOT / "extract" / "parties" / "second" / "weights.tsv.gz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", nargs="*", type=int, metavar="BATCH", help="cross-validate by batch (all, or these), write nothing"
    )
    check = parser.parse_args().check
    openings = read_openings()
    if check is not None:
        from training.check import cross_validate

        for batch, readers in cross_validate(openings, check):
            print(f"{batch:20}", *(f"{reader} {f1:.4f}" for reader, f1 in readers.items()), sep="   ", flush=True)
        return
    samples = make_samples(openings)
    write_weights(fit_weights(samples), WEIGHTS)
    print(f"{len(samples)} samples of {len(openings)} openings; {WEIGHTS.name} has {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
