"""Signs of boxes to tick, empty and ticked.

« □ », « ❑ » and their kin also open the items of plain lists; whether they are boxes there is for who sees the page.
"""

from __future__ import annotations

EMPTY = frozenset("☐⬜◻") | {"[]", "[_]"}
LIST_SIGNS = frozenset("□❏❐❑❒▢")
TICKED = frozenset("☑☒⊠✅🗹🗷") | {"[x]", "[X]", "[✓]"}
BOXES = EMPTY | LIST_SIGNS | TICKED
