"""Commands in processes of their own, on a small demonstration branch that is made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """What a process left: exit code and both streams, decoded as UTF-8."""

    code: int
    out: str
    err: str
    raw: bytes

    def refused(self) -> str:
        """The one sentence of a refusal."""
        assert self.code == 1, (self.code, self.err)
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


def run(folder: Path, *given: object, **more: str) -> Done:
    """Run `python -m app` with the user's data in `folder`, on a plain C locale."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    if sys.platform == "win32":  # where a pipe takes the letters of its code page
        kept["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, given)], cwd=ROOT, capture_output=True, check=False, timeout=120,
        stdin=subprocess.DEVNULL,
        env={**kept, "LC_ALL": "C", "AFTERCARE_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen", **more},
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8"), done.stdout)


Command = Callable[..., Done]


@pytest.fixture
def aftercare(tmp_path: Path) -> Command:
    """`aftercare("list", "repairs")`: the command in its own process and data folder."""
    return lambda *given, **more: run(tmp_path / "data", *given, **more)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration branch of 300 calls, made by the command itself."""
    folder = tmp_path_factory.mktemp("demo")
    file = folder / "demo.aftercare"
    done = run(folder / "data", "--database", file, "demo", "--size", 300, "--seed", 5, "--no-window")
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == str(file)
    assert "boss" in done.out
    return file


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    file = tmp_path / "demo.aftercare"
    shutil.copy(demo_file, file)
    return file


@pytest.fixture
def real(branch_template: str, tmp_path: Path) -> Path:
    """A real branch, whose people have passwords."""
    file = tmp_path / "real.aftercare"
    shutil.copy(branch_template, file)
    return file
