"""The first words of `Aftercare-command.exe`: its modules are those inside `Aftercare.exe` beside it.

The two programs differ only in having a console; a second copy of every module would cost ten megabytes. `app.spec`
writes where the modules begin into `modules_at.txt` when it has made the large one. Runs before any module is loaded,
so it may use what every program of the builder has: `sys` and the builder's own reader of archives.
"""

import sys

import pyimod02_importers  # pyright: ignore[reportMissingImports]


def borrow() -> None:
    """Let the reader of this program read the archive of its neighbour."""
    folder = sys.executable.rpartition("\\")[0]
    with open(sys._MEIPASS + "\\modules_at.txt", encoding="ascii") as file:  # noqa: PTH123  # pyright: ignore
        begin = int(file.read())
    pyimod02_importers.pyz_archive.__init__(f"{folder}\\Aftercare.exe", begin, check_pymagic=True)
    pyimod02_importers._pyz_tree = None


borrow()
