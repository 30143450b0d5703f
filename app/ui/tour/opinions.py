"""The customers' voice: an opinion passed on and answered, a card entered by its keys, the book, the analysis."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.core.i18n import translate
from app.ui.dialogs.opinion import AnswerOpinionDialog, CustomerOpinionDialog, ForwardOpinionDialog
from app.ui.dialogs.opinion_card import CardBackDialog, CardsToSendDialog
from app.ui.dialogs.opinion_printing import BlankBookDialog
from app.ui.opened_dialogs import blank_book
from app.ui.pages._reports_page import ReportsPage
from app.ui.pages._voice_page import VoicePage
from app.ui.record_window import RecordWindow
from app.ui.records.opinion import OpinionPane
from app.ui.records.opinion_card import OpinionCardPane
from app.ui.tour._case import close_preview
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """What customers say without being asked, from the first word to the analysis."""
    page = stage.tab("voice", VoicePage)
    page.show_rows("open", ledger="opinions")
    stage.settle()
    page.built["opinions"].table.go_to(0)
    stage.picture("opinions", translate("tour", "Opinions one by one, each with the day by which it is answered."))
    _opinion(stage, page)
    _cards(stage, page)
    _book(stage)
    report = stage.tab("reports", ReportsPage)
    report.show_report("opinion_analysis")
    report.ask(span="quarter")
    stage.picture("opinion-analysis", translate("tour", "What customers speak of; every figure opens its opinions."))
    report.show_report("user_information_analysis")
    stage.picture("user-information", translate("tour", "What key customers said, for findings and proposals."))


def _opinion(stage: Stage, page: VoicePage) -> None:
    CustomerOpinionDialog(stage.desk, parent=stage.window).open()
    form = stage.opened(CustomerOpinionDialog)
    form.form.set_values({
        "customer_name": "吴女士", "content": "维修人员进门穿了鞋套，走时还把线理好了；希望账单能发到手机上。",
        "kind": "suggestion",
        "category": "charges", "channel": "hotline", "contact_name": "吴女士",
        "phone": "13800138000", "wants_reply": True,
    })  # fmt: skip
    stage.picture("opinion-new", translate("tour", "Registered in one form, also for somebody who has no file."))
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, OpinionPane)
    stage.click(pane.steps["forward"])
    forward = stage.opened(ForwardOpinionDialog)
    units = forward.form.editor("department_id")
    assert isinstance(units, QComboBox)
    units.setCurrentIndex(1)
    stage.key("Ctrl+Return", forward)
    stage.gone(forward)
    stage.click(pane.steps["answer"])
    answer = stage.opened(AnswerOpinionDialog)
    stage.type("账单短信功能本月上线，感谢建议。", answer.form.editor("answer"))
    stage.key("Ctrl+Return", answer)
    stage.gone(answer)
    stage.picture("opinion", translate("tour", "Passed on, answered; the customer was promised to hear of it."))
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _cards(stage: Stage, page: VoicePage) -> None:
    stage.window.activateWindow()
    page.open_ledger("opinion_cards")
    CardsToSendDialog(stage.desk, stage.window).open()
    send = stage.opened(CardsToSendDialog)
    stage.picture("cards-to-send", translate("tour", "Finished calls without a card: issued and printed in one go."))
    if send.verb.isEnabled():
        stage.key("Ctrl+Return", send)
        stage.gone(send)
        stage.picture("opinion-card", translate("tour", "The card: four items, four grades, the call's number."))
        close_preview(stage)
    else:
        stage.key("Escape", send)
        stage.gone(send)
    page.show_rows("out", ledger="opinion_cards")
    stage.settle()
    ledger = page.built["opinion_cards"]
    stage.desk.open_record("opinion_card", ledger.model.row_id(0))
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, OpinionCardPane)
    stage.click(pane.steps["record"])
    back = stage.opened(CardBackDialog)
    for digit in "4324":
        stage.key(digit)
    stage.picture("card-back", translate("tour", "Four digits enter a card that came back."))
    stage.key("Ctrl+Return", back)
    stage.gone(back)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _book(stage: Stage) -> None:
    blank_book(stage.desk, stage.window)
    book = stage.opened(BlankBookDialog)
    stage.key("Ctrl+Return", book)
    stage.gone(book)
    stage.picture("opinion-book", translate("tour", "Numbered pages of the opinion book for the shop."))
    close_preview(stage)
