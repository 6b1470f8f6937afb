"""Headings that no word tells: «I. Basic rights», "A. The Council", lines alone before an article, titles above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.domain.line_reading import Reading
from commission_app.domain.numbering import in_eid, place, roman
from commission_app.readers.headings import CLOSING, LOWER, UNNUMBERED, longest_rising
from commission_app.readers.letters import is_small
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening, Rules
from commission_app.readers.subheadings import level_of_articles

ROMAN, LETTER, DIGIT, SMALL = "#roman", "#letter", "#digit", "#small"
WORDLESS = (ROMAN, LETTER, DIGIT, SMALL, UNNUMBERED, LOWER)
"""What headings without a word are called in the place of one, as they mostly stand one in the other."""

_ROMAN_HEADING = re.compile(
    r"(?P<number>[IVXLCІХ]{1,7}(?:\s?[a-zA-Z](?=[.\s–—-]))?)(?:\.?\s*[-–—.]\s*|$|\.$)(?P<rest>(?:[^\W\d_]|[«“\"(]).*[^.;:,]|)"
)
_NUMBERED = re.compile(
    r"(?P<number>[IVXLC]{1,7}|[A-ZА-ЯІ]|\d{1,2}|[a-zа-я])[.)]\s+(?P<rest>(?:[^\W\d_]|[«“\"(]).*[^.;:,])"
)
_LEAST = 2
_LEAST_TITLED = 3
_SHARE = 0.5
_TITLED = 0.8
_CROSS = 60
_WORDS = 5
_TITLE = 120
_PASSED = (Reading.NOTE, Reading.APART)


def find_wordless_containers(lines: Sequence[Line], rules: Rules) -> None:
    """Find headings without a word: numbered ones, those the source declares, and lines alone before an article."""
    _find_roman(lines)
    _find_numbered(lines)
    _find_titles_above(lines, rules)
    first = next((at for at, line in enumerate(lines) if line.opening), len(lines))
    crossing = _crossing(lines, first)
    if first < len(lines) and _can_open(lines, first - 1, rules, crossing):
        first -= 1
        lines[first].opening = Opening(Kind.SECTION, None, lines[first].text, "", UNNUMBERED)
    declared = _declared(lines)
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if not line.is_open or not line.is_short or rules.is_back(line.text):
            continue
        titled = lines[at - 1].opening and not lines[at - 1].opening.rest and not lines[at - 1].title  # type: ignore[union-attr]
        named = rules.is_unnumbered(line.text) or at in crossing or at in declared
        closing = rules.is_closing(line.text)
        if (named or closing) and not titled:
            line.opening = Opening(Kind.SECTION, None, line.text, "", CLOSING if closing else UNNUMBERED)
            if at in crossing and not _leads(lines, at):
                lines[at + 1].reading = Reading.TITLE
    _lengthen_titles(lines)
    _open_declared(lines, first, rules)
    _part_layers(lines, crossing)
    _find_ordinals(lines, rules)


def _lengthen_titles(lines: Sequence[Line]) -> None:
    """Make what stands alone between the title of a container and its first article the end of that title: no container
    has a text that is no sentence.
    """
    for at in range(1, len(lines) - 1):
        if _begins_run(lines, at) and _ends_title(lines[at - 1]):
            lines[at].reading = Reading.TITLE


def _declared(lines: Sequence[Line]) -> set[int]:
    """Return the places of the headings that the source declares, but for those below the level of articles which lead
    to no article: they stand inside of one.
    """
    level = level_of_articles(lines)
    found: set[int] = set()
    leads = False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        is_heading = line.is_open and line.level > 0 and not line.parts
        leads = is_heading and (leads or _leads(lines, at))
        if is_heading and (leads or not 0 < level < line.level):
            found.add(at)
    return found


def _open_declared(lines: Sequence[Line], first: int, rules: Rules) -> None:
    """Find the headings before the first one that the source declares on a level of those after it."""
    levels = {line.level for line in lines[first + 1 :] if line.opening and line.opening.word == UNNUMBERED} - {0}
    while levels and first and lines[first - 1].level in levels and lines[first - 1].is_open:
        first -= 1
        if _is_framed_heading(lines[first], rules):
            return
        lines[first].opening = Opening(Kind.SECTION, None, lines[first].text, "", UNNUMBERED)


def _is_framed_heading(line: Line, rules: Rules) -> bool:
    text = line.text
    return rules.is_title(text) or rules.is_stamp(text) or rules.is_adoption(text) or rules.is_preamble_heading(text)


def _part_layers(lines: Sequence[Line], crossing: set[int]) -> None:
    """Tell the headings without a number that stand in others of that sort from those: by the levels that the source
    declares or, where two stand one above the other, by the capitals of the outer ones.
    """
    heads = [at for at, line in enumerate(lines) if line.opening and line.opening.word == UNNUMBERED]
    levels = {lines[at].level for at in heads} - {0}
    if len(levels) > 1:
        lower = [at for at in heads if lines[at].level > min(levels)]
    else:
        small = [at for at in heads if not lines[at].text.isupper()]
        pairs = [at for at in heads if at in crossing and not _leads(lines, at) and lines[at].text.isupper()]
        stacked = [at + 1 for at in pairs if not lines[at + 1].text.isupper()]
        lower = [*small, *stacked] if stacked and len(small) >= _LEAST and len(small) < len(heads) else []
    for at in lower:
        lines[at].opening = Opening(Kind.SECTION, None, lines[at].text, "", LOWER)
        lines[at].reading = lines[at].reading if lines[at].settled else None


def _find_ordinals(lines: Sequence[Line], rules: Rules) -> None:
    """Find the paragraphs of closing provisions that are numbered in words: «Primera», «Segunda»."""
    found: list[tuple[Line, Opening]] = []
    closing = False
    for line in lines:
        if line.opening:
            _open_ordinals(found)
            found, closing = [], line.opening.word == CLOSING
        elif closing and line.is_open and (one := rules.ordinal(line.text)) and one.value == (len(found) + 1, 0):
            found.append((line, one))
    _open_ordinals(found)


def _open_ordinals(found: Sequence[tuple[Line, Opening]]) -> None:
    if len(found) >= _LEAST:
        for line, opening in found:
            line.opening = opening


def _find_roman(lines: Sequence[Line]) -> None:
    """Find Roman headings that run through the whole law, also those that hold only text."""
    matches = [(at, _ROMAN_HEADING.fullmatch(line.text)) for at, line in enumerate(lines) if _can_be_roman(line)]
    found = [(at, match, place(match["number"])) for at, match in matches if match]
    counted = [(at, match, value) for at, match, value in found if value]
    chain = [counted[one] for one in longest_rising([value for _, _, value in counted])]
    leading = [at for at, _, _ in chain if _before_heading(lines, at)]
    if len(leading) < _LEAST or len(leading) < _SHARE * len(chain) or len(chain) <= _SHARE * len(counted):
        return
    for at, match, _ in chain:
        _open(lines[at], match, ROMAN)
        if not match["rest"] and _before_heading(lines, at) and lines[at + 1].is_open:
            lines[at + 1].reading = Reading.TITLE


def _open(line: Line, match: re.Match[str], word: str) -> None:
    number, rest, label = match["number"], match["rest"].strip(), line.text[: match.start("rest")].strip()
    line.opening = Opening(Kind.SECTION, number, rest, label, word, place(number), in_eid(number))
    line.title = rest or None


def _can_be_roman(line: Line) -> bool:
    return line.is_open and line.is_short and (not line.ends or line.text[-1] == ".") and line.text[0] in "IVXLCІХ"


def _before_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading follows, perhaps after one line that can be the title."""
    following = lines[at + 1 : at + 3]
    return any(line.opening for line in following[:1]) or (
        len(following) == 2 and following[1].opening is not None and not following[0].ends
    )


