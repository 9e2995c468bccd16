"""The engines: where their data is looked for, and one real reading by the model of the wheel."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import NullReader, RecordedReader, SeenWord, Strip, play_words, record_words
from bordereau.extract.ocr.rapid import load_rapid
from bordereau.extract.ocr.tesseract import find_data
from bordereau.schemas.errors import MissingDependencyError


def test_missing_data_is_one_sentence_with_the_command(monkeypatch, tmp_path):
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    with pytest.raises(MissingDependencyError, match="apt install tesseract-ocr-fra"):
        find_data([str(tmp_path)])


@pytest.mark.parametrize("below", ["", "tessdata"])
def test_data_of_one_s_own_comes_first(monkeypatch, tmp_path, below):
    folder = tmp_path / below
    folder.mkdir(exist_ok=True)
    (folder / "fra.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert find_data([]) == folder


def test_the_second_reader_reads_figures_and_nothing_foreign():
    strip = np.full((60, 260), 250, np.uint8)
    cv2.putText(strip, "12 507", (20, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 10, 3)
    first, second = load_rapid().read_strips([strip, np.full((60, 80), 250, np.uint8)])
    assert first.text.replace(" ", "") == "12507"
    assert first.confidence > 0.5
    assert second.text == ""


@pytest.mark.parametrize("sign", ["0", "O", "o"])
def test_a_ring_alone_is_a_zero(sign):
    strip = np.full((60, 60), 250, np.uint8)
    cv2.putText(strip, sign, (14, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 10, 3)
    (read,) = load_rapid().read_strips([strip])
    assert read.text == "0"


def test_the_null_twin_sees_nothing():
    picture = np.zeros((4, 4), np.uint8)
    assert NullReader().read_picture(picture, 300) == ()
    assert NullReader().read_strips([picture, picture]) == (Strip("", 0.0), Strip("", 0.0))


def test_a_recording_plays_back():
    word = SeenWord("Région", 1, 2, 3, 4, 0.9, 5, 1.5, 4.5)
    assert play_words(record_words([word])) == (word,)
    twin = RecordedReader(pages=[[word]], strips=[Strip("12", 0.9)])
    assert twin.read_picture(None, 300) == (word,)
    assert twin.read_picture(None, 300) == ()
    assert twin.read_strips([None, None]) == (Strip("12", 0.9), Strip("", 0.0))
