"""Programs that stand for frozen ones: a script in a folder that calls itself a version and runs the checkout. Windows
starts no scripts: there a small program of setuptools', which starts the script of its own name, stands before it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from app.core import ciphers, installed
from app.models import _upgrade

ROOT = Path(__file__).resolve().parents[2]
SECRET = bytes(range(32))
"""What packages of the tests are signed with; the programs accept it."""

SCRIPT = """#!{python}
import os, runpy, sys
from pathlib import Path

here = Path(sys.argv[0].replace("-script.py", ".exe")).absolute()
if sys.argv[1:2] == ["selftest"]:
    told = (here.parent / "selftest.txt").read_text()
    print(told)
    sys.exit(0 if told == "whole" else 1)
if sys.argv[1:2] == ["which"]:
    sys.argv[1:] = []
sys.path.insert(0, {root!r})
sys.frozen, sys.executable = True, str(here)
import app
app.__version__ = (here.parent / "version.txt").read_text()
if os.environ.get("ONLY_WHICH"):
    import app.__main__
    app.__main__.main = lambda: print(app.__version__)
else:
    from app.models import _upgrade
    _upgrade.migrations_folder = lambda: here.parent / "app" / "models" / "migrations"
    if sys.argv[3:4] == ["update"] or sys.argv[1:2] == ["update"]:
        from app.packages import update_package
        update_package.release_keys = lambda: ({key!r},)
runpy.run_path({launch!r}, run_name="__main__")
"""
STEP = '''
"""A step of a later version."""


def up(migrator, db):
    db.execute_sql("CREATE TABLE of_tomorrow (id INTEGER PRIMARY KEY)")
    db.execute_sql("INSERT INTO of_tomorrow VALUES (1)")
'''
LOSSY = '''
"""A step that loses a record."""


def up(migrator, db):
    db.execute_sql("PRAGMA foreign_keys = OFF")
    db.execute_sql("DELETE FROM staff")
'''


def make(folder: Path, version: str, *, steps: dict[str, str] | None = None, selftest: str = "whole") -> Path:
    """A folder as the freezing leaves it, with the migrations of today and these `steps` (name: content) more."""
    migrations = folder / "app" / "models" / "migrations"
    migrations.mkdir(parents=True)
    for file in _upgrade.migrations_folder().glob("[0-9]*.py"):
        shutil.copy(file, migrations)
    for name, content in (steps or {}).items():
        (migrations / f"{name}.py").write_text(content, encoding="utf-8")
    (folder / "version.txt").write_text(version)
    (folder / "selftest.txt").write_text(selftest)
    (folder / "_internal" / "深").mkdir(parents=True)
    (folder / "_internal" / "深" / "资源.bin").write_bytes(bytes(range(256)) * 600)
    (folder / "empty.txt").write_bytes(b"")
    key, launch = ciphers.signing_public(SECRET).hex(), str(ROOT / "packaging" / "launch.py")
    script = SCRIPT.format(python=sys.executable, root=str(ROOT), launch=launch, key=key)
    for name in {installed.WINDOW, installed.COMMAND}:
        _make_program(folder / name, script)
    return folder


def _make_program(file: Path, script: str) -> None:
    if sys.platform != "win32":
        file.write_text(script, encoding="utf-8")
        file.chmod(0o755)
        return
    import setuptools

    shutil.copy(Path(setuptools.__file__).with_name("cli-64.exe"), file)  # runs the script of its name beside it
    file.with_name(f"{file.stem}-script.py").write_text(script, encoding="utf-8")
