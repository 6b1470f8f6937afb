"""Markdown: headings with their levels, paragraphs joined from their lines, marks of emphasis left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commission_app.readers.block import Block, Read, Role, blocks_of, can_be_strong, raised

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{3,})[ \t]*")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–][ \t]+|:[ \t]+|\(?\w{1,5}\\?[.)][ \t]+|§)")
_BOLD = re.compile(r"[ \t]*(?:\*\*|__)\S")
_ALL_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+\1")
_BULLET = re.compile(r"^[ \t]*(?:[*+-]|:)[ \t]+")
_NOTE = re.compile(r"[ ]{0,3}\[\^([^\]]{1,30})\]:[ \t]*(.*)")
_NOTE_MARK = re.compile(r"\[\^[^\]]{1,30}\]")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((<[^>]*>|[^()\s]*)(?:[ \t]+\"[^\"]*\")?\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~)")
_RAISED = re.compile(r"\^(\d{1,3})\^|<sup>(\d{1,3})</sup>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~).*")
_HELD = "\ue000"


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown: it has headings such as «## Chapter», which plain texts do not."""
    return any(_HEADING.fullmatch(line) for line in text.splitlines())


def read(text: str, warnings: tuple[str, ...] = ()) -> Read:
    """Return the paragraphs of a Markdown text."""
    return Read("md", tuple(_blocks(_COMMENT.sub("", text))), warnings)


def _blocks(text: str) -> Iterator[Block]:
    lines = text.splitlines()
    front, lines = _front_matter(lines)
    yield from blocks_of(front, Role.APART)
    so_far: list[str] = []
    fenced = False
    for place, line in enumerate(lines):
        if _FENCE.fullmatch(line):
            fenced = not fenced
            yield from _paragraph(so_far)
            continue
        heading = None if fenced else _HEADING.fullmatch(line)
        if fenced:
            yield from blocks_of([line])
        elif heading:
            yield from _paragraph(so_far)
            yield from _inlined(heading[2], level=len(heading[1]))
        elif so_far and (under := _UNDERLINE.fullmatch(line)) and not _ITEM.match(so_far[0]):
            yield from _inlined(" ".join(so_far), level=1 if under[1][0] == "=" else 2)
            so_far.clear()
        elif not line.strip() or _RULE.fullmatch(line) or ("|" in line and _TABLE_RULE.fullmatch(line)):
            yield from _paragraph(so_far)
        else:
            if so_far and (_begins(line) or _ends(lines[place - 1]) or _is_bold_after(line, lines[place - 1])):
                yield from _paragraph(so_far)
            so_far.append(line)
    yield from _paragraph(so_far)


def _front_matter(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the block of «name: value» lines on top, with or without its opening rule, from the text."""
    start = 1 if lines and lines[0].strip() == "---" else 0
    for place in range(start, min(len(lines), 60)):
        if lines[place].strip() in ("---", "..."):
            return lines[start:place], lines[place + 1 :]
        if lines[place].strip() and not re.match(r"[\w-]+:(\s|$)|\s", lines[place]):
            break
    return [], lines


def _begins(line: str) -> bool:
    return _ITEM.match(line) is not None or _NOTE.match(line) is not None or "|" in line


def _is_bold_after(line: str, before: str) -> bool:
    """Whether a line begins in bold after the end of a sentence or of another such line: so headings are set, too."""
    return _BOLD.match(line) is not None and before.rstrip()[-1:] in ".;:!?»*_"


def _ends(line: str) -> bool:
    return line.endswith(("  ", "\\"))


def _paragraph(so_far: list[str]) -> Iterator[Block]:
    """Yield what the lines of one paragraph make, and empty them."""
    lines = [line.strip().removesuffix("\\") for line in so_far]
    so_far.clear()
    if not lines:
        return
    note = _NOTE.match(lines[0])
    if note:
        yield from _inlined(" ".join((note[2], *lines[1:])), Role.NOTE)
    elif lines[0].startswith("|") or lines[0].count("|") > 1:
        for line in lines:
            yield from blocks_of([_without_marks(cell)[0] for cell in re.split(r"(?<!\\)\|", line)])
    else:
        first = _BULLET.sub("", lines[0].removeprefix(">").strip(), count=1)
        text = " ".join((first, *(line.removeprefix(">").strip() for line in lines[1:])))
        yield from _inlined(text, strong=_ALL_BOLD.fullmatch(text) is not None)


def _inlined(text: str, role: Role = Role.TEXT, level: int = 0, *, strong: bool = False) -> Iterator[Block]:
    plain, apart = _without_marks(text)
    yield from blocks_of([plain], role, level, strong=strong and can_be_strong(plain))
    yield from blocks_of(apart, Role.APART)


def _without_marks(text: str) -> tuple[str, list[str]]:
    """Return a text without the marks of Markdown, and what they held beside it: addresses, marks of notes."""
    apart = [mark[2:-1] for mark in _NOTE_MARK.findall(text)]
    text = _NOTE_MARK.sub("", text)

    def link(match: re.Match[str]) -> str:
        apart.append(match[2].strip("<>"))
        return match[1]

    text = _BREAK.sub("\n", _LINK.sub(link, text))
    text = _RAISED.sub(lambda match: raised(match[1] or match[2]), text)
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return _HELD

    text = _ESCAPED.sub(hold, text.replace(_HELD, ""))
    letters = iter(held)
    return re.sub(_HELD, lambda _: next(letters), _without_emphasis(text).replace("`", "")), apart


def _without_emphasis(text: str) -> str:
    """Return a text without those marks of emphasis that come in pairs: «**so**», «_so_», «~~so~~»."""
    pieces = _EMPHASIS.split(text)
    opened: dict[str, int] = {}
    for place in range(1, len(pieces), 2):
        mark, before, after = pieces[place], pieces[place - 1][-1:], pieces[place + 1][:1]
        within = mark[0] == "_" and before.isalnum() and after.isalnum()
        if mark in opened and before.strip() and not within:
            pieces[opened.pop(mark)] = pieces[place] = ""
        elif after.strip() and not within:
            opened[mark] = place
    return "".join(pieces)
