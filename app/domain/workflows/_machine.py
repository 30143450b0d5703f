"""The engine of all workflows: states, events, guards. One file beside this one describes each thing that has a life.

Who may fire an event is not repeated here: it is the permission matrix (`app.domain.permissions`), narrowed by a
transition only where the regulation lets a role act from one state and not from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.core.errors import Bug, NotPermitted, UserError
from app.core.i18n import shown, translate
from app.domain.permissions import ROLES, Role, allowed

F = TypeVar("F")

Guard = Callable[[F], UserError | None]
"""What must be true of the facts: None when it is, else the refusal to raise."""


@dataclass(frozen=True)
class Transition(Generic[F]):
    """One event out of one or more states. `target` None stays where it is; `action` is its name in the matrix."""

    event: str
    sources: frozenset[str]
    target: str | None
    label: str
    action: str
    guard: Guard[F] | None = None
    only: frozenset[Role] = frozenset(ROLES)

    def target_from(self, state: str) -> str:
        """The state after the event."""
        return state if self.target is None else self.target

    def is_for(self, role: str) -> bool:
        """Whether a role may fire it (on its own records, where the matrix says so)."""
        return role in self.only and allowed(role, self.action)


def to(
    event: str,
    sources: AbstractSet[str],
    target: str | None,
    label: str,
    action: str,
    guard: Guard[F] | None = None,
) -> Transition[F]:
    """A transition for every role that the matrix lets do it; see `Transition`."""
    return Transition(event, frozenset(sources), target, label, action, guard)


class Machine(Generic[F]):
    """A workflow: its states in order, and what leads from one to the next. Raises Bug where that is not sound."""

    def __init__(
        self, name: str, state_labels: Mapping[Any, str], facts_type: type[F], transitions: Iterable[Transition[F]]
    ) -> None:
        self.name = name
        self.state_labels: dict[str, str] = dict(state_labels)
        self.states = tuple(self.state_labels)
        self.transitions = tuple(transitions)
        self._facts_type = facts_type
        self._table: dict[tuple[str, str], Transition[F]] = {}
        for transition in self.transitions:
            for state in transition.sources:
                if (state, transition.event) in self._table:
                    raise Bug(f"{name}: {transition.event} leaves {state} twice")
                if not {state, transition.target or state} <= set(self.states):
                    raise Bug(f"{name}: {transition.event} knows a state that does not exist")
                self._table[state, transition.event] = transition
        self.events = frozenset(transition.event for transition in self.transitions)

    def permitted(self, state: str, role: str) -> tuple[Transition[F], ...]:
        """What a role may do in a state, in the order of the description (guards are asked only when it is fired)."""
        self._known(state)
        return tuple(item for item in self.transitions if state in item.sources and item.is_for(role))

    def fire(self, state: str, event: str, facts: F | Mapping[str, Any] | None = None, role: str | None = None) -> str:
        """The state after an event. `role` None means that the permission was checked before.

        Raises UserError with the guard's sentence or when the event does not fit the state, NotPermitted for a role
        that may not, Bug for a state, event or fact that does not exist.
        """
        transition = self._transition(state, event)
        if role is not None and not transition.is_for(role):
            raise NotPermitted(translate("workflow", "Your role does not allow this."))
        refusal = transition.guard(self.facts(facts)) if transition.guard else None
        if refusal is not None:
            raise refusal
        return transition.target_from(state)

    def refusal(
        self, state: str, event: str, facts: F | Mapping[str, Any] | None = None, role: str | None = None
    ) -> str:
        """Why an event would be refused now, in words; empty when it would not (to explain a disabled button)."""
        try:
            self.fire(state, event, facts, role)
        except UserError as refused:
            return refused.text
        return ""

    def facts(self, facts: F | Mapping[str, Any] | None) -> F:
        """Facts from plain values. Raises Bug for a name that is no fact of this workflow."""
        if isinstance(facts, self._facts_type):
            return facts
        try:
            return self._facts_type(**(facts if isinstance(facts, Mapping) else {}))
        except TypeError as fault:
            raise Bug(f"{self.name}: {fault}") from fault

    def label(self, state: str) -> str:
        """A state in the language of the program. Raises Bug for a state that does not exist."""
        self._known(state)
        return shown(self.state_labels[state])

    def _transition(self, state: str, event: str) -> Transition[F]:
        self._known(state)
        if event not in self.events:
            raise Bug(f"{self.name}: there is no event {event!r}")
        transition = self._table.get((state, event))
        if transition is None:
            label = next(shown(item.label) for item in self.transitions if item.event == event)
            text = translate("workflow", "“{event}” does not fit here: the state is “{state}”.")
            raise UserError(text.format(event=label, state=self.label(state)))
        return transition

    def _known(self, state: str) -> None:
        if state not in self.state_labels:
            raise Bug(f"{self.name}: there is no state {state!r}")