def _find_numbered(lines: Sequence[Line]) -> None:
    """Find numbered titles that each stand right before a heading, and which begin anew in each outer one."""
    found: list[tuple[int, re.Match[str], str]] = []
    first = next((at for at, line in enumerate(lines) if line.opening), len(lines))
    for at in range(len(lines) - 1, -1, -1):
        match = _NUMBERED.fullmatch(lines[at].text) if lines[at].is_open and len(lines[at].text) <= _TITLE else None
        leads = match is not None and (_leads_on(lines, at) or (bool(found) and found[-1][0] == at + 1))
        if match and leads and (at < first or _may_follow(lines, at - 1)):
            found.append((at, match, ""))
    found = [(at, match, _style(match["number"])) for at, match, _ in reversed(found)]
    if not any(style == ROMAN for _, _, style in found):
        lettered = [one for one in found if one[2] == LETTER]
        found = [*(lettered if len(lettered) >= _LEAST else ()), *_counted_anew(lines, found)]
    if len(found) >= _LEAST:
        for at, match, style in found:
            _open(lines[at], match, style)


def _leads_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading follows, perhaps after the title that stands above its number."""
    following = lines[at + 1 : at + 3]
    if following and _is_held(following[0]):
        return True
    return len(following) == _LEAST and _is_alone(following[0], _TITLE) and _is_held(following[1])


def _counted_anew(
    lines: Sequence[Line], found: Sequence[tuple[int, re.Match[str], str]]
) -> list[tuple[int, re.Match[str], str]]:
    """Return the titles with digits, where those of each container begin with 1 right under its heading and go on."""
    wanted: list[tuple[int, re.Match[str], str]] = []
    places = {at: (at, match, style) for at, match, style in found if style == DIGIT}
    right_under, expected = False, 0
    for at, line in enumerate(lines):
        if line.opening and line.opening.kind in CONTAINERS:
            right_under, expected = True, 0
        elif at in places and (right_under or expected) and int(places[at][1]["number"]) == expected + 1:
            wanted.append(places[at])
            right_under, expected = False, expected + 1
        elif line.reading not in (*_PASSED, Reading.TITLE):
            right_under = False
    return wanted


def _is_held(line: Line) -> bool:
    return line.opening is not None and (line.opening.kind is Kind.ARTICLE or line.opening.kind in CONTAINERS)


def _style(number: str) -> str:
    if number.isdigit():
        return DIGIT
    if not number.isupper():
        return SMALL
    return ROMAN if len(number) > 1 or (number in "IVX" and roman(number)) else LETTER


def _may_follow(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading may stand after the line here: that is a heading itself, its title, or the end of a text."""
    while at >= 0 and lines[at].reading in _PASSED:
        at -= 1
    if at < 0:
        return True
    line = lines[at]
    if line.opening is None:
        return line.ends or line.reading is not None or _NUMBERED.fullmatch(line.text) is not None
    return line.opening.kind in CONTAINERS or (line.ends and line.opening.rest != "")


