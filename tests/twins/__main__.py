"""``make twins``: documents with a text layer beside the same printed to pictures, family by family."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from twins.beside import print_twins
from twins.qualities import QUALITIES


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--corpus", type=Path, action="append", help="folders of PDFs and truths; the project's without"
    )
    parser.add_argument("--pdfs", type=Path, help="where their PDFs are, if not beside the truths")
    parser.add_argument("--quality", choices=QUALITIES, action="append", help="without, all three")
    parser.add_argument("--step", type=int, default=1, help="take every n-th document")
    parser.add_argument("--keep", type=Path, help="the folder that the twins are printed into, and kept in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twins-") as own:
        kept = options.keep or Path(own)
        kept.mkdir(parents=True, exist_ok=True)
        print_twins(
            kept,
            folders=options.corpus or (),
            qualities=options.quality or (),
            pdfs=options.pdfs,
            step=options.step,
        )


if __name__ == "__main__":
    main()
