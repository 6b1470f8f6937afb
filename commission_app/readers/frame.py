"""What stands around a law: its stamp, title and preamble before it, the signatures after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commission_app.readers.rules import Rules

_TITLE_SEARCHED = 12
_SHORT = 100


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the first heading, told apart; ``loose`` are those that belong to none of the others."""

    title: str
    lines: tuple[str, ...]
    preamble: tuple[str, ...]
    notes: tuple[str, ...]
    loose: bool


def split_front(lines: Sequence[str], rules: Rules) -> Front:
    """Tell apart what stands before the first heading of a law."""
    front: list[str] = []
    preamble: list[str] = []
    notes: list[str] = []
    within = False
    for line in lines:
        if rules.is_note(line):
            notes.append(line)
        elif within:
            preamble.append(line)
        elif rules.is_preamble_heading(line):
            within = True
        elif rules.opens_preamble(line):
            within = True
            preamble.append(line)
        else:
            front.append(line)
    title = _title(front, rules)
    framed = [line for line in front if line == title or rules.is_stamp(line) or rules.is_adoption(line)]
    loose = sum(len(line) for line in front) - sum(len(line) for line in framed) > 2 * _SHORT
    return Front(title, tuple(front), tuple(preamble), tuple(notes), loose)


def _title(front: Sequence[str], rules: Rules) -> str:
    searched = [line for line in front[:_TITLE_SEARCHED] if not rules.is_stamp(line)]
    titled = [line for line in searched if rules.is_title(line) and not rules.is_adoption(line)]
    return next(iter((*titled, *searched)), "")


def back_begins(lines: Sequence[str], rules: Rules, last_heading: int) -> int:
    """Return the place of the first line after the law: the publisher's, or short closing lines without a full stop.

    ``last_heading`` is the place of the last heading: it and the first line under it belong to the law.
    """
    end = len(lines)
    for place in range(last_heading + 1, len(lines)):
        if rules.is_back(lines[place]):
            end = place
            break
    while end - 1 > last_heading + 1 and _is_closing(lines[end - 1]):
        end -= 1
    return end


def _is_closing(line: str) -> bool:
    return len(line) < _SHORT and line[-1] not in ".;:!?,»”)"
