"""What was found in the user information of a period, and what is proposed (F35)."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain.opinion import CATEGORIES
from app.services import opinion_analysis
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText


class InformationAnalysisDialog(FormDialog):
    """Findings and proposals of the period in which `day` lies; above, what key customers spoke of."""

    help_page = "voice#analyses"

    def __init__(
        self, desk: Desk, span: str = "quarter", day: date | None = None, parent: QWidget | None = None
    ) -> None:
        title = translate("opinion", "Findings and proposals")
        super().__init__(desk, title, translate("opinion", "Save"), parent=parent)
        first, last = opinion_analysis.bounds(span, day or clock.today())
        self._span, self._first = span, first
        self._seen = opinion_analysis.of(span, first)
        heard, topics = opinion_analysis.topics(first, last)
        said = "、".join(f"{shown(CATEGORIES.get(one.category, one.category))} {one.received}" for one in topics)
        words = translate("opinion", "{first} – {last}, key customers heard: {count}. {topics}")
        self.explain(words.format(first=first.isoformat(), last=last.isoformat(), count=heard, topics=said).strip())
        self.form.add("findings", translate("opinion", "Findings"), LongText(5), required=True)
        self.form.add("proposals", translate("opinion", "Proposals"), LongText(5))
        self.form.set_values({"findings": self._seen.findings, "proposals": self._seen.proposals})
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep it with the period."""
        return self.desk.bus.run(
            opinion_analysis.write, span=self._span, first_on=self._first,
            seen_version=self._seen.row_version or None, on_error=self.on_error, **values,
        )  # fmt: skip
