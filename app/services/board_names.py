"""Who may stand on a board or the roster by name: colleagues of the staff list, and who has an account here."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.organisation import Staff, User


def names() -> tuple[str, ...]:
    """Everybody who works here, once, by the staff list's order, then the accounts without an entry there."""
    people = [row.name for row in Staff.select(Staff.name).where(Staff.is_active).order_by(Staff.pinyin, Staff.id)]
    return tuple(dict.fromkeys((*people, *sorted(row.full_name for row in _accounts() if row.full_name))))


def known(name: str, field: str) -> tuple[str, int | None, str]:
    """A colleague by name: name, staff id where there is one, telephone.

    Raises UserError (field) for nobody and for a name that nobody has here.
    """
    wanted = validation.required_line(name, field, 60)
    person = Staff.select().where((Staff.name == wanted) & Staff.is_active).order_by(Staff.id).first()
    if person is not None:
        return wanted, person.id, person.phone
    if any(row.full_name == wanted for row in _accounts()):
        return wanted, None, ""
    text = translate("board", "Nobody called {name} works here. Choose somebody of the list.")
    raise UserError(text.format(name=wanted), field)


def _accounts() -> list[User]:
    return list(User.select(User.full_name).where(User.is_active))
