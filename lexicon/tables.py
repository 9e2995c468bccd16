"""What the words of tables say, apart from units: totals, blanks, the two halves of a budget.

Labels and cells come folded (``lexicon.folding``). What these words mean for figures is for the rooms above.
"""

from __future__ import annotations

from functools import cache, lru_cache

from bordereau.lexicon.read import read_pattern, read_words


@lru_cache(maxsize=2048)
def opens_with_total(folded: str) -> bool:
    """Tell whether a label begins as that of a row that ends a table or a part of it.

    >>> opens_with_total("total h.t."), opens_with_total("sous-total"), opens_with_total("totalement")
    (True, True, False)
    """
    keys = ("strong", "subtotal", "grand", "closing")
    return any(read_pattern("totals", key).match(folded) for key in keys)


def says_blank(folded: str) -> bool:
    """Tell whether a cell says in words that it is empty.

    >>> says_blank("neant"), says_blank("n.c."), says_blank("n")
    (True, True, False)
    """
    return read_pattern("tables", "blanks").fullmatch(folded) is not None


@cache
def list_side_heads(side: str) -> frozenset[str]:
    """The heads of one half of a budget, « spending » or « funding », of two printed side by side."""
    return read_words("tables", f"sides.{side}") | read_words("tables", f"sides.{side}_heads")
