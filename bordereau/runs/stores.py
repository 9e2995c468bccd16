"""Where results go: a folder, or whatever fsspec reaches.

Either way a name in the store is a whole file or none: locally a neighbour is written first and renamed; an object
store shows an object only when it is complete.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from bordereau.redact import redact
from bordereau.schemas.errors import BordereauError, MissingDependencyError, UsageError
from bordereau.whole import tell_cause

JOURNAL = "manifest.jsonl"
SEGMENTS = "manifest.d"
WHOLE_AT_ONCE = {"s3", "s3a", "gs", "gcs", "abfs", "az", "adl", "memory"}
"""Protocols where an object appears only when it is complete."""
GOES_ON = "The same command goes on from here."
SEGMENT_LINES = 50
"""Lines of the journal that a store without append gathers before it writes them."""


NEARLY_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/(?!/)")
"""What was to be a URL. One letter before the colon is a name, not a protocol."""


class StoreError(BordereauError):
    """The place for results did not take or give a file; what was written before stays."""

    exit_code = 1


class Store(Protocol):
    """A place for results; names are relative, with forward slashes."""

    def put(self, name: str, parts: Iterable[str]) -> None:
        """Write a file, all or nothing."""
        ...

    def read(self, name: str) -> str | None:
        """Read a file; None where there is none."""
        ...

    def is_intact(self, name: str, size: int, sha256: str) -> bool:
        """Whether a file is there as it was written."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        ...

    def find(self, folder: str) -> Iterator[str]:
        """Give the names of the JSON files below ``documents``, ``quarantine`` or ``corrected``."""
        ...

    def journal(self) -> Iterator[str]:
        """Read the lines of the manifest, oldest first."""
        ...

    def append(self, line: str) -> None:
        """Add a line to the manifest so that it outlives this process."""
        ...

    def close(self) -> None:
        """Write what is still gathered and let others in."""
        ...


