"""The papers that go with a package: the cover that is signed, and the sheet of its passphrase."""

from __future__ import annotations

from app.core import clock
from app.documents import package_passphrase
from app.documents._form import Letterhead
from app.documents._plain import from_content
from app.documents.package_passphrase import PassphraseData
from app.packages import cover
from app.packages.making import Made
from app.services import document_control, session


def cover_sheet(made: Made) -> bytes:
    """The cover with the package's digest, as a PDF."""
    return cover.drawn(
        made.manifest,
        digest=made.digest,
        has_password=made.name.endswith(".zip"),
        operator=session.current().full_name,
        printed_at=clock.now(),
    )


def passphrase_sheet(name: str, passphrase: str) -> bytes:
    """The passphrase of a package as a PDF; `name` is empty as long as the package has none."""
    who = session.current().full_name
    data = PassphraseData(
        letterhead=from_content(Letterhead, document_control.letterhead("package_passphrase")),
        number=name,
        passphrase=passphrase,
        made_at=clock.now(),
        made_by=who,
        operator=who,
        printed_at=clock.now(),
    )
    return package_passphrase.render(data).pdf
