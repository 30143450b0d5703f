"""How the dialog of backups is opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.core.progress import Silent
from app.services import backups, customers
from app.services import session as sessions
from tests.ui.dialogs.every_dialog import Office, opens


@opens("BackupsDialog", "administrator")
def _backups(office: Office) -> QDialog:
    from app.ui.dialogs.backups import BackupsDialog

    who = sessions.current()
    with sessions.acting_as(sessions.Session(who.user_id, who.name, who.full_name, "representative")):
        customers.create(name="甲")
    backups.run(Silent(), lambda _: None)
    return BackupsDialog(office.desk, lambda: None, office.window)
