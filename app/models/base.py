"""What every table shares: the database proxy, field types, identity and row version."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast, overload

import peewee as pw

from app.domain.masking import NUMBERS, SHORTEST
from app.models import database, personal

proxy = pw.DatabaseProxy()
"""The database in use; `app.models.database.open_database` decides which one."""
database.tell_tables(proxy.initialize)


class _Column(pw.TextField):
    """A text column whose rows hold something better than text; peewee's stubs would call it text."""

    if TYPE_CHECKING:

        def __new__(cls, *args: Any, **kwargs: Any) -> Self: ...

        @overload
        def __get__(self, instance: None, owner: Any) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: Any) -> Any: ...
        def __get__(self, instance: object, owner: Any) -> Any: ...


class MomentField(_Column):
    """An aware moment, stored as UTC text `YYYY-MM-DDTHH:MM:SSZ`.

    Sorts as time on both engines and is readable by people.
    """

    def db_value(self, value: datetime | str | None) -> str | None:
        """Refuse naive times: nothing without a zone may reach the database."""
        if value is None or isinstance(value, str):
            return value
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def python_value(self, value: str | None) -> datetime | None:
        """The aware moment in UTC."""
        return parse_moment(value)


class DayField(_Column):
    """A calendar date, stored as `YYYY-MM-DD`: never an instant, so no zone can shift it."""

    def db_value(self, value: date | str | None) -> str | None:
        """ISO text."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """The calendar date."""
        return date.fromisoformat(value) if value else None


class MoneyField(pw.BigIntegerField):
    """An amount in fen."""


class WordsField(pw.TextField):
    """Text, in which a telephone or identity card number may stand: masked for who need not see it."""

    def bind(self, model: Any, name: str, set_attribute: bool = True) -> None:
        """Find out once whether this column may tell of a customer's people."""
        super().bind(model, name, set_attribute)
        self._is_private = personal.is_private(model._meta.table_name, name)
        self._shortest = 0 if name in NUMBERS else SHORTEST

    def python_value(self, value: str | None) -> str | None:
        """The text as the person acting sees it (`app.models.personal`)."""
        if not value or not self._is_private or (len(value) < self._shortest and "@" not in value):
            return value
        hides = personal.masker()
        return value if hides is None else hides.value(self.name, value)


class NumberField(WordsField):
    """A telephone number or e-mail address of a customer's people."""


class DerivedField(pw.IntegerField):
    """A number that the database works out from other columns of the same row; read, ordered by and never written."""

    def __init__(self, formula: str) -> None:
        """`formula` is a deterministic expression of SQL."""
        super().__init__(null=True, constraints=[pw.SQL(f"GENERATED ALWAYS AS ({formula}) STORED")])


def filled_in(*columns: str) -> str:
    """The formula that counts how many of these columns hold something."""
    return " + ".join(f"CASE WHEN {column} > '' THEN 1 ELSE 0 END" for column in columns)


def parse_moment(text: str | None) -> datetime | None:
    """Stored text to an aware moment in UTC."""
    return datetime.fromisoformat(text) if text else None


def new_uid() -> str:
    """A random 128-bit identity that survives travel between branches."""
    return os.urandom(16).hex()


class _Rows(pw.ModelSelect):
    """A query for rows of one table; where whole rows are wanted, their columns are put into words once.

    For one row that takes peewee longer than everything else together.
    """

    def __sql_selection__(self, ctx: Any, is_subquery: bool = False) -> Any:
        """The columns, as peewee words them."""
        if not self._is_default or is_subquery:
            return super().__sql_selection__(ctx, is_subquery)
        spelling = self.model, ctx.alias_manager[self.model._meta.table], ctx.state.quote or '""'
        words = _COLUMNS.get(spelling)
        if words is None:
            _model, alias, (begin, end) = spelling
            columns = [f"{begin}{alias}{end}.{begin}{field.column_name}{end}" for field in self._returning]
            words = _COLUMNS[spelling] = ", ".join(columns)
        return ctx.literal(words)


_COLUMNS: dict[tuple[type[pw.Model], str, str], str] = {}
"""By table, its alias in the query and the engine's quotation marks: the columns of a whole row."""


class Table(pw.Model):
    """A table of the branch; the table's name is the kind announced in Changes."""

    searched: ClassVar[tuple[str, ...]] = ()
    """The columns that are searched, first the name, whose pinyin and initials are searched too; none: not searched."""
    tells_of_people: ClassVar[bool] = False
    """Whether numbers of customers' people, or words about them, are kept here (`personal.columns_about_people`)."""

    class Meta:
        """Names follow the glossary: snake_case singular."""

        database = proxy
        legacy_table_names = False

    @classmethod
    def select(cls, *fields: Any) -> pw.ModelSelect[Self]:
        """A query for these columns, or for whole rows."""
        return cast("pw.ModelSelect[Self]", _Rows(cls, fields or cls._meta.sorted_fields, is_default=not fields))

    @classmethod
    def record_kind(cls) -> str:
        """The table's name, which is also the kind in Changes and in the audit trail."""
        return cls._meta.table_name

    @classmethod
    def written_fields(cls) -> list[pw.Field]:
        """The fields in order, without those that the database works out."""
        return [field for field in cls._meta.sorted_fields if not isinstance(field, DerivedField)]


class Record(Table):
    """A business record: never deleted, versioned against lost updates."""

    uid = pw.TextField(unique=True, default=new_uid)
    row_version = pw.IntegerField(default=1)
    created_at = MomentField()
    changed_at = MomentField()


def text(default: str | None = "", **options: Any) -> pw.TextField:
    """A text column that is empty rather than NULL; lengths are checked by `domain.validation`."""
    return WordsField(default=default, **options)


def contact_number(**options: Any) -> pw.TextField:
    """A column of telephone numbers or e-mail addresses of customers' people."""
    return NumberField(default="", **options)
