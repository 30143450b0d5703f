"""What the one-folder program is made of: the modules that are found by walking, and the parts that are left out.

`app.spec` builds with these lists and `tests/packaging` holds them against the program.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from app._selftest_modules import COUNTED  # noqa: E402 - after the path is known
from app.core.catalogue import module_names, part_names  # noqa: E402

Entry = tuple[str, str, str]
"""What the builder calls a file of the program: its place in the folder, where it comes from, its kind."""

CATALOGUES = (
    "app.models",
    "app.services",
    "app.ledgers",
    "app.documents",
    "app.indicators",
    "app.reports",
    "app.exports",
    "app.cli",
    "app.ui.pages",
    "app.ui.records",
)
"""Packages whose files are found by walking them, which the builder's analysis cannot see."""

PARTS = (("app.services", "_labels"),)
"""Packages of which shared parts are found by their ending."""

BY_NAME = ("playhouse.migrate", "playhouse.migrations", "playhouse.fields", "psycopg_binary", "tzdata")
"""Libraries that are imported by a computed name, or by migrations, which are shipped as plain files."""

PATHS = [ROOT / "packaging" / "windows" / "without", ROOT] if sys.platform == "win32" else [ROOT]
"""Where modules are looked for before the libraries: what stands for a part that is left out, and the program."""

GUIDE = "build/guide/pictures"
"""The user guide's pictures as packaging/guide.py leaves them; a program built without them shows its words alone."""

DATA = (
    ("resources", "resources"),
    ("app/models/migrations", "app/models/migrations"),
    *([(GUIDE, "resources/guide/pictures")] if (ROOT / GUIDE).is_dir() else []),
)
"""Folders shipped as plain files: where they are, and where they go."""

EXCLUDED = (
    # icons are drawn beforehand, see packaging/bake_icons.py
    "qtawesome", "qtpy",
    # offered by libraries, never asked for
    "tkinter", "numpy", "IPython", "pytest", "setuptools", "pip", "readline", "PIL.ImageQt",
    "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk", "PIL.ImageTk",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtDataVisualization", "PySide6.QtWebEngineCore", "PySide6.Qt3DCore",
    "PySide6.QtMultimedia",
    # reportlab asks for it when an XML file says nothing of its encoding, and reads none
    "charset_normalizer",
    # reportlab shapes with it where it is there; papers are set character by character
    "uharfbuzz",
    # what is packed is deflate or xz; asyncio has the same in Python
    "bz2", "_bz2", "_asyncio", "_pydecimal",
    # the passwords' library brings what was compiled with these, and needs them no more
    "cffi", "pycparser",
    # tools for people who write programs
    "pydoc", "pydoc_data", "doctest", "pdb", "unittest", "lib2to3", "distutils", "test", "curses",
    # nothing here speaks to another machine but psycopg, which has its own
    "xmlrpc", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "http.server", "webbrowser",
    *(("_wmi",) if sys.platform == "win32" else ()),  # asks Windows' services about its version, which may hang
)  # fmt: skip

TWICE = ("_ssl", "_hashlib", "_sqlite3")
"""Left out on Windows, where they bring eight megabytes: Python has a SHA-256 of its own, psycopg an OpenSSL, SQLCipher
an SQLite; see `windows/without`."""
if sys.platform == "win32":
    EXCLUDED += TWICE

NOT_AT_THE_START = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pyside6")
"""What the builder runs before the program: for looking at its own source, for starting itself as a worker, both of
which it never does, and for a Qt of one's own making. The last loads the bindings before `app.ui.lean_qt` can make that
cheap; together they cost three quarters of a start.
"""

_PLUGINS = {"platforms", "imageformats", "styles", "printsupport", "platforminputcontexts", "platformthemes",
            "xcbglintegrations", "wayland-shell-integration", "wayland-decoration-client",
            "wayland-graphics-integration-client"}  # fmt: skip
