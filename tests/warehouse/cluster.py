"""A PostgreSQL of the tests' own: made for them on loopback, stopped after them, never as root."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OWNERS = ("postgres", "nobody")


def find_programs() -> Path:
    """Find the folder of initdb and pg_ctl; Debian keeps them out of PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    for folder in [*folders, *([Path(on_path).resolve().parent] if on_path else [])]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise AssertionError("These tests need PostgreSQL: apt-get install postgresql (make setup-dev does it as root).")


@contextmanager
def run_cluster() -> Iterator[str]:
    """Start a cluster with a database of UTF-8; gives its URL."""
    programs = find_programs()
    home = Path(tempfile.mkdtemp(prefix="bordereau-pg-"))
    who = drop_root(home)
    port = find_port()
    data = home / "data"
    run([programs / "initdb", "-D", data, "-U", "loader", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"], who, home)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
    options += "-c dynamic_shared_memory_type=mmap"  # which goes with the folder, however it is stopped
    run([programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start"], who, home)
    try:
        yield f"postgresql://loader@127.0.0.1:{port}/postgres"
    finally:
        run([programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], who, home)
        shutil.rmtree(home, ignore_errors=True)


def drop_root(home: Path) -> dict[str, Any]:
    """Give the folder to someone who is not root, since initdb refuses root."""
    if os.getuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    owner = next(known[name] for name in OWNERS if name in known)
    os.chown(home, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run(command: list[object], who: dict[str, Any], home: Path) -> None:
    with (home / "said").open("wb") as said:
        done = subprocess.run([str(part) for part in command], stdout=said, stderr=said, cwd=home, check=False, **who)
    assert done.returncode == 0, (home / "said").read_text(encoding="utf-8", errors="replace")
