"""Tables of contents: headings that the law itself repeats."""

from __future__ import annotations

from collections.abc import Sequence

from commission_app.domain.line_reading import Reading
from commission_app.readers.lines import Line
from commission_app.readers.rules import Rules

_LEAST_HEADINGS = 3
_LEAST_ANNOUNCED = 2
_REPEATED = 0.7
_OF_THE_TEXT = 0.4
_SENTENCES = 0.1
_ABOVE = 40
_LONGEST_ENTRY = 160
_Key = tuple[str, str]


def set_contents_apart(lines: Sequence[Line], rules: Rules) -> None:
    """Mark the lines of a table of contents before the law, and of one after it."""
    heads = [place for place, line in enumerate(lines) if line.opening]
    above = range(max(0, heads[0] - _ABOVE), heads[0]) if heads else range(0)
    announced = next((place for place in above if rules.is_contents(lines[place].text)), None)
    before = _before(lines, heads, announced=announced is not None)
    if before:
        first, last = before
        _mark(lines[first if announced is None else announced : last + 1])
    after = _after(lines, rules)
    if after is not None:
        _mark(lines[after:])


def _mark(lines: Sequence[Line]) -> None:
    for line in lines:
        line.opening = None
        line.reading = line.reading or Reading.APART


def _key(line: Line) -> _Key:
    return (line.opening.word, line.opening.address) if line.opening else ("", "")


def _before(lines: Sequence[Line], heads: Sequence[int], *, announced: bool) -> tuple[int, int] | None:
    """Return the first and last line of a table before the law: from its first heading to the last that comes again."""
    keys = [_key(lines[place]) for place in heads]
    if not keys or keys[0] not in keys[1:]:
        return None
    again = keys.index(keys[0], 1)
    later = set(keys[again:])
    repeated = [place for place in range(again) if keys[place] in later]
    last = repeated[-1]
    if len(repeated) < (_LEAST_ANNOUNCED if announced else _LEAST_HEADINGS) or len(repeated) < _REPEATED * (last + 1):
        return None
    end = heads[last]
    table, law = lines[heads[0] : end + 1], lines[heads[again] :]
    bare = [line for line in table if line.is_open and not line.parts]
    sentences = sum(line.ends for line in bare)
    if not announced and (_size(table) > _OF_THE_TEXT * _size(law) or sentences > _SENTENCES * len(table)):
        return None
    if _size(table) > _size(law):
        return None
    end = _with_title(lines, end, heads[again])
    while announced and end + 1 < heads[again] and _is_entry(lines[end + 1]):
        end += 1
    return heads[0], end


def _is_entry(line: Line) -> bool:
    """Whether a line names by its number an article that the table lists."""
    return line.is_open and line.text[0].isdigit() and len(line.text) <= _LONGEST_ENTRY


def _with_title(lines: Sequence[Line], end: int, before: int) -> int:
    """Return the last line of the table: the title of its last heading, where that stands on a line of its own."""
    heading = lines[end].opening
    after = end + 1
    if heading and not heading.rest and after < before and lines[after].is_open and not lines[after].ends:
        return after
    return end


def _after(lines: Sequence[Line], rules: Rules) -> int | None:
    """Return the first line of a table after the law: its heading, and nothing but known headings behind it."""
    half = len(lines) // 2
    for place in range(len(lines) - 1, half, -1):
        if rules.is_contents(lines[place].text):
            known = {_key(line) for line in lines[:place] if line.opening}
            behind = [_key(line) for line in lines[place:] if line.opening]
            return place if behind and all(key in known for key in behind) else None
    return None


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
