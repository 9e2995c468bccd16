"""The wheel, built from a clean copy of what is committed or will be, and from the sdist; what is in it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

from installed.place import ROOT, Environment, StageError, install_into, make_overlay, run

PACKAGE = "bordereau"
"""What is installed; the rooms are folders of it."""
UV = "uv==0.13.9"
NOT_SHIPPED = {".md", ".pyc"}
"""Files beside the code that a program does not need: the README of a room."""


def copy_source(target: Path) -> Path:
    """Copy the files that git knows or would add, as they stand: nothing that a build or a test has left."""
    names = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT).split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_symlink():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).symlink_to((ROOT / name).readlink())
        elif (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def build_all(base: Environment, source: Path, target: Path) -> Path:
    """Build the wheel from the copy, the sdist from it, the wheel from the sdist; gives the first."""
    wheel = build_wheel(base, source, target / "wheel")
    backend = "import sys, setuptools.build_meta as backend; print(backend.build_sdist(sys.argv[1]))"
    run([base.python, "-c", backend, target], cwd=source)
    (sdist,) = target.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(target / "unpacked", filter="data")
    (unpacked,) = (target / "unpacked").iterdir()
    again = build_wheel(base, unpacked, target / "again")
    if (lost := read_contents(wheel)) != (found := read_contents(again)):
        raise StageError(f"The wheel of the sdist is another one: {sorted(set(lost.items()) ^ set(found.items()))[:9]}")
    return wheel


def build_wheel(base: Environment, source: Path, target: Path) -> Path:
    """Build one wheel with the locked setuptools."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    run([base.python, "-m", "pip", "wheel", *options, "--wheel-dir", target, source])
    (wheel,) = target.glob("*.whl")
    return wheel


def install_copy(base: Environment, source: Path) -> None:
    """Do ``pip install .`` as a user does who has cloned the repository: pip fetches setuptools by itself."""
    overlay = make_overlay(base, "cloned")
    install_into(overlay, base, "--no-deps", "--no-warn-script-location", source)
    done = overlay.call("bordereau --version")
    where = overlay.call("python -P -c 'import bordereau; print(bordereau.__file__)'").stdout
    if done.returncode or str(overlay.folder) not in where:
        raise StageError(f"pip install . gives no program that works: {done.stderr or where}")


def install_as_tool(base: Environment, source: Path, constraints: Path) -> str:
    """Do ``uv tool install .``, in folders of its own, at the versions of the lock, and read a document with it."""
    overlay = make_overlay(base, "uv")
    install_into(overlay, base, UV)
    home = overlay.folder / "tool"
    kept = {"UV_TOOL_DIR": home, "UV_TOOL_BIN_DIR": home / "bin", "UV_CACHE_DIR": home / "cache"}
    place = overlay.with_variables({name: str(folder) for name, folder in kept.items()})
    done = place.call(f"uv tool install --quiet --system-certs --constraints {constraints} {source}")
    done = done if done.returncode else place.call(f"{home}/bin/bordereau extract own/fails.pdf -o tool.json")
    if done.returncode or not (base.work / "tool.json").exists():
        raise StageError(f"uv tool install . gives no program that works: {done.stderr}")
    shutil.rmtree(home)
    return "uv tool install . in a clean copy"


def read_contents(wheel: Path) -> dict[str, int]:
    """Read names and check sums of what a wheel holds; RECORD says the same again."""
    with zipfile.ZipFile(wheel) as archive:
        return {one.filename: one.CRC for one in archive.infolist() if not one.filename.endswith("RECORD")}


def check_contents(wheel: Path, source: Path) -> str:
    """Check that each file of each package is in the wheel, and nothing else. Raises StageError."""
    names = set(read_contents(wheel))
    packages = {name.partition("/")[0] for name in names if ".dist-info" not in name.partition("/")[0]}
    strange = sorted(packages - {PACKAGE})
    wanted = {
        str((Path(folder) / name).relative_to(source))
        for folder, _, files in os.walk(source / PACKAGE, followlinks=True)
        for name in files if Path(name).suffix not in NOT_SHIPPED
    }  # fmt: skip
    code = {name for name in names if name.partition("/")[0] in packages}
    complaints = {
        "that are no package of the project": strange,
        "that the wheel lacks": sorted(wanted - code),
        "that nobody wrote": sorted(code - wanted),
        "of tests": sorted(name for name in code if re.search(r"(^|/)(tests?|conftest)(/|_|\.)", name)),
        "without py.typed": [] if any(name.endswith("/py.typed") for name in code) else sorted(packages),
        "of the licence": [] if any(name.endswith("/licenses/LICENSE") for name in names) else ["LICENSE is missing"],
    }
    if told := [f"files {what}: {', '.join(files[:9])}" for what, files in complaints.items() if files]:
        raise StageError(f"{wheel.name} has {'; '.join(told)}")
    return f"{len(code)} files of {', '.join(sorted(packages))}, by Python {sys.version.split()[0]}"
