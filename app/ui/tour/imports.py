"""A spreadsheet is imported: its columns, the list of what would happen, done, and the import among the past ones."""

from __future__ import annotations

from pathlib import Path

from app.core.i18n import translate
from app.exports._refused_rows import write
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.import_history import ImportHistory
from app.ui.dialogs.import_wizard import COLUMNS, DONE, LIST, ImportWizard
from app.ui.tour._stage import Stage

HEADINGS = ("序号", "客户名称", "联系人", "电话（手机）", "地址", "规格型号", "机身号", "购买日期", "保修期", "")


def play(stage: Stage) -> None:
    """Bring a sheet in as the supervisor: new customers, one that moved, one row that cannot go in."""
    sheet = _sheet(stage.scratch / "客户设备.xlsx", stage.found["customer"], stage.found["phone"])
    _command(stage, translate("commands", "Import a spreadsheet"))
    wizard = stage.opened(ImportWizard)
    stage.picture("import-file", translate("tour", "Import: a workbook or CSV file, dropped or chosen."))
    wizard.read(sheet)
    _arrived(stage, wizard, COLUMNS)
    stage.picture(
        "import-columns",
        translate("tour", "What each column means is found by heading and content, and can be changed."),
    )
    stage.click(wizard.next)
    _arrived(stage, wizard, LIST)
    wizard.list_page.table.selectRow(2)
    stage.picture(
        "import-list", translate("tour", "Row by row what would happen, with the reason; nothing is entered yet.")
    )
    stage.click(wizard.next)
    _arrived(stage, wizard, DONE)
    stage.picture("import-done", translate("tour", "Entered as one transaction, and it can be taken back."))
    stage.click(wizard.leave)
    stage.gone(wizard)
    _command(stage, translate("commands", "Past imports"))
    history = stage.opened(ImportHistory)
    stage.picture("import-history", translate("tour", "Past imports: which file, what it did, whether it is in force."))
    stage.key("Escape", history)
    stage.gone(history)


def _arrived(stage: Stage, wizard: ImportWizard, page: int) -> None:
    stage.wait(lambda: wizard.page == page and wizard.work.task is None, "import")
    stage.settle()


def _command(stage: Stage, words: str) -> None:
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(words, palette.line)
    stage.wait(lambda: palette.entries.rowCount() == 1, "command")
    stage.key("Return", palette.line)
    stage.gone(palette)


def _sheet(path: Path, known: str, phone: str) -> Path:
    """What an office keeps today, in the ways in which offices write."""
    rows = (
        (
            1,
            "珠江物业管理有限公司",
            "邓工",
            "13802213344/020-38770000",
            "珠江西路5号",
            "M450",
            "SNT001",
            "2023.5.1",
            "12个月",
        ),
        (2, "白云国际会议中心", "何小姐", 13922011888, "白云大道南1039号", "X200", "SNT002", 45047, "一年"),
        (3, known, "", phone, "番禺区大石街新址18号", "M450", "SNT003", "23/5/1", 24),
        (4, "南沙港务机械厂", "区师傅", "８６３３００１１", "港前大道2号", "K9", "SNT004", "二〇二三年五月", "2年"),
        (5, "荔湾老字号商店", "", "13711112222", "上下九步行街", "X200", "SNT005", "去年五月", "12"),
    )
    write(HEADINGS, [*((row, "") for row in rows), (("合计", "5 户"), "")], path)
    return path
