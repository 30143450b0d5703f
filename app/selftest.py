"""Is this build whole? Tries every part that a build can lack, in a scratch folder; nothing of the user's is touched.

Each check imports what it tries, so that one missing part is named and the others are tried all the same.
"""

from __future__ import annotations

import json
import os
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app import _selftest_modules, _selftest_window, bootstrap, demo
from app.core import clock, paths
from app.core.catalogue import discover
from app.core.errors import Bug
from app.core.i18n import catalogue, translate
from app.core.progress import Silent
from app.core.tabular import Table

NAME = "𠮷田重庆"
"""A name with a character outside of the basic plane, and one whose reading depends on its neighbour."""

CALLS = 40
"""Size of the scratch branch."""

_FILE = "branch.aftercare"


def run() -> int:
    """Print one line a check; 0 when everything is there, 1 otherwise."""
    missing: list[str] = []
    with _scratch() as folder:
        for name, check in CHECKS.items():
            try:
                print(f"ok       {name:13} {check(folder)}", flush=True)
            except Exception as trouble:  # whatever a broken build raises, the other parts are tried all the same
                print(f"MISSING  {name:13} {type(trouble).__name__}: {trouble}", flush=True)
                missing.append(name)
        _close()
    if missing:
        text = translate("selftest", "This build is not whole: {parts}. Install the program again.")
        print(text.format(parts=", ".join(missing)), file=sys.stderr)
        return 1
    print(translate("selftest", "This build is whole."))
    return 0


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder that stands for the user's data folder while the checks run."""
    before = os.environ.get("AFTERCARE_DATA")
    with TemporaryDirectory(prefix="aftercare-selftest-", ignore_cleanup_errors=True) as name:
        os.environ["AFTERCARE_DATA"] = name
        try:
            yield Path(name)
        finally:
            if before is None:
                del os.environ["AFTERCARE_DATA"]
            else:
                os.environ["AFTERCARE_DATA"] = before


def _close() -> None:
    from app.services import session

    session.begin(None)
    bootstrap.close_branch()


# -- what is found by walking ----------------------------------------------------------------------------------------


def _ledgers(folder: Path) -> str:
    from app.ledgers._catalogue import all_ledgers

    return " ".join(all_ledgers())


def _forms(folder: Path) -> str:
    from app.documents._catalogue import all_forms

    return " ".join(all_forms())


def _reports(folder: Path) -> str:
    from app.reports._catalogue import all_reports

    return " ".join(all_reports())


def _formats(folder: Path) -> str:
    from app.exports._catalogue import all_formats

    return " ".join(all_formats())


def _commands(folder: Path) -> str:
    from app import cli
    from app.cli._command import Command

    return " ".join(discover(cli, "COMMAND", Command))


def _pages(folder: Path) -> str:
    from app.ui.pages import all_pages

    return " ".join(all_pages())


def _records(folder: Path) -> str:
    from app.ui.records import all_records

    return " ".join(all_records())


# -- files that lie beside the program -------------------------------------------------------------------------------


def _translations(folder: Path) -> str:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    texts, ours, qts = paths.resources() / "i18n", QTranslator(), QTranslator()
    if not ours.load("aftercare_zh_CN", str(texts)):
        raise Bug("aftercare_zh_CN.qm cannot be loaded")
    if not qts.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise Bug("Qt's own texts are not there in Chinese")
    known = catalogue((texts / "aftercare_zh_CN.qm").read_bytes())
    for (context, source), wanted in known.items():
        if ours.translate(context, source) != wanted:
            raise Bug(f"{source!r} is not read as Qt reads it")
    if (count := len(known)) < len(CHECKS):
        raise Bug(f"only {count} texts are translated")
    return f"{count} texts"


def _fonts(folder: Path) -> str:
    from app.documents._fonts import missing_characters

    gone = missing_characters([NAME, "￥1,234.50 ☑ ①"])
    if gone:
        raise Bug(f"cannot print {' '.join(gone)}")
    return NAME


def _icons(folder: Path) -> str:
    from app.ui.icons import MEANINGS, outline

    lost = [meaning for meaning in MEANINGS if not (paths.resources() / "icons" / f"{meaning}.svg").is_file()]
    if lost:
        raise Bug(f"not drawn: {', '.join(lost)}")
    if any(outline(meaning).isEmpty() for meaning in MEANINGS):
        raise Bug("an outline is empty")
    return f"{len(MEANINGS)} meanings"


