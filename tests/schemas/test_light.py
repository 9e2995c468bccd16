"""Light types behave as frozen dataclasses do but for the refusal to be written to, which mypy checks."""

import dataclasses
import pickle

from bordereau.schemas.page import Line, Word

WORDS = (Word("un", 0, 0, 9, 9, 10.0), Word("deux", 10, 0, 30, 9, 10.0))


def test_equal_words_are_one_in_a_set_and_others_are_not():
    moved = dataclasses.replace(WORDS[0], x0=1)
    assert len({WORDS[0], dataclasses.replace(WORDS[0]), moved}) == 2


def test_a_line_asks_its_words_once_and_its_copy_anew():
    line = Line(1, WORDS)
    assert (line.text, line.box) == ("un deux", (0, 0, 30, 9))
    assert dataclasses.replace(line, words=WORDS[:1]).text == "un"
    assert line == Line(1, WORDS, number=7)
    assert hash(line) == hash(Line(1, WORDS, number=7))


def test_they_go_from_one_process_to_another():
    line = Line(1, WORDS, 3)
    copy = pickle.loads(pickle.dumps(line))
    assert (copy, copy.number, copy.text) == (line, 3, line.text)


def test_they_hold_their_fields_and_nothing_else():
    assert not hasattr(WORDS[0], "__dict__")
    assert "__setattr__" not in vars(Word)  # a frozen one has its own, through which each field is filled
