"""G25: every query that is guarded, and every ledger, as every role: exactly what the matrix says, denials on record.

The use cases are in `test_permissions`.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import app.services
from app.core.errors import NotPermitted
from app.domain import permissions
from app.domain.permissions import MATRIX, Scope
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import open_source
from app.models import database
from tests.services.test_permissions import USE_CASES

GUARDS = ("require", "refuse_others")


def _guarded() -> Iterator[tuple[str, str, bool]]:
    """Functions that begin with a guard: module and name, action, whether the guard asks for a role alone."""
    for module in pkgutil.iter_modules(app.services.__path__):
        place = Path(next(iter(app.services.__path__))) / f"{module.name}.py"
        for node in ast.parse(place.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if node.args.args and node.args.args[0].arg == "unit":  # a part of a use case, guarded with it
                continue
            first = next((one for one in node.body if not _is_docstring(one)), None)
            call = first.value if isinstance(first, ast.Expr) else None
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in GUARDS:
                continue
            action = call.args[0]
            if isinstance(action, ast.Constant):
                yield f"{module.name}.{node.name}", str(action.value), call.func.id == "require"
            elif isinstance(action, ast.Name) and action.id.isupper():
                stored = getattr(importlib.import_module(f"app.services.{module.name}"), action.id)
                yield f"{module.name}.{node.name}", stored, call.func.id == "require"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


QUERIES = {name: (action, plain) for name, action, plain in _guarded()}


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(".")
    return getattr(importlib.import_module(f"app.services.{module}"), function)


def _call(function: Callable[..., Any]) -> Any:
    """Call with something for every parameter; a generator begins to run, too."""
    parameters = inspect.signature(function).parameters.values()
    wanted = [p for p in parameters if p.default is p.empty and p.kind in (p.KEYWORD_ONLY, p.POSITIONAL_OR_KEYWORD)]
    found = function(**{parameter.name: None for parameter in wanted})
    return list(found) if inspect.isgenerator(found) else found


def _denials() -> int:
    return int(database.scalar("SELECT count(*) FROM audit_entry WHERE kind = 'denial'"))


def test_there_is_something_to_walk() -> None:
    assert len(QUERIES) > 100
    assert {"customer_file.customer_file", "history.latest", "personal_data.on_file"} <= QUERIES.keys()
    assert {action for action, _ in QUERIES.values()} <= permissions.ACTIONS


@pytest.mark.parametrize("role", permissions.ROLES)
def test_denied_queries_answer_nothing_and_are_on_record(branch: Any, as_role: Any, role: str) -> None:
    denied = {name for name, (action, _) in QUERIES.items() if not permissions.allowed(role, action)}
    before = _denials()
    with as_role(role):
        for name in sorted(denied):
            with pytest.raises(NotPermitted):
                _call(_function(name))
    assert _denials() == before + len(denied)


@pytest.mark.parametrize("role", permissions.ROLES)
def test_allowed_queries_get_past_the_door(branch: Any, as_role: Any, role: str) -> None:
    allowed = {name for name, (action, plain) in QUERIES.items() if plain and permissions.allowed(role, action)}
    with as_role(role):
        for name in sorted(allowed):
            action = QUERIES[name][0]
            try:
                _call(_function(name))
            except NotPermitted:
                last = database.scalar("SELECT action FROM audit_entry WHERE kind = 'denial' ORDER BY id DESC LIMIT 1")
                assert permissions.scope(role, action) is Scope.OWN or last != action, f"{name} as {role}"
            except Exception:
                continue  # nonsense was given; the door let it in


@pytest.mark.parametrize("role", permissions.ROLES)
def test_every_ledger_opens_for_whom_the_matrix_says(branch: Any, as_role: Any, role: str) -> None:
    before = _denials()
    refused = 0
    with as_role(role):
        for ledger in all_ledgers().values():
            if permissions.allowed(role, ledger.permission):
                open_source(ledger).page(0, 5)
                continue
            refused += 1
            with pytest.raises(NotPermitted):
                open_source(ledger)
    assert _denials() == before + refused


def test_every_ledger_names_its_permission_and_whose_rows_are_own() -> None:
    for ledger in all_ledgers().values():
        assert ledger.permission in permissions.ACTIONS, ledger.name
        if Scope.OWN in MATRIX[ledger.permission].values():
            assert ledger.own, f"{ledger.name}: who sees only their own rows sees all of them"


def test_every_action_is_asked_somewhere() -> None:
    """A line of the matrix that nobody asks guards nothing."""
    asked = {function.action for function in USE_CASES.values()}  # type: ignore[attr-defined]
    asked |= {action for action, _ in QUERIES.values()} | {ledger.permission for ledger in all_ledgers().values()}
    text = "".join(path.read_text(encoding="utf-8") for path in Path(app.services.__path__[0]).parent.rglob("*.py"))
    matrix = inspect.getsource(permissions)
    lonely = {
        action for action in permissions.ACTIONS - asked if text.count(f'"{action}"') == matrix.count(f'"{action}"')
    }
    derived = {action for action in lonely if action.endswith(".view")}  # `f"{kind}.view"` in finding and attachments
    assert lonely - derived == UNASKED


UNASKED = {"contact.change", "address.change", "service_call.withdraw", "service_call.follow_up"}
"""Contacts and places are changed with their customer's file (`customer.change`); the steps of a call are asked for as
`service_call.{event}` by its machine (`domain.workflows.service_call`).
"""
