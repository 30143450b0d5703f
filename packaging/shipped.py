"""What the one-folder program is made of: the modules that are found by walking, and the parts that are left out.

`app.spec` builds with these lists and `tests/packaging` holds them against the program.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from app.core.catalogue import module_names  # noqa: E402 - after the path is known

CATALOGUES = (
    "app.ledgers",
    "app.documents",
    "app.indicators",
    "app.reports",
    "app.exports",
    "app.cli",
    "app.ui.pages",
    "app.ui.records",
)
"""Packages whose files are found by `discover`, which the builder's analysis cannot see."""

BY_NAME = ("playhouse.migrate", "playhouse.migrations", "playhouse.fields", "psycopg_binary", "tzdata")
"""Libraries that are imported by a computed name, or by migrations, which are shipped as plain files."""

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
    "PIL._avif", "PIL._webp", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtSvg", "PySide6.QtDataVisualization", "PySide6.QtWebEngineCore", "PySide6.Qt3DCore",
    "PySide6.QtMultimedia",
)  # fmt: skip

_PLUGINS = {"platforms", "imageformats", "styles", "printsupport", "platforminputcontexts", "platformthemes",
            "xcbglintegrations", "wayland-shell-integration", "wayland-decoration-client",
            "wayland-graphics-integration-client"}  # fmt: skip
_PICTURES = {"qjpeg", "qtiff", "qico"}
_LEFT_OUT = re.compile(
    r"(Qt6?(Quick|Qml|OpenGL|Svg|DataVisualization|EglFS)|opengl32sw|d3dcompiler|virtualkeyboard|/qml/)"
    r"|platforms/\w*(linuxfb|vkkhrdisplay|vnc|eglfs|minimal)"
    r"|qgtk3|/lib(atk-1|cairo|gdk_pixbuf|pango|graphite2|thai|datrie|pixman|fribidi)"
    r"|lib(webp|avif|dav1d|aom|SvtAv1)",
    re.IGNORECASE,
)
_TRANSLATIONS = {"qtbase_zh_CN", "qtbase_en", "qt_zh_CN", "qt_en"}


def hidden_imports() -> list[str]:
    """Everything that has to be named because no import statement leads to it."""
    return [name for catalogue in CATALOGUES for name in module_names(importlib.import_module(catalogue))] + [*BY_NAME]


def is_wanted(place: str) -> bool:
    """Whether a file belongs into the program; `place` is its path in the one folder."""
    path = "/" + place.replace("\\", "/")
    if plugin := re.search(r"/plugins/([^/]+)/(?:lib)?([^/.]+)", path):
        if plugin[1] not in _PLUGINS or (plugin[1] == "imageformats" and plugin[2] not in _PICTURES):
            return False
    elif "/PySide6/" in path and "/translations/" in path:
        return Path(path).stem in _TRANSLATIONS
    return not _LEFT_OUT.search(path)
