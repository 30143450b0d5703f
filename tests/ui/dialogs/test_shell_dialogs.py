"""The dialogs of the shell in both languages, and what each is there for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.domain.setting_kinds import SettingKind
from app.services import branch as branches
from app.services import customers, session, settings, users
from app.ui import i18n as translators
from app.ui.commands import UiCommand
from app.ui.desk import Desk
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.calendar import CalendarDialog, DayForm
from app.ui.dialogs.change_password import ChangePasswordDialog
from app.ui.dialogs.changed_meanwhile import ChangedMeanwhileDialog
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.crash_report import CrashReport
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.dialogs.sign_in import SignInPanel, UnlockDialog
from app.ui.dialogs.users import NewPasswordForm, UserForm, UsersDialog
from app.ui.settings import LocalSettings

PASSWORD = "Blue kettle 2026"


@pytest.fixture
def admin(desk: Desk, branch: object) -> Desk:
    session.begin(branch.sessions["administrator"])
    return desk


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def local(tmp_path: Path) -> LocalSettings:
    return LocalSettings(tmp_path / "window.ini")


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    translators.install(request.param)
    yield request.param
    translators.install("en")


COMMANDS = [UiCommand("lock", "Lock", "lock", lambda: None, "Ctrl+L")]


@pytest.mark.parametrize(
    "make",
    [
        lambda desk, window, local: AboutDialog(window),
        lambda desk, window, local: ShortcutsDialog(COMMANDS, window),
        lambda desk, window, local: ChangePasswordDialog(desk, window),
        lambda desk, window, local: ChangedMeanwhileDialog("Somebody …", {"name": ("a", "b")}, window),
        lambda desk, window, local: CrashReport("report", Path("log/crash.txt"), window),
        lambda desk, window, local: CommandPalette(desk, COMMANDS, window),
        lambda desk, window, local: PreferencesDialog(desk, local, window),
        lambda desk, window, local: UsersDialog(desk, window),
        lambda desk, window, local: UserForm(desk, None, window),
        lambda desk, window, local: NewPasswordForm(desk, users.listing()[0], window),
        lambda desk, window, local: CalendarDialog(desk, window),
        lambda desk, window, local: DayForm(desk, None, date(2026, 10, 1), window),
        lambda desk, window, local: UnlockDialog(desk.session, window),
        lambda desk, window, local: FirstRunPanel(),
        lambda desk, window, local: SignInPanel("Branch"),
    ],
)
def test_opens_in_both_languages_and_fits_the_smallest_screen(
    admin: Desk, window: QWidget, local: LocalSettings, language: str, qtbot: QtBot,
    make: Callable[[Desk, QWidget, LocalSettings], QWidget], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    class Screen:
        def availableGeometry(self) -> QRect:
            return QRect(0, 0, 1366, 728)

    monkeypatch.setattr(QGuiApplication, "screenAt", lambda _point: Screen())  # the tests' own is 800 pixels wide
    dialog = make(admin, window, local)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() <= 1366
    assert dialog.height() <= 720
    assert not dialog.grab().isNull()


def test_settings_are_found_by_their_words(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.search.setText("expiring contract")
    shown = [key for key, row in dialog.rows.items() if row.isVisible()]
    assert shown == ["contract.expiry_notice_days"]
    dialog.search.setText("no such words at all")
    assert dialog.nothing.isVisible()


def test_the_next_number_bears_the_code_of_this_branch(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    assert settings.text("branch_code") == "GZ01"
    settings.change(values={"branch_code": "BJ7"})
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    row = next(one for key, one in dialog.rows.items() if one.entry.kind is SettingKind.NUMBER_FORMAT)
    row.editor.setText("WX-{branch}-{yymm}-{serial:04}")
    assert "WX-BJ7-2611-0001" in row.words()


def test_a_setting_is_changed_and_given_back_its_default(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    row = dialog.rows["contract.expiry_notice_days"]
    assert not dialog.save_button.isEnabled()
    row.editor.setText("45")
    assert dialog.save_button.isEnabled()
    dialog.save()
    assert settings.integer("contract.expiry_notice_days") == 45
    again = PreferencesDialog(admin, local)
    qtbot.addWidget(again)
    again.rows["contract.expiry_notice_days"].reset.click()
    again.save()
    assert settings.integer("contract.expiry_notice_days") == 30


def test_a_value_out_of_range_is_said_beside_it_and_nothing_changes(
    admin: Desk, local: LocalSettings, qtbot: QtBot
) -> None:
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    dialog.rows["visit.max_attempts"].editor.setText("2")
    wrong = dialog.rows["contract.expiry_notice_days"]
    wrong.editor.setText("9999")
    dialog.save()
    assert "7" in wrong._line.text()
    assert "180" in wrong._line.text()
    assert wrong.editor.property("wrong")
    assert settings.integer("visit.max_attempts") == 3


def test_working_hours_are_previewed_while_typed(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    row = dialog.rows["work_hours"]
    row.editor.setText("08:30-12:00,13:00-17:30 Mon-Fri; 22:00-24:00 Sat")
    assert "Sat 2 h" in row._line.text()
    assert "42 h a week" in row._line.text()


def test_only_the_administrator_changes_the_branch(
    desk: Desk, branch: object, local: LocalSettings, qtbot: QtBot
) -> None:
    for role, sees in (("supervisor", True), ("technician", False)):
        session.begin(branch.sessions[role])
        dialog = PreferencesDialog(desk, local)
        qtbot.addWidget(dialog)
        assert bool(dialog.rows) is sees
        assert not any(row.editor.isEnabled() for row in dialog.rows.values())
        assert dialog.save_button.isHidden()


def test_look_and_language_are_passed_on(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    chosen: list[object] = []
    dialog = PreferencesDialog(admin, local, look=chosen.append, speak=chosen.append)
    qtbot.addWidget(dialog)
    scheme = dialog.own.editor("scheme")
    scheme.setCurrentIndex(scheme.findData("dark"))
    scheme.activated.emit(scheme.currentIndex())
    language = dialog.own.editor("language")
    language.setCurrentIndex(language.findData("zh_CN"))
    language.activated.emit(language.currentIndex())
    assert chosen == ["dark", "zh_CN"]


def test_an_account_is_opened_changed_and_closed(admin: Desk, qtbot: QtBot) -> None:
    dialog = UsersDialog(admin)
    qtbot.addWidget(dialog)
    before = dialog.table.rowCount()
    form = UserForm(admin, None, dialog)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.form.set_values({"full_name": "郑爽", "name": "zheng", "role": "technician", "password": "short"})
    form.submit()
    assert form.form.error("password")
    form.form.set_values({"password": "a quiet river 88"})
    form.submit()
    assert dialog.table.rowCount() == before + 1
    row = next(i for i, one in enumerate(dialog._entries) if one.name == "zheng")
    dialog.table.selectRow(row)
    admin.prompts.next_answer(True)
    dialog.deactivate()
    marked = dialog.marked()
    assert marked is not None
    assert marked.name == "zheng"
    assert not marked.is_active
    dialog.reactivate()
    assert dialog.marked().is_active


def test_ones_own_password_is_changed_with_the_old_one(desk: Desk, qtbot: QtBot) -> None:
    dialog = ChangePasswordDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    fields = {"old_password": "wrong", "new_password": "green kettle 2027", "repeated": "green kettle 2028"}
    dialog.form.set_values(fields)
    dialog.submit()
    assert dialog.form.error("repeated")
    dialog.form.set_values({**fields, "repeated": "green kettle 2027"})
    dialog.submit()
    assert dialog.form.error("old_password")
    dialog.form.set_values({**fields, "old_password": PASSWORD, "repeated": "green kettle 2027"})
    dialog.submit()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert users.sign_in("desk", "green kettle 2027").name == "desk"


def test_a_day_is_entered_and_taken_out_of_the_calendar(admin: Desk, qtbot: QtBot) -> None:
    dialog = CalendarDialog(admin)
    qtbot.addWidget(dialog)
    dialog.year.setValue(2026)
    form = DayForm(admin, None, date(2026, 7, 6), dialog)
    form.form.set_values({"name": "厂庆", "kind": "holiday"})
    form.submit()
    assert branches.calendar_days(2026)[-1].name == "厂庆"
    assert dialog.view._days[date(2026, 7, 6)] == ("holiday", "厂庆")
    DayForm(admin, dialog._entries[date(2026, 7, 6)], None, dialog)._remove()
    assert date(2026, 7, 6) not in dialog.view._days


def test_a_day_is_found_with_the_arrow_keys(admin: Desk, qtbot: QtBot) -> None:
    dialog = CalendarDialog(admin)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.year.setValue(2026)
    view, picked = dialog.view, []
    view.picked.disconnect(dialog.pick)
    view.picked.connect(picked.append)
    view.show_year(2027, {date(2027, 1, 9): ("workday", "元旦调休")})
    assert view.day == date(2027, 1, 1)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):  # the year ends here
        qtbot.keyClick(view, key)
    assert view.day == date(2027, 1, 1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.accessibleDescription() == "2027-01-09 元旦调休"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        qtbot.keyClick(view, key)
    assert picked == [date(2027, 1, 9)] * 3


def test_a_year_nobody_knows_says_what_to_do(admin: Desk, qtbot: QtBot) -> None:
    dialog = CalendarDialog(admin)
    qtbot.addWidget(dialog)
    dialog.year.setValue(2009)
    assert "Take over the file" in dialog.notice.text()


def test_the_palette_finds_commands_and_runs_them_by_key(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []
    commands = [
        UiCommand(n, t, "lock", lambda n=n: ran.append(n)) for n, t in (("lock", "Lock"), ("about", "About Aftercare"))
    ]
    palette = CommandPalette(desk, commands, window)
    palette.show()
    qtbot.keyClicks(palette.line, "abou")
    qtbot.waitUntil(lambda: palette._task is None and not palette._rest.isActive())
    assert [entry.title for entry in palette.entries._entries] == ["About Aftercare"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ran == ["about"])


def test_the_palette_opens_a_record(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    made = desk.bus.run(customers.create, name="广州白云机场股份有限公司")
    palette = CommandPalette(desk, [], window)
    palette.show()
    qtbot.keyClicks(palette.line, "byjc")
    qtbot.waitUntil(lambda: palette.entries.rowCount() > 0)
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert wanted.args == ["customer", made.result]


def test_the_palette_goes_with_its_window_while_it_searches(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    palette = CommandPalette(desk, [], window)
    searching = palette._task
    assert searching is not None
    with qtbot.waitSignal(searching.finished):
        delete(window)
    assert not isValid(palette)


def test_enter_opens_what_is_still_being_looked_for(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    made = desk.bus.run(customers.create, name="广州白云机场股份有限公司")
    palette = CommandPalette(desk, [], window)
    palette.show()
    qtbot.keyClicks(palette.line, "nobody")
    qtbot.keyClick(
        palette.line, Qt.Key.Key_Return
    )  # nothing will be found: the next words are not opened by this Enter
    palette.line.clear()
    qtbot.keyClicks(palette.line, "byjc")
    qtbot.waitUntil(lambda: palette.entries.rowCount() > 0)
    assert palette.isVisible()
    palette.line.clear()
    qtbot.keyClicks(palette.line, "byjc")
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert wanted.args == ["customer", made.result]
    assert not palette.isVisible()


def test_both_versions_are_shown_and_one_is_chosen(window: QWidget, qtbot: QtBot) -> None:
    dialog = ChangedMeanwhileDialog("Somebody …", {"Telephone": ("13800000001", "13800000002")}, window)
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Telephone", "13800000001", "13800000002"} <= shown
    dialog.open()
    qtbot.mouseClick(dialog.mine, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_logo_is_chosen_seen_and_taken_away(
    admin: Desk, local: LocalSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(0x204080)
    picture.save(str(tmp_path / "logo.png"))
    (tmp_path / "text.png").write_text("no picture")
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    chooser = dialog.rows["print.logo"].editor
    admin.prompts.next_answer(None)
    chooser.choose()
    assert chooser.digest == ""
    admin.prompts.next_answer(tmp_path / "text.png")
    chooser.choose()
    assert chooser.digest == ""
    assert "PNG" in admin.prompts.texts[-1]
    admin.prompts.next_answer(tmp_path / "logo.png")
    chooser.choose()
    assert not chooser.preview.pixmap().isNull()
    dialog.save()
    kept = settings.text("print.logo")
    assert len(kept) == 64
    again = PreferencesDialog(admin, local)
    qtbot.addWidget(again)
    assert again.rows["print.logo"].editor.digest == kept
    again.rows["print.logo"].editor.remove_button.click()
    again.save()
    assert settings.text("print.logo") == ""


def test_settings_with_a_dialog_of_their_own_are_not_rows(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    assert "complaint.repeat_days" in dialog.rows
    assert "complaint.schemes" not in dialog.rows
    texts = [button.text() for button in dialog.findChildren(QPushButton)]
    assert "Complaint schemes …" in texts


def test_whatever_can_be_read_in_the_preferences_is_found(admin: Desk, local: LocalSettings, qtbot: QtBot) -> None:
    """Group names, labels, help, lines below, choices, the calendar's button, one's own settings; in both languages."""
    for language in ("en", "zh_CN"):
        translators.install(language)
        dialog = PreferencesDialog(admin, local)
        qtbot.addWidget(dialog)
        dialog.show()
        for place in range(dialog.groups.count()):
            dialog.search.setText("")
            dialog.groups.setCurrentRow(place)
            kinds = QLabel | QCheckBox | QPushButton
            read = {part.text() for part in dialog.findChildren(QWidget) if isinstance(part, kinds) and _seen(part)}
            for box in dialog.findChildren(QComboBox):
                read |= {box.itemText(one) for one in range(box.count())} if _seen(box) else set()
            for text in filter(None, read):
                dialog.search.setText(text)
                assert text in _words_on(dialog), (language, text)
        dialog.close()
    translators.install("en")


@pytest.mark.parametrize(
    ("language", "word", "key"),
    [
        ("zh_CN", "一级", "sla.level1.response_hours"), ("en", "level 1", "sla.level1.response_hours"),
        ("zh_CN", "节假日", ""), ("en", "holidays", ""), ("zh_CN", "深色", ""), ("en", "dark", ""),
    ],
)  # fmt: skip
def test_the_preferences_know_the_words_of_the_trade(
    admin: Desk, local: LocalSettings, qtbot: QtBot, language: str, word: str, key: str
) -> None:
    translators.install(language)
    dialog = PreferencesDialog(admin, local)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.search.setText(word)
    assert dialog.nothing.isHidden()
    if key:
        assert dialog.rows[key].isVisible()
        assert not dialog.rows["sla.level2.response_hours"].isVisible()
    translators.install("en")


def _seen(part: QWidget) -> bool:
    inside = part.parentWidget()
    while inside is not None and inside.property("role") != "page":
        inside = inside.parentWidget()
    return inside is not None and part.isVisible()


def _words_on(dialog: PreferencesDialog) -> set[str]:
    kinds = QLabel | QCheckBox | QPushButton
    found = {part.text() for part in dialog.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()}
    for box in dialog.findChildren(QComboBox):
        found |= {box.itemText(one) for one in range(box.count())} if box.isVisible() else set()
    return found


def test_a_report_lies_where_explorer_finds_it(qtbot):
    dialog = CrashReport("report", Path("\\\\?\\C:\\数据\\crash.txt"))
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("C:\\数据\\crash.txt" in text for text in said)
    assert not any("\\\\?" in text for text in said)
