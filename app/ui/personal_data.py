"""Erasing a customer, from the window: asking for it, carrying it out, and what of it runs behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.services import erasure_list, erasures
from app.services.erasures import ErasureEntry
from app.ui.background import gently
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.papers import print_form


def ask_for_erasure(desk: Desk, customer_id: int, name: str, window: QWidget) -> None:
    """The supervisor's half: why, and whether scans go too; told at once what stands in the way."""
    from app.ui.dialogs.erasure_request import ErasureRequestDialog

    open_ones = erasures.obstacles(customer_id)
    if open_ones:
        text = translate("erasure", "{name} cannot be erased while something is open: {matters}.")
        desk.prompts.warn(text.format(name=name, matters=", ".join(open_ones)))
        return
    ErasureRequestDialog(desk, customer_id, name, window).open()


def what_is_on_file(desk: Desk, number: str) -> None:
    """All that is on file about a customer's people, to read, print or save; that it was asked for is on record."""
    print_form(desk, "personal_data_report", number)


def carry_out(desk: Desk, entry: ErasureEntry) -> bool:
    """The administrator's half; says whether it was done."""
    question = translate(
        "erasure", "Erase {name} for good? Names, telephones and addresses go; nobody can bring them back."
    )
    detail = translate("erasure", "Asked for by {who}: {reason}. Numbers of papers, days and amounts stay.")
    if not desk.prompts.confirm(
        question.format(name=entry.customer_name),
        translate("erasure", "Erase"),
        detail.format(who=entry.requested_name, reason=entry.reason),
    ):
        return False
    done = desk.bus.run(erasures.erase, erasure_id=entry.id, seen_version=entry.row_version)
    if done is None:
        return False
    tidy(desk)
    return True


def tell_who_came_back(desk: Desk, window: QWidget) -> None:
    """Say that an older backup has brought erased customers back, with the way to where they are erased again.

    Also that the list of who was erased cannot be kept, and that somebody else has written into it.
    """
    try:
        strange = erasure_list.put_in_order()
        back = erasures.erasures_to_repeat()
    except EnvironmentFault as fault:
        desk.prompts.warn(fault.text)
        return
    if strange and not back:
        verb = translate("erasure", "Personal data")
        desk.prompts.warn(erasure_list.refused_words(), verb, lambda: _show(desk, window))
    if back:
        text = translate("erasure", "A backup brought {count} erased customers back: {numbers}. Erase them again.")
        numbers = ", ".join(one.customer_number for one in back[:8])
        verb = translate("erasure", "Personal data")
        desk.prompts.warn(text.format(count=len(back), numbers=numbers), verb, lambda: _show(desk, window))


def _show(desk: Desk, window: QWidget) -> None:
    from app.ui.dialogs.personal_data import PersonalDataDialog

    PersonalDataDialog(desk, window).open()


def repeat(desk: Desk) -> bool:
    """Erase again whom an older backup has brought back."""
    if desk.bus.run(erasures.repeat) is None:
        return False
    tidy(desk)
    return True


def tidy(desk: Desk) -> None:
    """Take the last traces off the disk, behind the window."""

    def done(_: None) -> None:
        text = translate("erasure", "Erased, on the disk too. Older backups still hold it until they are thinned.")
        desk.prompts.say(text)

    title = translate("erasure", "Clearing the database of what was erased")
    desk.tasks.run(gently(in_my_name(desk, erasures.tidy)), done, title=title)
