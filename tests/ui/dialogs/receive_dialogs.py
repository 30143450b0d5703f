"""How the dialog of head office is opened (more of `every_dialog`)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.packages import receiving
from app.packages.manifest import Previous
from app.services.received_packages import Answers
from tests.packages.branch_packages import CALLS, calls, line, package
from tests.ui.dialogs.every_dialog import Office, opens


@opens("ReceiveDialog", "supervisor")
def _receive(office: Office) -> QDialog:
    from app.ui.dialogs.receive_package import ReceiveDialog

    return ReceiveDialog(office.desk, office.window)


def _shown(office: Office, path: Path) -> QDialog:
    from app.ui.dialogs.receive_package import ReceiveDialog

    dialog = ReceiveDialog(office.desk, office.window)
    dialog.show_offer(receiving.look(path))
    return dialog


@opens("ReceiveDialog first", "supervisor")
def _first(office: Office) -> QDialog:
    return _shown(office, package(office.folder / "stick", calls(), 7, Previous(6, "6" * 64)))


@opens("ReceiveDialog conflicts", "supervisor")
def _conflicts(office: Office) -> QDialog:
    first = receiving.look(package(office.folder / "first", [line(1, CALLS[0], 3), line(2, CALLS[1])]))
    if first.may_be_taken_in:  # asked for again in another language
        receiving.take_in(first, Answers(fingerprint=first.standing.fingerprint))
    rows = [line(1, CALLS[1], 2), line(2, CALLS[0], 2), line(3, CALLS[0])]
    return _shown(office, package(office.folder / "stick", rows, 2, Previous(1, first.head.digest)))


@opens("ReceiveDialog damaged", "supervisor")
def _damaged(office: Office) -> QDialog:
    path = package(office.folder / "stick", calls())
    (path / "cover.pdf").write_bytes(b"")
    return _shown(office, path)
