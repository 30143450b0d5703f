"""The signed voucher comes back: entered, struck off and filed in one go."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import attachments, drafts, service_call_charges, service_call_file, voucher_file
from app.services.scans import ScanPage
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import HandInDialog

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int) -> HandInDialog:
    frozen_clock(timedelta(hours=9))
    made = HandInDialog(desk, voucher)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def fill(dialog: HandInDialog) -> None:
    now = clock.now()
    dialog.form.set_values({
        "arrived_at": now - timedelta(hours=3), "finished_at": now - timedelta(hours=1), "solution": "换搓纸轮",
        "signer_name": "张伟", "signed_on": clock.today(), "satisfaction": 5,
    })  # fmt: skip


def test_ctrl_enter_enters_strikes_off_and_files(dialog: HandInDialog, qtbot: QtBot, voucher: int) -> None:
    fill(dialog)
    qtbot.keyClick(dialog.form.editor("signer_name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    kept = voucher_file.file(voucher)
    assert (kept.state, kept.signer_name, kept.satisfaction, kept.filing_place) == ("filed", "张伟", 5, "2026-11")
    call = service_call_file.file(kept.call_id)
    assert (call.state, call.solution_text) == ("struck_off", "换搓纸轮")


def test_what_is_missing_is_said_beside_its_field(dialog: HandInDialog, voucher: int) -> None:
    dialog.form.editor("arrived_at").setText("")
    dialog.submit()
    assert dialog.form.error("arrived_at")
    fill(dialog)
    dialog.form.editor("signer_name").setText("")
    dialog.submit()
    assert dialog.form.error("signer_name")
    dialog.form.editor("signer_name").setText("张伟")
    dialog.form.editor("finished_at").set_value(clock.now() + timedelta(days=3))
    dialog.submit()
    assert dialog.form.error("finished_at")
    assert dialog.isVisible()
    assert voucher_file.file(voucher).state == "out"


def test_charges_come_from_the_price_list_and_are_written_in_capitals(dialog: HandInDialog, voucher: int) -> None:
    fill(dialog)
    dialog.charges.set_rows([{"description": "搓纸轮组件", "quantity": "2", "unit_price": "85"}])
    dialog._show_total()
    assert "人民币壹佰柒拾元整" in dialog.sum.text()
    assert dialog.form.editor("agreed_by").isVisible()
    dialog.form.editor("announced").setChecked(True)
    dialog.submit()
    assert "covered" in dialog.trouble.text()
    place = [one.field for one in dialog.charges._columns].index("exclusion")
    assert dialog.charges.item(0, place).toolTip() == dialog.trouble.text()
    dialog.charges.set_cell(0, "exclusion", "Consumable")
    dialog.submit()
    call = service_call_file.file(voucher_file.file(voucher).call_id)
    assert [(line.description, line.amount, line.exclusion) for line in call.charges] == [
        ("搓纸轮组件", 17000, "consumable")
    ]
    assert call.charge == 17000


def test_what_cover_pays_for_is_worth_its_price_and_costs_nothing(dialog: HandInDialog, voucher: int) -> None:
    fill(dialog)
    dialog.charges.set_rows([{"description": "搓纸轮组件", "quantity": "2", "unit_price": "85"}])
    place = [one.field for one in dialog.charges._columns].index("exclusion")
    dialog.charges.item(0, place).setText("not charged")
    assert (dialog.charges.cell(0, "amount"), dialog.sum.text()) == ("0.00", "")
    dialog.submit()
    (line,) = service_call_file.file(voucher_file.file(voucher).call_id).charges
    assert (line.amount, line.worth, line.exclusion) == (0, 17000, "")


def test_what_is_covered_already_says_so(desk: Desk, qtbot: QtBot, voucher: int) -> None:
    call = service_call_file.file(voucher_file.file(voucher).call_id)
    desk.bus.run(service_call_charges.add, call.id, seen_version=call.row_version, description="轴承", worth=4000)
    made = HandInDialog(desk, voucher)
    qtbot.addWidget(made)
    assert made.charges.cell(0, "exclusion") == "not charged"
    assert [(one.unit_price, one.worth, one.exclusion) for one in made.charges.entries()] == [(0, 0, "")]


def test_a_price_that_is_no_amount_is_marked_in_its_cell(dialog: HandInDialog) -> None:
    fill(dialog)
    dialog.charges.set_rows([{"description": "搓纸轮组件", "quantity": "1", "unit_price": "abc"}])
    dialog.submit()
    assert dialog.trouble.isVisible()
    assert dialog.charges.item(0, 3).toolTip()


def test_the_scan_is_attached(dialog: HandInDialog, voucher: int, tmp_path: Path) -> None:
    scan = tmp_path / "signed.png"
    scan.write_bytes(PNG)
    dialog.desk.prompts.next_answer(scan)
    dialog.scan_button.click()
    assert "signed.png" in dialog.scan_button.text()
    fill(dialog)
    dialog.submit()
    assert [one.name for one in voucher_file.file(voucher).attachments] == ["signed.png"]


def test_of_a_stack_of_scans_only_the_page_of_this_voucher_is_attached(
    dialog: HandInDialog, voucher: int, tmp_path: Path
) -> None:
    stack = tmp_path / "stack.tif"
    pages = [Image.new("L", (40, 40), shade) for shade in (0, 128, 255)]
    pages[0].save(stack, save_all=True, append_images=pages[1:])
    dialog._scan = ScanPage(str(stack), 2, (), None)
    dialog._show_scan()
    assert "stack.tif · 2" in dialog.scan_button.text()
    fill(dialog)
    dialog.submit()
    (kept,) = voucher_file.file(voucher).attachments
    with Image.open(io.BytesIO(attachments.read(kept.id).content)) as alone:
        assert (getattr(alone, "n_frames", 1), alone.getpixel((5, 5))) == (1, 128)


def test_a_stack_that_is_gone_is_said(dialog: HandInDialog, voucher: int, tmp_path: Path) -> None:
    dialog._scan = ScanPage(str(tmp_path / "gone.pdf"), 3, (), None)
    fill(dialog)
    dialog.submit()
    assert "gone.pdf" in dialog.trouble.text()
    assert voucher_file.file(voucher).state == "out"


def test_a_scan_that_is_gone_is_said(dialog: HandInDialog, voucher: int, tmp_path: Path) -> None:
    dialog.desk.prompts.next_answer(tmp_path / "gone.png")
    dialog.choose_scan()
    fill(dialog)
    dialog.submit()
    assert "gone.png" in dialog.trouble.text()
    assert voucher_file.file(voucher).state == "out"


def test_a_technician_hands_in_but_does_not_file(
    desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int, as_role: Callable[[str], AbstractContextManager[None]]
) -> None:
    with as_role("technician"):
        own = HandInDialog(desk, voucher)
        qtbot.addWidget(own)
        assert not own.strikes.isEnabled()
        fill(own)
        own.submit()
        assert voucher_file.file(voucher).state == "returned"


def test_entered_now_and_filed_later(desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int) -> None:
    fill(dialog)
    dialog.strikes.setChecked(False)
    dialog.submit()
    assert voucher_file.file(voucher).state == "returned"
    again = HandInDialog(desk, voucher)
    qtbot.addWidget(again)
    assert not again.form.isEnabled()
    again.submit()
    assert voucher_file.file(voucher).state == "filed"


def test_closing_keeps_a_draft(desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int) -> None:
    dialog.form.editor("solution").setPlainText("half written")
    dialog.reject()
    assert [one.form for one in drafts.listing()] == [f"service_voucher:{voucher}"]
    again = HandInDialog(desk, voucher)
    qtbot.addWidget(again)
    assert again.form.editor("solution").toPlainText() == "half written"


def test_a_draft_leaves_alone_what_nobody_typed(desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int) -> None:
    """The appointment and who reported it come from the record, which others may change meanwhile."""
    dialog.form.editor("solution").setPlainText("half written")
    dialog.reject()
    entry = drafts.listing()[0]
    assert entry.content["values"] == {"solution": "half written"}
    ServiceCall.update(reporter="新联系人", cause_text="电源老化").execute()
    again = HandInDialog(desk, voucher)
    qtbot.addWidget(again)
    assert again.form.editor("solution").toPlainText() == "half written"
    assert again.form.editor("signer_name").text() == "新联系人"
    assert again.form.editor("cause").text() == "电源老化"


def test_the_draft_of_a_void_voucher_can_only_be_read(
    desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int
) -> None:
    dialog.form.editor("solution").setPlainText("half written")
    dialog.reject()
    assert [one.is_void for one in drafts.listing()] == [False]
    ServiceVoucher.update(state="void").where(ServiceVoucher.id == voucher).execute()
    assert [one.is_void for one in drafts.listing()] == [True]
    again = HandInDialog(desk, voucher)
    qtbot.addWidget(again)
    assert again.form.editor("solution").toPlainText() == ""
    again.reject()
    assert len(drafts.listing()) == 1, "the form that does not show it does not throw it away"


def test_typed_and_taken_back_again_it_is_no_draft(dialog: HandInDialog) -> None:
    dialog.form.editor("solution").setPlainText("half written")
    dialog.keeper.keep()
    assert len(drafts.listing()) == 1
    dialog.form.editor("solution").clear()
    dialog.reject()
    assert drafts.listing() == ()


def test_entered_it_is_no_draft_even_when_it_is_filed_later(dialog: HandInDialog) -> None:
    fill(dialog)
    dialog.keeper.touch()
    dialog.keeper.keep()
    assert len(drafts.listing()) == 1
    dialog.filing.editor("place").clear()
    dialog.submit()
    assert dialog.isVisible(), "no place to file it"
    dialog.filing.editor("place").setText("2026")
    dialog.reject()
    assert drafts.listing() == ()


def test_what_i_typed_on_a_paper_that_another_entered_stays(
    desk: Desk, qtbot: QtBot, dialog: HandInDialog, voucher: int
) -> None:
    dialog.form.editor("solution").setPlainText("half written")
    dialog.reject()
    ServiceVoucher.update(state="returned").where(ServiceVoucher.id == voucher).execute()
    later = HandInDialog(desk, voucher)
    qtbot.addWidget(later)
    later.filing.editor("place").setText("2026")
    later.reject()
    (kept,) = drafts.listing()
    assert kept.content["values"] == {"solution": "half written"}
