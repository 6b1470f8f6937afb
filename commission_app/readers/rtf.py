"""RTF files: their text through striprtf, which is first spared what it would lose, double, or take as live."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import (
    MAX_BLOCKS,
    Aside,
    Block,
    Read,
    Role,
    blocks_of,
    is_mostly_struck,
    parted,
    raised,
    set_aside,
)

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
_HIDDEN, _PLAIN, _STRUCK = "\ue002", "\ue003", "\ue004"
_LOOKS = re.compile("([\ue002-\ue004])")
_ROLES = {_HIDDEN: Role.APART, _PLAIN: Role.TEXT, _STRUCK: Role.STRUCK}
_HIDES = frozenset({b"v"})
_STRIKES = frozenset({b"strike", b"striked"})
_LOOKING = frozenset({b"plain", *_HIDES, *_STRIKES})
_CHANGED = (b"deleted", b"revised")
_DEEPEST = 1000


@dataclass(slots=True)
class _Parts:
    """A file taken apart: its main text, and what stands beside it, in the order of the marks in the text."""

    main: bytearray = field(default_factory=bytearray)
    asides: list[tuple[Role, bytes]] = field(default_factory=list)
    tracked: bool = False
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
    text = _text(bytes(parts.main), name)
    asides = _asides(parts, head + b"\\pard ", name)
    blocks = _blocks(text, asides)
    if is_mostly_struck(blocks):
        blocks = _blocks(text.replace(_STRUCK, _PLAIN), asides)
    hides = _HIDDEN in text and any(block.role is Role.APART for block in _blocks(text, ()))
    told = (("source.hidden_text", hides), ("source.tracked_changes", parts.tracked))
    return Read("rtf", tuple(blocks), tuple(key for key, is_so in told if is_so))


def _asides(parts: _Parts, head: bytes, name: str) -> list[list[Block]]:
    """Return the paragraphs of what stands beside the main text, each with those of what stands within it after it."""
    found: list[list[Block]] = []
    for role, aside in parts.asides:
        within = aside.count(_MARK_RTF)
        inner = [block for one in found[len(found) - within :] for block in one]
        text = _LOOKS.sub("", _text(head + aside + b"}", name)).replace(_MARK, "")
        if role is Role.APART:
            inner = [block._replace(role=role) for block in inner]
        found[len(found) - within :] = [[*blocks_of([text], role), *inner]]
    return found


def _blocks(text: str, asides: Sequence[list[Block]]) -> list[Block]:
    """Return the paragraphs of a text whose marks say where another look of letters begins and where an aside stood."""
    found: list[Block] = []
    waiting = iter(asides)
    role = Role.TEXT
    for line in text.split("\n"):
        pieces: list[str] = []
        apart: list[Aside] = []
        for part in _LOOKS.split(line):
            if part in _ROLES:
                role = _ROLES[part]
            elif part:
                pieces.append(part.replace(_MARK, ""))
                if role is not Role.TEXT:
                    set_aside(pieces, len(pieces) - 1, role, apart)
        shown, beside = parted("", pieces, apart)
        found += (*blocks_of([shown]), *beside)
        for _ in range(line.count(_MARK)):
            found += next(waiting, [])
    return found


def _taken_apart(content: bytes, name: str, tracked: Tracked) -> _Parts:
    """Part what striprtf cannot tell: notes, running heads, text boxes, pictures, tracked changes."""
    unwanted = b"deleted" if tracked is Tracked.ACCEPTED else b"revised"
    found = _Parts()
    outs: list[tuple[bytearray, Role | None]] = [(found.main, None)]
    looks: list[frozenset[bytes]] = [frozenset()]
    copied = 0
    position = 0
    while (token := _TOKEN.search(content, position)) is not None:
        out = outs[-1][0]
        position = token.end()
        word = token[2]
        if token[0] == b"{":
            out += content[copied : token.start()]
            outs.append((bytearray(b"{"), None))
            looks.append(looks[-1])
        elif token[0] == b"}":
            out += content[copied : token.start()] + b"}"
            _close(outs, found)
            outs[-1][0].extend(_left(looks))
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
            found.tracked = found.tracked or word in _CHANGED
            look = _look(looks[-1], word, token[3]) if word in _LOOKING else looks[-1]
            if look is looks[-1]:
                continue
            out += content[copied:position] + _change(looks[-1], look)
            looks[-1] = look
            # The space only ends the word; after the mark it would be one of the text.
            position += content[position : position + 1] == b" "
        copied = position
        if len(outs) > _DEEPEST:
            raise UserError("reading.too_deep", name=name)
    outs[-1][0].extend(content[copied:])
    found.is_whole = len(outs) == 1
    while len(outs) > 1:
        _close(outs, found)
    return found


def _look(look: frozenset[bytes], word: bytes, number: bytes | None) -> frozenset[bytes]:
    """Return which marks that hide letters or strike them through hold after a word of RTF."""
    if word == b"plain":
        return frozenset() if look else look
    return look - {word} if number == b"0" else look | {word}


def _change(before: frozenset[bytes], after: frozenset[bytes]) -> bytes:
    """Return what is written where the look of letters changes; nothing where it is the same to the reader."""
    role = _role(after)
    return b"" if _role(before) == role else b"{\\uc1\\u%d?}" % ord(role)


def _left(looks: list[frozenset[bytes]]) -> bytes:
    """Leave the look of a group that ends, and return what is written for that."""
    inner = looks.pop() if len(looks) > 1 else looks[0]
    return b"" if inner is looks[-1] else _change(inner, looks[-1])


def _role(look: frozenset[bytes]) -> str:
    return _HIDDEN if look & _HIDES else _STRUCK if look & _STRIKES else _PLAIN


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
