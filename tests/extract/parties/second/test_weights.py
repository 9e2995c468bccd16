"""The likeliest labels under weights written by hand, and the weights of the package."""

from __future__ import annotations

import itertools

from bordereau.extract.parties.second.weights import Weights, find_labels, load_weights, parse_weights

HAND = parse_weights("v\tA\t1.0\nv\tB\t0.8\nw\tB\t1.0\nw\tA\t0.9\n> A\tB\t-2.0\n> B\tB\t0.5\n")


def weigh(weights: Weights, features: list[list[str]], labels: tuple[int, ...]) -> float:
    votes = sum(
        weight
        for said, label in zip(features, labels, strict=True)
        for feature in said
        for voted, weight in weights.votes.get(feature, [])
        if voted == label
    )
    return votes + sum(weights.steps.get(pair, 0.0) for pair in itertools.pairwise(labels))


def test_the_path_found_is_the_best_of_all_paths() -> None:
    for words in itertools.product("vwx", repeat=5):
        features = [[word] for word in words]
        found = tuple(HAND.labels.index(label) for label in find_labels(HAND, features))
        best = max(weigh(HAND, features, path) for path in itertools.product(range(2), repeat=5))
        assert weigh(HAND, features, found) == best


def test_the_label_before_counts() -> None:
    assert find_labels(HAND, [["v"]]) == ["A"]
    assert find_labels(HAND, [["v"], ["w"]]) == ["B", "B"], "A then B costs two"


def test_nothing_has_no_labels() -> None:
    assert find_labels(HAND, []) == []


def test_the_weights_of_the_package_know_every_label() -> None:
    labels = load_weights().labels
    assert {label[2:] for label in labels if label != "O"} == {
        *("NAME", "ALIAS", "GALIAS", "FORM", "POST", "CITY", "ID", "REP", "ROLE", "AUTH"),
    }
