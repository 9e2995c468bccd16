"""``make train-promises``: fit the second reader of promises; ``--acts`` makes its rows, ``--check`` tries them."""

from __future__ import annotations

import argparse
from pathlib import Path

from accuracy.corpus import ROOT
from training.promises.fit import fit_weights, write_weights
from training.promises.rows import FILE, Row, make_rows, read_rows, write_rows

WEIGHTS = ROOT / "normalize" / "meaning" / "second" / "weights.tsv.gz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--acts", nargs="*", type=Path, metavar="FOLDER", help="folders of NAME.pdf and NAME.truth.json"
    )
    parser.add_argument("--check", action="store_true", help="leave each body out in turn, write nothing")
    options = parser.parse_args()
    if options.acts is not None:
        write_rows(_make(options.acts))
    rows = read_rows()
    if options.check:
        from training.promises.check import cross_validate

        print(*cross_validate(rows), sep="\n")
        return
    write_weights(fit_weights(rows), WEIGHTS)
    print(f"{len(rows)} rows of {FILE.name}; {WEIGHTS.name} has {WEIGHTS.stat().st_size:,} bytes")


def _make(folders: list[Path]) -> list[Row]:
    """The rows of all acts; bodies are numbered in the order of their names."""
    from training.promises.acts import read_folder, read_invented

    found = [*read_invented(), *(one for folder in folders for one in read_folder(folder))]
    numbers = {name: str(number) for number, name in enumerate(sorted({body for *_, body in found}))}
    return [row for act, truth, body in found for row in make_rows(act, truth, numbers[body])]


if __name__ == "__main__":
    main()
