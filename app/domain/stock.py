"""Places where spare parts lie, and what may be moved (F26; peers.md rows 51 and 55).

A place is a store of the branch or a technician's bag. Its key names it in every language and in every table.
"""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.core.record import record
from app.domain.custody import Holder, HolderKind

MOST_PIECES = 1_000_000
"""More of one part than this is a mistake of the fingers."""

MOST_OLD_PARTS = 50
"""Old parts are brought back and numbered one by one: more than this at once is no repair."""


@record
class Place:
    """A place with stock: `key` branch:配件库 or staff:12, `kind` branch or staff, `id` 0 or the colleague's row."""

    key: str
    kind: str
    id: int
    name: str

    @property
    def is_bag(self) -> bool:
        """Whether it is a colleague's bag."""
        return self.kind == HolderKind.STAFF

    @property
    def holder(self) -> Holder:
        """The place in the chain of custody."""
        return Holder(self.kind, self.id, self.name)


def store(name: str) -> Place:
    """A store of the branch."""
    return Place(f"{HolderKind.BRANCH}:{name}", HolderKind.BRANCH, 0, name)


def bag(staff_id: int, name: str) -> Place:
    """A colleague's bag."""
    return Place(f"{HolderKind.STAFF}:{staff_id}", HolderKind.STAFF, staff_id, name)


def check_amount(value: object, field: str) -> int:
    """A price in whole fen. Raises UserError for one with more than two decimals, below zero or absurd."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise UserError(translate("stock", "A price has at most two decimals."), field)
    if not 0 <= value <= LARGEST_FEN:
        raise UserError(translate("stock", "A price cannot be below zero nor that large."), field)
    return value


def check_count(value: object, field: str, least: int = 0) -> int:
    """A number of pieces. Raises UserError for what is no whole number, below `least` or absurd."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise UserError(translate("stock", "Pieces are counted in whole numbers."), field)
    if value < least:
        if least > 0:
            raise UserError(translate("stock", "Give a quantity of one or more."), field)
        raise UserError(translate("stock", "There cannot be fewer than none."), field)
    if value > MOST_PIECES:
        raise UserError(translate("stock", "More than {most} pieces are too many.").format(most=MOST_PIECES), field)
    return value
