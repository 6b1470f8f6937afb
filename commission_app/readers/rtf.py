"""RTF files: their text through striprtf, which is first spared what it would lose, double, or take as live."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import MAX_BLOCKS, Block, Read, Role, blocks_of, raised

_MOST_PARAGRAPHS = 10 * MAX_BLOCKS
"""Empty ones among them."""
MAX_TEXT = 8_000_000
"""Letters of RTF without its pictures: about ten times the longest constitution there is."""

_TOKEN = re.compile(rb"\\(?:bin(\d{1,9}) ?|([a-z]{1,32})(-?\d{1,10})?|.)|[{}]", re.DOTALL)
_ASIDE = {
    b"footnote": Role.NOTE,
    b"annotation": Role.NOTE,
    b"shptxt": Role.TEXT,
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), Role.APART),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), Role.APART),
}
_DROPPED = frozenset(
    {b"pict", b"objdata", b"fldinst", b"shprslt", b"themedata", b"datastore", b"nonshppict", b"stylesheet"}
)
_PARAGRAPH = re.compile(rb"\\(?:par|line|sect|page|row|cell)(?![a-z])")
_CELL = re.compile(rb"\\(?:nest)?cell(?![a-z])")
_LIST = re.compile(rb"\\pntext(?![a-z])")
_HIGH = re.compile(rb"[\x80-\xff]")
_SUPER = re.compile(rb"(\\super(?![a-z\d])(?:\\[a-z]{1,32}-?\d{0,9} ?|[\r\n ])*)(\d{1,3})(?=[\r\n ]*[\\{}])")
_MARK = "\ue001"
_MARK_RTF = b"{\\uc1\\u57345?}"
_HIDE, _SHOW = b"{\\uc1\\u57346?}", b"{\\uc1\\u57347?}"
_HIDDEN = re.compile("\ue002([^\ue002\ue003]*)\ue003")
_HIDING = re.compile("[\ue002\ue003]")
_DEEPEST = 1000


@dataclass(slots=True)
class _Parts:
    """A file taken apart: its main text, and what stands beside it, in the order of the marks in the text."""

    main: bytearray = field(default_factory=bytearray)
    asides: list[tuple[Role, bytes]] = field(default_factory=list)
    tracked: bool = False
    hides: bool = False
    is_whole: bool = True


def read(content: bytes, name: str, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    """Return the paragraphs of an RTF file; raises UserError where it is damaged or too large."""
    parts = _taken_apart(content, name, tracked)
    if len(parts.main) > MAX_TEXT or len(_PARAGRAPH.findall(parts.main)) > _MOST_PARAGRAPHS:
        raise UserError("reading.too_large", name=name)
    if not parts.is_whole:
        # A file that was cut off would be read as a law without its end.
        raise UserError("reading.damaged", name=name)
    head = bytes(parts.main[: parts.main.find(b"\\pard")]) if b"\\pard" in parts.main else b"{\\rtf1"
    blocks: list[Block] = []
    is_hiding = False
    waiting = iter(parts.asides)
    text = _HIDDEN.sub(lambda match: match[0].replace("\n", "\ue003\n\ue002"), _text(bytes(parts.main), name))
    for line in text.split("\n"):
        shown, hidden = _parted(line)
        blocks += (*blocks_of([shown]), *blocks_of(hidden, Role.APART))
        is_hiding = is_hiding or bool(hidden)
        for _ in range(line.count(_MARK)):
            role, aside = next(waiting, (Role.NOTE, b""))
            blocks += blocks_of([_parted(_text(head + b"\\pard " + aside + b"}", name))[0]], role)
    told = (("source.hidden_text", is_hiding), ("source.tracked_changes", parts.tracked))
    return Read("rtf", tuple(blocks), tuple(key for key, is_so in told if is_so))


def _taken_apart(content: bytes, name: str, tracked: Tracked) -> _Parts:
    """Part what striprtf cannot tell: notes, running heads, text boxes, pictures, tracked changes."""
    unwanted = b"deleted" if tracked is Tracked.ACCEPTED else b"revised"
    found = _Parts()
    outs: list[tuple[bytearray, Role | None]] = [(found.main, None)]
    copied = 0
    position = 0
    while (token := _TOKEN.search(content, position)) is not None:
        out = outs[-1][0]
        position = token.end()
        word = token[2]
        if token[0] == b"{":
            out += content[copied : token.start()]
            outs.append((bytearray(b"{"), None))
        elif token[0] == b"}":
            out += content[copied : token.start()] + _SHOW * (found.hides and _HIDE in out) + b"}"
            _close(outs, found)
        elif token[1] is not None:
            out += content[copied : token.start()]
            position += int(token[1])
        elif word in _ASIDE or word in _DROPPED or (word == unwanted and token[3] != b"0"):
            found.tracked |= word == unwanted
            out += content[copied : token.start()]
            if word in _ASIDE:
                outs[-1] = (bytearray(), _ASIDE[word])
            else:
                outs[-1] = (out if word == unwanted else bytearray(b"{"), None)
                position = _end_of_group(content, position)
        else:
            found.tracked |= word in (b"deleted", b"revised")
            hides = word == b"v" and token[3] != b"0"
            if not hides and not (found.hides and word in (b"v", b"plain")):
                continue
            found.hides = True
            out += content[copied:position] + (_HIDE if hides else _SHOW)
        copied = position
        if len(outs) > _DEEPEST:
            raise UserError("reading.too_deep", name=name)
    outs[-1][0].extend(content[copied:])
    found.is_whole = len(outs) == 1
    while len(outs) > 1:
        _close(outs, found)
    return found


def _parted(line: str) -> tuple[str, list[str]]:
    """Return what of a line is printed, and its hidden parts."""
    if _HIDING.search(line) is None:
        return line.replace(_MARK, ""), []
    hidden = [part for part in _HIDDEN.findall(line) if part.strip()]
    return _HIDING.sub("", _HIDDEN.sub("", line)).replace(_MARK, ""), hidden


def _end_of_group(content: bytes, position: int) -> int:
    """Return where the group that a position is in ends: before its closing brace."""
    depth = 0
    while (token := _TOKEN.search(content, position)) is not None:
        if token[0] == b"{":
            depth += 1
        elif token[0] == b"}":
            if depth == 0:
                return token.start()
            depth -= 1
        position = token.end() + (int(token[1]) if token[1] is not None else 0)
    return len(content)


def _close(outs: list[tuple[bytearray, Role | None]], found: _Parts) -> None:
    if len(outs) == 1:
        return
    group, role = outs.pop()
    if role is None:
        outs[-1][0].extend(group)
    else:
        found.asides.append((role, bytes(group).removesuffix(b"}")))
        outs[-1][0].extend(_MARK_RTF)


def _text(rtf: bytes, name: str) -> str:
    # Needed for no other format.
    from striprtf import striprtf

    rtf = _CELL.sub(rb"\\par ", _LIST.sub(rb"\\listtext", rtf))
    rtf = _HIGH.sub(lambda match: b"\\'%02x" % match[0][0], _SUPER.sub(_raised, rtf))
    try:
        convert: Callable[..., str] = striprtf.rtf_to_text
        text = convert(rtf.decode("ascii"), errors="replace")
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError):
        raise UserError("reading.damaged", name=name) from None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _raised(match: re.Match[bytes]) -> bytes:
    letters = raised(match[2].decode("ascii"))
    return match[1] + b"{\\uc1 " + b"".join(b"\\u%d?" % ord(letter) for letter in letters) + b"}"
