"""Words cut at a line end.

A hyphen at a line end is either the author's (« Franche-⏎Comté ») or the typesetter's (« conven-⏎tion »). The document
itself tells: the word in one piece elsewhere in it was cut by the typesetter; with its hyphen elsewhere, by nobody.
A typesetter may also use a hyphen of its own (U+2010) that no author's word bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office
from bordereau.schemas.page import Line

SOFT = "\u00ad"
TYPESETTERS = "\u2010"
_DASHES = "-‐‑"
_TAIL = re.compile(r"[^\W\d_]+[-‐‑]$")
_HEAD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
TYPESET_SHARE = 0.04
"""Where more of the lines than this end with a hyphen before a small letter, the document is hyphenated."""


def is_cut(word: str) -> bool:
    """Whether a word at a line end bears a hyphen: the line was wrapped there.

    >>> is_cut("conven-"), is_cut("–"), is_cut("2018-")
    (True, False, False)
    """
    return bool(_TAIL.search(word)) or word.endswith(SOFT)


def _is_compound(before: str, after: str) -> bool:
    """« président-⏎directeur », « Moustier-la-⏎Palud »: two offices, or a word with a hyphen of its own in it.

    >>> [_is_compound(*cut) for cut in (("son président-", "directeur"), ("Pont-", "sur-Orle"), ("conven-", "tion"))]
    [True, True, False]
    """
    one, other = before.rsplit(maxsplit=1)[-1].rstrip(_DASHES), after.split(maxsplit=1)[0].rstrip(",.;:)")
    if "-" in one.strip("-") or ("-" in other and one[:1].isupper()):
        return True
    return is_office(fold(one)) and is_office(fold(other))


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The words of a document, whether its typesetter hyphenates, and whether words inside lines bear U+2010."""

    words: frozenset[str]
    typeset: bool
    own_mark: bool = True

    @classmethod
    def learn(cls, lines: Iterable[Line]) -> Hyphens:
        """Collect the words that stand inside lines, and the share of lines that end with a hyphen."""
        printed: list[str] = []
        count = cut = 0
        own_mark = False
        for line in lines:
            count += 1
            last = line.words[-1].text
            cut += is_cut(last)
            texts = [word.text for word in line.words]
            own_mark = own_mark or any(TYPESETTERS in text[:-1] for text in texts)
            printed += texts
        words = _WORD.findall("\n".join(printed).lower().replace("‐", "-").replace("‑", "-"))
        return cls(frozenset(words), count >= 10 and cut > TYPESET_SHARE * count, own_mark)

    def join(self, before: str, after: str) -> str | None:
        """``before`` made ready to take ``after`` without a space, or None where a space belongs between them.

        >>> plain = Hyphens(frozenset({"convention", "sous-préfet"}), False)
        >>> plain.join("la conven-", "tion"), plain.join("le sous-", "préfet"), plain.join("le cas", "de")
        ('la conven', 'le sous-', None)
        >>> Hyphens(frozenset(), False, own_mark=False).join("au béné‐", "fice")
        'au béné'
        """
        if before.endswith(SOFT):
            return before[:-1]
        if len(before) < 2 or before[-1] not in _DASHES or before[-2].isspace() or not after:
            return None
        if not before[-2].isalpha() or not after[0].isalpha():
            return before if before[-2].isalnum() and after[0].isalnum() else None
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None or (after[0].isupper() and not tail.group()[:-1].isupper()):
            return before
        whole = (tail.group()[:-1] + head.group()).lower()
        parted = (tail.group()[:-1] + "-" + head.group()).lower()
        if parted in self.words or _is_compound(before, after):
            return before
        if whole in self.words or self.typeset or (before[-1] == TYPESETTERS and not self.own_mark):
            return before[:-1]
        return before
