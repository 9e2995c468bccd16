"""The libraries that workers share, loaded once by the process from which all workers are forked.

Importing them takes longer than most documents. Only libraries that start no thread when imported belong here: a
thread does not live through a fork. Models are not here either, a folder without scans needs none; nor is camelot,
which with pandas takes as long as all the others, and is asked of tables in doubt only.
"""

import cv2
import numpy
import pdfplumber
import pydantic
import pypdfium2

import bordereau.check
import bordereau.document
import bordereau.guard.answer

__all__ = ["bordereau", "cv2", "numpy", "pdfplumber", "pydantic", "pypdfium2"]
