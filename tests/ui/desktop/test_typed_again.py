"""Every dialog of the program: filled in, the session ends, opened again for the same record, and it is all back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.models import database
from app.services import drafts
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.desktop import typed_about, typed_again, typed_fields
from app.ui.desktop.session_end import keep_drafts
from app.ui.dialogs._case_lines import LinesDialog
from app.ui.dialogs._scheme_rows import SchemeRows
from app.ui.dialogs._voucher_charges import VoucherCharges
from app.ui.dialogs.lend_tools import ToolChoice
from app.ui.dialogs.lend_unit import UnitChoice
from app.ui.settings import LocalSettings
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.entry_table import EntryTable
from app.ui.widgets.form_draft import DraftKeeper
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.part_finder import PartFinder
from tests.ui.dialogs import test_every_dialog as lists
from tests.ui.dialogs.every_dialog import MAKERS, Office

assert lists, "it names the files in which the dialogs are"

PARTS = 4
ALIKE = ("CallActionDialog", "PreferencesDialog")
"""Of these the first two stand for all: the others are the same form with other fields of the same kinds."""
NOTHING = {
    "AboutDialog": "to read", "AttachmentView": "to read", "AttachmentView picture": "to read",
    "BackupsDialog": "buttons and a list", "CardsToSendDialog": "a list", "ChangedMeanwhileDialog": "to read",
    "ChangePasswordDialog": "passwords", "ColumnsDialog": "how a list is shown", "CommandPalette": "a search",
    "CrashReport": "to read", "DiagnosisDialog": "to read", "DueInstalmentsDialog": "a list",
    "DuplicatesDialog": "a list", "EncryptionDialog": "a password", "ExplanationDialog": "to read",
    "ExportPackage done": "it is written", "FilterEditor customer_name": "closes by itself",
    "FilterEditor fault_level": "closes by itself", "FilterEditor received_at": "closes by itself",
    "FilterEditor state": "closes by itself", "HelpWindow": "a search", "ImportHistory": "a list",
    "ImportWizard": "about a file, which is chosen again", "ImportWizard columns": "as above",
    "ImportWizard list": "as above", "MonthReportDialog": "nothing to type before it is worked out",
    "NewPasswordForm": "a password", "PersonalDataDialog": "a search and lists",
    "PreferencesDialog own": "in force as soon as it is chosen", "PrintPreview": "how it is printed this one time",
    "ReceiveDialog": "a list", "ReceiveDialog damaged": "a list",
    "RegisterComparison": "about a file, which is chosen again", "SchemeEditor words": "to read",
    "SchemePreview": "to read", "ShortcutsDialog": "a search", "UnlockDialog": "a password",
    "UpdateDialog": "buttons and to read", "UsersDialog": "a list", "WhatsNewDialog": "to read",
}  # fmt: skip
"""Dialogs of which nothing is kept when they are filled in from top to bottom, and why nobody misses it."""


def _names() -> list[str]:
    alike = [[name for name in MAKERS if name.startswith(f"{one} ")] for one in ALIKE]
    left_out = {name for names in alike for name in names[2:]}
    return [name for name in MAKERS if name not in left_out]


class Undone(Exception):
    """Takes back what was written for a dialog."""


@pytest.fixture
def office(
    desk: Desk, branch: Any, customer: int, device: int, scheduled: int, voucher: int, tmp_path: Path
) -> Iterator[Office]:
    window = QWidget()
    window.resize(1366, 768)
    yield Office(desk, customer, device, scheduled, voucher, LocalSettings(tmp_path / "w.ini"), tmp_path, window)
    window.deleteLater()


def _text_for(line: QLineEdit) -> str:
    if isinstance(line, MomentEdit):
        return "2026-11-26 08:20"
    for kind, text in ((DateEdit, "2026-11-27"), (MoneyEdit, "12.50"), (NumberEdit, "7")):
        if isinstance(line, kind):
            return text
    return f"{line.text()}甲"[-line.maxLength() :]


def _fill(editor: QWidget, customer: int) -> None:
    """Something else than what is there, as somebody would type or choose it."""
    value: Any = None
    if isinstance(editor, PartFinder):
        editor.setText("刀片")
        return
    if isinstance(editor, CustomerFinder):
        editor.put_typed({"text": "远大印刷有限公司", "hit": asdict(Hit(customer, "远大印刷有限公司"))})
        return
    if isinstance(editor, UnitChoice | ToolChoice):
        ids = editor.table.ids()
        editor.put_typed(["", ids[-1] if isinstance(editor, UnitChoice) else ids[:1]])
        return
    if isinstance(editor, VoucherCharges):
        editor.put_typed([{"description": "丁", "unit_price": "85"}])
        return
    if isinstance(editor, SchemeRows):
        _fill(editor.table, customer)
        return
    if isinstance(editor, LinesDialog):
        editor.table.choose(1)
        editor.remove()
        return
    if isinstance(editor, QLineEdit):
        value = _text_for(editor)
    elif isinstance(editor, QPlainTextEdit):
        value = editor.toPlainText() + "乙"
    elif isinstance(editor, QComboBox):
        place = (editor.currentIndex() + 1) % max(1, editor.count())
        if editor.isEditable():
            value = "丙"
        elif place != editor.currentIndex() and editor.model().index(place, 0).flags() & Qt.ItemFlag.ItemIsEnabled:
            editor.setCurrentIndex(place)
            editor.activated.emit(place)
        else:
            return
    elif isinstance(editor, QSpinBox | QDoubleSpinBox):
        value = editor.value() + editor.singleStep()
    elif isinstance(editor, EntryTable) and editor.is_free:
        for place in range(editor.columnCount()):
            column = editor.column(place)
            if not column.tick and not column.choices:
                editor.model().setData(editor.model().index(editor.rowCount() - 1, place), "丁")
        return
    elif isinstance(editor, QTableWidget | QListWidget):
        now = typed_fields._read(editor)
        value = {cell: (not held if isinstance(held, bool) else f"{held}戊") for cell, held in now.items()}
    elif isinstance(editor, QAbstractButton):
        editor.click()
        return
    if value is not None:
        typed_fields._write(editor, value)


def _opened(name: str, office: Office) -> QDialog:
    dialog = MAKERS[name][1](office)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    typed_again.begin(office.desk, dialog)
    return dialog


def _shut(dialog: QDialog, office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.desk.tasks.running, timeout=20_000)
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _kept(name: str, office: Office, qtbot: QtBot) -> drafts.DraftEntry | None:
    """What is kept of a dialog that was filled in from top to bottom."""
    found: list[drafts.DraftEntry] = []
    with contextlib.suppress(Undone), database.transaction():
        dialog = _opened(name, office)
        typed = typed_again.typed_in(dialog)
        if typed is not None:
            qtbot.waitUntil(lambda: not office.desk.tasks.running, timeout=20_000)
            typed.keep_typing()
            assert drafts.listing() == (), f"{name}: nobody typed anything"
        for editor in list(typed_fields._editors(dialog)):
            if typed_fields.shiboken6.isValid(editor) and editor.isVisible() and editor.isEnabled():
                _fill(editor, office.customer)
        if typed is not None:
            typed.keep_typing()
        while_typing = [one.content["values"] for one in drafts.listing() if one.form.startswith("typed:")]
        keep_drafts()
        found += [one for one in drafts.listing() if one.form.startswith("typed:")]
        assert while_typing == [one.content["values"] for one in found], f"{name}: kept at the end only"
        if dialog.findChild(DraftKeeper):
            found = list(drafts.listing()[:1])
        _shut(dialog, office, qtbot)
        raise Undone
    return found[0] if found else None


def _lost(name: str, kept: drafts.DraftEntry, office: Office, qtbot: QtBot) -> list[str]:
    """What is not back when it is opened again."""
    lost: list[str] = []
    with contextlib.suppress(Undone), database.transaction():
        drafts.save(form=kept.form, content=kept.content)
        dialog = _opened(name, office)
        now = typed_fields.Fields(dialog).read()
        typed = typed_again.typed_in(dialog)
        if typed is None or typed._name != kept.form:
            lost.append(f"another name: {typed and typed._name} instead of {kept.form}")
        if kept.content["about"] != typed_about.marks(dialog):
            lost.append(f"about something else: {kept.content['about']}")
        lost += [
            f"{field}: {value!r} but {now.get(field)!r}"
            for field, value in kept.content["values"].items()
            if field not in now or not typed_fields.holds(now[field], value)
        ]
        if typed is not None and not lost:
            typed.discard()
            left = typed_fields.typed_since(typed._before, typed._fields.read())
            lost += [f"not discarded: {name} {value}" for name, value in left.items() if name in kept.content["values"]]
            lost += ["still a draft"] if drafts.get(kept.form) else []
        _shut(dialog, office, qtbot)
        raise Undone
    return lost


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_typed_is_back(part: int, office: Office, branch: Any, qtbot: QtBot) -> None:
    lost: dict[str, list[str]] = {}
    nothing: set[str] = set()
    for name in _names()[part::PARTS]:
        sessions.begin(branch.sessions[MAKERS[name][0]])
        kept = _kept(name, office, qtbot)
        if kept is None:
            nothing.add(name)
        elif kept.form.startswith("typed:") and (left := _lost(name, kept, office, qtbot)):
            lost[name] = left
    assert nothing == {name for name in _names()[part::PARTS] if name in NOTHING}
    assert lost == {}


@dataclass(frozen=True)
class Offered:
    """What a new paper begins with; it has no id yet."""

    case_id: int
    goods: str


@dataclass(frozen=True)
class Entered:
    """A record; what it belongs to may change."""

    id: int
    case_id: int


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (Offered(17, "paper"), Offered(17, "paper and ink"), Offered(18, "paper")),
        (Entered(3, 17), Entered(3, 18), Entered(4, 17)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 10, 1)),
    ],
)
def test_what_is_typed_about_one_record_is_not_offered_for_another(
    one: object, same: object, other: object, qtbot: QtBot
) -> None:
    def name(about: object) -> str:
        dialog = QDialog()
        qtbot.addWidget(dialog)
        dialog.setWindowTitle("New slip")
        vars(dialog)["about"] = about
        return typed_again.name_of(dialog)

    assert name(one) == name(same)
    assert name(one) != name(other)
