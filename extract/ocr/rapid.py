"""The recognition model of RapidOCR, run directly: the second reader, for figures and units.

It reads « € », « k€ » and « M€ », which Tesseract's French data cannot; it loses spaces and mixes case, so it is asked
for strips of figures only. The model file comes with the wheel of ``rapidocr`` (PP-OCRv6 small, Apache-2.0). The
package itself is not imported: it would log to the console, and knows how to download models. Here nothing can.

The model knows thousands of signs; only those of French print are allowed to win (connectionist temporal
classification, Graves 2006, greedy).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bordereau.extract.ocr.engine import Strip
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.unbudgeted import load_unbudgeted
from bordereau.schemas.errors import MissingDependencyError

MODELS = "*_rec_*.onnx"
HEIGHT_PX = 48
"""What the model was trained on; strips are scaled to it."""
WIDTH_STEP_PX = 8
GREATEST_WIDTH_PX = 6_400
"""Of a scaled strip. A line across a sheet has half of it; a hairline across one would take gigabytes."""
ALLOWED = frozenset(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ€%$°.,;:!?'’\"«»()[]/+-–—*&@#_=<>|²³ "
)
ROUND = frozenset("0Oo")
"""Alone, these three are one shape: the model parts its certainty among them, and a strip of figures holds a zero."""


def find_model() -> Path:
    """The recognition model inside the installed wheel. Raises MissingDependencyError."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else None
    models = sorted(folder.glob(MODELS)) if folder else []
    if not models:
        raise MissingDependencyError(
            "This document has scanned pages, and the package rapidocr (3.10 or later, which brings its model) "
            "is not installed: pip install rapidocr."
        )
    return models[-1]


@cache
def load_rapid() -> RapidReader:
    """The reader of this process: one thread, 0.3 s to load. Raises MissingDependencyError."""
    return load_unbudgeted(lambda: _open_model(find_model()))


def _open_model(model: Path) -> RapidReader:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read at the import: else a thread, and a database in the user's cache
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingDependencyError(
            "This document has scanned pages, and the package onnxruntime is not installed: pip install onnxruntime."
        ) from error
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(model), sess_options=options, providers=["CPUExecutionProvider"])
    signs = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return RapidReader(session, ("", *signs, " "))


class RapidReader:
    """Holds the model; a StripReader."""

    __slots__ = ("_banned", "_input", "_round", "_session", "_signs")

    def __init__(self, session: Any, signs: Sequence[str]) -> None:
        import numpy as np

        self._session = session
        self._signs = signs
        self._input = session.get_inputs()[0].name
        self._banned = np.array([bool(sign) and sign not in ALLOWED for sign in signs])
        self._round = [place for place, sign in enumerate(signs) if sign in ROUND]

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        """Each picture as one line, one at a time: a batch is as wide as its widest, and time goes with width."""
        return tuple(self._decode(self._run(_scale(picture))) for picture in pictures)

    def _run(self, picture: Picture) -> Any:
        import numpy as np

        width = -(-picture.shape[1] // WIDTH_STEP_PX) * WIDTH_STEP_PX
        block = np.zeros((1, 3, HEIGHT_PX, width), np.float32)
        block[0, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1.0
        return self._session.run(None, {self._input: block})[0][0]

    def _decode(self, scores: Any) -> Strip:
        import numpy as np

        scores = np.where(self._banned, 0.0, scores)
        best = scores.argmax(axis=1)
        sure = scores.max(axis=1)
        signs: list[str] = []
        certainty: list[float] = []
        before = 0
        for sign, certain in zip(best.tolist(), sure.tolist(), strict=True):
            if sign and sign == before:
                certainty[-1] = max(certainty[-1], certain)
            elif sign:
                signs.append(self._signs[sign])
                certainty.append(certain)
            before = sign
        if len(signs) == 1 and signs[0] in ROUND:
            return Strip("0", float(scores[:, self._round].sum(axis=1).max()))
        return Strip("".join(signs).strip(), min(certainty, default=0.0))


def _scale(picture: Picture) -> Picture:
    import cv2

    height, width = picture.shape
    wide = min(GREATEST_WIDTH_PX, max(1, round(width * HEIGHT_PX / max(1, height))))
    return cv2.resize(
        picture, (wide, HEIGHT_PX), interpolation=cv2.INTER_AREA if height > HEIGHT_PX else cv2.INTER_CUBIC
    )
