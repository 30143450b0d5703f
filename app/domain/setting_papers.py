"""Settings of printed papers: which paper each form is usually printed on, and the logo at its head."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind

PAPERS = (
    ("A4", QT_TRANSLATE_NOOP("settings", "A4")),
    ("A5", QT_TRANSLATE_NOOP("settings", "A5 landscape")),
    ("241x139.7", QT_TRANSLATE_NOOP("settings", "241 × 139.7 mm, continuous")),
)
_SMALL = PAPERS[1:]
_UPRIGHT = ("A4", QT_TRANSLATE_NOOP("settings", "A4 upright"))
_ACROSS = ("A4-landscape", QT_TRANSLATE_NOOP("settings", "A4 landscape"))


def papers() -> Iterator[Setting]:
    """Paper of each form, logo."""
    group = SettingGroup.PAPER
    for key, usual, label, choices in (
        ("service_voucher", "A4", QT_TRANSLATE_NOOP("settings", "Paper of the service voucher"), PAPERS),
        ("take_back_receipt", "A5", QT_TRANSLATE_NOOP("settings", "Paper of the take-back receipt"), _SMALL),
        ("loan_slip", "A5", QT_TRANSLATE_NOOP("settings", "Paper of the loan slip"), _SMALL),
        ("tool_loan_card", "A5", QT_TRANSLATE_NOOP("settings", "Paper of the tool loan card"), PAPERS),
        ("cash_handover_slip", "A5", QT_TRANSLATE_NOOP("settings", "Paper of the cash hand-over slip"), PAPERS),
        ("dispatch_plan", "A4", QT_TRANSLATE_NOOP("settings", "Paper of the day plan"), (_UPRIGHT, _ACROSS)),
        ("listing", "A4-landscape", QT_TRANSLATE_NOOP("settings", "Paper of ledger prints"), (_ACROSS, _UPRIGHT)),
    ):
        yield Setting(f"print.paper.{key}", SettingKind.CHOICE, usual, label, group, sources.PRINTS, choices=choices)
    yield Setting(
        "print.control",
        SettingKind.TEXT,
        "",
        QT_TRANSLATE_NOOP("settings", "Forms as controlled documents"),
        group,
        sources.CONTROLLED,
        maximum=20_000,
        is_listed=False,
    )
    yield Setting(
        "print.logo",
        SettingKind.PICTURE,
        "",
        QT_TRANSLATE_NOOP("settings", "Logo"),
        group,
        help=QT_TRANSLATE_NOOP(
            "settings",
            "Printed at the head of every form. PNG, JPEG, BMP or TIFF, at most 5 MB; dark on white is best.",
        ),
    )
