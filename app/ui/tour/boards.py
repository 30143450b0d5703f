"""The boards under a supervisor: the week with an own item, the month, the roster, the calendar of dispatch."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.board_item import BoardItemDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.roster import MakeRosterDialog
from app.ui.pages._boards_page import BoardsPage
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Enter an item, tick it off, look at the month, the roster, the calendar and the log."""
    page = stage.tab("boards", BoardsPage)
    week, month, dispatch = page.week, page.month, page.dispatch
    assert week is not None
    assert month is not None
    assert dispatch is not None
    stage.picture("week-board", translate("tour", "The week board: today with what is overdue, tomorrow, the week."))
    week.add()
    dialog = stage.opened(BoardItemDialog)
    stage.type("给新合同客户装订服务手册", dialog.form.editor("subject"))
    stage.picture("board-item", translate("tour", "An item of one's own: what, from when to when, whose."))
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    stage.settle()
    _tick(stage, page)
    week.print_board()
    preview = stage.opened(PrintPreview)
    stage.picture("week-board-paper", translate("tour", "The week board on one page."))
    stage.key("Escape", preview)
    stage.gone(preview)
    page.show_screen(month)
    stage.settle()
    stage.picture("month-board", translate("tour", "The month board: every day, the plan, what crosses weeks."))
    page.show_screen(page.roster)
    stage.settle()
    stage.picture("roster", translate("tour", "The shift roster: who is on duty now, and hours without anybody."))
    page.roster.make()
    make = stage.opened(MakeRosterDialog)
    stage.picture("make-roster", translate("tour", "A roster is made by turns; what is there already stays."))
    stage.key("Escape", make)
    stage.gone(make)
    page.show_screen(dispatch)
    stage.settle()
    stage.picture("dispatch-calendar", translate("tour", "The dispatch calendar: technicians by the days of a week."))
    log = page.open_ledger("routine_logs")
    log.show_rows("month")
    stage.settle()
    stage.picture("routine-log", translate("tour", "The log of routine inspections and receptions."))
    page.show_screen(week)


def _tick(stage: Stage, page: BoardsPage) -> None:
    """Mark the first open item of one's own as done with Space."""
    assert page.week is not None
    todo = page.week.columns[0].list
    rows = [row for row, entry in enumerate(todo.entries()) if entry.title == "给新合同客户装订服务手册"]
    todo.setFocus()
    todo.setCurrentRow(rows[0])
    stage.key("Space", todo)
    stage.wait(lambda: any(entry.title.startswith("✓") for entry in todo.entries()), "tick")
    stage.picture("board-ticked", translate("tour", "Space: the item is done."))
