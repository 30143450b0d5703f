"""The board of the day: a call dragged to a technician, moved by keyboard, and the printed plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from app.core.i18n import translate
from app.services import service_call_file
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.tour._stage import Stage

TAKEN = 2
"""The column of the checklist that says an item was taken along."""

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def play(stage: Stage) -> None:
    """Give the new call to a technician by dragging it, then move it half an hour with the keyboard."""
    page = stage.tab("dispatch", DispatchPage)
    board, call = page.board, stage.found["call"]
    stage.wait(lambda: not board.block_rect(call).isEmpty(), "block")
    stage.picture(
        "dispatch", translate("tour", "Dispatch of the day: technicians by hours, and what still waits for a place.")
    )
    plan = page._plan
    assert plan is not None
    technician = min(plan.technicians, key=lambda one: one.load_minutes)
    block = board.block_rect(call)
    start = next(one.starts_at for one in plan.unassigned if one.call_id == call)
    assert start is not None
    goal = board.place_of(technician.staff_id, start)
    QTest.mousePress(board, _LEFT, _NONE, block.center())
    QTest.mouseMove(board, block.center() + (goal - block.center()) / 2)
    QTest.mouseMove(board, goal + (block.center() - block.topLeft()))
    QTest.qWait(30)
    stage.picture(
        "dispatch-drag", translate("tour", "The call is dragged to a technician; its shadow shows where it lands.")
    )
    drop = goal + (block.center() - block.topLeft())
    drop.setY(goal.y())
    QTest.mouseMove(board, drop)
    QTest.mouseRelease(board, _LEFT, _NONE, drop)
    stage.wait(lambda: service_call_file.file(call).technician_id == technician.staff_id, "drop")
    board.choose(call)
    board.setFocus()
    for keys in ("Space", "Right", "Right"):
        stage.key(keys, board)

    def answer(question: QInputDialog) -> None:
        line = question.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        stage.type("客户三点开会，约到三点半", line)
        stage.picture(
            "dispatch-reason",
            translate("tour", "Moving what was promised asks for the reason; it is kept in the history."),
        )
        stage.key("Return", line)

    stage.during(lambda: stage.key("Return", board), answer)
    stage.settle()
    checklist = page.card.checklist
    stage.click(checklist.suggest)
    checklist.table.setFocus()
    for row in range(checklist.table.rowCount()):
        checklist.table.setCurrentCell(row, TAKEN)
        stage.key("Space", checklist.table)
    stage.wait(lambda: all(item.is_taken for item in checklist.items()), "ticks")
    stage.picture(
        "dispatch-assigned", translate("tour", "Assigned and moved by keyboard; tools and spares are ticked below.")
    )
    stage.click(page.plan_button)
    preview = stage.opened(PrintPreview)
    stage.picture("dispatch-plan", translate("tour", "The day plan as it comes out of the printer."))
    stage.key("Escape", preview)
    stage.gone(preview)