class FolderStore:
    """A local folder, locked while a run is at work in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            (folder / "documents").mkdir(parents=True, exist_ok=True)
            (folder / "quarantine").mkdir(exist_ok=True)
            self._lock = (folder / ".lock").open("w")
        except OSError as error:
            raise UsageError(f"{error.filename} cannot be used: {error.strerror or error}.") from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise UsageError(f"Another run is at work in {folder}; wait for it or name another folder.") from error
        for left in (*folder.glob(".*.part"), *folder.glob("*/.*.part")):
            left.unlink(missing_ok=True)
        self._journal: IO[str] | None = None

    def put(self, name: str, parts: Iterable[str]) -> None:
        target = self._folder / name
        neighbour = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with neighbour.open("w", encoding="utf-8") as stream:
                stream.writelines(parts)
            if name == JOURNAL:
                self._close_journal()
            neighbour.replace(target)
        except OSError as error:
            with suppress(OSError):
                neighbour.unlink(missing_ok=True)
            raise StoreError(f"{target} cannot be written: {tell_cause(error)}. {GOES_ON}") from error

    def read(self, name: str) -> str | None:
        with suppress(OSError, UnicodeDecodeError):
            return (self._folder / name).read_text(encoding="utf-8")
        return None

    def is_intact(self, name: str, size: int, sha256: str) -> bool:
        path = self._folder / name
        try:
            return path.stat().st_size == size and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        except OSError:
            return False

    def remove(self, name: str) -> None:
        path = self._folder / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{path} cannot be removed: {tell_cause(error)}. {GOES_ON}") from error

    def find(self, folder: str) -> Iterator[str]:
        for path in sorted((self._folder / folder).glob("*.json")):
            yield f"{folder}/{path.name}"

    def journal(self) -> Iterator[str]:
        try:
            stream = (self._folder / JOURNAL).open(encoding="utf-8", errors="replace")
        except OSError:
            return
        with stream:
            yield from stream

    def append(self, line: str) -> None:
        try:
            if self._journal is None:
                self._journal = (self._folder / JOURNAL).open("a", encoding="utf-8")
                if self._journal.tell() and not self._ends_whole():
                    self._journal.write("\n")
            self._journal.write(line)
            self._journal.flush()
        except OSError as error:
            path = self._folder / JOURNAL
            raise StoreError(f"{path} cannot be written: {tell_cause(error)}. {GOES_ON}") from error

    def close(self) -> None:
        self._close_journal()
        self._lock.close()

    def _ends_whole(self) -> bool:
        with (self._folder / JOURNAL).open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read() == b"\n"

    def _close_journal(self) -> None:
        if self._journal is not None:
            with suppress(OSError):  # what could not be written has been told
                self._journal.close()
            self._journal = None


class RemoteStore:
    """A folder behind an fsspec URL. What cannot be appended to is written in segments, folded in at the end."""

    def __init__(self, url: str) -> None:
        self._files, self._root = open_filesystem(url)
        self._where = redact(url).rstrip("/")
        self._secret = url
        self._lines: list[str] = []
        with self._tell("cannot be used"):
            self._segment = len(self._list_segments())

    @contextmanager
    def _tell(self, what: str) -> Iterator[None]:
        """Say in a sentence what a file system of fsspec says in a way of its own."""
        try:
            yield
        except BordereauError:
            raise
        except Exception as error:
            raise StoreError(f"{self._where} {what}: {tell_foreign(error, self._secret)}. {GOES_ON}") from error

    def put(self, name: str, parts: Iterable[str]) -> None:
        with self._tell(f"did not take {name}"):
            self._put(name, parts)

    def _put(self, name: str, parts: Iterable[str]) -> None:
        target = f"{self._root}/{name}"
        first = target if self._is_whole_at_once() else f"{target}.part"
        self._files.makedirs(first.rpartition("/")[0], exist_ok=True)
        with self._files.open(first, "wb") as stream:
            for part in parts:
                stream.write(part.encode("utf-8"))
        if first != target:
            self._files.mv(first, target)
        if name == JOURNAL:
            self._lines.clear()
            for path in self._list_segments():
                self._files.rm_file(path)

    def read(self, name: str) -> str | None:
        content = self.read_bytes(name)
        return None if content is None else content.decode("utf-8", "replace")

    def read_bytes(self, name: str) -> bytes | None:
        """Read a file as it is; None where there is none."""
        with self._tell(f"does not give {name}"):
            try:
                content: bytes = self._files.cat_file(f"{self._root}/{name}")
            except FileNotFoundError:
                return None
        return content

    def is_intact(self, name: str, size: int, sha256: str) -> bool:  # noqa: ARG002 (a hash would fetch it whole)
        with self._tell(f"does not give {name}"):
            try:
                return bool(self._files.size(f"{self._root}/{name}") == size)
            except FileNotFoundError:
                return False

    def remove(self, name: str) -> None:
        with self._tell(f"did not remove {name}"), suppress(FileNotFoundError):
            self._files.rm_file(f"{self._root}/{name}")

    def find(self, folder: str) -> Iterator[str]:
        with self._tell(f"does not list {folder}"):
            try:
                paths = sorted(self._files.ls(f"{self._root}/{folder}", detail=False))
            except FileNotFoundError:
                return
        for path in paths:
            if path.endswith(".json"):
                yield f"{folder}/{path.rpartition('/')[2]}"

    def journal(self) -> Iterator[str]:
        for path in (f"{self._root}/{JOURNAL}", *self._list_segments()):
            with suppress(FileNotFoundError), self._files.open(path, "rb") as stream:
                for line in stream:
                    yield line.decode("utf-8", "replace")

    def append(self, line: str) -> None:
        self._lines.append(line)
        if len(self._lines) >= SEGMENT_LINES:
            self._write_segment()

    def close(self) -> None:
        if self._lines:
            self._write_segment()

    def _write_segment(self) -> None:
        self._segment += 1
        self.put(f"{SEGMENTS}/{self._segment:08d}.jsonl", self._lines)
        self._lines.clear()

    def _list_segments(self) -> list[str]:
        try:
            return sorted(self._files.ls(f"{self._root}/{SEGMENTS}", detail=False))
        except FileNotFoundError:
            return []

    def _is_whole_at_once(self) -> bool:
        protocol = self._files.protocol
        return bool(WHOLE_AT_ONCE & ({protocol} if isinstance(protocol, str) else set(protocol)))


def open_store(place: Path | str) -> Store:
    """Open a place for results: a folder, or a URL of fsspec. Raises UsageError, MissingDependencyError."""
    text = str(place)
    folder = find_folder(text)
    return RemoteStore(text) if folder is None else FolderStore(folder)


def find_folder(place: str) -> Path | None:
    """Find the local folder that a place names; None for a URL. Raises UsageError for what is neither.

    >>> find_folder("outputs"), find_folder("file:///data/out"), find_folder("s3://bucket/out")
    (PosixPath('outputs'), PosixPath('/data/out'), None)
    """
    if not place.strip():
        raise UsageError("The name of the folder is empty.")
    if "\0" in place:
        raise UsageError(f"{place} names no folder: it holds the character zero.")
    if place.startswith("file:"):
        path = place.removeprefix("file:").removeprefix("//")
        if not path.startswith("/"):
            raise UsageError(f"{place} names no folder: write file:///path.")
        return Path(path)
    if "://" in place:
        if not place.split("://", 1)[1].strip("/"):
            raise UsageError(f"{redact(place)} names no folder: nothing stands after “://”.")
        return None
    if NEARLY_URL.match(place) and not Path(place).exists():
        scheme, _, rest = place.partition(":")
        raise UsageError(
            f"{redact(place)} is no URL: write {scheme}://{redact(rest.lstrip('/'))}, or ./{redact(place)}."
        )
    return Path(place)


def open_filesystem(url: str) -> tuple[Any, str]:
    """Open what a URL points at: fsspec's file system and the path in it. Raises UsageError, MissingDependencyError."""
    import fsspec

    try:
        files, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        cause = tell_foreign(error, url)
        raise MissingDependencyError(f"{redact(url)} needs a package that is not installed: {cause}.") from error
    except Exception as error:  # each file system of fsspec raises its own
        raise UsageError(f"{redact(url)} cannot be used: {tell_foreign(error, url)}.") from error
    return files, str(root).rstrip("/")


def tell_foreign(error: BaseException, *addresses: str) -> str:
    """Put what a library raised into a part of a sentence, without passwords and at a length that one can read."""
    said = " ".join(str(error).split()) or type(error).__name__
    return redact(said, *addresses)[:300].rstrip(".")
