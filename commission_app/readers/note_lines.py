"""Parts lines from the editors' notes on them, and joins to notes the lines that those go on with."""

from __future__ import annotations

from collections.abc import Sequence

from commission_app.domain.line_reading import Reading
from commission_app.readers.lines import Line, split_line
from commission_app.readers.rules import Rules

_LONGEST_ANNOUNCING = 60
_BRACED = 12
_MOST_BEFORE = 8
_MOST_AFTER = 8


def without_notes(line: Line, rules: Rules) -> list[Line]:
    """Part a line from the editor's notes in brackets that follow its sentence or heading, or stand before its text."""
    found: list[Line] = []
    if line.reading is not None or not line.text:
        return [line]
    while len(found) < _MOST_BEFORE and (before := rules.leading_note(line.text)):
        if before.start:
            label, line = split_line(line, before.start)
            found.append(label)
        note, line = split_line(line, len(before))
        note.reading = Reading.NOTE
        found.append(note)
    rest = line
    after: list[Line] = []
    while rest.text and len(after) < _MOST_AFTER and (spot := rules.inline_note(rest.text)):
        rest, other = split_line(rest, spot)
        other.reading = Reading.NOTE
        after.insert(0, other)
    if not after or not (rest.ends or rules.heading(rest.text)):
        return [*found, line]
    return [*found, rest, *after]


def go_on_with_notes(lines: Sequence[Line], rules: Rules) -> None:
    """Make notes of the lines that a note goes on with: one that it announces, and those up to its closing brace."""
    for at, line in enumerate(lines):
        if line.settled:
            continue
        announced = line.text[-1] in "!:" or rules.announces_note(line.text)
        if line.reading is Reading.NOTE and announced and len(line.text) <= _LONGEST_ANNOUNCING:
            following = lines[at + 1 : at + 2]
        elif line.is_open and line.text[0] == "{" and "}" not in line.text:
            following = lines[at : at + _BRACED]
            ends = [place for place, one in enumerate(following) if one.text[-1] == "}"]
            following = following[: ends[0] + 1] if ends else []
        else:
            continue
        if all(one.is_open or one is line for one in following) and not any(one.parts for one in following):
            for one in following:
                one.reading = Reading.NOTE
