"""What the model is told of a token beyond the token itself: its line, the next one, how far the last body is."""

from __future__ import annotations

from bordereau.extract.parties.running import run_together
from bordereau.extract.parties.second.features import list_features
from bordereau.extract.parties.second.tokens import cut_tokens
from training.openings import set_lines

TEXT = """La Ville de Lac,
sise 1 rue Haute,
représentée par son Maire"""


def tell() -> dict[str, list[str]]:
    """The features by token; of a token that comes twice, the last."""
    running = run_together(tuple(set_lines(TEXT)))
    tokens = cut_tokens(running.text)
    return {running.text[slice(*span)]: said for span, said in zip(tokens, list_features(running, tokens), strict=True)}


def test_how_lines_open() -> None:
    told = tell()
    assert {"line=la", "next=sise"} <= set(told["Ville"])
    assert {"line=sise", "next=repr"} <= set(told["rue"])
    assert {"line=repr", "next=END"} <= set(told["Maire"])


def test_how_far_the_last_body_is() -> None:
    told = tell()
    assert "head0" in told["Ville"]
    assert "head2" in told["Lac"]
    assert "head5" in told["rue"]


def test_every_token_is_told_of() -> None:
    running = run_together(tuple(set_lines(TEXT)))
    tokens = cut_tokens(running.text)
    assert len(list_features(running, tokens)) == len(tokens)
    assert list_features(run_together(()), []) == []
