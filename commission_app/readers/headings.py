"""Which lines are headings, and where the law ends and its attachments begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.domain.line_reading import Reading
from commission_app.domain.numbering import SUPERSCRIPTS, in_eid, is_next, place
from commission_app.readers import note_lines
from commission_app.readers.block import MAX_BLOCKS
from commission_app.readers.lines import ENDS, KINDS, Line, split_line
from commission_app.readers.markers import Marker, items
from commission_app.readers.rules import Opening, Rules

UNNUMBERED, LOWER, CLOSING, BARE, BESIDE = "#heading", "#lower", "#closing", "#bare", "#beside"
_INSIDE = re.compile(
    rf"(?<=[.\])—:;*])\s(?P<note>(?:(?:\d{{1,2}}|[{SUPERSCRIPTS}]+)\s?\*?\[{{1,3}})?)(?P<number>\d{{1,3}}[A-Z]{{0,2}})\.\s+"
    r"(?=[\[“\"A-Z][^—]{3,250}(?:[.\]]\s?[—–-]|$))"
)
_NO_NUMBER = (10**6, 0)
MANY = 5
LEAST_NAMED = 30
"""So many articles named as such show that articles have a name in a law."""
_LONG = 60
_CHAIN = 3
_SHARE = 0.5
_MOST = 0.75
_MISSING = 12
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
_LONGEST_QUOTE = 400
_ALL_ALONE = 5
_NEARLY_ALL = 0.8
_FEW_BEFORE = 0.4
_GLUED = 400


def find_headings(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Return the lines, each with the heading it is, if it is one; a line in which another begins becomes two."""
    lines = [part for line in _whole(lines, rules) for part in note_lines.without_notes(line, rules)]
    for line in lines:
        line.opening = _opening(line, rules)
    _set_quotes_apart(lines)
    note_lines.go_on_with_notes(lines, rules)
    found: list[Line] = []
    for line in lines:
        # No law has so many headings on lines of others; a file made to be slow can.
        found.extend(_taken_apart(line, rules) if len(found) < MAX_BLOCKS else (line,))
    return _with_missing(found, rules)


