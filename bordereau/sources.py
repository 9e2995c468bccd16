"""Where PDFs come from: a folder, a list, or whatever fsspec reaches. Names come one by one, never as a whole list.

A *name* is how a file is called in the manifest: its path below the folder, or the line of the list. What is fetched is
a local file with its hash; a remote one is copied to a spool first, under its own last name.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from bordereau.scratch import Scratch
from bordereau.stores import open_filesystem
from bordereau.task import Failure
from schemas.errors import Reason, UsageError

FETCHERS = 4
AHEAD = 8
"""Files fetched and hashed before they are asked for."""
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file at hand, or why it is not."""

    name: str
    path: Path
    sha256: str | None = None
    failure: Failure | None = None
    spooled: bool = False
    """A copy of ours, to be removed after use."""

    def drop(self) -> None:
        if self.spooled:
            self.path.unlink(missing_ok=True)
            self.path.parent.rmdir()


class Source(Protocol):
    """Names, and the files behind them."""

    ordered: bool
    """Whether names already come in the order in which they are to be read; if not, they are sorted first."""

    def names(self) -> Iterator[str]:
        """Every name, one by one."""
        ...

    def fetch(self, name: str) -> Fetched:
        """Bring a file at hand and hash it; raises nothing."""
        ...


class FolderSource:
    """Every PDF below a folder. Linked files are read, linked folders are not entered: they may lead in a circle."""

    ordered = False

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder; for one file use: bordereau extract {folder}")
        self._folder = folder

    def names(self) -> Iterator[str]:
        waiting = [self._folder]
        while waiting:
            here = waiting.pop()
            try:
                children = os.scandir(here)
            except OSError:
                continue
            with children:
                for child in children:
                    path = here / child.name
                    if child.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    elif is_pdf_name(child.name) and not _is_folder(child):
                        yield path.relative_to(self._folder).as_posix()

    def fetch(self, name: str) -> Fetched:
        return hash_local(name, self._folder / name)


class ListSource:
    """Files named one a line: paths, or URLs."""

    ordered = True

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._spool = Spool()

    def names(self) -> Iterator[str]:
        for line in self._lines:
            if name := line.rstrip("\r\n"):
                yield name

    def fetch(self, name: str) -> Fetched:
        return self._spool.fetch(name, name) if "://" in name else hash_local(name, Path(name))


class RemoteSource:
    """Every PDF below a URL of fsspec."""

    ordered = False

    def __init__(self, url: str) -> None:
        self._files, self._root = open_filesystem(url)
        self._spool = Spool()
        self._protocol = url.split("://", 1)[0]
        if not self._files.isdir(self._root):
            raise UsageError(f"{url} is no folder.")

    def names(self) -> Iterator[str]:
        for folder, _, files in self._files.walk(self._root):
            for file in files:
                if is_pdf_name(file):
                    yield f"{folder}/{file}".removeprefix(f"{self._root}/")

    def fetch(self, name: str) -> Fetched:
        return self._spool.fetch(name, f"{self._protocol}://{self._root}/{name}")


class Spool:
    """A temporary folder for copies of remote files, one folder a copy."""

    def __init__(self) -> None:
        self._scratch = Scratch("spool")

    def fetch(self, name: str, url: str) -> Fetched:
        path = Path(tempfile.mkdtemp(dir=self._scratch.path)) / make_safe_name(name)
        try:
            files, remote = open_filesystem(url)
            digest = hashlib.sha256()
            with files.open(remote, "rb") as stream, path.open("wb") as copy:
                while piece := stream.read(PIECE):
                    digest.update(piece)
                    copy.write(piece)
        except Exception as error:  # each file system of fsspec raises its own
            message = f"{path.name} cannot be fetched: {type(error).__name__}: {error}."
            return Fetched(name, path, failure=Failure(Reason.NOT_READABLE, message), spooled=True)
        return Fetched(name, path, digest.hexdigest(), spooled=True)


def open_source(place: Path | str, lines: Iterable[str] = ()) -> Source:
    """Open a folder, a URL, or with “-” the ``lines``. Raises UsageError, MissingDependencyError."""
    text = str(place)
    if text == "-":
        return ListSource(lines)
    if text.startswith("file://"):
        return FolderSource(Path(text.removeprefix("file://")))
    return RemoteSource(text) if "://" in text else FolderSource(Path(place))


def fetch_ahead(source: Source, names: Iterable[str]) -> Iterator[Fetched]:
    """Fetch files in the order of their names, some ahead of the one asked for."""
    with ThreadPoolExecutor(FETCHERS, thread_name_prefix="fetch") as threads:
        names = iter(names)
        ahead: deque[Future[Fetched]] = deque(threads.submit(source.fetch, name) for name in islice(names, AHEAD))
        try:
            while ahead:
                fetched = ahead.popleft().result()
                ahead.extend(threads.submit(source.fetch, name) for name in islice(names, 1))
                yield fetched
        finally:
            for future in ahead:
                future.cancel()


def hash_local(name: str, path: Path) -> Fetched:
    """Hash a local file without holding it in memory."""
    try:
        if not path.is_file():
            path.stat()
            kind = "a folder" if path.is_dir() else "no regular file"
            return Fetched(name, path, failure=Failure(Reason.NOT_READABLE, f"{path.name} is {kind}."))
        with path.open("rb") as stream:
            return Fetched(name, path, hashlib.file_digest(stream, "sha256").hexdigest())
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        message = f"{path.name} cannot be read: {cause}."
        return Fetched(name, path, failure=Failure(Reason.NOT_READABLE, message))


def is_pdf_name(name: str) -> bool:
    """Whether a file is called like a PDF.

    >>> [is_pdf_name(name) for name in ("a.pdf", "B.PDF", "pdf", "a.pdf.txt")]
    [True, True, False, False]
    """
    return name.lower().endswith(".pdf")


def make_safe_name(name: str) -> str:
    """Take the last part of a name as the name of a local file.

    >>> [make_safe_name(name) for name in ("s3://b/x/a b.pdf", "../../etc/..", "", "a" * 300 + ".pdf")][:3]
    ['a b.pdf', 'document.pdf', 'document.pdf']
    """
    last = re.sub(r"[\x00-\x1f/\\]", "_", name.rstrip("/").rpartition("/")[2])
    last = last.encode("utf-8", "surrogateescape")[-200:].decode("utf-8", "replace")
    return last if last.strip(". ") else "document.pdf"


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir()
    except OSError:
        return False
