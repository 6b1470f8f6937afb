"""What stands around a law: its stamp, title and preamble before it, the signatures after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from commission_app.domain.document import Kind
from commission_app.domain.line_reading import SET_APART, Reading
from commission_app.readers.headings import CLOSING
from commission_app.readers.lines import ENDS, Line
from commission_app.readers.rules import Rules

_TITLE_SEARCHED = 12
_SHORT = 100
_SENTENCE = 60
_RULE = re.compile(r"[\W_]{3,}")
_SPEAKS = re.compile(r"[^\W_]")
_YEAR = re.compile(r"\b\d{4}\b")
_DIGIT = re.compile(r"\d")
_ACT = re.compile(r"(?:№|N[ro]?[.º°]?)\s?\d[\w./-]{0,20}")
_AFTER_YEAR, _AFTER_YEAR_OF_PLACE = 12, 24
_WORDS_BEFORE, _WORDS_OF_PLACE = 3, 6
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BULLETS = "•▪·*–—-"
_LEAST_LAW = 0.7
_FEW_BEFORE = 0.1
_MOST_CLOSING = 16
_HELD = (Kind.ARTICLE, Kind.ATTACHMENT)


def drop_before_preamble(lines: Sequence[Line], rules: Rules) -> None:
    """Make front matter of what looks like a heading before that of the preamble, where the law follows that."""
    headed = [at for at, line in enumerate(lines) if line.reading is None and rules.is_preamble_heading(line.text)]
    heads = [at for at, line in enumerate(lines) if line.opening]
    for at in reversed(headed):
        before = bisect_left(heads, at)
        if before <= _FEW_BEFORE * len(heads):
            for head in heads[:before]:
                if not lines[head].settled:
                    lines[head].opening = None
            return


def settle_front(lines: Sequence[Line], rules: Rules) -> None:
    """Tell apart what stands before the first heading of a law: front matter, then perhaps a preamble."""
    begins = _preamble_begins(lines, rules)
    for place, line in enumerate(lines):
        if line.reading is None:
            line.reading = Reading.FRONT if place < begins else Reading.PREAMBLE
            if place == begins and rules.is_preamble_heading(line.text):
                line.title, line.reading = line.text, Reading.TITLE


def _preamble_begins(lines: Sequence[Line], rules: Rules) -> int:
    """Return the place of the first line of the preamble: its heading, its usual first words, or what ends adopting."""
    told = [place for place, line in enumerate(lines) if line.reading is Reading.PREAMBLE and line.settled]
    if told:
        return told[0]
    is_free = [line.reading is None for line in lines]
    named = [at for at, line in enumerate(lines) if is_free[at] and rules.is_preamble_heading(line.text)]
    if named:
        return named[-1]
    for at, line in enumerate(lines):
        if is_free[at] and rules.opens_preamble(line.text):
            return at
    return _unusual_preamble(lines, rules)


def _unusual_preamble(lines: Sequence[Line], rules: Rules) -> int:
    """Return where sentences begin after the title that end in adopting the law; the end where there are none."""
    titled = [at for at, line in enumerate(lines) if line.reading is None and rules.is_title(line.text)]
    start = titled[0] + 1 if titled else 0
    prose = [at for at in range(start, len(lines)) if lines[at].reading is None and _is_prose(lines[at], rules)]
    if prose and any(rules.is_adopting(lines[at].text) for at in prose[-2:]):
        return prose[0]
    return len(lines)


def _is_prose(line: Line, rules: Rules) -> bool:
    framed = line.text[0] in "([{" or rules.is_stamp(line.text) or rules.is_adoption(line.text)
    return not framed and (len(line.text) > _SENTENCE or line.ends)


def title_of(lines: Sequence[Line], rules: Rules) -> str:
    """Return the title of the law from its front matter; with the next line, where it is one word of several lines."""
    front = [line.text for line in lines if line.reading is Reading.FRONT]
    searched = [line for line in front[:_TITLE_SEARCHED] if not rules.is_stamp(line)]
    # «DRAFT OF A CONSTITUTION» is a stamp and a title.
    titled = [line for line in searched if rules.is_title(line) and not rules.is_adoption(line)]
    titled = titled or [line for line in front[:_TITLE_SEARCHED] if rules.is_title(line)]
    capital = [line for line in titled if line.isupper()]
    title = next(iter((*capital, *titled, *searched, *front)), "")
    if not title or " " in title:
        return title
    place = front.index(title)
    after = [line for line in front[place + 1 : place + 2] if line.isupper() or not title.isupper()]
    if after and (title.isupper() or after[0][0].islower()) and not _is_framed_line(after[0], rules):
        return f"{title} {after[0]}"
    # «OF THE COUNTRY», "THE LAW": where the name of the country comes first, it may have a line of its own.
    before = [line for line in front[:place][-1:] if line.isupper() and title.isupper()]
    if before and not _is_framed_line(before[0], rules) and not any(letter.isdigit() for letter in before[0]):
        return f"{before[0]} {title}"
    return title


def _is_framed_line(text: str, rules: Rules) -> bool:
    return rules.is_stamp(text) or rules.is_adoption(text)


def is_loose(lines: Sequence[Line], title: str, rules: Rules) -> bool:
    """Whether there is text before the first heading that is neither title nor stamp nor the story of adoption."""
    front = [line.text for line in lines if line.reading is Reading.FRONT]
    framed = (title, *(line for line in front if rules.is_stamp(line) or rules.is_adoption(line)))
    return sum(map(len, front)) - sum(len(line) for line in front if line in framed) > 2 * _SHORT


def settle_publisher(lines: Sequence[Line], rules: Rules) -> None:
    """Mark what the publisher or a signature begins after the last article: all of it stands outside of the law."""
    articles = [at for at, line in enumerate(lines) if line.opening and line.opening.kind in _HELD]
    first = len(lines)
    if articles:
        last = lines[articles[-1]]
        # The text of the last article stands on the line of its heading or on the next one.
        first = articles[-1] + (1 if last.ends and last.opening and last.opening.rest else 2)
    end = next((at for at in range(first, len(lines)) if _begins_back(lines, at, rules)), len(lines))
    for line in lines[end:]:
        if line.reading is None:
            line.reading, line.opening = Reading.BACK, None


def settle_closing(lines: Sequence[Line]) -> None:
    """Mark the short closing lines without a full stop: names, places, dates.

    The last heading and, if it has no text of its own, the first line under it belong to the law, and so does every
    numbered line; so do very many such lines, which are a table of the law.
    """
    heads = [at for at, line in enumerate(lines) if line.opening or line.reading is Reading.TITLE]
    first = heads[-1] + (1 if lines[heads[-1]].body else 2) if heads else len(lines)
    end = len(lines)
    while end - 1 >= first and (_is_closing(lines[end - 1]) or _leads_to_name(lines, end - 1)):
        end -= 1
    closing = [line for line in lines[end:] if line.reading is None]
    if len(closing) <= _MOST_CLOSING:
        for line in closing:
            line.reading = Reading.BACK


def settle_signed(lines: Sequence[Line], rules: Rules) -> None:
    """Mark what signed the law where provisions that were added to it follow: the dates and names before those."""
    for at, line in enumerate(lines):
        if line.opening is None or line.opening.word != CLOSING:
            continue
        begin = at
        while begin and lines[begin - 1].is_open:
            begin -= 1
        # The text of the last article stands on the line of its heading or on the next one.
        headed = begin and lines[begin - 1].opening
        begin += 1 if headed and not headed.rest else 0
        signed = next((place for place in range(begin, at) if _signs(lines[place], rules)), at)
        for one in lines[signed:at]:
            one.reading = Reading.BACK


def _signs(line: Line, rules: Rules) -> bool:
    return rules.is_done(line.text) or (len(line.text) <= _SHORT and _is_signature(line, rules))


def _begins_back(lines: Sequence[Line], at: int, rules: Rules) -> bool:
    text = lines[at].text
    if lines[at].reading is not None or _ADDRESS.match(text):
        return lines[at].reading is None
    if rules.is_back(text) or _signs(lines[at], rules) or (len(text) <= _SHORT and rules.signs(text)):
        return True
    rule = _RULE.fullmatch(text) is not None and not _SPEAKS.search(text)
    return rule and at >= _LEAST_LAW * len(lines)


def _is_signature(line: Line, rules: Rules) -> bool:
    return rules.is_signature(line.text) and (not line.ends or _is_dated(line.text))


def _is_dated(text: str) -> bool:
    """Whether a line only says where and when, also if it ends like a sentence: few words stand around its date."""
    year = _YEAR.search(text)
    digit = _DIGIT.search(text)
    if year is None or digit is None or year.end() > _SHORT:
        return False
    before = text[: digit.start()]
    if "," in before:
        return before.count(" ") <= _WORDS_OF_PLACE and len(text) - year.end() <= _AFTER_YEAR_OF_PLACE
    return before.count(" ") <= _WORDS_BEFORE and len(text) - year.end() <= _AFTER_YEAR


def _leads_to_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is an office or a place before the name or the date on the next line: «The Chair,»."""
    text, after = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    free = lines[at].is_open and not lines[at].parts and len(text) <= _SENTENCE
    return free and text[-1] == "," and text[0].isupper() and (after[:1].isupper() or after[:1].isdigit())


def _is_closing(line: Line) -> bool:
    if line.reading in SET_APART:
        return True
    # A single letter with a full stop may be an abbreviation: «г. Столица».
    numbered = line.parts and (line.parts[0].style != "a." or len(line.parts[0].number) > 1)
    if numbered or line.settled or len(line.text) >= _SHORT or line.text[0] in _BULLETS:
        return False
    return line.text[-1] not in f"{ENDS}»”)" or _is_dated(line.text) or _ACT.match(line.text) is not None
