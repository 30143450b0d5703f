from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import bootstrap
from app.core import i18n, paths
from app.core.errors import EnvironmentFault
from app.models import database
from app.services import issuing

ROOT = Path(__file__).resolve().parents[1]


def test_opening_ties_every_form_to_its_renderer() -> None:
    bootstrap.open_branch()
    assert database.location() == str(paths.database_file())
    assert "service_voucher" in issuing.RENDERERS
    bootstrap.close_branch()
    assert not database.is_open()


def test_a_voucher_is_drawn_from_its_frozen_content() -> None:
    from app.documents._catalogue import all_forms
    from app.documents._plain import to_content

    bootstrap.open_branch()
    content = to_content(all_forms()["service_voucher"].sample())
    pdf = issuing.RENDERERS["service_voucher"](content, "A4", issuing.Marks(reprint=1))
    assert pdf.startswith(b"%PDF")
    bootstrap.close_branch()


def test_a_file_that_is_not_ours_is_refused_with_a_sentence(tmp_path: Path) -> None:
    strange = tmp_path / "strange.aftercare"
    strange.write_bytes(b"not a database at all" * 400)
    with pytest.raises(EnvironmentFault):
        bootstrap.open_branch(str(strange))
    assert not database.is_open()


def test_a_server_has_no_folder(tmp_path: Path) -> None:
    assert bootstrap.folder_of("postgresql://somewhere/branch") is None
    assert bootstrap.folder_of(str(tmp_path / "x.aftercare")) == tmp_path
    assert bootstrap.folder_of("") == paths.data_folder().absolute()


def test_the_command_line_speaks_english_where_a_catalogue_is_missing() -> None:
    bootstrap.speak("en")
    assert i18n.language() == "en"


_FIRST_PAINT = """
import sys
from app import __main__
from app.ui import main_window
before = set(sys.modules)
def stop(window):
    heavy = ("peewee", "sqlcipher3", "reportlab", "qtawesome", "xlsxwriter", "argon2",
             "app.services", "app.models", "app.ledgers")
    print(",".join(name for name in heavy if name in sys.modules) or "light")
    import os; sys.stdout.flush(); os._exit(0)
main_window.MainWindow._go_on = stop
__main__.main([])
"""


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    place = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AFTERCARE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT], env=place, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.stdout.strip() == "light", ran.stderr


def test_the_program_starts_again_when_that_was_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.core import installed
    from app.ui import first_paint

    told: list[str] = []
    monkeypatch.setattr(first_paint, "show", lambda *_: told.append("closed") or 3)
    monkeypatch.setattr(installed, "start_again_if_wanted", lambda: told.append("again"))
    monkeypatch.setattr(gc, "disable", lambda: None)
    assert bootstrap.show_window("") == 3
    assert told == ["closed", "again"]
