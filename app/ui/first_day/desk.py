"""The first day at the desk: from the customer who rings to the return visit."""

from __future__ import annotations

from app.services import service_call_file, voucher_file
from app.ui.first_day.scene import Scene, Spot, Step, first, within


def _customers(scene: Scene) -> Spot | None:
    return first(scene.to_tab("customers"), within(scene.page("customers"), "bar", "search"))


def _found(scene: Scene) -> bool:
    page = scene.page("customers")
    searched = page is not None and bool(page.bar.search.text().strip())
    in_own_window = scene.window("RecordWindow") is not None and scene.record("customer") is not None
    return in_own_window or (searched and scene.record("customer") is not None)


def _cover(scene: Scene) -> Spot | None:
    pane = scene.record("customer")
    return first(within(pane, "device_link"), within(pane, "cover")) if pane is not None else _customers(scene)


def _sees_cover(scene: Scene) -> bool:
    pane = scene.record("customer")
    return scene.record("device") is not None or (pane is not None and pane.device_table.isVisible())


def _call(scene: Scene) -> Spot | None:
    dialog = scene.window("RegisterCallDialog")
    if dialog is None:
        return scene.header("call")
    if not dialog.caller.customer_id:
        return within(dialog, "caller", "finder")
    return within(dialog, "fault") if not dialog.fault.toPlainText().strip() else within(dialog, "outcome")


def _registered(scene: Scene) -> bool:
    if not scene.is_fresh or not scene.changes.touches("service_call") or scene.window("RegisterCallDialog") is None:
        return False
    scene.memory["call"] = scene.changes.result
    return True


def _dispatch(scene: Scene) -> Spot | None:
    page = scene.page("dispatch")
    return first(within(scene.window("PlaceDialog"), "verb"), scene.to_tab("dispatch"), within(page, "list"))


def _dispatched(scene: Scene) -> bool:
    if not scene.is_fresh:
        return False
    touched = scene.changes.touched.get("service_call", frozenset())
    own = {scene.memory["call"]} if scene.memory.get("call") else set()
    for call_id in sorted(touched | own):
        call = service_call_file.file(call_id)
        if call.technician_id and call.appointed_at and call.is_open:
            scene.memory["call"] = call_id
            return True
    return False


def _print(scene: Scene) -> Spot | None:
    preview, page = scene.window("PrintPreview"), scene.page("dispatch")
    return first(within(preview, "go"), scene.to_tab("dispatch"), within(page, "voucher_button"))


def _printed(scene: Scene) -> bool:
    if scene.window("PrintPreview") is not None:
        scene.memory["preview"] = 1
        return False
    return scene.changes.touches("service_voucher") and bool(scene.memory.pop("preview", 0))


def to_paper(scene: Scene) -> Spot | None:
    """The field for the number of a voucher, or the tab that it is on."""
    return first(scene.to_tab("paper_return"), within(scene.page("paper_return"), "code"))


def takes_paper(scene: Scene) -> bool:
    """Whether the form of a signed voucher is open; which one is kept in mind."""
    dialog = scene.window("HandInDialog")
    if dialog is None:
        return False
    scene.memory["voucher"] = dialog.voucher.id
    return True


def on_paper(scene: Scene) -> Spot | None:
    """The first field of the signed voucher that is empty, then the button that enters it."""
    dialog = scene.window("HandInDialog")
    if dialog is None:
        return to_paper(scene)
    for name in ("arrived_at", "finished_at", "solution"):
        editor = dialog.form.editor(name)
        text = editor.toPlainText() if hasattr(editor, "toPlainText") else editor.text()
        if not text.strip():
            return Spot(editor)
    return within(dialog, "verb")


def _struck_off(scene: Scene) -> bool:
    return voucher_is(scene, "filed")


def voucher_is(scene: Scene, *states: str) -> bool:
    """Whether the voucher that was taken in hand stands in one of these states."""
    takes_paper(scene)
    voucher = scene.memory.get("voucher", 0)
    if not scene.is_fresh or not voucher or not scene.changes.touches("service_voucher"):
        return False
    return voucher_file.file(voucher).state in states


def _visit(scene: Scene) -> Spot | None:
    page = scene.page("visits")
    entry = getattr(getattr(page, "sheet", None), "entry", None)
    chosen = getattr(entry, "chosen", "")
    return first(scene.to_tab("visits"), within(entry, "save_button") if chosen else within(entry))


def _visited(scene: Scene) -> bool:
    return scene.tab == "visits" and scene.changes.touches("return_visit")


def to_palette(scene: Scene) -> Spot | None:
    """Where anything is searched for."""
    return first(within(scene.window("CommandPalette"), "line"), scene.header("search"))


def found_anything(scene: Scene) -> bool:
    """Whether something was searched for, and the search has closed."""
    palette = scene.window("CommandPalette")
    if palette is not None:
        scene.memory["asked"] = int(bool(palette.line.text().strip()))
    return palette is None and bool(scene.memory.pop("asked", 0))


def helped(scene: Scene) -> bool:
    """Whether the help is open."""
    return scene.window("HelpWindow") is not None


STEPS = (
    Step("find_customer", _customers, _found),
    Step("see_cover", _cover, _sees_cover),
    Step("register_call", _call, _registered),
    Step("dispatch", _dispatch, _dispatched),
    Step("print_voucher", _print, _printed),
    Step("voucher_back", to_paper, takes_paper),
    Step("strike_off", on_paper, _struck_off),
    Step("return_visit", _visit, _visited),
    Step("find_anything", to_palette, found_anything),
    Step("help", lambda scene: scene.header("person"), helped),
)
