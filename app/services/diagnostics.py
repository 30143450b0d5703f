"""The diagnostic bundle: what helps somebody far away to find out what is wrong here, without anybody's data.

Facts of the computer and the program, settings that tell of nobody, sizes and counts, whether the branch is sound, and
the log with everything taken out that may tell of a person (`domain.scrubbing`). It is shown before it is saved.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import __version__
from app.core import clock, i18n, paths
from app.core.i18n import translate
from app.domain import settings as declarations
from app.domain.scrubbing import Scrubber
from app.domain.setting_kinds import SettingKind
from app.exports._format import whole_file
from app.models import database
from app.services import _stored_settings as settings
from app.services import session
from app.services._use_case import require

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.models.maintenance import WhenCancelled

SUFFIX = ".zip"
_MOST_LOG = 400_000
"""Characters of the log from its end, and of the crash reports together."""

_PLAIN = frozenset(
    {
        SettingKind.INTEGER, SettingKind.NUMBER, SettingKind.AMOUNT, SettingKind.FLAG, SettingKind.CHOICE,
        SettingKind.CHOICES,
    }
)  # fmt: skip
"""Kinds of settings whose values tell of nobody; of the others only whether they are set."""

_NAMES = re.compile(
    r"(.*_)?(name|by|person|owner|holder|reporter|recipients|contact|salesperson|address|serials?)|(.*_)?to|person_.*",
)
"""Columns of text that name people, customers, their things and places. Their words may be ASCII letters, and so look
like any other word in a log."""

_OF_THINGS = frozenset(
    {"category_name", "part_name", "place_name", "product_name", "schema_name", "stage_name", "tool_name", "unit_name"}
)
_THINGS = frozenset(
    {
        "calendar_day", "carried_item", "complaint_scheme", "complaint_stage", "department", "fault_category",
        "loaner_unit", "price_item", "schema_migration", "spare_part", "spare_stock", "stock_take_line", "tool",
    }
)  # fmt: skip
"""Where a name is that of a thing, whose words a log may need."""

_LETTERS = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True)
class Part:
    """One file of the bundle: its name, what it holds in a sentence, its text."""

    name: str
    title: str
    text: str


def gather(
    computer: Mapping[str, Any],
    local: Mapping[str, Any],
    log_folder: Path,
    progress: Progress,
    when_cancelled: WhenCancelled = lambda _: None,
    trouble: str = "",
) -> tuple[Part, ...]:
    """Everything that goes into the bundle, on a worker's thread.

    `computer` tells what only the window knows (screens, printers), `local` what this computer remembers. The branch
    is looked at when somebody is signed in who may; otherwise `trouble` says why it is not (the kind of fault that
    keeps it from opening). Raises NotPermitted, Cancelled.
    """
    looks_inside = session.can_act()
    if looks_inside:
        require("diagnostics.save")
    steps = 4
    progress.report(0, steps)
    scrubber = Scrubber(_known_words(looks_inside))
    found = [Part("computer.json", translate("diagnostics", "The computer and the program"), _json(_facts(computer)))]
    progress.report(1, steps)
    found.append(
        Part(
            "settings.json",
            translate("diagnostics", "Settings that tell of nobody"),
            _json(_settings(local, looks_inside)),
        )
    )
    inside = _branch() if looks_inside else {"not looked at": trouble or "nobody is signed in"}
    found.append(Part("branch.json", translate("diagnostics", "Sizes and numbers of rows"), _json(inside)))
    progress.report(2, steps)
    if looks_inside:
        sound = scrubber.scrub(_soundness(progress, when_cancelled))
        found.append(Part("check.txt", translate("diagnostics", "Whether the branch is sound"), sound))
    progress.report(3, steps)
    log, crashes = _log(log_folder), _crashes(log_folder)
    found.append(Part("log.txt", translate("diagnostics", "The log, names and numbers masked"), scrubber.scrub(log)))
    found.append(Part("crashes.txt", translate("diagnostics", "Reports of mistakes, masked"), scrubber.scrub(crashes)))
    progress.report(steps, steps)
    return tuple(found)


def write(parts: Iterable[Part], path: Path) -> None:
    """Write the bundle as a zip, whole or not at all. Raises EnvironmentFault."""
    with whole_file(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as bundle:
        for part in parts:
            bundle.writestr(part.name, part.text)


def file_name() -> str:
    """What the bundle is called: the day tells nothing of anybody."""
    return f"aftercare-diagnosis-{clock.today().isoformat()}{SUFFIX}"


def _facts(computer: Mapping[str, Any]) -> dict[str, Any]:
    data = paths.data_folder()
    try:
        free: float | str = round(shutil.disk_usage(data if data.exists() else Path.home()).free / 1e9, 1)
    except OSError as error:
        free = type(error).__name__
    return {
        "program": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.version()}",
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "encoding": sys.getfilesystemencoding(),
        "language": i18n.language(),
        "zone": clock.now().astimezone().strftime("%z"),
        "data folder": {
            "chosen": "AFTERCARE_DATA" in os.environ,
            "is there": data.is_dir(),
            "writable": os.access(data, os.W_OK),
            "characters": len(str(data)),
            "free GB": free,
        },
        **computer,
    }


def _settings(local: Mapping[str, Any], looks_inside: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"this computer": dict(local)}
    if looks_inside:
        values = settings.all_values()
        found["branch"] = {
            key: values.get(key) if setting.kind in _PLAIN else ("set" if values.get(key) else "not set")
            for key, setting in declarations.SETTINGS.items()
        }
    return found


def _branch() -> dict[str, Any]:
    from app.models.tables import ALL_TABLES
    from app.services import soundness

    counts = {table.record_kind(): _count(table.record_kind()) for table in ALL_TABLES}
    found: dict[str, Any] = {
        "engine": database.engine(),
        "encrypted": bool(database.key()),
        "ended badly last time": soundness.ended_badly(),
        "clock in doubt": bool(soundness.clock_doubt()),
        "migrations": _count("schema_migration"),
        "rows": {name: count for name, count in counts.items() if count},
        "empty tables": sum(not count for count in counts.values()),
    }
    if database.engine() == "sqlite":
        found["sqlite"] = database.scalar("SELECT sqlite_version()")
        file = Path(database.location())
        found["bytes"] = {
            name: path.stat().st_size
            for name, path in (("file", file), ("journal", file.with_name(f"{file.name}-wal")))
            if path.exists()
        }
        found |= {name: database.scalar(f"PRAGMA {name}") for name in ("page_size", "page_count", "freelist_count")}
    found["folders"] = {name: _folder(database.folder() / name) for name in ("attachments", "backups")}
    return found


def _count(table: str) -> int | None:
    try:
        return int(database.scalar(f'SELECT count(*) FROM "{table}"'))
    except Exception:  # a damaged table is what the bundle is for
        return None


def _folder(folder: Path) -> dict[str, int]:
    files = [one for one in folder.rglob("*") if one.is_file()] if folder.is_dir() else []
    sizes = list[int]()
    for one in files:
        with suppress(OSError):
            sizes.append(one.stat().st_size)
    return {"files": len(files), "bytes": sum(sizes)}


def _soundness(progress: Progress, when_cancelled: WhenCancelled) -> str:
    from app.models import maintenance

    found = maintenance.check(quick=True, progress=progress, when_cancelled=when_cancelled)
    return "\n".join(found) or "sound"


def _log(folder: Path) -> str:
    """The end of the log, older files first."""
    texts = [_text(folder / name) for name in ("aftercare.log.1", "aftercare.log")]
    return "".join(texts)[-_MOST_LOG:]


def _crashes(folder: Path) -> str:
    reports = sorted(folder.glob("crash-*.txt")) if folder.is_dir() else []
    return "\n\n".join(_text(report) for report in [*reports, folder / "died.txt"])[-_MOST_LOG:].strip()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _known_words(looks_inside: bool) -> Iterator[str]:
    """Words that name the person at this computer, the computer, its folders, and whom the branch knows."""
    home = Path.home()
    yield from (os.environ.get(name, "") for name in ("USERNAME", "USER", "LOGNAME", "COMPUTERNAME", "USERDOMAIN"))
    yield platform.node()
    yield home.name
    if not looks_inside:
        return
    yield from (str(text) for text in settings.all_values().values() if isinstance(text, str) and _LETTERS.search(text))
    for table, column in naming_columns():
        try:
            rows = database.query(f'SELECT DISTINCT "{column}" FROM "{table}"')
        except Exception:  # a damaged table is what the bundle is for
            continue
        yield from (str(text) for (text,) in rows if text and _LETTERS.search(str(text)))


def naming_columns() -> Iterator[tuple[str, str]]:
    """Table and column of everything in the branch that names somebody, or something of theirs."""
    from app.models.base import NumberField, WordsField
    from app.models.tables import ALL_TABLES

    for table in ALL_TABLES:
        kind = table.record_kind()
        for field in table._meta.sorted_fields:
            name = field.name
            if not isinstance(field, WordsField) or name in _OF_THINGS or (kind in _THINGS and name == "name"):
                continue
            if _NAMES.fullmatch(name) and not isinstance(field, NumberField):  # which is known by its shape
                yield kind, field.column_name


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)
