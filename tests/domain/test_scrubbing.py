"""What leaves the house in a diagnostic bundle tells of nobody, and still tells where the trouble is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scrubbing import Scrubber

OURS = Scrubber(("zhang.wei", "DESKTOP-7F3K2", "Smith Trading Co", "Queen Street"))


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-20 09:30:01,123 WARNING aftercare.qt: a plain sentence",
        "  app/ui/dialogs/register_call.py:210 in save",
        "  site-packages/peewee.py:1234 in execute_sql",
        "builtins.ZeroDivisionError",
        "peewee.IntegrityError: app.core.errors.Bug",
        "The backup was proven in 12.5 s, 3 of 120 steps (utf-8, win32).",
        "QPainter::begin: Paint device returned engine == 0, type: 2",
        "retried 3 times - it is so …",
    ],
)
def test_what_helps_to_find_the_trouble_stays(line: str) -> None:
    assert OURS.scrub(line) == line


@pytest.mark.parametrize(
    ("line", "secrets"),
    [
        ("called 13800138000 back", ["1380", "8000"]),
        ("called 138 0013 8000 or 020-8765 4321 back", ["0013", "8000", "8765", "4321"]),
        ("customer 王晓彤 at 云影路 77 号", ["王", "云影路"]),
        ("device SN-778899 and AB12CD34 gone", ["778899", "AB12", "CD34"]),
        ("cannot open C:\\Users\\Zhang Wei\\AppData\\Local\\Aftercare\\branch.aftercare", ["Zhang", "AppData"]),
        ("cannot open \\\\server\\share\\a.xlsx", ["server", "share"]),
        ("cannot open /home/zhang.wei/branch.aftercare: denied", ["home", "zhang"]),
        ("no ~/secret/a.txt", ["secret"]),
        ("postgresql://boss:pass@example.cn/branch", ["boss", "pass", "example"]),
        ("mail lisa@example.cn", ["lisa", "example"]),
        ("“Blue kettle” is 'very secret' and \"private\"", ["Blue", "secret", "private"]),
        ("KeyError: 'Lisa Chen'", ["Lisa", "Chen"]),
        ("sign-in by zhang.wei on DESKTOP-7F3K2", ["zhang", "wei", "7F3K2", "DESKTOP"]),
        ("Smith asked, SMITH_2 too, queen street", ["mith", "MITH", "queen", "street"]),
        ("row BJ2026-000123", ["000123"]),
    ],
)
def test_what_tells_of_somebody_goes(line: str, secrets: list[str]) -> None:
    scrubbed = OURS.scrub(line)
    assert not [secret for secret in secrets if secret in scrubbed], scrubbed
    assert "•" in scrubbed


@given(
    st.text(alphabet="abc xyz:.,-/\\'\"(", max_size=20),
    st.sampled_from(["13800138000", "+86 138 0013 8000", "张伟", "Smith", "SN-778899", "lisa@example.cn"]),
    st.text(alphabet="abc xyz:.,-/\\'\")", max_size=20),
)
def test_wherever_it_stands(before: str, secret: str, after: str) -> None:
    assert secret not in OURS.scrub(f"{before} {secret} {after}")


def test_a_short_number_of_a_name_hides_no_line_of_the_program() -> None:
    scrubber = Scrubber(["Tower 12 of Acme", "77"])
    assert scrubber.scrub("app/ui/shift.py:12 in begin") == "app/ui/shift.py:12 in begin"
    assert scrubber.scrub("Acme sits in the Tower, room 77") == "• sits in the •, room •"
