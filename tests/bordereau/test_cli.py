"""The command line as a user meets it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from inspect import signature
from pathlib import Path

import pytest

from bordereau.cli.extract import extract as extract_command
from bordereau.cli.parse import unquote
from bordereau.cli.run import run as run_command
from bordereau.schemas.settings import ReadSettings

Call = Callable[..., subprocess.CompletedProcess[str]]
VERBS = ("extract", "run", "load", "export", "check", "review", "apply", "findings", "explain", "parse", "schema")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(bordereau: Call, verb: str) -> None:
    done = bordereau(verb, "--help")
    assert done.returncode == 0
    assert f"Example:\n    bordereau {verb} " in done.stdout


def test_the_verbs_are_those_listed_here(bordereau: Call) -> None:
    listed = bordereau("--help").stdout.split("Commands:\n")[1].split("\n")
    assert {line.split()[0] for line in listed if line.strip()} == set(VERBS)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "no verb"),
        (("read",), "a verb that does not exist"),
        (("extract",), "no file"),
        (("extract", "a.pdf", "b.pdf"), "two files"),
        (("parse", "colours", "red"), "a kind that does not exist"),
        (("run", "nowhere"), "a folder that does not exist"),
        (("extract", "samples/avenant-dijon.pdf", "--known-sums", "nowhere.yaml"), "an absent file of sums"),
    ],
)
def test_wrong_usage_is_2(bordereau: Call, arguments: tuple[str, ...], why: str) -> None:
    done = bordereau(*arguments)
    assert done.returncode == 2, why
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["nowhere.pdf", "samples", "README.md"])
def test_an_unreadable_document_is_1_and_a_sentence(bordereau: Call, name: str) -> None:
    done = bordereau("extract", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("bordereau: ")
    assert done.stderr.count("\n") == 1


def test_parse_reads_an_argument(bordereau: Call) -> None:
    done = bordereau("parse", "amounts", "un montant de 15,2 M€")
    answer = json.loads(done.stdout)
    assert answer["text"] == "un montant de 15,2 M€"
    assert [(one["text"], one["value"], one["currency"]) for one in answer["found"]] == [("15,2 M€", "15200000", "EUR")]


def test_parse_reads_stdin_line_by_line(bordereau: Call) -> None:
    done = bordereau("parse", "percents", text='52 % et 48 %\n\n"7\\n%"\n')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == ["52 % et 48 %", "", "7\n%"]
    assert [one["value"] for one in answers[0]["found"]] == ["52", "48"]


def test_a_quotation_mark_need_not_start_a_json_string() -> None:
    assert unquote('"La Région" verse 3 €') == '"La Région" verse 3 €'
    assert unquote('"a\\nb"') == "a\nb"


def test_stdout_may_close_early() -> None:
    program = f'"{sys.executable}" -m bordereau schema | head -c 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{", "")


def test_a_full_disk_is_a_sentence() -> None:
    program = f'"{sys.executable}" -m bordereau schema > /dev/full'
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_version(bordereau: Call) -> None:
    from bordereau.version import __version__

    assert bordereau("--version").stdout == f"bordereau {__version__}\n"


def test_extract_prints_a_document(bordereau: Call, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.json"
    path = make_pdf()
    printed = bordereau("extract", path)
    written = bordereau("extract", path, "-o", target)
    assert (printed.returncode, written.returncode, written.stdout) == (0, 0, "")
    assert json.loads(printed.stdout)["schema_version"] == "1.1"
    assert target.read_text(encoding="utf-8") == printed.stdout


def test_extract_says_why_the_acts_are_these(bordereau: Call) -> None:
    done = bordereau("extract", "tests/extract/acts/structure/packs/pv-vaubrey-2024-03-14.pdf", "--why", "acts")
    assert done.returncode == 0
    assert "minutes, pages 1-4: PROCÈS-VERBAL DE LA SÉANCE" in done.stdout
    assert re.search(
        r"\+4\.0  agreement\.announced +p\. 2 .*« Le conseil municipal, à l'unanimité, approuve", done.stdout
    )
    assert bordereau("extract", "nowhere.pdf", "--why", "acts").returncode == 1
    assert bordereau("extract", "nowhere.pdf", "--why", "everything").returncode == 2


def test_an_output_that_cannot_be_written_is_2(bordereau: Call, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    done = bordereau("extract", make_pdf(), "-o", tmp_path)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_the_commands_give_a_page_the_time_of_the_settings() -> None:
    """The settings are not loaded for ``--help``, so the commands have the number by themselves."""
    for command in (extract_command, run_command):
        assert signature(command).parameters["page_timeout"].default == ReadSettings().page_timeout_s