def _is_alone(line: Line, most: int) -> bool:
    bare = line.is_open and not line.parts and not line.ends and len(line.text) <= most
    return bare and not is_small(line.text[0]) and any(letter.isalpha() for letter in line.text)


def _find_titles_above(lines: Sequence[Line], rules: Rules) -> None:
    """Mark the lines before articles as their titles, where nearly every article has one there and none elsewhere."""
    articles = [at for at, line in enumerate(lines) if line.opening and line.opening.kind is Kind.ARTICLE]
    found = [
        at for at in articles if at and _is_alone(lines[at - 1], _TITLE) and _after_text(lines, at - 2, articles[0])
    ]
    shared = [at for at in articles if _is_of_title(lines, at - 1)]
    if len(found) < _LEAST_TITLED or len(found) + len(shared) < _TITLED * len(articles):
        found = _stopped_titles(lines, articles)
    else:
        # Where nearly all have one, so has that after an article of one short sentence, and the first of a chapter.
        found = [at for at in articles if at in {*found, *shared} or _is_after_sentence(lines, at - 1)]
    for at in found:
        line = lines[at - 1]
        # What is printed as a heading of its own, of an attachment perhaps, is the title of none.
        if rules.heading(line.text) is None and (at != articles[0] or _is_framed(lines[:at], rules)):
            line.reading, line.above, lines[at].titled = Reading.TITLE, True, True


def _is_of_title(lines: Sequence[Line], at: int) -> bool:
    """Whether the line here was taken for one more of the title of a container."""
    if at < 1 or lines[at].reading is not Reading.TITLE or lines[at].settled:
        return False
    before = lines[at - 1]
    return before.reading is Reading.TITLE or (before.opening is not None and before.opening.rest != "")


def _is_after_sentence(lines: Sequence[Line], at: int) -> bool:
    return at > 0 and _is_alone(lines[at], _TITLE) and lines[at - 1].ends


