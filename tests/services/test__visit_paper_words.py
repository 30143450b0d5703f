"""The papers of return visits speak Chinese whatever the language of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.domain import visit_script
from app.domain.workflows import complaint, service_call
from app.models.service_call import ReturnVisit
from app.services import _visit_paper_words as words
from app.services import paper_content, return_visits, service_call_file, service_calls
from app.services._open_promises import OpenPromise
from app.services.service_calls import SolvedByPhone


def _is_chinese(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text) and not any(sign.isascii() and sign.isalpha() for sign in text)


def test_every_question_that_is_shipped_is_printed_in_chinese() -> None:
    asked = {one for key in visit_script.QUESTIONS for one in visit_script.questions(key, key, "")}
    assert asked == set(words.QUESTIONS)
    assert [one for one in asked if not _is_chinese(words.question(one))] == []
    assert words.question("网络稳定吗？") == "网络稳定吗？"


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (OpenPromise("service_call", 1, "JX-1", "call", "门禁不开", "scheduled", "11-25 14:00"),
            "已约定 11-25 14:00 · 门禁不开"),
        (OpenPromise("service_call", 1, "JX-1", "call", "门禁不开", "logged"), "已登记 · 门禁不开"),
        (OpenPromise("service_call", 1, "JX-1", "loaner", at="11-25 14:00"), "已承诺 11-25 14:00 前提供备机"),
        (OpenPromise("complaint", 1, "TS-1", "case", state="approved", at="2026-11-30"), "已核决 · 承诺 2026-11-30"),
        (OpenPromise("opinion", 1, "YJ-1", "answer", "周末无人值班"), "已承诺答复 · 周末无人值班"),
        (OpenPromise("returned_part", 1, "FX-1", "with_us", "主机"), "主机 在我处，应于 – 归还"),
        (OpenPromise("loan", 1, "BY-1", "with_them", "投影机", at="2026-11-30"), "备机 投影机 借出至 2026-11-30"),
    ],
)  # fmt: skip
def test_what_is_open_is_printed_in_chinese(promise: OpenPromise, said: str) -> None:
    assert words.promise(promise) == said
    assert promise.words != said
    assert promise.subject in promise.words


def test_every_state_in_which_something_is_open_has_a_word() -> None:
    for state in service_call.WORKING_STATES:
        assert _is_chinese(words.promise(OpenPromise("service_call", 1, "", "call", state=str(state)))), state
    for state in (
        complaint.OPEN_STATES - complaint.SETTLED_STATES - {complaint.State.VISITED, complaint.State.CORRECTED}
    ):
        assert _is_chinese(words.promise(OpenPromise("complaint", 1, "", "case", state=str(state)))), state


def test_the_list_and_the_record_hold_no_english(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    call_id = work.register(outcome=SolvedByPhone("重新登录后正常"))
    waiting = work.register(fault_text="门禁不开")
    reply = clock.now() + timedelta(days=5)
    service_calls.promise_reply(waiting, seen_version=work.version(waiting), reply_at=reply, interface_person="吴敏")
    frozen_clock(timedelta(days=3))
    visit = service_call_file.file(call_id).visits[0]
    (row,) = paper_content.content("visit_sheet", "")["rows"]
    assert [one.split(" ", 1)[1] for one in row["promises"]] == [f"待回复 {clock.local(reply):%m-%d %H:%M} · 门禁不开"]
    record = paper_content.content("return_visit_record", visit.number)
    assert record["questions"]
    assert all(map(_is_chinese, [one.replace("1–5", "") for one in record["questions"]]))


def test_words_of_a_try_are_not_the_customers(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    visit = service_call_file.file(work.register(outcome=SolvedByPhone("重新登录后正常"))).visits[0]
    return_visits.not_reached(visit.id, seen_version=1, comment="占线")
    record = paper_content.content("return_visit_record", visit.number)
    assert (record["comment"], record["entered_by"], [one["note"] for one in record["tries"]]) == ("", "", ["占线"])
    return_visits.refuse(visit.id, seen_version=ReturnVisit.get_by_id(visit.id).row_version, comment="不便评价")
    record = paper_content.content("return_visit_record", visit.number)
    assert (record["comment"], bool(record["entered_by"])) == ("不便评价", True)
