"""The likeliest labels under weights written by hand, and the weights of the package."""

from __future__ import annotations

import itertools
import math

from bordereau.extract.parties.second.weights import Weights, find_labels, find_sure_labels, load_weights, parse_weights

HAND = parse_weights("A\tB\nv\tA 1.0\tB 0.8\nw\tA 0.9\tB 1.0\n> A\tB -2.0\n> B\tB 0.5\n")


def weigh(weights: Weights, features: list[list[str]], labels: tuple[int, ...]) -> float:
    votes = sum(
        float(weights.vote(feature)[label]) for said, label in zip(features, labels, strict=True) for feature in said
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


def test_a_label_is_as_probable_as_the_paths_that_give_it() -> None:
    features = [["v"], ["w"], ["v"]]
    paths = list(itertools.product(range(2), repeat=3))
    weight = {path: math.exp(weigh(HAND, features, path)) for path in paths}
    said = find_sure_labels(HAND, features)
    for place, (label, sure) in enumerate(said):
        share = sum(weight[path] for path in paths if path[place] == HAND.labels.index(label)) / sum(weight.values())
        assert math.isclose(sure, share, rel_tol=1e-6)


def test_nothing_has_no_labels() -> None:
    assert find_labels(HAND, []) == []


def test_the_weights_of_the_package_know_every_label() -> None:
    labels = load_weights().labels
    assert {label[2:] for label in labels if label != "O"} == {
        *("NAME", "ALIAS", "GALIAS", "FORM", "POST", "CITY", "ID", "REP", "ROLE", "AUTH"),
    }
