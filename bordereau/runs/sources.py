"""Where PDFs come from: a folder, a list, or whatever fsspec reaches. Names come one by one, never as a whole list.

A *name* is how a file is called in the manifest: its path below the folder, or the line of the list. What is fetched is
a local file with its hash; a remote one is copied to a spool first, under its own last name.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from bordereau.guard.task import Failure
from bordereau.redact import redact
from bordereau.runs.scratch import Scratch
from bordereau.runs.stores import find_folder, open_filesystem, tell_foreign
from bordereau.schemas.errors import BordereauError, Reason, UsageError
from bordereau.whole import tell_cause

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
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
                self.path.parent.rmdir()


class Source(Protocol):
    """Names, and the files behind them."""

    ordered: bool
    """Whether names already come in the order in which they are to be read; if not, they are sorted first."""
    whole: bool
    """Whether what it does not name is gone: a folder says all that there is, a list only what is asked for."""

    def names(self) -> Iterator[str]:
        """Every name, one by one."""
        ...

    def fetch(self, name: str) -> Fetched:
        """Bring a file at hand and hash it; raises nothing."""
        ...


class FolderSource:
    """Every PDF below a folder. Linked files are read, linked folders are not entered: they may lead in a circle.

    A folder that cannot be listed is named like a file, and goes to quarantine: what stands in it is not read.
    """

    ordered = False

    def __init__(self, folder: Path) -> None:
        try:
            is_folder = folder.is_dir()
        except (OSError, ValueError) as error:
            raise UsageError(f"{folder} cannot be used: {error}.") from error
        if not is_folder:
            raise UsageError(f"{folder} is no folder; for one file use: bordereau extract {folder}")
        self._folder = folder
        self._closed: dict[str, str] = {}
        self.whole = True

    def names(self) -> Iterator[str]:
        waiting = [self._folder]
        while waiting:
            here = waiting.pop()
            try:
                children = os.scandir(here)
            except OSError as error:
                if here == self._folder:
                    raise UsageError(f"{here} cannot be listed: {tell_cause(error)}.") from error
                self.whole = False
                name = here.relative_to(self._folder).as_posix()
                self._closed[name] = f"{here.name} cannot be listed: {tell_cause(error)}."
                yield name
                continue
            with children:
                for child in children:
                    path = here / child.name
                    if child.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    elif is_pdf_name(child.name) and not _is_folder(child):
                        yield path.relative_to(self._folder).as_posix()

    def fetch(self, name: str) -> Fetched:
        if name in self._closed:
            failure = Failure(Reason.NOT_READABLE, self._closed[name])
            return Fetched(name, self._folder / name, failure=failure)
        return hash_local(name, self._folder / name)


class ListSource:
    """Files named one a line: paths, or URLs. A URL is called without its passwords and tokens."""

    ordered = True
    whole = False

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._spool = Spool()
        self._urls: dict[str, str] = {}
        """What was left out of names that are not fetched yet."""
        self._told: Counter[str] = Counter()

    def names(self) -> Iterator[str]:
        for line in self._lines:
            if name := line.rstrip("\r\n"):
                yield self._call(name) if "://" in name else name

    def _call(self, url: str) -> str:
        """Name a URL; two that differ in their secrets only are told apart."""
        name = redact(url)
        if name == url:
            return url
        self._told[name] += 1
        called = f"{name} ({self._told[name]})" if self._told[name] > 1 else name
        self._urls[called] = url
        return called

    def fetch(self, name: str) -> Fetched:
        url = self._urls.pop(name, name)
        if "://" not in name:
            return hash_local(name, Path(name))
        return self._spool.fetch(name, url, lambda: open_filesystem(url))


class RemoteSource:
    """Every PDF below a URL of fsspec; a folder that cannot be listed is named like a file, as in a local one."""

    ordered = False

    def __init__(self, url: str) -> None:
        self._files, self._root = open_filesystem(url)
        self._spool = Spool()
        self._url = url
        self._closed: dict[str, str] = {}
        self.whole = True
        try:
            is_folder = self._files.isdir(self._root)
        except Exception as error:  # each file system of fsspec raises its own
            raise UsageError(f"{redact(url)} cannot be listed: {tell_foreign(error, url)}.") from error
        if not is_folder:
            raise UsageError(f"{redact(url)} is no folder.")

    def names(self) -> Iterator[str]:
        waiting = [self._root]
        while waiting:
            here = waiting.pop()
            try:
                children = self._files.ls(here, detail=True)
            except Exception as error:
                self._close(here, error)
                yield self._name(here)
                continue
            for child in children:
                path = str(child["name"]).rstrip("/")
                if child["type"] == "directory" and path != here.rstrip("/"):
                    waiting.append(path)
                elif child["type"] != "directory" and is_pdf_name(path):
                    yield self._name(path)

    def _name(self, path: str) -> str:
        return path.removeprefix(f"{self._root}/")

    def _close(self, folder: str, error: Exception) -> None:
        cause = tell_foreign(error, self._url)
        if folder == self._root:
            raise UsageError(f"{redact(self._url)} cannot be listed: {cause}.") from error
        self.whole = False
        self._closed[self._name(folder)] = f"{folder.rpartition('/')[2]} cannot be listed: {cause}."

    def fetch(self, name: str) -> Fetched:
        if name in self._closed:
            return Fetched(name, Path(name), failure=Failure(Reason.NOT_READABLE, self._closed[name]))
        remote = name if "://" in name else f"{self._root}/{name}"
        return self._spool.fetch(name, self._url, lambda: (self._files, remote))


class Spool:
    """A temporary folder for copies of remote files, one folder a copy."""

    def __init__(self) -> None:
        self._scratch = Scratch("spool")

    def fetch(self, name: str, url: str, open_file: Callable[[], tuple[Any, str]]) -> Fetched:
        """Copy what ``open_file`` finds; what goes wrong is told without the passwords of ``url``."""
        path = self._scratch.path / make_safe_name(name)
        try:
            path = Path(tempfile.mkdtemp(dir=self._scratch.path)) / path.name
            files, remote = open_file()
            digest = hashlib.sha256()
            with files.open(remote, "rb") as stream, path.open("wb") as copy:
                while piece := stream.read(PIECE):
                    digest.update(piece)
                    copy.write(piece)
        except Exception as error:  # each file system of fsspec raises its own
            cause = str(error) if isinstance(error, BordereauError) else tell_foreign(error, url)
            message = f"{path.name} cannot be fetched: {type(error).__name__}: {cause.rstrip('.')}."
            return Fetched(name, path, failure=Failure(Reason.NOT_READABLE, message), spooled=True)
        return Fetched(name, path, digest.hexdigest(), spooled=True)


def open_source(place: Path | str, lines: Iterable[str] = ()) -> Source:
    """Open a folder, a URL, or with “-” the ``lines``. Raises UsageError, MissingDependencyError."""
    text = str(place)
    if text == "-":
        return ListSource(lines)
    folder = find_folder(text)
    return RemoteSource(text) if folder is None else FolderSource(folder)


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
