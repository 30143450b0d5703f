"""Customer care under a supervisor: calendar, a year's plan, cards, an assessment; reports; a sale at the counter."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.assessment import AssessmentEditor
from app.ui.dialogs.care_plan import YearPlanDialog
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.counter_sale import CounterSaleDialog
from app.ui.pages._care_page import CarePage
from app.ui.pages._reports_page import ReportsPage
from app.ui.record_window import RecordWindow
from app.ui.records.customer import RELATIONSHIP, CustomerPane
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at the month, plan a year, open a card and its customer, assess; then the reports and a counter sale."""
    page = stage.tab("care", CarePage)
    stage.picture("care-calendar", translate("tour", "Customer care: holidays, birthdays and what is planned."))
    stage.click(page.calendar.year_button)
    plan = stage.opened(YearPlanDialog)
    stage.picture("care-plan", translate("tour", "A year's care for key customers, shown before it is made."))
    stage.key("Escape", plan)
    stage.gone(plan)
    cards = page.open_ledger("relationship_cards")
    cards.show_rows("key")
    stage.settle()
    cards.table.go_to(0)
    stage.wait(cards.side.isVisible, "card")
    stage.picture("relationship-cards", translate("tour", "The card index: key customers apart, with their care."))
    _customer(stage, cards.model.row_id(0))
    page.tabs.setCurrentIndex(0)
    _reports(stage)
    _sale(stage)


def _customer(stage: Stage, card_id: int) -> None:
    from app.services import relationship_cards

    customer_id = relationship_cards.entry(card_id).customer_id
    stage.desk.open_record("customer", customer_id)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, CustomerPane)
    pane.tabs.setCurrentIndex(RELATIONSHIP)
    stage.picture("relationship", translate("tour", "In the customer's file: cards, care, assessments, loss."))
    pane.relationship.assess()
    editor = stage.opened(AssessmentEditor)
    for row, score in enumerate((88, 92, 80, 74, 65, 58, 85)[: len(editor.lines.rows())]):
        editor.lines.set_cell(row, "score", str(score))
    editor.work_out()
    stage.picture("assessment", translate("tour", "An assessment: weights add to 100 %, the score follows."))
    stage.key("Escape", editor)
    stage.gone(editor)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _reports(stage: Stage) -> None:
    page = stage.tab("reports", ReportsPage)
    page.show_report("customer_composition")
    stage.settle()
    page.ask(by="goods")
    stage.picture("report", translate("tour", "A report: chart and table agree; each figure opens its rows."))
    page.ask(by="grade")


def _sale(stage: Stage) -> None:
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(translate("commands", "Counter sale"), palette.line)
    stage.wait(lambda: palette.entries.rowCount() == 1, "command")
    stage.key("Return", palette.line)
    stage.gone(palette)
    sale = stage.opened(CounterSaleDialog)
    stage.picture("counter-sale", translate("tour", "A sale at the counter: customer and warranty in one form."))
    stage.key("Escape", sale)
    stage.gone(sale)
