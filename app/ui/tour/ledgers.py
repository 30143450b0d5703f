"""The repair ledger under a supervisor: views, filter, search, order, columns, export."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QToolButton

from app.core.i18n import shown, translate
from app.exports._catalogue import all_formats
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.ledger.columns_dialog import ColumnsDialog
from app.ui.ledger.filter_editor import FilterEditor
from app.ui.ledger.page import LedgerPage
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter


def play(stage: Stage) -> None:
    """Sign out, sign the supervisor in, and work with the ledger."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "boss")
    page = stage.tab("repairs", LedgerPage)
    page.show_rows("all")
    stage.settle()
    stage.key("Down", page.table)
    page.table.go_to(0)
    stage.picture(
        "repairs",
        translate("tour", "The repair ledger: saved views with counts, the table, the record with its timeline."),
    )
    _filter(stage, page)
    _search(stage, page)
    _sort(stage, page)

    def choose(dialog: ColumnsDialog) -> None:
        for _ in range(12):
            stage.key("Down", dialog.list)
        stage.key("Space", dialog.list)
        stage.picture("repairs-columns", translate("tour", "The column chooser: what is shown, and in which order."))
        stage.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))

    stage.during(lambda: stage.click(page.columns_button), choose)
    stage.settle()
    for name in ("xlsx", "csv"):
        _export(stage, page, name)
    stage.picture("repairs-exported", translate("tour", "Exported to xlsx and csv; every export is logged."))


def _filter(stage: Stage, page: LedgerPage) -> None:
    title = shown(page.ledger.column("fault_level").heading)
    stage.during(lambda: stage.click(page.bar.add), lambda menu: stage.choose(menu, title))
    editor = stage.opened(FilterEditor)
    choices = editor.list
    assert choices is not None
    for keys in ("Down", "Space"):
        stage.key(keys, choices)
    stage.picture("repairs-filter", translate("tour", "A filter on any column: here the fault level."))
    stage.click(editor.apply)
    stage.wait(lambda: page.state.conditions, "filter")
    stage.settle()


def _search(stage: Stage, page: LedgerPage) -> None:
    stage.key("Ctrl+F", page)
    stage.type("打印", page.bar.search)
    stage.wait(lambda: page.state.search == "打印", "search")


def _sort(stage: Stage, page: LedgerPage) -> None:
    head = page.table.horizontalHeader()
    place = [column.name for column in page.model.columns].index("customer_name")
    stage.click(head.viewport(), QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2))
    stage.wait(lambda: page.state.sort == "customer_name", "order")
    stage.settle()
    stage.picture("repairs-sorted", translate("tour", "Filtered, searched and sorted by another column, at once."))


def _export(stage: Stage, page: LedgerPage, name: str) -> None:
    kind = all_formats()[name]
    file = stage.folder / f"repairs{kind.suffix}"
    stage.desk.prompts.next_answer(file)

    def choose(menu: QMenu) -> None:
        stage.choose(menu, shown(kind.title))

    button: QToolButton = page.out_button
    stage.during(lambda: stage.click(button), choose)
    stage.wait(file.is_file, file.name)
    stage.settle()
