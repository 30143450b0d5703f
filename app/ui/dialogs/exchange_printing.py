"""The sheet of requests for return or exchange on its way to the printer: issued when it is first asked for, then
copies, every one logged.
"""

from __future__ import annotations

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.services import exchange_papers, exchange_sheets
from app.services.exchange_sheets import Standing
from app.ui.desk import Desk
from app.ui.dialogs.version_printing import show_version
from app.ui.papers import may_print


def print_sheet(desk: Desk, subject: str) -> None:
    """Show the sheet of one or several requests in the preview; `subject` as `exchange_papers.exchange_request`.

    Where something was entered since it was issued, it is asked for as it was, or a further version is issued.
    """
    try:
        paper_id = _wanted(desk, subject)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    if paper_id:
        print_version(desk, paper_id)


def print_version(desk: Desk, paper_id: int) -> None:
    """Show one of the versions that were issued."""
    show_version(desk, paper_id, exchange_sheets.for_printing, exchange_sheets.printed)


def _wanted(desk: Desk, subject: str) -> int:
    """The id of the paper to show; 0 when the user wants none after all."""
    stands = exchange_sheets.standing(subject)
    if stands.paper_id:
        return stands.paper_id if stands.is_current else _older_or_further(desk, subject, stands)
    if not may_print(desk, exchange_papers.exchange_request(subject)):
        return 0
    issued = desk.bus.run(exchange_sheets.issue, subject=subject)
    return issued.result if issued else 0


def _older_or_further(desk: Desk, subject: str, stands: Standing) -> int:
    as_issued = translate("exchange_request", "Print the sheet as it was issued")
    further = translate("exchange_request", "Issue version {version} with what was entered since")
    further = further.format(version=stands.version + 1)
    text = translate("exchange_request", "Something was entered after sheet {number} was issued.")
    picked = desk.prompts.choose(text.format(number=stands.number), [as_issued, further])
    if picked == as_issued:
        return stands.paper_id
    if picked != further or not may_print(desk, exchange_papers.exchange_request(subject)):
        return 0
    issued = desk.bus.run(exchange_sheets.issue_further, subject=subject, seen_version=stands.version)
    return issued.result if issued else 0
