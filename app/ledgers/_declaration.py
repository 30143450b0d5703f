"""What a ledger declares: columns, saved views, conditions.

Plain values; the engine in `_source` turns them into rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.core.record import record
from app.core.tabular import Value, ValueKind

Facts = Mapping[str, Value]
"""A row's values by table column, as a tone function sees them."""

Choices = Mapping[Any, str]
"""Stored code to marked wording."""


class Tone(StrEnum):
    """What a colour means; every colour goes with a word, for printing and for colour-blind eyes."""

    NORMAL = "normal"
    LATE = "late"
    DUE = "due"
    PAUSED = "paused"
    DONE = "done"


class Operator(StrEnum):
    """How a condition compares."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    BEFORE = "before"  # smaller than, earlier than the first moment of a day
    AFTER = "after"  # at least, at or after the first moment of a day
    BETWEEN = "between"  # both ends included; a day as upper end counts whole
    IS_EMPTY = "is_empty"
    NOT_EMPTY = "not_empty"
    CONTAINS = "contains"
    LATER_THAN = "later_than"  # than the column that is the value: a limit missed
    NOT_LATER_THAN = "not_later_than"  # than the column that is the value: a limit kept


class Anchor(StrEnum):
    """Where a moving value is measured from."""

    NOW = "now"
    DAY = "day"  # the branch's today
    MONTH = "month"  # the first day of this month


@record
class Moving:
    """A value that moves with the clock: `Moving(Anchor.DAY, 1)` is tomorrow; `step` counts days, for MONTH months.

    `setting` names the branch's setting that says how many more days.
    """

    anchor: Anchor
    step: int = 0
    setting: str = ""


@record
class Me:
    """The person signed in: `staff` their staff id, `user` their user id, `name` their sign-in name."""

    what: str = "name"


Plain = str | int | bool | date | datetime | None
Operand = Plain | Moving | Me | tuple[Plain | Moving | Me, ...]


@record
class Condition:
    """A comparison of one column. `value` is a tuple for IN and BETWEEN, None for the two about emptiness."""

    column: str
    operator: Operator
    value: Operand = None


@record
class AnyOf:
    """At least one of several groups holds; all conditions of a group must."""

    groups: tuple[tuple[Condition, ...], ...]


Filter = Condition | AnyOf


@record
class Column:
    """A column of a ledger.

    `name` is the identifier used by conditions, JSON and the command line, `source` the table's column (the name when
    empty), `order` the column to sort by when it is not the source, `width` in characters. `choices` words a CODE, or
    offers values of a TEXT in the filter; `tone` gives the meaning of the cell from the row's facts, `tone_words` the
    words beside the colours where those of due days do not fit ("short" rather than "late"). Columns that are
    not `offered` can only be filtered (keys of related records); one with `derive` shows what follows from its source
    at this moment, and is filtered by the column of that source instead; `tell` says in words what a text holds, from
    all the row's facts (the text is filtered as it is stored). A moment that `ends_day` is a limit: midnight
    is shown as the day that ends with it.
    """

    name: str
    heading: str
    kind: ValueKind = ValueKind.TEXT
    width: int = 12
    source: str = ""
    order: str = ""
    choices: Choices | Callable[[], Choices] | None = None
    tone: Callable[[Facts, datetime], Tone] | None = None
    tone_words: Mapping[Tone, str] | None = None
    visible: bool = True
    offered: bool = True
    summed: bool = False
    derive: Callable[[Value, datetime], Value] | None = None
    tell: Callable[[Facts], str] | None = None
    ends_day: bool = False

    @property
    def stored(self) -> str:
        """The table's column."""
        return self.source or self.name

    @property
    def ordered(self) -> str:
        """The table's column that gives the order."""
        return self.order or self.stored

    @property
    def is_text(self) -> bool:
        """Whether empty means an empty text rather than NULL."""
        if self.kind is ValueKind.CODE and isinstance(self.choices, Mapping):
            return all(isinstance(code, str) for code in self.choices)
        return self.kind in (ValueKind.TEXT, ValueKind.CODE)

    def wording(self) -> Choices:
        """The choices, fetched when they are the branch's own."""
        return self.choices() if callable(self.choices) else self.choices or {}


