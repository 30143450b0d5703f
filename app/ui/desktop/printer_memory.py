"""Which printer and paper each form was printed with last, by their names; a printer that is gone is no loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.record import record

if TYPE_CHECKING:
    from app.ui.printing import PrinterMemory

_LAST = "printer/last"


@record
class FormPrinter:
    """The printer and the paper that a form was printed with last; empty when it never was."""

    printer: str = ""
    paper: str = ""

    @classmethod
    def of(cls, memory: PrinterMemory, form: str) -> FormPrinter:
        """What is remembered for a form, else the printer that any form was printed with last."""
        kept = memory.get(f"printer/form/{form}") if form else None
        if isinstance(kept, dict) and kept.get("printer"):
            return cls(str(kept["printer"]), str(kept.get("paper") or ""))
        return cls(str(memory.get(_LAST, "") or ""))

    def keep(self, memory: PrinterMemory, form: str) -> None:
        """Remember it for this form, and the printer for forms that were never printed."""
        if form:
            memory.put(f"printer/form/{form}", {"printer": self.printer, "paper": self.paper})
        memory.put(_LAST, self.printer)
