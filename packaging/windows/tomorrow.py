"""The release of tomorrow, for trying an update while there is no older release: this very source with a higher version
and one more step of the tables. It is made to be tried, never to be handed out.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_WHAT = ("app", "packaging", "resources", "pyproject.toml")
_STEP = '''"""A step of a later version."""


def up(migrator, db):
    """Create a table that nothing asks for."""
    db.execute_sql("CREATE TABLE of_tomorrow (id INTEGER PRIMARY KEY)")
'''

_DAY = "2026-12-31"
_TOLD = {
    "en": "- The release of tomorrow, for trying an update. Not to be handed out.",
    "zh_CN": "- “明天的版本”，只用来试验升级，不发放。",
}
"""What the program then tells of the version, by the page of the changelog."""


def version_after(version: str) -> str:
    """The next higher version: its last number one more."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def copy(root: Path, target: Path, version: str) -> None:
    """Make the source of that version in `target`, anew. Raises ValueError when the source names no version."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for name in _WHAT:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(root / name, target / name)
    file = target / "app" / "__init__.py"
    text, found = re.subn(r'__version__ = "[^"]+"', f'__version__ = "{version}"', file.read_text(encoding="utf-8"))
    if found != 1:
        raise ValueError(f"{file} names no version")
    file.write_text(text, encoding="utf-8")
    for page, words in _TOLD.items():
        told = target / "resources" / "changelog" / f"{page}.md"
        title, _, rest = told.read_text(encoding="utf-8").partition("\n")
        told.write_text(f"{title}\n\n## {version} ({_DAY})\n\n{words}\n{rest}", encoding="utf-8")
    steps = target / "app" / "models" / "migrations"
    (steps / "9999_of_tomorrow.py").write_text(_STEP, encoding="utf-8")
