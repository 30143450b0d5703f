"""Who may do what, for every use case there is: denied before anything is written, and the denial is on record."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import app.services
from app.core.errors import Bug, NotPermitted
from app.domain import permissions
from app.models import database
from app.models.tables import ALL_TABLES
from app.services import _use_case
from app.services import session as sessions


def _use_cases() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in pkgutil.iter_modules(app.services.__path__, "app.services."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if hasattr(function, "action") and function.__module__ == module.name:
                yield f"{module.name.rpartition('.')[2]}.{name}", function


USE_CASES = dict(_use_cases())


def _counts() -> dict[str, int]:
    return {table.record_kind(): table.select().count() for table in ALL_TABLES}


def test_there_are_use_cases_to_walk() -> None:
    assert {"customers.create", "users.create", "settings.change", "staff.create", "branch.add_calendar_day"} <= set(
        USE_CASES
    )


@pytest.mark.parametrize("role", permissions.ROLES)
def test_denied_roles_are_stopped_before_anything_is_written(
    branch: Any, as_role: Any, role: str, monkeypatch: Any
) -> None:
    begun: list[str] = []
    inner = _use_case.transact

    def watched(unit: Any, act: Callable[[], Any]) -> Any:
        begun.append(unit.action)
        return inner(unit, act)

    monkeypatch.setattr(_use_case, "transact", watched)
    denied = {name: f for name, f in USE_CASES.items() if not permissions.allowed(role, f.action)}  # type: ignore[attr-defined]
    before = _counts()
    with as_role(role):
        for name, function in denied.items():
            begun.clear()
            with pytest.raises(NotPermitted):
                function(**_arguments(function))
            assert begun == [function.action], name  # type: ignore[attr-defined] - only the line that tells of the denial
    after = _counts()
    assert after.pop("audit_entry") == before.pop("audit_entry") + len(denied)
    assert after == before


@pytest.mark.parametrize("role", permissions.ROLES)
def test_allowed_roles_get_past_the_door(branch: Any, as_role: Any, role: str) -> None:
    allowed = {name: f for name, f in USE_CASES.items() if permissions.allowed(role, f.action)}  # type: ignore[attr-defined]
    assert allowed
    denials = "SELECT count(*) FROM audit_entry WHERE kind = 'denial'"
    with as_role(role):
        for function in allowed.values():
            with pytest.raises(TypeError):
                function(no_such_parameter=1)
    assert database.scalar(denials) == 0


def test_nobody_signed_in_is_our_mistake_not_a_way_in(branch: Any) -> None:
    sessions.begin(None)
    for function in USE_CASES.values():
        with pytest.raises(Bug):
            function(**_arguments(function))


def test_an_unknown_action_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="unknown action"):
        _use_case.use_case("customer.explode")


def _arguments(function: Callable[..., Any]) -> dict[str, Any]:
    """Something for every parameter that must be given; the door does not look at them."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    wanted = [p for p in parameters if p.default is p.empty and p.kind in (p.KEYWORD_ONLY, p.POSITIONAL_OR_KEYWORD)]
    return {parameter.name: None for parameter in wanted}
