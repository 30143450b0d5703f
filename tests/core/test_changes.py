from app.core.changes import ANY_KIND, Changes


def test_touches_and_merging() -> None:
    first = Changes({"customer": frozenset({1})}, result=1, number="KH-1")
    second = Changes({"customer": frozenset({2}), "device": frozenset({7})}, result=7)
    both = first.merged(second)
    assert both.touched == {"customer": frozenset({1, 2}), "device": frozenset({7})}
    assert (both.result, both.number) == (1, "KH-1")
    assert both.touches("device", "voucher")
    assert not first.touches("device")
    assert Changes().merged(second).result == 7


def test_any_kind_is_touched_by_every_change() -> None:
    assert Changes({"customer": frozenset({1})}).touches("contract", ANY_KIND)
    assert not Changes().touches(ANY_KIND)