@record
class View:
    """A saved view: conditions under a name, with an own order and own columns when given. `tone` colours its count.

    `for_staff` hides it from people who are not in the staff list (it speaks of "my" jobs).
    """

    name: str
    title: str
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = True
    columns: tuple[str, ...] = ()
    tone: Tone = Tone.NORMAL
    for_staff: bool = False


@record
class Index:
    """An index that the ledger relies on: table columns in order; `only` names the flag of a partial index."""

    columns: tuple[str, ...]
    only: str = ""
    name: str = ""


@record
class Beside:
    """A view of another ledger that belongs to the same work: named with its count under a ledger's own views.

    `group` is the heading above those of one kind.
    """

    title: str
    ledger: str
    view: str
    group: str = ""
    tone: Tone = Tone.NORMAL

    @property
    def name(self) -> str:
        """Its name among the counts."""
        return f"at:{self.ledger}:{self.view}"


@record
class Batch:
    """What can be done with many rows of a ledger at once; the window knows how by its `name`.

    In these `views` it has a button of its own, with the words `verb`; elsewhere it stands in the menu.
    """

    name: str
    title: str
    permission: str
    icon: str = ""
    verb: str = ""
    views: tuple[str, ...] = ()


@record
class Ledger:
    """A ledger: `table` holds its rows, `record_kind` opens them.

    Orders and filters outside `indexes` go to the worker. `facts` are table columns fetched with every row for the
    tones; `tab` is the position among the tabs (0: none); `permission` the action of `domain.permissions` that lets a
    role see it, `own` the column that holds the staff id of who may see only their own rows (`own_through`
    "table.column" when it holds the key of a row there; `own_by` "user" when it holds the id of the user; rows that
    meet all conditions of `own_also` are theirs as well); `start_view` is the view shown first (the first view always
    holds every row), `empty` the sentence shown when there is no row at all; `refreshed_by` more kinds in Changes that
    alter its rows (`ANY_KIND`: every change does); `search_kind` the index that answers a search, `scanned` the text
    columns that one reads row by row where there is none; `creates` the words of a button that enters a new record (for
    who has `create_permission`);
    `batches` can be done with the selected rows, or all of them; `beside` are views of other ledgers;
    `help_page` is the chapter of the help about it (none: that of the tab that shows it).
    """

    name: str
    title: str
    table: str
    record_kind: str
    columns: tuple[Column, ...]
    views: tuple[View, ...]
    indexes: tuple[Index, ...]
    default_sort: str
    descending: bool = True
    search_kind: str = ""
    scanned: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    own: str = ""
    own_through: str = ""
    own_by: str = "staff"
    own_also: tuple[Condition, ...] = ()
    permission: str = ""
    icon: str = ""
    tab: int = 0
    start_view: str = ""
    empty: str = ""
    refreshed_by: tuple[str, ...] = ()
    creates: str = ""
    create_permission: str = ""
    batches: tuple[Batch, ...] = ()
    beside: tuple[Beside, ...] = ()
    help_page: str = ""

    def column(self, name: str) -> Column:
        """The column with this identifier. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def view(self, name: str) -> View:
        """The shipped view with this name; the first when empty. Raises KeyError."""
        if not name:
            return self.views[0]
        for view in self.views:
            if view.name == name:
                return view
        raise KeyError(name)

    def shown_columns(self, view: View | None = None) -> tuple[str, ...]:
        """The identifiers shown when the user has not chosen."""
        if view and view.columns:
            return view.columns
        return tuple(column.name for column in self.columns if column.visible and column.offered)