def _stopped_titles(lines: Sequence[Line], articles: Sequence[int]) -> list[int]:
    """Return the articles with a title above that ends with a full stop, where nearly all have one: also those that
    come first in what holds them, before which no sentence could stand otherwise.
    """
    found = [at for at in articles if at and _is_stopped(lines[at - 1]) and lines[at].opening.rest]  # type: ignore[union-attr]
    first = [at for at in articles if at > 1 and _heads_container(lines, at - _LEAST)]
    of_first = sum(at in set(found) for at in first)
    enough = len(found) >= _LEAST_TITLED and len(found) >= _TITLED * len(articles)
    return found if enough and of_first >= _LEAST and of_first >= _TITLED * len(first) else []


def _is_stopped(line: Line) -> bool:
    alone = line.is_open and not line.parts and len(line.text) <= _CROSS * _LEAST
    return alone and line.text[-1] == "." and line.text[0].isupper() and ". " not in line.text


def _heads_container(lines: Sequence[Line], at: int) -> bool:
    """Whether the heading of a container stands here, or its title."""
    while at >= 0 and lines[at].reading is Reading.TITLE and not lines[at].above:
        at -= 1
    opening = lines[at].opening if at >= 0 else None
    return opening is not None and opening.kind in CONTAINERS


def _is_framed(lines: Sequence[Line], rules: Rules) -> bool:
    """Whether the last of the lines before the first article is not of the frame: that has its title before it."""
    text = lines[-1].text
    framed = rules.is_stamp(text) or rules.is_adoption(text) or any(letter.isdigit() for letter in text)
    return not framed and any(line.is_open or line.opening for line in lines[:-1])


def _after_text(lines: Sequence[Line], at: int, first: int) -> bool:
    """Whether what stands here is no heading whose title or text comes next; before the first article all is."""
    if at < 0 or at < first - 1:
        return True
    opening = lines[at].opening
    if opening is None:
        return lines[at].reading is not None or lines[at].ends or _is_alone(lines[at], _CROSS)
    return bool(lines[at].title) if opening.kind in CONTAINERS else lines[at].ends and len(opening.rest) > _CROSS


def _crossing(lines: Sequence[Line], first: int) -> set[int]:
    """Return the places of lines that stand like headings between articles: short, alone, before the next article.

    Two such lines are one heading. Right under the title of a container they are one where others stand elsewhere.
    """
    runs = [at for at in range(first + 1, len(lines) - 1) if _begins_run(lines, at)]
    found = {at for at in runs if _ends_text(lines[at - 1]) and not _ends_title(lines[at - 1])}
    if len(found) >= _LEAST:
        found.update(at for at in runs if _ends_title(lines[at - 1]))
    centred = {at for at in found if lines[at].centred}
    set_off = {at for at in found if lines[at].strong or lines[at].text.isupper()}
    return centred or (found if len(found) >= _LEAST else set_off)


def _ends_title(line: Line) -> bool:
    """Whether the title of a container ends with a line, or stands on that of its number."""
    if line.opening is not None:
        return line.opening.kind in CONTAINERS and bool(line.title)
    return line.reading is Reading.TITLE and not line.above


def _begins_run(lines: Sequence[Line], at: int) -> bool:
    if not _is_alone(lines[at], _CROSS) or not lines[at].text[0].isupper():
        return False
    return _leads(lines, at) or (_is_alone(lines[at + 1], _CROSS) and _leads(lines, at + 1))


def _leads(lines: Sequence[Line], at: int) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and (after.above or (after.opening is not None and after.opening.kind is Kind.ARTICLE))


def _ends_text(line: Line) -> bool:
    if line.reading is Reading.NOTE:
        return True
    return line.ends and (line.opening is None or line.opening.rest.count(" ") >= _WORDS)


def _can_open(lines: Sequence[Line], at: int, rules: Rules, crossing: set[int]) -> bool:
    """Whether the line before the first heading is one too: a usual one, or in capitals as those between articles."""
    if at < 0 or not lines[at].is_open or not _is_alone(lines[at], _CROSS) or not _is_held(lines[at + 1]):
        return False
    text = lines[at].text
    if rules.is_unnumbered(text):
        return True
    capital = text.isupper() and all(lines[one].text.isupper() for one in crossing)
    return (
        capital
        and not _is_framed_heading(lines[at], rules)
        and len(crossing) >= _LEAST
        and (at == 0 or lines[at - 1].ends)
    )
