"""What holds a call up before it is closed (peers.md 5.3): whatever left or came in with it, and nobody settled yet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows.service_call import State


class Matter(StrEnum):
    """What is to be settled, in the order in which it usually is."""

    DEVICE = "device"
    RECEIPT = "receipt"
    LOANER = "loaner"
    COMPENSATION = "compensation"
    CARRIED = "carried"
    OLD_PART = "old_part"
    VOUCHER = "voucher"
    CHARGE = "charge"
    FOLLOW_UP = "follow_up"


MATTER_LABELS: Mapping[Matter, str] = MappingProxyType(
    {
        Matter.DEVICE: QT_TRANSLATE_NOOP("closing", "Device taken back"),  # 带回的设备
        Matter.RECEIPT: QT_TRANSLATE_NOOP("closing", "Take-back receipt"),  # 收据
        Matter.LOANER: QT_TRANSLATE_NOOP("closing", "Loaner"),  # 备用机
        Matter.COMPENSATION: QT_TRANSLATE_NOOP("closing", "Loaner compensation"),  # 备用机赔偿
        Matter.CARRIED: QT_TRANSLATE_NOOP("closing", "Tool taken along"),  # 随带工具
        Matter.OLD_PART: QT_TRANSLATE_NOOP("closing", "Old part"),  # 旧件
        Matter.VOUCHER: QT_TRANSLATE_NOOP("closing", "Service voucher"),  # 服务凭证
        Matter.CHARGE: QT_TRANSLATE_NOOP("closing", "Charge"),  # 收费
        Matter.FOLLOW_UP: QT_TRANSLATE_NOOP("closing", "Return visit"),  # 回访
    }
)

GATED_STATES = frozenset(
    {
        State.TAKEN_BACK,
        State.REPAIRED,
        State.COMPLETED,
        State.PHONE_RESOLVED,
        State.STRUCK_OFF,
        State.FOLLOWED_UP,
    }
)
"""From here on it is told what a call waits for; before, that it is worked on says enough."""