def _holidays(folder: Path) -> str:
    from app.domain.calendar import parse_holidays

    files = sorted((paths.resources() / "holidays").glob("*.json"))
    years = [parse_holidays(file.read_text(encoding="utf-8")).year for file in files]
    if not {2024, 2025, 2026, 2027} <= set(years):
        raise Bug(f"only the years {years}")
    return " ".join(map(str, years))


def _time_zones(folder: Path) -> str:
    import importlib.resources
    from zoneinfo import ZoneInfo

    held = importlib.resources.files("tzdata") / "zoneinfo" / "Asia" / "Shanghai"
    with held.open("rb") as file:  # Windows has no zones of its own
        shanghai = ZoneInfo.from_file(file, "Asia/Shanghai")
    offset = clock.now().astimezone(shanghai).utcoffset()
    return f"{shanghai.key} +{offset}"


def _licences(folder: Path) -> str:
    root = paths.resources()
    found = [*(root / "licences").glob("*.txt"), *(root / "fonts").glob("*OFL.txt")]
    if len(found) < 3 or not all(file.stat().st_size for file in found):
        raise Bug("the notices of what is bundled are not there")
    return " ".join(sorted(file.stem for file in found))


def _guide(folder: Path) -> str:
    from app.documents._guide_album import album
    from app.documents._guide_source import LANGUAGES, chapters

    shown = [(language, name) for language in LANGUAGES for one in chapters(language) for name in one.pictures]
    kept = {language: album(language) for language in LANGUAGES}
    there = sum(bool((one := kept[language]) and one.picture(name)) for language, name in shown)
    if there not in (0, len(shown)):
        raise Bug(f"{there} of {len(shown)} pictures")
    return f"{len(chapters(LANGUAGES[0]))} chapters, {there} pictures"


# -- libraries -------------------------------------------------------------------------------------------------------


def _passwords(folder: Path) -> str:
    from app.services import _passwords as kept

    digest = kept.keep(NAME)
    if not kept.fits(NAME, digest) or kept.fits(NAME + "!", digest):
        raise Bug("a password does not fit its own digest")
    return digest.split("$")[1]


def _encryption(folder: Path) -> str:
    """A file that opens by a slot of its key and by nothing else."""
    from app.models import key_slots
    from app.models._file import connect_file

    file, key, kdf = folder / "sealed.aftercare", key_slots.new_key(), key_slots.new_kdf(1, 1024, 1)
    conn = connect_file(str(file), key)
    conn.execute("CREATE TABLE kept (words TEXT)")
    conn.close()
    key_slots.write(file, kdf, {key: [key_slots.person(kdf, "test", "Blue kettle")]})
    if file.read_bytes().startswith(b"SQLite") or key_slots.unlock(file, "test", "Blue kettle") != (key,):
        raise Bug("an encrypted file is readable, or its slot does not open")
    return f"SQLCipher, AES-GCM, key {key_slots.mark_of(key)}"


def _pinyin(folder: Path) -> str:
    from app.models.pinyin import initials_of, pinyin_of

    if (pinyin_of("重庆"), initials_of("长沙银行")) != ("chong qing", "csyh"):
        raise Bug(f"重庆 is read {pinyin_of('重庆')!r}")
    return pinyin_of(NAME[1:])


def _server(folder: Path) -> str:
    import psycopg
    from playhouse import migrations, postgres_ext  # noqa: F401 - what a server is opened with

    if psycopg.pq.__impl__ != "binary":
        raise Bug(f"psycopg runs on {psycopg.pq.__impl__}")
    return f"psycopg {psycopg.__version__}"


def _sheets(folder: Path) -> str:
    """Spreadsheets are read by a process of their own, which is this program once more."""
    from app.exports._refused_rows import write
    from app.imports import reading

    book, text = folder / "sheet.xlsx", folder / "sheet.csv"
    write(("客户名称", "电话", ""), [((NAME, 13812345678), "")], book)
    text.write_bytes(f"客户名称;电话\r\n{NAME[1:]};13812345678\r\n".encode("gb18030"))
    found = [reading.read(file).sheets[0].rows[1][:2] for file in (book, text)]
    if found != [(NAME, 13812345678), (NAME[1:], "13812345678")]:
        raise Bug(f"a sheet is read as {found}")
    return f"{book.suffix} {text.suffix}"


# -- a branch --------------------------------------------------------------------------------------------------------