def _whole(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Return the lines with those headings whole whose word and number stand on two: «Article», «1»."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and before.reading is None and line.reading is None and _makes_heading(before.text, line.text, rules):
            before.text = f"{before.text} {line.text}"
        else:
            found.append(line)
    return found


def _makes_heading(one: str, other: str, rules: Rules) -> bool:
    if len(one) + len(other) > _LONG or not (rules.is_word_of_heading(one) or rules.is_word_of_heading(other)):
        return False
    opening = rules.heading(f"{one} {other}")
    return opening is not None and opening.number is not None and not opening.rest and rules.heading(one) is None


def _opening(line: Line, rules: Rules) -> Opening | None:
    if line.settled:
        return _settled(line, rules) if line.reading in KINDS else None
    if line.reading is not None:
        return None
    if rules.is_note(line.text):
        line.reading = Reading.NOTE
        return None
    return rules.heading(line.text)


def _set_quotes_apart(lines: Sequence[Line]) -> None:
    """Make text of the provisions of another law that this one quotes: «… to read as follows:», then they in quotes."""
    at = 0
    while at < len(lines) - 1:
        at += 1
        signs = _QUOTES.get(lines[at].text[0])
        if signs is None or lines[at - 1].text[-1] != ":" or not (lines[at].opening or lines[at].parts_within):
            continue
        ends = (end for end in range(at, min(at + _LONGEST_QUOTE, len(lines))) if _ends_quote(lines[end].text, signs))
        end = next(ends, None)
        if end is None or any(line.settled or line.reading for line in lines[at : end + 1]):
            continue
        for line in lines[at : end + 1]:
            line.opening, line.reading, line.quoted = None, Reading.TEXT, True
        at = end


def _ends_quote(text: str, closing: str) -> bool:
    return text.rstrip(" .;,")[-1:] == closing


def refer_to_the_law(lines: Sequence[Line], rules: Rules) -> None:
    """Make a title of what only says, right under the heading of an attachment, which article that belongs to."""
    words = (*rules.articles, *rules.words["also_articles"])
    for before, line in pairwise(lines):
        opening = line.opening
        if before.opening is None or before.opening.kind is not Kind.ATTACHMENT or opening is None or line.settled:
            continue
        if not before.opening.rest and opening.word in words and not opening.rest and opening.value != (1, 0):
            line.opening, line.reading = None, Reading.TITLE


def _settled(line: Line, rules: Rules) -> Opening | None:
    """Return the heading of a line that a person says is one, with whatever number it bears."""
    kind = KINDS[line.reading] if line.reading else Kind.SECTION
    told = rules.heading(line.text)
    if told:
        return told._replace(kind=kind)
    if kind not in CONTAINERS | {Kind.ARTICLE, Kind.ATTACHMENT}:
        return None
    return _of_marker(line.parts[0], kind, BARE) if line.parts else Opening(kind, None, line.text, "", UNNUMBERED)


def _of_marker(one: Marker, kind: Kind, word: str) -> Opening:
    rest = one.rest.lstrip("-–— ")
    label = one.label if rest == one.rest else f"{one.label} {one.rest[: len(one.rest) - len(rest)]}".strip()
    return Opening(kind, one.number, rest, label, word, place(one.number), in_eid(one.number))


def _taken_apart(line: Line, rules: Rules) -> list[Line]:
    """Return the headings that were printed on one line: «Chapter I General Chapter II Rights», «Art. 2. § 1. …»."""
    found = _parted(line, rules)
    while (opening := found[-1].opening) and opening.kind in CONTAINERS and opening.value and opening.rest:
        if len(found[-1].text) > _GLUED or found[-1].joined:
            break
        spot = rules.inside(found[-1].text, opening.word, (opening.value[0] + 1,))
        if spot is None:
            break
        parts = split_line(found[-1], spot)
        for part in parts:
            part.opening = rules.heading(part.text)
        if not _are_titles(*(part.opening for part in parts)):
            break
        found[-1:] = parts
    return found


def _are_titles(one: Opening | None, other: Opening | None) -> bool:
    """Whether two headings of one line have a title each, or neither has; "Section 1. Subject to Article 5, Section 2."
    speaks of another.
    """
    if one is None or other is None or one.rest.endswith((",", ";", "(")):
        return False
    return other.rest[:1].isupper() or not (one.rest or other.rest)


def _parted(line: Line, rules: Rules) -> list[Line]:
    """Part the heading of an article from that of its first part, whose word heads articles in other laws."""
    opening = line.opening
    inner = rules.heading(opening.rest) if opening and opening.rest and opening.kind is Kind.ARTICLE else None
    if opening is None or inner is None or line.joined or inner.value != (1, 0):
        return [line]
    kin = inner.word.startswith(opening.word) or opening.word.startswith(inner.word)
    if kin or inner.word not in (*rules.articles, *rules.words["also_articles"]):
        return [line]
    parts = split_line(line, len(line.text) - len(opening.rest))
    for part in parts:
        part.opening = rules.heading(part.text)
    return list(parts)


def _with_missing(lines: list[Line], rules: Rules) -> list[Line]:
    """Return the lines with articles found that begin in the middle of one, where their numbers are missing."""
    heads = [(at, line.opening) for at, line in enumerate(lines) if line.opening and line.opening.kind is Kind.ARTICLE]
    splits: dict[int, int] = {}
    for (at, before), (until, after) in pairwise(heads):
        if not before.value or not after.value or before.word != after.word:
            continue
        if 1 < after.value[0] - before.value[0] <= _MISSING:
            wanted = range(before.value[0] + 1, after.value[0])
            splits |= _inside(lines, range(at, until), before.word, wanted, rules)
    if not splits:
        return lines
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at in splits:
            one, other = split_line(line, splits[at])
            one.opening, other.opening = rules.heading(one.text), rules.heading(other.text)
            found += (one, other)
        else:
            found.append(line)
    return found


def _inside(lines: Sequence[Line], places: range, word: str, wanted: range, rules: Rules) -> dict[int, int]:
    for at in places:
        if lines[at].reading is not None or lines[at].joined:
            continue
        spot = rules.inside(lines[at].text, word, wanted)
        if spot is not None and lines[at].text[:spot].rstrip()[-1:] in ENDS:
            return {at: spot}
    return {}


def drop_doubtful(lines: Sequence[Line]) -> None:
    """Make text again of what only begins like a heading: «Article 5 Parliament decides …», out of order and long."""
    sure = {_key(line.opening) for line in lines if line.opening and not _is_doubtful(line)}
    last: dict[str, Opening] = {}
    for line in lines:
        opening = line.opening
        if opening is None or line.settled or opening.kind is Kind.ATTACHMENT:
            continue
        if _is_doubtful(line) and (_key(opening) in sure or not _follows(last.get(opening.word), opening)):
            line.opening = None
        else:
            last[opening.word] = opening


def _key(opening: Opening) -> tuple[str, str]:
    return opening.word, opening.address


def _is_doubtful(line: Line) -> bool:
    opening = line.opening
    if opening is None or not opening.rest or opening.label[-1:] in ".:)—–-º°§条":
        return False
    return len(opening.rest) > _LONG or line.ends


def _follows(last: Opening | None, opening: Opening) -> bool:
    if last is None or last.value is None or opening.value is None:
        return opening.value == (1, 0)
    return is_next(last.value, opening.value)


def attachments_begin(lines: Sequence[Line]) -> int:
    """Return the place of the first heading of an attachment; one before most articles is of the law itself."""
    articles = [at for at, line in enumerate(lines) if line.opening and line.opening.kind is Kind.ARTICLE]
    bare = _bare_chain(lines) if len(articles) < LEAST_NAMED else []
    if len(bare) > MANY * len(articles):
        articles = bare
    any_heading = [at for at, line in enumerate(lines) if line.opening and line.opening.kind is not Kind.ATTACHMENT]
    for at, line in enumerate(lines):
        if line.opening is None or line.opening.kind is not Kind.ATTACHMENT:
            continue
        before = bisect_left(articles, at)
        if line.settled or (before >= _MOST * len(articles) and any_heading and any_heading[0] < at):
            return at
    return len(lines)


def find_bare_articles(lines: Sequence[Line]) -> dict[int, Opening]:
    """Return, by its place, each line that is an article where those only have numbers, which run through the law."""
    bare = [at for at, line in enumerate(lines) if line.is_open and line.parts and line.parts[0].style == "1."]
    titled = [at for at, line in enumerate(lines) if _is_titled_number(line)]
    if len(titled) > len(bare) and len(_rising(lines, titled)) == len(titled):
        bare = titled
    declared = [at for at in bare if lines[at].level]
    bare = declared if len(declared) >= _CHAIN else bare
    chain = _rising(lines, bare)
    headed = bare is declared or any(line.opening and line.opening.kind in CONTAINERS for line in lines)
    if not headed and not _is_whole_law(lines, bare, chain):
        return {}
    if len(chain) < _CHAIN or len(chain) < _SHARE * len(bare):
        return {}
    return {at: _of_marker(lines[at].parts[0], Kind.ARTICLE, BARE) for at in chain}


def _is_titled_number(line: Line) -> bool:
    """Whether a line is a number without any sign and a title: «105A Debts of the states»."""
    if not line.is_open or line.ends or len(line.text) > _LONG:
        return False
    return bool(line.parts) and line.parts[0].style == "1" and line.parts[0].rest[0].isupper()


def _is_whole_law(lines: Sequence[Line], bare: Sequence[int], chain: Sequence[int]) -> bool:
    """Whether a law without any heading is nothing but what these numbers count, from one on and without a gap."""
    values = [place(lines[at].parts[0].number) or (0, 0) for at in chain]
    if len(chain) < _ALL_ALONE or len(chain) < _NEARLY_ALL * len(bare) or values[0] != (1, 0):
        return False
    counted = all(is_next(one, other) for one, other in pairwise(values))
    before = sum(len(line.text) for line in lines[: chain[0]])
    return counted and before <= _FEW_BEFORE * sum(len(line.text) for line in lines)


def _bare_chain(lines: Sequence[Line]) -> list[int]:
    return _rising(
        lines, [at for at, line in enumerate(lines) if line.is_open and line.parts and line.parts[0].style == "1."]
    )


def _rising(lines: Sequence[Line], bare: Sequence[int]) -> list[int]:
    values = [place(lines[at].parts[0].number) or (0, 0) for at in bare]
    return [bare[one] for one in longest_rising(values)]


def with_glued_articles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those articles found that begin inside one: «… end. 2[21A. Right to education.—The State».

    Only numbers that come between those of the articles around are looked for.
    """
    bare = [line for line in lines if line.opening and line.opening.word == BARE]
    following = {id(one): other.opening.value for one, other in pairwise(bare) if other.opening}
    found: list[Line] = []
    low: tuple[int, int] | None = None
    high: tuple[int, int] | None = None
    for line in lines:
        if line.opening and line.opening.word == BARE:
            low, high = line.opening.value, following.get(id(line), _NO_NUMBER)
        found.append(line)
        while low and high and found[-1].reading is None and not found[-1].joined:
            glued = _glued(found[-1].text, low, high)
            if glued is None:
                break
            spot, low = glued
            found[-1:] = _split_article(found[-1], spot)
    return found


def _glued(text: str, low: tuple[int, int], high: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
    for match in _INSIDE.finditer(text):
        value = place(match["number"])
        if value and low < value < high and (match["note"] or value == (low[0] + 1, 0)):
            return match.start("note"), value
    return None


def _split_article(line: Line, spot: int) -> tuple[Line, Line]:
    one, other = split_line(line, spot)
    if line.opening and line.opening.word == BARE:
        one.opening = _of_marker(one.parts[0], Kind.ARTICLE, BARE)
    elif line.opening:
        one.opening = line.opening._replace(rest=line.opening.rest.removesuffix(other.text).strip())
    if other.parts:
        other.opening = _of_marker(other.parts[0], Kind.ARTICLE, BARE)
    return one, other


def longest_rising(values: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places of a longest strictly rising run of values (patience sorting)."""
    tails: list[tuple[int, int]] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        height = bisect_left(tails, value)
        before.append(ends[height - 1] if height else -1)
        tails[height:] = [value] if height == len(tails) else [value, *tails[height + 1 :]]
        ends[height:] = [at] if height == len(ends) else [at, *ends[height + 1 :]]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def words_of(lines: Sequence[Line], kind: Kind) -> Counter[str]:
    """Return how often each word begins a heading of a kind."""
    return Counter(line.opening.word for line in lines if line.opening and line.opening.kind is kind)


def first_of_list(lines: Sequence[Line]) -> int:
    """Return where the numbered paragraphs of a text without any heading begin; its end where there are none."""
    marked = [(at, line.parts[0]) for at, line in enumerate(lines) if line.is_open and line.parts]
    read = items([one for _, one in marked])
    counted = [at for (at, _), item in zip(marked, read, strict=True) if item]
    return counted[0] if len(counted) >= _CHAIN else len(lines)
