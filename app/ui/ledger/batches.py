"""What can be done with many rows of a ledger at once, by the name that the ledger declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.ui.desk import Desk
from app.ui.dialogs.cash_handover import hand_over
from app.ui.dialogs.complaint_slip import issue_many
from app.ui.dialogs.notice_printing import print_batch
from app.ui.dialogs.old_parts_together import hand_in_many, send_back_many
from app.ui.dialogs.opinion_printing import print_book, print_cards_of

MOST = 500
"""Rows at once; a paper for each has to be looked at, folded and sent anyway."""

BATCHES: dict[str, Callable[[Desk, Sequence[int]], object]] = {
    "cash_handover": hand_over,
    "expiry_notices": print_batch,
    "hand_in_old_parts": hand_in_many,
    "opinion_book": print_book,
    "opinion_cards": print_cards_of,
    "send_back_old_parts": send_back_many,
    "slips_to_units": issue_many,
}
