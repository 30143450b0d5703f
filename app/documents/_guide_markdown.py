"""The Markdown of the help's pages, read into blocks of styled spans for paper.

Headings (`## Title {#anchor}`), paragraphs, lists, tables, code, notes (`> `) and pictures; inside them bold, names of
the window (`*…*`), code, links, and keys: what is bold and spells keys, and everything like Ctrl+K, F1 or Esc.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.documents._guide_source import PICTURE

_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\*(?![\s*])([^*]+?)\*|\[([^\]]+)\]\(([^)]+)\)")
_ITEM = re.compile(r"^( *)(?:[-*] |(\d+)\. )(.*)$")
_HEADING = re.compile(r"^(#{1,3}) (.*?)(?: \{#([\w-]+)\})?$")
_ANCHOR = re.compile(r"^(#+ .*?) \{#([\w-]+)\}$", re.MULTILINE)
_RULE = re.compile(r"^\|?[ :|-]*-[ :|-]*\|?$")
_NAMES = "Ctrl|Alt|Shift|Enter|Esc|Tab|Space|空格|Insert|Delete|Del|Page Up|Page Down|PgUp|PgDown|PgDn"
_KEY = rf"(?:{_NAMES}|F1[0-2]|F[1-9]|[↑↓←→]|[A-Z0-9](?![A-Za-z0-9])|,)"
_COMBINATION = rf"{_KEY}(?:\+{_KEY})*"
_ONLY_KEYS = re.compile(rf"{_COMBINATION}(?:(?: ?[/、–-] ?| ){_COMBINATION})*$")
_KEYS_APART = re.compile(rf"({_COMBINATION})")
_PLAIN_KEYS = re.compile(
    r"(?<![\w+])((?:(?:Ctrl|Alt|Shift)\+)+(?:Enter|Esc|Tab|Space|PgUp|PgDown|PgDn|[A-Z0-9](?![A-Za-z0-9])|F\d+|,)"
    r"|F1[0-2](?!\w)|F[1-9](?!\w)|Esc(?!\w)|PgUp|PgDown|PgDn)"
)
_PLAIN_KEYS_CHINESE = re.compile(
    _PLAIN_KEYS.pattern[:-1] + r"|(?:Enter|Tab|Insert|Del|Page Up|Page Down|Ctrl|Alt|Shift)(?!\w))"
)
_HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True)
class Span:
    """A run of text of one style; `target` is where it leads (`topic:name`, `topic:name#anchor`, `keys:`)."""

    text: str
    bold: bool = False
    name: bool = False  # of something in the window
    code: bool = False
    key: bool = False
    target: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the chapter) to 3."""

    spans: Spans
    level: int
    anchor: str = ""

    @property
    def words(self) -> str:
        """The heading as plain text."""
        return plain(self.spans)


@dataclass(frozen=True)
class Paragraph:
    """Running text; a note stands apart with a bar at its side."""

    spans: Spans
    is_note: bool = False


@dataclass(frozen=True)
class Item:
    """An entry of a list with its mark (“1.” or “•”), `depth` lists deep."""

    spans: Spans
    mark: str
    depth: int


@dataclass(frozen=True)
class Table:
    """A table with a row of headings, which may be empty."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True)
class Code:
    """Lines as they are typed at a prompt."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of the tour with its caption."""

    caption: Spans
    name: str


Block = Heading | Paragraph | Item | Table | Code | Picture


def plain(spans: Spans) -> str:
    """The text of spans without their styles."""
    return "".join(span.text for span in spans)


def spells_keys(text: str) -> bool:
    """Whether words in bold are keys to press: Ctrl+N, ↑ ↓, F1."""
    return bool(_ONLY_KEYS.match(text))


def without_anchors(text: str) -> str:
    """The page without the `{#anchor}` of its headings, as a window shows it."""
    return _ANCHOR.sub(r"\1", text)


