"""Read documents in several orders: ``orders.py SEED... -- FILE...`` prints a JSON object of hashes a way of reading.

Each way runs in a fork of this process, which has loaded the libraries, written the patterns of the lexicon and opened
no PDF; ``alone`` forks for each document.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import bordereau.guard.preload  # noqa: F401
from bordereau.guard.answer import answer_task
from bordereau.guard.patterns import write_patterns
from bordereau.guard.task import Task
from bordereau.schemas.settings import Settings


def read(path: Path) -> str:
    """The hash of what is made of a document, be it a failure."""
    answer = answer_task(Task(path, Settings()))
    text = answer.reading.text if answer.reading is not None else repr(answer.failure)
    return hashlib.sha256(text.encode()).hexdigest()


def read_apart(paths: Sequence[Path]) -> dict[str, str]:
    """Read some documents one after the other, in a process of their own."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(theirs, "w") as stream:
            json.dump({path.name: read(path) for path in paths}, stream)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as stream:
        found: dict[str, str] = json.load(stream)
    os.waitpid(child, 0)
    return found


def main() -> None:
    cut = sys.argv.index("--")
    orders, paths = sys.argv[1:cut], [Path(name) for name in sys.argv[cut + 1 :]]
    write_patterns()
    gc.freeze()
    ways = {}
    for order in orders:
        if order == "alone":
            ways[order] = {name: found for path in paths for name, found in read_apart([path]).items()}
        else:
            mixed = list(paths)
            random.Random(int(order)).shuffle(mixed)
            ways[order] = read_apart(mixed)
    print(json.dumps(ways))


if __name__ == "__main__":
    main()
