"""The parties of an act: where their block stands, and which text belongs to which party."""

from bordereau.extract.parties.split import split_parties

__all__ = ["split_parties"]