def _branch(folder: Path) -> str:
    from app.models import database
    from app.models._upgrade import migration_names

    demo.build(CALLS, seed=1, target=folder / _FILE)
    bootstrap.close_branch()
    bootstrap.open_branch(str(folder / _FILE))
    steps = [name for (name,) in database.query("SELECT name FROM schema_migration ORDER BY name")]
    if steps != migration_names():
        raise Bug(f"{len(steps)} of {len(migration_names())} migrations were run")
    return f"{len(steps)} migrations, SQLite {database.scalar('SELECT sqlite_version()')}"


def _search(folder: Path) -> str:
    from app.models import database, search

    tried = []
    for kind, column in (("customer", "name"), ("service_call", "fault_text")):
        text = str(database.scalar(f"SELECT {column} FROM {kind} ORDER BY id DESC LIMIT 1"))[1:3]
        found = search.find(kind, text)
        if not found or found != search.scan(kind, text)[:50]:
            raise Bug(f"{text!r} finds {len(found)} rows of {kind}")
        tried.append(f"{text} {len(found)}")
    return ", ".join(tried)


def _papers(folder: Path) -> str:
    """Every form is drawn, opened by the preview's reader, and its code read from the page."""
    from app.documents._catalogue import all_forms
    from app.services import scans, session
    from app.ui.pdf_pages import PdfPages

    read, pages = [], 0
    for form in all_forms().values():
        data = form.sample()
        file = folder / f"{form.name}.pdf"
        file.write_bytes(form.render(data, paper=form.papers[0]).pdf)
        preview = PdfPages(file.read_bytes())
        pages += preview.count
        if preview.picture(0, preview.whole(0, 20)).isNull():
            raise Bug(f"{form.name} cannot be drawn")
        preview.close()
        number = str(getattr(data, "number", ""))
        if form.issued and number:
            with session.acting_as(session.Session(0, NAME, NAME, "supervisor")):
                scanned = scans.read([file])
            if not any(number in code for page in scanned for code in page.codes):
                raise Bug(f"the code of {form.name} cannot be read")
            read.append(number)
    if not read:
        raise Bug("no form carries a code")
    return f"{pages} pages, read {' '.join(read)}"


def _files(folder: Path) -> str:
    """Every export format writes the repair ledger."""
    from app.exports._catalogue import all_formats
    from app.ledgers._catalogue import all_ledgers
    from app.ledgers._source import LedgerState, open_source
    from app.services import session, users

    session.begin(users.sign_in(*_supervisor()))

    def rows() -> Table:
        return open_source(all_ledgers()["repairs"], LedgerState(view="all")).table()

    for entry in all_formats().values():
        file = folder / f"repairs{entry.suffix}"
        if entry.write(rows(), file, Silent()) != CALLS:
            raise Bug(f"{file.name} lacks rows")
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as book:
                book.testzip()
        elif entry.name == "json":
            json.loads(file.read_text(encoding="utf-8"))
    return f"{CALLS} rows as {' '.join(all_formats())}"


def _package(folder: Path) -> str:
    """A signed package under a password, verified as head office does."""
    from app.packages import passphrase
    from app.packages.contents import Wish
    from app.packages.drive import FolderDrive
    from app.packages.making import Making
    from app.packages.verifying import verify

    word = passphrase.drawn()
    made = Making(Wish(("repairs",), NAME), FolderDrive(folder), word).run()
    if not verify(folder / made.name, word).is_whole:
        raise Bug(f"{made.name} is not whole")
    return f"{made.name}, {len(made.manifest.files)} files"


def _window(folder: Path) -> str:
    who = _supervisor()
    _close()
    return _selftest_window.try_window(str(folder / _FILE), who, folder / "window.ini")


def _supervisor() -> tuple[str, str]:
    """Sign-in name and password of the scratch branch's supervisor."""
    from app.services import branch

    return next((name, password) for name, _, role, password in branch.demonstration_people() if role == "supervisor")


CHECKS = {
    "modules": lambda folder: _selftest_modules.try_finding(),
    "ledgers": _ledgers,
    "reports": _reports,
    "documents": _forms,
    "exports": _formats,
    "commands": _commands,
    "pages": _pages,
    "records": _records,
    "translations": _translations,
    "fonts": _fonts,
    "icons": _icons,
    "holidays": _holidays,
    "time zones": _time_zones,
    "licences": _licences,
    "guide": _guide,
    "passwords": _passwords,
    "encryption": _encryption,
    "pinyin": _pinyin,
    "server": _server,
    "sheets": _sheets,
    "branch": _branch,
    "search": _search,
    "papers": _papers,
    "files": _files,
    "package": _package,
    "window": _window,
}
"""What is tried, in this order: the last ones stand on the branch."""
