"""Odd surroundings, odd arguments: one sentence, an exit code, no traceback, no password."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BORDEREAU = f"{shlex.quote(sys.executable)} -m bordereau"
Command = Callable[..., subprocess.CompletedProcess[str]]
SECRETS = ("geheim", "ge/heim", "ge%heim", "heim@")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one bad PDF, so that a run costs nothing, and a document."""
    folder = tmp_path_factory.mktemp("attacks")
    (folder / "in").mkdir()
    (folder / "in" / "bad.pdf").write_bytes(b"no pdf")
    (folder / "evil").mkdir()
    (folder / "evil" / "\x1b]0;owned\x07a\nb\u202efdp.pdf").write_bytes(b"no pdf")
    (folder / "file").write_text("in the way")
    (folder / "empty").mkdir()
    return folder


def shell(line: str, place: Path, text: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("bordereau ", f"{BORDEREAU} ").replace("{}", str(place))
    return subprocess.run(
        ["bash", "-c", command], input=text, capture_output=True, cwd=ROOT, env={**os.environ, **env}, check=False,
        timeout=300,
    )  # fmt: skip


def decode(printed: bytes | str) -> str:
    return printed if isinstance(printed, str) else printed.decode("utf-8", "replace")


def be_clean(done: subprocess.CompletedProcess[bytes] | subprocess.CompletedProcess[str]) -> str:
    words = decode(done.stderr)
    for bad in ("Traceback", "fault of the program", "\x1b", "Exception ignored", *SECRETS):
        assert bad not in words, words
    return words


SEQ = "--engine sequential"
TABLE = [
    ("bordereau run - -o {}/o1 <&-", 2, "stdin is closed", "a list from nowhere"),
    ("bordereau parse dates <&-", 2, "stdin is closed", "texts from nowhere"),
    ("bordereau parse dates 2020 >&-", 1, "stdout is closed", "results to nowhere"),
    ("bordereau schema > /dev/full", 1, "stdout: No space left on device", "a full disk behind stdout"),
    ("bordereau schema -o /dev/full", 2, "/dev/full cannot be written: No space left on device", "a full device"),
    ("bordereau schema -o /dev/null", 0, "", "a device that takes all"),
    ("bordereau schema -o {}/file/x", 2, "{}/file/x cannot be written", "a file where a folder should be"),
    ("bordereau schema -o {}/empty", 2, "{}/empty cannot be written: Is a directory", "a folder"),
    ("bordereau check {}/none 2>&-", 1, "", "words to nowhere"),
    ("bordereau run s3:/x -o {}/o2", 2, "s3:/x is no URL: write s3://x", "a stroke is missing"),
    ("bordereau run {}/in -o s3:/x", 2, "s3:/x is no URL", "a stroke is missing, where a folder would be made"),
    ("bordereau run http:// -o {}/o2", 2, "http:// names no folder", "no host"),
    ("bordereau run file:// -o {}/o2", 2, "file:// names no folder", "no path"),
    ("bordereau run file://%zz -o {}/o2", 2, "file://%zz names no folder", "no path"),
    ("bordereau run 'nosuch://u:ge/heim@h/x' -o {}/o2", 2, "nosuch://u:***@h/x cannot be used", "an unknown protocol"),
    ("bordereau run '' -o {}/o2", 2, "name of the folder is empty", "nothing"),
    ("bordereau run {}/in -o ''", 2, "name of the folder is empty", "nothing"),
    ("bordereau run 'memory://a\nb' -o {}/o2", 2, "memory://a⟨U+000A⟩b is no folder", "an end of line in a URL"),
    ("bordereau load 'memory://a\nb' --to duckdb:///{}/w", 2, "memory://a⟨U+000A⟩b holds no", "the same"),
    ("bordereau load {}/in --to 'mysql://u:ge/heim@h/x'", 2, "", "a password with a stroke, an unknown warehouse"),
    ("bordereau load {}/out --to 'postgresql://u:ge/heim@127.0.0.1:1/x'", 2, "%2F", "a stroke that parts the URL"),
    ("bordereau load {}/out --to 'postgresql://u:ge%25heim@127.0.0.1:1/x'", 1, "cannot be reached", "nobody there"),
    ("bordereau load {}/out --to 'postgresql://127.0.0.1:1/x?password=geheim&user=u'", 1, "", "a password as a value"),
    ("bordereau load {}/out --to 'postgresql://u:geheim@[::1/x'", 2, "names no database", "a bracket too few"),
    ("bordereau export 'snowflake://u:geheim@x/y' -o {}/t", 2, "cannot be exported", "no warehouse to export"),
    (f"bordereau run {{}}/in -o {{}}/o3 {SEQ}", 1, "1 in quarantine", "HOME"),
    (f"bordereau run {{}}/evil -o {{}}/o4 {SEQ}", 1, "⟨U+001B⟩]0;owned⟨U+0007⟩a⟨U+000A⟩b⟨U+202E⟩fdp.pdf", "steering")
]  # fmt: skip


@pytest.fixture(scope="module")
def loadable(place: Path) -> Path:
    (place / "out" / "documents").mkdir(parents=True)
    return place


@pytest.mark.parametrize(("line", "code", "said", "why"), TABLE, ids=[case[0] for case in TABLE])
def test_one_sentence_and_an_exit_code(
    bordereau: Command, loadable: Path, line: str, code: int, said: str, why: str
) -> None:
    env = {"HOME": "/nonexistent" if why == "HOME" else os.environ.get("HOME", "/")}
    done: subprocess.CompletedProcess[bytes] | subprocess.CompletedProcess[str]
    if re.search("[<>]", line):
        done = shell(line, loadable, **env)
    else:
        arguments = shlex.split(line.removeprefix("bordereau ").replace("{}", str(loadable)))
        done = bordereau(*arguments, env={**os.environ, **env})
    words = be_clean(done)
    assert done.returncode == code, (why, words)
    assert said.replace("{}", str(loadable)) in words, why
    assert len(words.splitlines()) <= (3 if " run " in line else 1), words
    assert "\x1b" not in decode(done.stdout)


@pytest.mark.parametrize(
    ("env", "why"),
    [
        ({"TMPDIR": "/nonexistent"}, "no such folder: another is taken"),
        ({"TMPDIR": "/dev/null"}, "no folder"),
        ({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "no locale"),
        ({"COLUMNS": "10"}, "a narrow terminal"),
        ({"TERM": "dumb", "HOME": ""}, "no terminal, no home"),
    ],
)
def test_odd_surroundings_do_not_matter(place: Path, tmp_path: Path, env: dict[str, str], why: str) -> None:
    done = shell(f"bordereau run {place}/evil -o {tmp_path}/out {SEQ}", place, **env)
    be_clean(done)
    assert done.returncode == 1, why
    assert b"Quarantine" in done.stdout


def test_a_full_temporary_folder_is_named(place: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    line = '{"file":"%05d' + "x" * 300 + '","state":"done","sha256":"%d","made_with":"x"}\n'
    lines = (line % (number, number) for number in range(20_000))
    (tmp_path / "out" / "manifest.jsonl").write_text("".join(lines))
    line = f"ulimit -f 100; bordereau run {place}/in -o {tmp_path}/out {SEQ}"
    done = shell(line, place, TMPDIR=str(tmp_path), SQLITE_TMPDIR=str(tmp_path))
    words = be_clean(done)
    assert (done.returncode, "set TMPDIR to a place with room" in words) == (1, True), words
    assert len(words.splitlines()) == 1


def test_a_file_that_finds_no_room_leaves_nothing(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "schema.json"
    target.write_text("former")
    done = shell(f"ulimit -f 4; bordereau schema -o {target}", place)
    assert f"{target} cannot be written: File too large" in be_clean(done)
    assert done.returncode == 2
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"schema.json": "former"}


def test_a_run_that_finds_no_room_names_the_path(place: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").write_bytes(b"\n" * 4_000)
    done = shell(f"ulimit -f 3; TMPDIR=/dev/shm bordereau run {place}/in -o {tmp_path}/out {SEQ}", place)
    words = be_clean(done)
    assert done.returncode == 1
    assert f"{tmp_path}/out/" in words
    assert "The same command goes on from here." in words


def test_a_pipe_is_written_to(place: Path, tmp_path: Path) -> None:
    done = shell(f"mkfifo {tmp_path}/x && (bordereau schema -o {tmp_path}/x & cat {tmp_path}/x; wait)", place)
    be_clean(done)
    assert "$schema" in json.loads(done.stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_link_stays_one(place: Path, tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("real")
    be_clean(shell(f"bordereau schema -o {tmp_path}/x", place))
    assert (tmp_path / "x").is_symlink()
    assert "$schema" in json.loads((tmp_path / "real").read_text())


def test_stdout_by_its_name_is_stdout(place: Path, tmp_path: Path) -> None:
    done = shell(f"bordereau schema -o /dev/stdout | head -c 1; bordereau schema -o /dev/stdout > {tmp_path}/x", place)
    assert done.stdout == b"{"
    assert "$schema" in json.loads((tmp_path / "x").read_text())


def test_a_closed_log_stops_no_run(place: Path, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(bytes([65 + number]))
    for log in ("2> >(true)", "2>&-", "2>/dev/full"):
        done = shell(f"bordereau run {tmp_path} -o {tmp_path}/out --log-json --json {SEQ} {log}", place)
        assert json.loads(done.stdout)["quarantined"] == 5, log
        assert done.returncode == 1


LISTS = [
    (b"\xef\xbb\xbfin/bad.pdf\r\n\r\n   \r\nin/bad.pdf", 1, "a mark, ends of lines as on Windows, blank lines"),
    (b"in/bad.pdf\0in/other.pdf\0", 2, "names as find -print0 gives them"),
    (b"in/b\xe9d.pdf\nin/bad.pdf\n", 2, "a name that is no UTF-8"),
    (b"\xef\xbb\xbf\r\n\0\n", 0, "nothing at all"),
]


@pytest.mark.parametrize(("names", "count", "why"), LISTS)
def test_what_is_no_name_is_none(
    bordereau: Command, place: Path, tmp_path: Path, names: bytes, count: int, why: str
) -> None:
    be_clean(bordereau("run", "-", "-o", tmp_path / "out", "--json", *SEQ.split(), text=names, cwd=place))
    lines = (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()
    assert len(lines) == count, why


def test_a_list_in_utf16_is_a_sentence(bordereau: Command, tmp_path: Path) -> None:
    done = bordereau("run", "-", "-o", tmp_path / "out", *SEQ.split(), text="a.pdf\n".encode("utf-16"))
    assert "UTF-16" in be_clean(done)
    assert done.returncode == 2


def test_no_secret_of_a_list_is_kept(bordereau: Command, tmp_path: Path) -> None:
    names = "\n".join(
        ["memory://h/a.pdf?sig=geheim", "memory://h/a.pdf?sig=geheimer", "memory://u:ge/heim@h/b.pdf", "nosuch://u:geheim@h/c.pdf"]
    )  # fmt: skip
    done = bordereau("run", "-", "-o", tmp_path / "out", *SEQ.split(), text=names)
    be_clean(done)
    kept = [path.read_text() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    told = "".join([*kept, done.stdout, done.stderr])
    assert not [secret for secret in SECRETS if secret in told], told
    lines = [json.loads(line)["file"] for line in (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()]
    assert lines == [
        "memory://h/a.pdf?sig=***",
        "memory://h/a.pdf?sig=*** (2)",
        "memory://u:***@h/b.pdf",
        "nosuch://u:***@h/c.pdf",
    ]


def test_a_name_that_steers_is_clean_on_a_narrow_terminal(place: Path, tmp_path: Path) -> None:
    """The bar, the lines and the summary on a terminal of ten columns; only the bar's own sequences go there."""
    leader, follower = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "bordereau",
        "run",
        f"{place}/evil",
        "-o",
        f"{tmp_path}/out",
        "--engine",
        "sequential",
    ]
    env = {**os.environ, "COLUMNS": "10", "TERM": "xterm"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=follower) as process:
        os.close(follower)
        seen = b""
        try:
            while piece := os.read(leader, 4096):
                seen += piece
        except OSError:
            pass  # Linux ends a terminal so
        assert process.stdout is not None
        printed = process.stdout.read()
    os.close(leader)
    assert process.returncode == 1
    assert b"\x1b]0;owned" not in seen + printed
    assert b"Traceback" not in seen
    assert "⟨U+202E⟩" in printed.decode()


def test_an_act_whose_texts_steer_is_shown_clean(bordereau: Command, tmp_path: Path) -> None:
    """Escape sequences in the title and the names of a PDF: as read they stay in the JSON, escaped."""
    folder = Path(__file__).with_name("steering")
    done = bordereau("run", folder, "-o", tmp_path / "out", "--engine", "sequential")
    checked = bordereau("check", tmp_path / "out")
    reviewed = bordereau("review", tmp_path / "out", "--source", folder, "-o", tmp_path / "pages")
    for one in (done, checked, reviewed):
        assert one.returncode == 0, one.stderr
        shown = one.stdout + one.stderr
        assert not [sign for sign in shown if sign != "\n" and not sign.isprintable()], shown
    assert "CONVENTION DE FINANCEMENT ⟨U+001B⟩[31mROUGE⟨U+001B⟩]0;owned⟨U+0007⟩" in done.stdout
    (document,) = (tmp_path / "out" / "documents").iterdir()
    title = json.loads(document.read_text(encoding="utf-8"))["acts"][0]["title"]
    assert title == "CONVENTION DE FINANCEMENT \x1b[31mROUGE\x1b]0;owned\x07"
