"""``bordereau run`` as a user calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    make_pdf("in/a.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    return tmp_path / "in"


def test_a_run_its_rerun_and_its_retry(bordereau: Call, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    first = bordereau("run", folder, "-o", output, "--jobs", "1")
    assert first.returncode == 1
    assert first.stdout.startswith("a.pdf  (1 pages)")
    assert "bad.pdf\n  Quarantine bad.pdf is not a PDF" in first.stdout
    assert first.stderr.splitlines()[-1] == (
        f"bordereau: 1 documents in {output}/documents, 1 in quarantine, 1 of them new (1 not_a_pdf), no sum fails."
    )
    again = bordereau("run", folder, "-o", output)
    assert (again.returncode, again.stdout) == (1, first.stdout.replace(", new]", "]"))
    assert "1 of them from a former run" in again.stderr
    (folder / "bad.pdf").unlink()
    assert bordereau("run", folder, "-o", output, "--retry", "failed").returncode == 0


def test_names_on_stdin_and_the_summary_as_json(bordereau: Call, folder: Path, tmp_path: Path) -> None:
    names = f"{folder}/a.pdf\n{folder}/a.pdf\n"
    done = bordereau("run", "-", "-o", tmp_path / "out", "--json", "--engine", "sequential", text=names)
    assert done.returncode == 0
    assert json.loads(done.stdout)["documents"] == 1


def test_an_empty_folder_is_no_fault(bordereau: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = bordereau("run", tmp_path / "in", "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "bordereau: no PDF was found.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--jobs", "0"),
        ("--timeout", "0"),
        ("--memory", "1"),
        ("--engine", "steam"),
        ("--retry", "all"),
        ("-o", "nosuch://x"),
    ],
)
def test_wrong_usage_is_2(bordereau: Call, folder: Path, arguments: tuple[str, ...]) -> None:
    done = bordereau("run", folder, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_strict_is_3_when_a_sum_fails(bordereau: Call, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    lines = ["Le montant total de 1 000 € se decompose ainsi :", "- 600 € en 2023 ;", "- 500 € en 2024."]
    make_pdf("in/a.pdf", pages=[["CONVENTION", "Article 1 : Montants", *lines]])
    done = bordereau("run", tmp_path / "in", "-o", tmp_path / "out", "--strict")
    assert (done.returncode, "1 sums fail" in done.stderr) == (3, True), done.stdout


def test_waivers_let_known_errors_of_acts_pass(bordereau: Call, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    lines = ["CONVENTION", "Article 1 : Aide", "L'aide totale de 1 000 € se compose de :", "- 500 € pour A ;",
             "- 490 € pour B."]  # fmt: skip
    folder = make_pdf("in/a.pdf", pages=[lines]).parent
    common = ("run", folder, "-o", tmp_path / "out", "--engine", "sequential", "--strict")
    assert bordereau(*common).returncode == 3
    waivers = tmp_path / "w.yaml"
    waivers.write_text(
        'waivers:\n  - {match: {file_name: a.pdf}, stated: 1000, reason: "Erreur de l\'acte", date: 2026-03-01}\n'
        "  - {match: {file_name: z.pdf}, stated: 5, reason: parti, date: 2026-03-01}\n"
    )
    done = bordereau(*common, "--waivers", waivers)
    assert done.returncode == 0, done.stderr
    assert "waived since 2026-03-01 (Erreur de l'acte)." in done.stderr
    assert "The waiver of 2026-03-01 for “z.pdf”, 5, answers to no sum that fails" in done.stderr
    assert "1 sums fail, 1 of them waived." in done.stderr
    out, to = tmp_path / "out", f"duckdb:///{tmp_path}/w.duckdb"
    for verb in (("check", out), ("load", out, "--to", to)):
        assert bordereau(*verb, "--strict").returncode == 3, verb
        assert bordereau(*verb, "--strict", "--waivers", waivers).returncode == 0, verb


def test_a_script_without_a_main_guard_does_its_work_once(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    folder = make_pdf("in/a.pdf").parent
    script = tmp_path / "script.py"
    script.write_text(
        "from bordereau import Job, Settings, open_engine, run_batch\n"
        "print('begun')\n"
        f"job = Job({str(folder)!r}, {str(tmp_path / 'out')!r}, Settings())\n"
        "report = run_batch(job, open_engine('local', jobs=1))\n"
        "print(report.count('done'))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["begun", "1"]), done.stderr