def inline(text: str, *, chinese: bool = False) -> Spans:
    """The spans of a piece of text; `chinese` text has no English words that are keys elsewhere (Enter, Tab)."""
    return tuple(_styled(text, Span(""), _PLAIN_KEYS_CHINESE if chinese else _PLAIN_KEYS))


def _styled(text: str, style: Span, keys: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    at = 0
    for match in _INLINE.finditer(text):
        found += _with_keys(text[at : match.start()], style, keys)
        at = match.end()
        code, bold, name, words, target = match.groups()
        if code is not None:
            found.append(replace(style, text=code, code=True))
        elif bold is not None:
            found += _keys(bold, style) if spells_keys(bold) else _styled(bold, replace(style, bold=True), keys)
        elif name is not None:
            found += _styled(name, replace(style, name=True), keys)
        else:
            found += _styled(words, replace(style, target=target), keys)
    return found + _with_keys(text[at:], style, keys)


def _keys(text: str, style: Span) -> list[Span]:
    """Keys that are named in bold, each by itself, and what stands between them."""
    pieces = _KEYS_APART.split(text)
    return [replace(style, text=one, key=bool(place % 2)) for place, one in enumerate(pieces) if one]


def _with_keys(text: str, style: Span, keys: re.Pattern[str]) -> list[Span]:
    pieces = keys.split(text)
    return [replace(style, text=one, key=bool(place % 2)) for place, one in enumerate(pieces) if one]


def parse(text: str, *, chinese: bool = False) -> tuple[Block, ...]:
    """The blocks of a page."""
    reader = _Reader(chinese)
    for line in text.splitlines():
        reader.take(line.rstrip())
    reader.end()
    return tuple(reader.blocks)


@dataclass
class _Reader:
    """Takes a page line by line; what is open (a paragraph, an entry, a table) ends with a line of something else."""

    chinese: bool
    blocks: list[Block] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _open: Item | None = None
    _is_note: bool = False
    _rows: list[str] = field(default_factory=list)
    _code: list[str] | None = None

    def take(self, line: str) -> None:
        if line.startswith("```"):
            self.end()
            self._fence()
        elif self._code is not None:
            self._code.append(line)
        elif line.startswith("|"):
            if not self._rows:
                self.end()
            self._rows.append(line)
        elif match := _HEADING.match(line):
            self.end()
            self.blocks.append(Heading(self._spans(match[2]), len(match[1]), match[3] or ""))
        elif match := PICTURE.match(line):
            self.end()
            self.blocks.append(Picture(self._spans(match[1]), match[2]))
        elif match := _ITEM.match(line):
            self.end()
            self._open = Item((), f"{match[2]}." if match[2] else "•", len(match[1]) // 2)
            self._words = [match[3]]
        elif not line.strip():
            self.end()
        else:
            self._running(line)

    def _running(self, line: str) -> None:
        is_note = line.startswith("> ")
        if self._rows or (is_note != self._is_note and not self._open):
            self.end()
        self._is_note = is_note
        self._words.append(line.removeprefix("> ").strip())

    def _fence(self) -> None:
        if self._code is None:
            self._code = []
        else:
            self.blocks.append(Code(tuple(self._code)))
            self._code = None

    def end(self) -> None:
        """Close what is open."""
        if self._words:
            spans = self._spans(_joined(self._words))
            self.blocks.append(replace(self._open, spans=spans) if self._open else Paragraph(spans, self._is_note))
        if self._rows:
            cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in self._rows if not _RULE.match(row)]
            rows = [tuple(self._spans(cell) for cell in row) for row in cells]
            self.blocks.append(Table(rows[0], tuple(rows[1:])))
        self._words, self._rows, self._open, self._is_note = [], [], None, False

    def _spans(self, text: str) -> Spans:
        return inline(text, chinese=self.chinese)


def _joined(lines: list[str]) -> str:
    """Lines that were broken for the eye; between ideographs nothing stands for the end of a line."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _HAN.match(text[-1:]) and _HAN.match(line[:1]) else f" {line}"
    return text
