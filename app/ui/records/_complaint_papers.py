"""The forms of a complaint: each form of its scheme in its editions, one key from the preview."""

from __future__ import annotations

from functools import partial

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services.complaint_file import CaseFile
from app.services.complaint_papers import Offer, offers
from app.ui.desk import Desk
from app.ui.dialogs.complaint_printing import open_printing, print_offer, title_of
from app.ui.records._complaint_section import CaseSection
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import empty_layout, link_button


class PapersSection(CaseSection):
    """A link for each form and edition that the scheme names; the button at the end chooses single copies."""

    title = QT_TRANSLATE_NOOP("complaint_papers", "Forms")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_button("print", translate("complaint_papers", "Print a form…"), self.choose)
        self.rows = FlowLayout(4)
        self.column.addLayout(self.rows)

    def fill(self, case: CaseFile) -> str:
        """The forms of the case; the line says how many."""
        empty_layout(self.rows)
        offered = offers(case)
        for offer in offered:
            button = link_button(title_of(offer), partial(self.show_form, offer), self, flush=True)
            button.setToolTip("、".join(offer.copies))
            self.rows.addWidget(button)
        return translate("complaint_papers", "{count} to print").format(count=len(offered))

    def show_form(self, offer: Offer) -> None:
        """Show all copies of a form in the preview."""
        if self.case is not None:
            print_offer(self.desk, self.case.number, offer)

    def choose(self) -> None:
        """Choose form, edition and copies."""
        if self.case is not None:
            open_printing(self.desk, self.case, self.window())
