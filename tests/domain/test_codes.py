"""One wording for stored codes: everything that can be stored has its word, and nothing else has one."""

from __future__ import annotations

from app.core.i18n import Marked
from app.domain import codes, cover
from app.domain.workflows import return_visit, service_call, service_voucher


def test_every_state_and_verdict_has_its_word() -> None:
    assert set(codes.CALL_STATES) == {str(state) for state in service_call.State}
    assert set(codes.VOUCHER_STATES) == {str(state) for state in service_voucher.State}
    assert set(codes.VISIT_STATES) == {str(state) for state in return_visit.State}
    assert set(codes.COVERS) == {str(kind) for kind in cover.CoverKind}
    assert set(codes.SERVICE_CLASSES) == {str(kind) for kind in cover.ServiceClass}
    assert set(codes.SATISFACTION) == set(return_visit.SATISFACTION)


def test_words_are_marked_for_translation_and_tell_codes_apart() -> None:
    tables = {name: table for name, table in vars(codes).items() if name.isupper() and isinstance(table, dict)}
    assert len(tables) >= 10
    for name, table in tables.items():
        assert all(isinstance(word, Marked) for word in table.values()), name
        assert len(set(table.values())) == len(table), name
