"""Text and twins of a folder side by side, one quality after the other, and what that took."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, process_time

from accuracy.corpus import ROOT
from accuracy.facts import FAMILIES
from twins.compare import Pair, compare_folder
from twins.qualities import QUALITIES

OWN = ("tests/truth", "tests/corpus/conventions", "tests/corpus/public", "tests/corpus/tables", "tests/corpus/held-out")
"""The project's folders whose documents have a text layer and a truth."""


def print_twins(
    kept: Path,
    *,
    folders: Iterable[Path] = (),
    qualities: Iterable[str] = (),
    pdfs: Path | None = None,
    step: int = 1,
) -> None:
    """Print how documents and their twins (printed into ``kept``) score; all folders and qualities where none is given.

    ``step`` takes every n-th document of a folder. The seconds are those of the clock and of the processor, both of
    reading texts and twins; a document that a session has read already costs nothing again.
    """
    clock, processor = perf_counter(), process_time()
    wanted = tuple(qualities) or tuple(QUALITIES)
    whole = {quality: Pair() for quality in wanted}
    for folder in tuple(folders) or tuple(ROOT / name for name in OWN):
        for quality in wanted:
            pair = compare_folder(folder, quality, kept, pdfs=pdfs, step=step)
            whole[quality].join(pair)
            print_pair(f"{folder.name}, {quality}", pair)
    for quality, pair in whole.items():
        print_pair(f"all, {quality}", pair, listed=False)
    print(f"\ntwins took {perf_counter() - clock:.0f} s, {process_time() - processor:.0f} s of the processor")


def print_pair(name: str, pair: Pair, listed: bool = True) -> None:
    """Print one line a family, then the facts that only the scan loses."""
    print(f"\n{name}: {len(pair.text.documents)} documents, silent {pair.text.silent} → {pair.twin.silent}")
    for family in FAMILIES:
        text, twin = pair.text.families[family], pair.twin.families[family]
        if text.true or text.said:
            print(f"  {family:11} text {text.f1:.4f}   twin {twin.f1:.4f}   loss {pair.loss(family):+.4f}")
    for family in FAMILIES if listed else ():
        print(*(f"    {family}: {miss}" for miss in pair.lost(family)), sep="\n", end="\n" if pair.lost(family) else "")
