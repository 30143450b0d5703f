"""The three kinds of trouble: the user's, the world's and ours."""

from __future__ import annotations

from collections.abc import Mapping


class AftercareError(Exception):
    """Base of everything the program raises on purpose.

    `text` is a finished sentence in the language of the program. A path in it is put as people know it, not in the
    spelling in which Windows reaches one that is long (`long_paths`): Explorer does not take that.
    """

    def __init__(self, text: str) -> None:
        text = text.replace("\\\\?\\UNC\\", "\\\\").replace("\\\\?\\", "")
        super().__init__(text)
        self.text = text


class UserError(AftercareError):
    """Something the user can put right: say it beside the field.

    `field` names the input that is wrong, as the use case spells its parameter; None when the whole request is refused.
    """

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field


class NotPermitted(UserError):
    """The role of the person signed in does not allow this."""


class ChangedMeanwhile(UserError):
    """Somebody else saved the same record since it was read.

    `differences` maps a field to (what this user had read, what is stored now), both worded for people; `labels` says
    what the fields are called.
    """

    def __init__(
        self, text: str, differences: dict[str, tuple[str, str]], labels: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(text)
        self.differences = differences
        self.labels = labels or {}

    def worded(self) -> dict[str, tuple[str, str]]:
        """The differences under what people call the fields."""
        return {self.labels.get(name, name): pair for name, pair in self.differences.items()}


class EnvironmentFault(AftercareError):
    """The world does not cooperate (disk full, file locked, drive gone): say what to do.

    `kind` is a stable word for tests and logs, such as "disk_full", "locked", "read_only", "damaged", "gone" or
    "too_new".
    """

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.kind = kind


class Cancelled(AftercareError):
    """The user stopped a long task; nothing was left behind."""


class Bug(AftercareError):
    """Our own mistake: goes to the crash dialog and the log."""
