"""Which way the money of a sum goes, and what the sum is: signs of a sum together with who stands on its other side."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.pairs import make_pair
from bordereau.normalize.meaning.second.candidates import Candidate
from bordereau.normalize.meaning.second.others import Other
from bordereau.normalize.meaning.second.sums import Value
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import BINDING
from bordereau.schemas.meaning import CommitmentRole

_NAMED = 0.3
LOAN = "words say loan"
"""Of an act on a loan: it is borrowed, since guarantees are read elsewhere. Too few acts are on loans to fit it."""

_SUM = (
    "any role ",
    "any says ",
    "any clearly ",
    "all says ",
    "any near ",
    "about ",
    "any frame ",
    "any payer ",
    "any payee ",
    "any agreed",
    "any offered",
    "any deposit",
    "any refund",
    "kind ",
)
_OTHER = ("is ", "lead ", "sentence ", "acts", "frame names it", "person", "label ", "title", "between")


def list_way_signs(
    one: Candidate, act: WholeAct, signs: set[str], other: Other | None, voiced: bool | None
) -> set[str]:
    """The signs of the way; ``voiced`` is what sentences say of it, read as between the two."""
    found = {sign for sign in signs if sign.startswith(_SUM)}
    found |= set(_list_frames(one))
    if voiced is not None:
        found.add("voices have it pay" if voiced else "voices have it paid")
    value = Value(one.value, one.told, 0.0, decided=False)
    role = name_role(value, act.head)
    found.add(f"words say {role}")
    if act.body is not None and other is not None:
        direction = Direction(act.lines, make_pair(act.body.name, other.name))
        pays = voiced if voiced is not None and role != "rent" else pays_by_words(value, role, act.head, direction)
        found.add(f"words have it {'pay' if pays else 'paid'}")
        found.add(f"words have it {'pay' if pays else 'paid'} {role}")
    if other is not None:
        own = {sign for sign in other.signs if sign.startswith(_OTHER)}
        found |= own
        about = [sign for sign in signs if sign.startswith(("about ", "any role "))]
        found |= {f"is {other.kind} + {sign}" for sign in about}
    return found


def _list_frames(one: Candidate) -> Iterator[str]:
    for told in one.told:
        if told.frame is not None:
            yield f"frame {'pays' if told.frame.pays else 'is paid'}"
            yield f"frame is {told.frame.role}"


def name_role(value: Value, about: str) -> CommitmentRole:
    """What a sum is, by the words that weigh most; its sentences go before what the act is about."""
    best, text = max(BINDING, key=value.weigh), _tell(value)
    if best == "price" and _says("lets", f"{about} {text}") and not _says("sale", text):
        return "rent"  # « louer la salle au prix de 50 € »
    if _says("loan", about) and best in ("grant", "loan"):
        return "loan"
    if value.weigh(best) >= _NAMED:
        return best
    if "rembours" in text:
        return "other"
    for words in (text, about):
        if _says("rent", words):
            return "rent"
        if _says("grant", words):
            return "grant"
        if _says("purchase", words) or _says("sale", words):
            return "price"
    return "other"


def _tell(value: Value) -> str:
    """All paragraphs that state the value, folded."""
    return " ".join(fold(one.line.text) for one in value.told)


def pays_by_words(value: Value, role: CommitmentRole, about: str, direction: Direction) -> bool:
    """Whether the body pays, by what the act is about, where no sentence says it."""
    text = f"{about} {_tell(value)}"
    if role == "rent":
        return _says("rents_itself", text)
    if role == "price":
        return not (_says("sale", about) or (_says("sale", text) and not _says("purchase", text)))
    if role == "loan":
        return False
    payer, _ = direction.fill("grant", None, None)
    return payer is None or payer.party != 1


def _says(key: str, folded: str) -> bool:
    return read_pattern("second", f"deals.{key}").search(folded) is not None
