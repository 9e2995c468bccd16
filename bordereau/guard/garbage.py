"""How often the processes of ours look for garbage.

Python looks after every 700 objects that are made and kept, and now and then at all that there is. Loading makes
hundreds of thousands and drops none; a document drops nearly all of its own without help.
"""

from __future__ import annotations

import gc

SELDOM = (50_000, 20, 50)
"""Measured: the usual thresholds cost 8 % of a first page and 4 % of a document; with these the peak is the same."""


def collect_seldom() -> None:
    """Look for garbage no more often than a document leaves some. For programs: a library leaves that to its user."""
    gc.set_threshold(*SELDOM)
