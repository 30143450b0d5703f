"""The technician's day on paper: numbers, classes and times stay whole on either paper, however long the day."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from app.documents import technician_daily


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    finally:
        document.close()


@pytest.mark.parametrize("paper", technician_daily.PAPERS)
@pytest.mark.parametrize("count", [1, 12, 60])
def test_nothing_short_is_broken(paper: str, count: int) -> None:
    day = technician_daily.sample()
    jobs = tuple(
        replace(day.jobs[place % 3], number=f"JX-HZ01-2611-{place:04d}", service_class="ABCD"[place % 4])
        for place in range(count)
    )
    found = words_of(technician_daily.render(replace(day, jobs=jobs), paper=paper).pdf)
    assert [one.number for one in jobs if one.number not in found] == []
    assert found.count("09:20") == sum(one.arrived == "09:20" for one in jobs)
    head = found[: found.index("合计")]
    assert head.count("A 有费") == sum(one.service_class == "A" for one in jobs), "the letter with its word"


def test_a_day_without_jobs_says_so() -> None:
    found = words_of(technician_daily.render(replace(technician_daily.sample(), jobs=()), paper="A4").pdf)
    assert "当日无维修任务" in found
