"""What the records of head office share: receive another package, give its receipt, take one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.packages import receipts
from app.services import received_packages
from app.services.received_packages import PackageFile
from app.ui.desk import Desk
from app.ui.dialogs.receive_package import ReceiveDialog
from app.ui.ledger.on_worker import in_my_name


def receive(desk: Desk, window: QWidget) -> None:
    """Receive another package."""
    ReceiveDialog(desk, window).open()


def take_back(desk: Desk, package: PackageFile) -> None:
    """Ask for a reason and take the package back on the worker."""
    question = translate(
        "receiving", "Take back {name}? Every row of {branch} becomes what it was before. Why is it taken back?"
    ).format(name=package.number, branch=package.branch_name)
    reason = desk.prompts.ask_text(question)
    if not reason:
        return
    said = translate("receiving", "{name} was taken back.").format(name=package.number)

    def done(changes: Changes) -> None:
        desk.bus.announce(changes, said)

    act = partial(received_packages.undo, package.id, reason=reason)
    title = translate("receiving", "Take back {name}").format(name=package.number)
    desk.tasks.run(in_my_name(desk, lambda task: act(progress=task)), done, partial(_refused, desk), title=title)


def write_receipt(desk: Desk, package: PackageFile) -> None:
    """Ask for the folder of the stick and write the signed receipt, on the worker."""
    place = desk.prompts.folder(translate("receiving", "Write the receipt of {name} to").format(name=package.number))
    if place is None:
        return

    def done(path: Path) -> None:
        desk.bus.announce(
            Changes({"received_package": frozenset({package.id})}),
            translate("receiving", "Receipt written: {path}").format(path=path),
        )

    title = translate("receiving", "Receipt of {name}").format(name=package.number)
    work = in_my_name(desk, lambda _task: receipts.write(package.id, place))
    desk.tasks.run(work, done, partial(_refused, desk), title=title)


def print_receipt(desk: Desk, package: PackageFile) -> None:
    """The receipt to sign, in the preview."""
    try:
        pdf = receipts.sheet(package.id)
    except (UserError, EnvironmentFault) as error:
        _refused(desk, error)
        return
    desk.bus.announce(Changes({"received_package": frozenset({package.id})}))
    title = translate("receiving", "Receipt of {name}").format(name=package.number)
    desk.print_paper(pdf, title)


def _refused(desk: Desk, error: Exception) -> None:
    if isinstance(error, EnvironmentFault):
        desk.prompts.fault(error)
    elif isinstance(error, UserError):
        desk.prompts.warn(error.text)
