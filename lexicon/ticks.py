"""Signs of boxes to tick, empty and ticked.

« □ », « ❑ » and their kin also open the items of plain lists; whether they are boxes there is for who sees the page.
"""

from __future__ import annotations

BRACKETS = frozenset({"[]", "[_]"})
"""Boxes at the start of a line, or where a ticked one stands as well."""
EMPTY = frozenset("☐⬜◻") | BRACKETS
LIST_SIGNS = frozenset("□❏❐❑❒▢")
TICKED = frozenset("☑☒⊠✅🗹🗷") | {"[x]", "[X]", "[✓]"}
FILLED = frozenset("■▣◼⬛")
"""Bullets of plain lists, and ticked boxes among empty ones that begin at the same place."""
BOXES = EMPTY | LIST_SIGNS | TICKED
