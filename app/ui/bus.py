"""Every write of the window goes through here: run the use case, say what went wrong, announce what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.changes import Changes
from app.core.errors import Cancelled, ChangedMeanwhile, EnvironmentFault, UserError
from app.ui.prompts import Prompts

OnError = Callable[[UserError], object]


class Bus(QObject):
    """Runs use cases. A widget never catches business errors, never refreshes itself, never tells another widget."""

    changed = Signal(object)
    """Changes of a use case that succeeded; `Changes.kinds` says what a view must refresh."""

    def __init__(self, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self.offer_undo: Callable[[Changes], tuple[str, Callable[[], object]] | None] | None = None
        """Asked after each success; returns (sentence, what the undo button does) or None. The window sets it."""

    def run(
        self,
        use_case: Callable[..., Changes],
        *args: Any,
        on_error: OnError | None = None,
        said: str = "",
        **kwargs: Any,
    ) -> Changes | None:
        """Run a use case and announce its Changes; None when it was refused, and then it has been said why.

        A UserError goes to `on_error` (put it beside its field, or in the form), and to the strip without one or when
        it answers False. When somebody else saved meanwhile, both versions are shown: "keep mine" saves again over
        theirs, "take theirs" gives the error to `on_error` and announces the record as changed so that it is read
        afresh. `said` is a sentence for the strip on success.
        """
        try:
            changes = use_case(*args, **kwargs)
        except ChangedMeanwhile as error:
            return self._meanwhile(error, use_case, args, kwargs, on_error, said)
        except UserError as error:
            if on_error is None or on_error(error) is False:
                self._prompts.warn(error.text)
            return None
        except EnvironmentFault as error:
            self._prompts.fault(
                error, self.tr("Try again"), lambda: self.run(use_case, *args, on_error=on_error, said=said, **kwargs)
            )
            return None
        except Cancelled:
            return None
        self.announce(changes, said)
        return changes

    def announce(self, changes: Changes, said: str = "") -> None:
        """Tell every view what changed (also for work that ran on a worker), and offer to undo it."""
        if changes.touched:
            self.changed.emit(changes)
        offer = self.offer_undo(changes) if self.offer_undo else None
        if offer:
            self._prompts.say(said or offer[0], self.tr("Undo"), offer[1])
        elif said:
            self._prompts.say(said)

    def _meanwhile(
        self,
        error: ChangedMeanwhile,
        use_case: Callable[..., Changes],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        on_error: OnError | None,
        said: str,
    ) -> Changes | None:
        if "seen_version" in kwargs and self._prompts.changed_meanwhile(error.text, error.worded()):
            return self.run(use_case, *args, on_error=on_error, said=said, **{**kwargs, "seen_version": None})
        kind = str(getattr(use_case, "action", "")).partition(".")[0]
        self.changed.emit(Changes({kind: frozenset()} if kind else {}))
        if on_error is not None:
            on_error(error)
        return None
