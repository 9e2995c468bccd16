"""Who signs where no block was found: the text that closes an act, its lines run together.

Only persons whom the parties block names are believed there, and only from « Fait à … » on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.closings import is_closing_text
from bordereau.normalize.signatories.column_lines import Known, find_represented
from bordereau.normalize.signatories.known_names import find_known
from bordereau.schemas.found_act import FoundSignature

_PAGE_NUMBER = re.compile(r"\d{1,3}\s+(?=[A-ZÀ-Þ])")


def read_closing(texts: Sequence[str], known: Known) -> tuple[FoundSignature, ...]:
    """The known persons in the closing lines of an act; ``lines`` of each is the index of its text.

    >>> lac = Known(persons=("Anne ROY",), signs_for=(("Anne ROY", "Lac"),))
    >>> [(one.party, one.name) for one in read_closing(["Elle dure un an.", "Fait à Lac, le 3 mai, Anne ROY"], lac)]
    [('Lac', 'Anne ROY')]
    >>> read_closing(["Anne ROY veille à l'exécution."], lac)
    ()
    """
    opens = next((place for place, text in enumerate(texts) if is_closing_text(_PAGE_NUMBER.sub("", text, 1))), None)
    if opens is None:
        return ()
    found: list[FoundSignature] = []
    for place in range(opens, len(texts)):
        for start, end in find_known(texts[place], known.persons):
            name = " ".join(texts[place][start:end].split())
            if all(name != one.name for one in found):
                found.append(FoundSignature(find_represented(name, known), name, None, (place,)))
    return tuple(found)


def is_named(name: str | None, names: Sequence[str], known: Known) -> bool:
    """Whether one of the names prints the same known person, however each of them is printed.

    >>> is_named("Anne ROY", ["A. ROY"], Known(persons=("Anne ROY",)))
    True
    """
    if name is None:
        return True
    same = [person for person in known.persons if find_known(name, [person])]
    return any(find_known(other, same) for other in names)
