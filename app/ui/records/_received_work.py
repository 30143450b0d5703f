"""What the records of head office share: receive another package, take one back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
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

    def failed(error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            desk.prompts.fault(error)
        elif isinstance(error, UserError):
            desk.prompts.warn(error.text)

    act = partial(received_packages.undo, package.id, reason=reason)
    title = translate("receiving", "Take back {name}").format(name=package.number)
    desk.tasks.run(in_my_name(desk, lambda task: act(progress=task)), done, failed, title=title)
