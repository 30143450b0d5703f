"""Opinion cards and pages of the opinion book on their way to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import opinion_file, opinion_papers
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import print_form

_MOST_PAGE = 99_999


def print_cards(desk: Desk, numbers: Sequence[str]) -> None:
    """Show the cards of these calls in the preview, one after the other."""
    if numbers:
        title = translate("opinion_card", "Opinion cards ({count})").format(count=len(numbers))
        print_form(desk, "opinion_card", ",".join(numbers), title if len(numbers) > 1 else "")


def print_cards_of(desk: Desk, card_ids: Sequence[int]) -> None:
    """Show these cards in the preview; void ones are left out."""
    numbers = opinion_file.card_numbers(card_ids)
    if not numbers:
        desk.prompts.warn(translate("opinion_card", "All of these cards are void."))
        return
    print_cards(desk, numbers)


def print_book(desk: Desk, opinion_ids: Sequence[int]) -> None:
    """Show these opinions as filled pages of the opinion book; void ones are left out."""
    numbers = opinion_file.numbers(opinion_ids)
    if not numbers:
        desk.prompts.warn(translate("opinion", "All of these opinions are void."))
        return
    title = translate("opinion", "Opinion book ({count})").format(count=len(numbers))
    print_form(desk, "opinion_book", ",".join(numbers), title if len(numbers) > 1 else "")


class BlankBookDialog(FormDialog):
    """Which blank pages of the opinion book are printed."""

    help_page = "voice#book"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = translate("opinion", "Opinion book, blank pages")
        super().__init__(desk, title, translate("opinion", "Print"), parent=parent)
        self.explain(translate("opinion", "Numbered pages to lay out in the shop; four opinions fit on each."))
        self._subject = ""
        self.accepted.connect(self._print)
        first = opinion_papers.next_page()
        for name, words, begin in (
            ("first", translate("opinion", "From page"), first),
            ("last", translate("opinion", "To page"), first + 9),
        ):
            box = QSpinBox()
            box.setRange(1, _MOST_PAGE)
            box.setValue(begin)
            self.form.add(name, words, box)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take them; pages that make no sense are said beside their field."""
        self._subject = f"{values['first']}-{values['last']}"
        try:
            opinion_papers.opinion_book(self._subject)
        except UserError as error:
            self.on_error(UserError(error.text, "last"))
            return None
        return Changes()

    def _print(self) -> None:
        """Show the pages, now that this window no longer stands before the preview."""
        print_form(self.desk, "opinion_book", self._subject)
