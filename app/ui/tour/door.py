"""First run, the way into the demonstration, and the day on the home page."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.pages._home_page import HomePage
from app.ui.tour._printer import FilePrinter
from app.ui.tour._stage import Stage

_BRANCH = {
    "branch_code": "GZ 01",
    "branch_name": "广州分公司",
    "company_name": "恒信机电设备有限公司",
    "complaint_phone": "020-83330000",
    "full_name": "何伟",
    "name": "hewei",
    "password": "Blue kettle 2026",
    "repeated": "Blue kettle 2026",
}


def play(stage: Stage) -> None:
    """Fill the first run in, make a mistake in it, then rather open the demonstration."""
    first = stage.panel(FirstRunPanel)
    for field, text in _BRANCH.items():
        stage.type(text, first.form.editor(field))
    stage.click(first.verb)
    stage.wait(lambda: first.form.error("branch_code"), "error")
    stage.picture(
        "first-run",
        translate("tour", "First run: the branch and its administrator; what is wrong stands beside its field."),
    )
    stage.click(first.demonstration)
    door = stage.panel(SignInPanel)
    stage.picture(
        "sign-in", translate("tour", "Sign-in: the demonstration branch lists its people, one for each role.")
    )
    enter(stage, door, "desk")
    page = stage.tab("home", HomePage)
    stage.wait(lambda: page.tiles, "home")
    stage.picture(
        "home", translate("tour", "Home: what is late, due, promised and out; each figure opens exactly its rows.")
    )
    late = page.tiles["late_arrival"]
    late.setFocus()
    stage.key("Return", late)
    stage.wait(lambda: stage.shift.workplace and stage.shift.workplace.current == "repairs", "repairs")
    stage.picture(
        "home-late-rows", translate("tour", "One figure of the home page, opened: exactly the rows it counts.")
    )


def enter(stage: Stage, door: SignInPanel, name: str) -> None:
    """Sign a person of the demonstration in by a click."""
    stage.click(stage.button(door, f"person_{name}"))
    stage.wait(lambda: stage.application.shift is not None and stage.application.window.workplace(), "workplace")
    stage.desk.printers = FilePrinter(stage.scratch / "printed.pdf")
    stage.settle()