_PICTURES = {"qjpeg", "qtiff", "qico"}
_LEFT_OUT = re.compile(
    r"(Qt6?(Quick|Qml|OpenGL|Network|Svg|Pdf|DataVisualization|EglFS)|opengl32sw|d3dcompiler|virtualkeyboard|/qml/)"
    r"|platforms/\w*(linuxfb|vkkhrdisplay|vnc|eglfs|minimal|direct2d)"
    r"|qgtk3|/lib(atk-1|cairo|gdk_pixbuf|pango|graphite2|thai|datrie|pixman|fribidi)"
    r"|lib(webp|avif|dav1d|aom|SvtAv1)"
    # of the cryptography what `core.ciphers` and encrypted packages do not ask for: other curves, ciphers and digests
    r"|Cryptodome/(PublicKey/_(ec_ws|ed448|curve448)|Cipher/_(ARC4|raw_(arc2|blowfish|cast|des|des3|eksblowfish|ocb|ofb))"
    r"|Hash/_(MD2|MD4|RIPEMD160|BLAKE2b|poly1305))\."
    # Windows' own: another Windows has another one, and cannot start with this one
    r"|/(icuuc|icuin|icu|mscms|bcryptprimitives|ucrtbase)\.dll$|/(api|ext)-ms-win-"
    # for people who write programs
    r"|\.(pyi|pxd|typed|ts)$|\.dist-info/(?!METADATA)",
    re.IGNORECASE,
)
_ZONES = re.compile(r"/tzdata/zoneinfo/(?!(Asia|Etc)/|UTC$|__init__)")
"""The branch's zone is Asia/Shanghai; a server's may be its neighbour's or UTC."""
_RUNTIME = ("msvcp140", "vcruntime140", "concrt140")
_TRANSLATIONS = {"qtbase_zh_CN", "qtbase_en", "qt_zh_CN", "qt_en"}


def found_by_file() -> list[tuple[str, str, list[str]]]:
    """What the program finds by its files: package, ending of the shared parts (empty for entries), dotted names."""
    walked = [(package, "", module_names(importlib.import_module(package))) for package in CATALOGUES]
    return walked + [
        (package, ending, part_names(importlib.import_module(package), ending)) for package, ending in PARTS
    ]


def hidden_imports() -> list[str]:
    """Everything that has to be named because no import statement leads to it."""
    return [*(name for _package, _ending, names in found_by_file() for name in names), *BY_NAME]


def counted(folder: Path) -> Entry:
    """What the frozen program has to find, counted in the source and left in `folder`: its self-test reads it."""
    places = [(ROOT / source, target) for source, target in DATA]
    files = [(one, f"{to}/{one.relative_to(place).as_posix()}") for place, to in places for one in place.rglob("*")]
    shipped = (name for one, name in files if one.is_file() and is_wanted(name) and "/__pycache__/" not in name)
    wanted = Counter(name.rpartition("/")[0] for name in shipped)
    told = {"modules": found_by_file(), "files": dict(sorted(wanted.items()))}
    (folder / COUNTED).write_text(json.dumps(told, indent=1), encoding="utf-8", newline="\n")
    return COUNTED, str(folder / COUNTED), "DATA"


def refuse_gaps(pure: Iterable[Entry]) -> None:
    """End the build when a module of the program is in none of its lists, wherever its name would be computed."""
    there = {name for name, _source, _kind in pure}
    plain = tuple(target.replace("/", ".") + "." for _source, target in DATA)
    files = (one.relative_to(ROOT).with_suffix("") for one in (ROOT / "app").rglob("*.py"))
    names = {".".join(one.parts).removesuffix(".__init__") for one in files}
    if gone := sorted(name for name in names - there if not name.startswith(plain)):
        sys.exit(f"{len(gone)} modules are not in the program: {', '.join(gone)}")


def is_wanted(place: str) -> bool:
    """Whether a file belongs into the program; `place` is its path in the one folder."""
    path = "/" + place.replace("\\", "/")
    if plugin := re.search(r"/plugins/([^/]+)/(?:lib)?([^/.]+)", path):
        if plugin[1] not in _PLUGINS or (plugin[1] == "imageformats" and plugin[2] not in _PICTURES):
            return False
    elif "/PySide6/" in path and "/translations/" in path:
        return Path(path).stem in _TRANSLATIONS
    return not (_LEFT_OUT.search(path) or _ZONES.search(path))


def one_runtime(binaries: Iterable[Entry]) -> list[Entry]:
    """One copy of each file of the Visual C++ runtime, the newest, which is Qt's, in the program's root.

    Windows keeps whichever is loaded first, and an older one lacks what a newer library asks for.
    """
    kept, runtime = [], {}
    for place, source, kind in binaries:
        name = re.split(r"[\\/]", place)[-1].lower()
        if not name.startswith(_RUNTIME):
            kept.append((place, source, kind))
        elif name not in runtime or "pyside6" in source.lower():
            runtime[name] = (re.split(r"[\\/]", place)[-1], source, kind)
    return kept + list(runtime.values())


def sorted_places(entries: Iterable[Entry]) -> list[Entry]:
    """In the order of their places, so that two builds of the same source are the same."""
    return sorted(entries, key=lambda entry: entry[0])
