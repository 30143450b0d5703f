"""Cut the type faces down to what papers print with them; what is hardly ever written is packed.

    python packaging/cut_font.py bold SOURCE       writes resources/fonts/NotoSansSC-Bold.ttf
    python packaging/cut_font.py regular SOURCE    writes NotoSansSC-Regular.ttf and NotoSansSC-Rare.ttf.xz
    python packaging/cut_font.py packed SOURCE     writes SOURCE.xz, as the supplement is packed

SOURCE is the unmodified file that `resources/fonts/fonts.md` names. Bold are all characters that are not Han, and of
the Han characters those of GB 2312, the common ones of Big5, and what people and places are named with beyond them. The
others stay in the regular face alone, in which a bold line borrows them. Regular are all that are not Han and those of
GBK; the other seven thousand are unpacked when one of them is printed. Saves nine megabytes.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
NAMES = (
    "喆堃镕犇骉祎珺翀玥晞昇淼垚燊玮琤琰瑄瑀璟祺禛稷笙筠甯闫鄢邝郗仝郄缑逄亓乜厍訾笪佟洺浟淏淯淽湜湉湲溍潽澍澔濛濬瀚灏灝炅炆炘炜炫烜烨焓焜焱煊煜煦熠熹燚爔"
    "玘玎玓玕玙玚玠玢玥玦玭珂珅珈珉珑珣珩珮琀琎琏琚琛琠琦琨琪琬琭琮琯琲琳琸琹琼瑎瑗瑜瑝瑢瑧瑨瑱瑷瑾璁璇璈璐璘璠璥璨璩璪璿瓅瓒畇畯皓皞皛盷眙矅砚砺硕碧礽祉祐祗禔禤"
    "禹禺秭稑稹穀穎窈竑竣竦筱箐箬篁簃粲粿綦縠纁纾绂绅绚绮绾缃缦缵罡羑羲翊翎翙翚翥聿肜胤脩臻舢舣芃芊芑芮芷芸苒苡苧茉茌茗茜茱荃荇荔荞荟莀莙莜莳莼菀菁菡菥菪萁萸萱葳蒨蒽"
    "蓁蓓蔓蔚蕖蕙蕤蕴薏薇薷藁藜藟蘅蘭虓虔虞蜺螢袆袊裒裕裬覃觏訚訢詠詺誉諠謇讷诩诹诺谌谖谧谯谲谳豫贇贠赟赪赭趱跫蹊軻轩轫轲轾辂辕辚迓迥迦迨逑逖逯遐遨邈邑邗邡邢邬邰邱邳邵邸邺"
    "郇郏郓郛郜郡郢郦郧郯郴郸鄄鄌鄏鄘鄞鄠鄢鄣鄯鄱酆醴釒鈞鈺銘錡錦鍇鍊鎏鎔鎮鐘鑑鑫钊钏钐钒钕钖钘钜钤钦钰钲钺铂铄铉铎铖铧铨铭铮铱铷铿锃锐锘锜锟锠锡锴锵锶镁镆镇镓镝镠镡镤镪镫镱镲镳"
)
"""Beyond the code pages, or at their rim."""
_SELECTORS = {*map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))}
_COMMON_BIG5 = range(0xA440, 0xC67F)


def _is_han(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK ")


def is_bold(code: int) -> bool:
    """Whether a character is printed in bold; variations are not."""
    letter = chr(code)
    if letter in _SELECTORS:
        return False
    if not _is_han(letter) or letter in NAMES or letter.encode("gb2312", "ignore"):
        return True
    return int.from_bytes(letter.encode("big5", "ignore")) in _COMMON_BIG5


def is_usual(code: int) -> bool:
    """Whether a character stands in the regular face; the others are packed."""
    return not _is_han(chr(code)) or bool(chr(code).encode("gbk", "ignore"))


def cut(source: bytes, is_kept: Callable[[int], bool]) -> bytes:
    """The font with what is kept."""
    face = hb.Face(source)
    asked = hb.SubsetInput()
    asked.unicode_set.update(code for code in (*face.unicodes, *face.variation_selectors) if is_kept(code))
    asked.drop_table_tag_set.update(int.from_bytes(name) for name in (b"vmtx", b"vhea", b"STAT"))
    return hb.subset(face, asked).blob.data


def packed(font: bytes) -> bytes:
    """The same, as small as it gets: outlines have no words of two or four bytes."""
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]
    return lzma.compress(font, lzma.FORMAT_XZ, filters=filters)


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    print(file.name, len(content), hashlib.sha256(content).hexdigest())


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    source = place.read_bytes()
    if what == "bold":
        _write(FONTS / "NotoSansSC-Bold.ttf", cut(source, is_bold))
    elif what == "regular":
        _write(FONTS / "NotoSansSC-Regular.ttf", cut(source, is_usual))
        _write(FONTS / "NotoSansSC-Rare.ttf.xz", packed(cut(source, lambda code: not is_usual(code))))
    else:
        _write(place.with_name(place.name + ".xz"), packed(source))
