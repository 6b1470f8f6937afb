"""Which words after a number are the title of a provision, and which are its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.domain.line_reading import Reading
from commission_app.readers.headings import CLOSING, LOWER, UNNUMBERED
from commission_app.readers.letters import is_small
from commission_app.readers.lines import ENDS, Line
from commission_app.readers.markers import marker
from commission_app.readers.rules import Rules

_STOPPED = re.compile(r"(?P<title>[^.;:]{2,120})\.\s+(?P<body>[(\[A-ZА-ЯІЄЇҚӘ«“\"].*)", re.DOTALL)
_SOME = 0.25
_MAX_TITLE = 300
_SHORT_TITLE = 120
_MEAN_TITLE = 80
_MOST = 0.6
_FEW = 0.05
_LEAST = 3
_SEVERAL = 2
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.;:!?]\s+[(«“\"A-ZА-ЯІЄЇҚӘ]")
_RUN_ON = re.compile(
    r"(?P<title>.{1,300}?)(?P<dash>[.:]?\s*[—–]{1,2}\s*|\.\s?-{1,2}\s*)(?P<body>[(\[\w«“\"].*)", re.DOTALL
)


class _Style(NamedTuple):
    """How the articles of a law are titled.

    ``none``: the text begins after the number; ``dotted``: titles end with a full stop; ``below``: they stand on a line
    of their own; ``run_on``: the text follows on the same line, as this shape tells; ``titled``: most have a title on
    the line of the number and their text after it.
    """

    none: bool
    dotted: bool
    below: bool
    run_on: re.Pattern[str] | None
    titled: bool


def title_containers(lines: Sequence[Line], rules: Rules) -> None:
    """Mark the lines that are titles of containers and attachments."""
    for at, line in enumerate(lines):
        if line.opening and (line.opening.kind in CONTAINERS or line.opening.kind is Kind.ATTACHMENT):
            _title_container(lines, at, rules)


def title_attachments_above(lines: Sequence[Line], attached: int) -> int:
    """Mark the titles of attachments that are printed above their numbers, where all have one there and none below;
    return where the attachments begin: ``attached``, or the title of the first.
    """
    heads = [at for at in range(attached, len(lines)) if _heads_attachment(lines[at])]
    after_text = all(lines[at - 2].ends for at in heads[1:])
    if len(heads) < _SEVERAL or not after_text or not all(at > 1 and _is_titled_above(lines, at) for at in heads):
        return attached
    for at in heads:
        lines[at - 1].reading, lines[at - 1].above = Reading.TITLE, True
    return attached - 1


def _heads_attachment(line: Line) -> bool:
    return line.opening is not None and line.opening.kind is Kind.ATTACHMENT


def _is_titled_above(lines: Sequence[Line], at: int) -> bool:
    """Whether a title stands right above the number of an attachment, and its text right below."""
    opening, below = lines[at].opening, lines[at + 1] if at + 1 < len(lines) else None
    if opening is None or opening.rest or below is None or not (below.parts or below.ends or below.opening):
        return False
    text = lines[at - 1].text
    bare = lines[at - 1].is_open and not lines[at - 1].parts and not lines[at - 1].ends and len(text) <= _SHORT_TITLE
    return bare and not is_small(text[0])


def settle_titles(lines: Sequence[Line], rules: Rules) -> None:
    """Tell title from text on the lines of headings, and mark the lines that are titles."""
    styles = {kind: _style(lines, kind) for kind in (Kind.ARTICLE, Kind.PARAGRAPH)}
    for at, line in enumerate(lines):
        if line.opening is None:
            continue
        if line.opening.word in (UNNUMBERED, LOWER, CLOSING):
            line.title = line.opening.rest
        elif line.titled:
            line.body = line.opening.rest
        elif line.opening.kind in styles:
            _title_article(lines, at, styles[line.opening.kind], rules)
        elif line.opening.kind not in CONTAINERS and line.opening.kind is not Kind.ATTACHMENT:
            line.body = line.opening.rest


def _title_container(lines: Sequence[Line], at: int, rules: Rules) -> None:
    """Take for the title of a container what stands on its line, else the next line, and what goes on with that."""
    line = lines[at]
    assert line.opening is not None
    if _says_all(lines, at, line.opening.rest):
        line.body = line.opening.rest
        return
    line.title = line.opening.rest or None
    last = line.opening.rest
    for following in (lines[place] for place in range(at + 1, len(lines))):
        if following.reading is Reading.TITLE:
            # A person says so, or it tells which article an attachment belongs to, and then the title may follow.
            last = following.text if following.settled else ""
            continue
        if following.reading is Reading.NOTE and not last:
            # «FIRST SCHEDULE», "[Article 6]", and then its title.
            continue
        if not following.is_open or following.parts or not following.is_short or not _goes_on(last, following):
            return
        if (last and rules.is_unnumbered(following.text)) or (not last and _says_all(lines, at + 1, following.text)):
            return
        following.reading = Reading.TITLE
        last = following.text


def _says_all(lines: Sequence[Line], at: int, text: str) -> bool:
    """Whether a sentence is all that a container says: that is its text and no title."""
    if not text or text[-1] not in ENDS:
        return False
    after = next((line for line in lines[at + 1 :] if line.reading not in (Reading.NOTE, Reading.APART)), None)
    return after is None or (after.opening is not None and after.opening.kind is not Kind.ARTICLE)


def _goes_on(title: str, following: Line) -> bool:
    text = following.text
    if not title:
        return True
    if following.ends:
        return False
    return (title.isupper() and text.isupper()) or is_small(text[0]) or title[-1] in ",-–—"


def _title_article(lines: Sequence[Line], at: int, style: _Style, rules: Rules) -> None:
    line = lines[at]
    assert line.opening is not None
    rest = line.opening.rest
    after = _after(lines, at)
    if not rest:
        if style.below and _can_be_below(lines, at):
            lines[at + 1].reading = Reading.TITLE
        return
    run_on = _runs_on(style.run_on, rest) if style.run_on else None
    if run_on:
        line.title, line.body = rest[: run_on.start("body")].strip(), run_on["body"]
    elif _is_title(rest, after, style) or (after is None and style.titled and _is_all_title(rest, rules)):
        line.title = rest
    else:
        line.body = rest


def _after(lines: Sequence[Line], at: int) -> Line | None:
    """Return the next line of the article, if it has one."""
    opening = lines[at].opening
    below = Kind.PARAGRAPH if opening and opening.kind is Kind.ARTICLE else None
    for line in (lines[place] for place in range(at + 1, len(lines))):
        if line.reading in (Reading.NOTE, Reading.APART):
            continue
        return line if line.opening is None or line.opening.kind is below else None
    return None


def _is_title(rest: str, after: Line | None, style: _Style) -> bool:
    """Whether what follows an article's number is its title: no sentence, and text of its own follows."""
    if (
        style.none
        or len(rest) > _MAX_TITLE
        or _SENTENCE.search(rest)
        or after is None
        or is_small(after.text[0])
        or marker(rest)
    ):
        return False
    return rest[-1] not in ENDS or (style.dotted and rest[-1] == "." and len(rest) <= _SHORT_TITLE)


def _is_all_title(rest: str, rules: Rules) -> bool:
    """Whether what follows the number of an article without any text is its title all the same."""
    bare = rest[-1] not in ENDS and len(rest) <= _SHORT_TITLE
    return bare and not rules.is_repealed(rest) and marker(rest) is None


def _can_be_below(lines: Sequence[Line], at: int) -> bool:
    following = lines[at + 1 : at + 3]
    if len(following) < 2 or not following[0].is_open or following[0].parts or _begins_another(following[1]):
        return False
    text = following[0].text
    return len(text) <= _SHORT_TITLE and (not following[0].ends or (text[0] == "(" and text[-1] == ")"))


def _begins_another(line: Line) -> bool:
    return line.above or (line.opening is not None and line.opening.kind is not Kind.PARAGRAPH)


def _style(lines: Sequence[Line], kind: Kind) -> _Style:
    articles = [at for at, line in enumerate(lines) if line.opening and line.opening.kind is kind]
    rests = [(lines[at].opening.rest, _after(lines, at)) for at in articles if lines[at].opening.rest]  # type: ignore[union-attr]
    alone = [at for at in articles if not lines[at].opening.rest]  # type: ignore[union-attr]
    below = sum(_can_be_below(lines, at) for at in alone)
    dotted = _are_dotted(rests)
    ended = sum(rest[-1] in ENDS for rest, _ in rests)
    titled = sum(rest[-1] not in ENDS and after is not None for rest, after in rests)
    return _Style(
        none=len(rests) >= _LEAST and not dotted and ended >= _MOST * len(rests),
        dotted=dotted,
        below=len(alone) >= _LEAST and below >= _MOST * len(alone),
        run_on=_run_on([rest for rest, _ in rests]),
        titled=len(rests) >= _LEAST and titled >= _MOST * len(rests),
    )


def _runs_on(shape: re.Pattern[str], rest: str) -> re.Match[str] | None:
    """Return how a title and the text after it are parted, if they are; a dash within a sentence parts nothing."""
    match = shape.fullmatch(rest)
    if match is None or shape is not _RUN_ON:
        return match
    return match if match["dash"].lstrip()[0] in ".:" or not is_small(match["body"][0]) else None


def _run_on(rests: Sequence[str]) -> re.Pattern[str] | None:
    """Return the shape of titles that the text follows on the same line, if most articles are printed so: with a dash
    between, or with a full stop where numbered paragraphs follow often enough to show that it ends a title.
    """
    if len(rests) < _LEAST:
        return None
    if sum(_runs_on(_RUN_ON, rest) is not None for rest in rests) >= _MOST * len(rests):
        return _RUN_ON
    stopped = [match for match in map(_STOPPED.fullmatch, rests) if match]
    numbered = sum(marker(match["body"]) is not None for match in stopped)
    return _STOPPED if len(stopped) >= _MOST * len(rests) and numbered >= _SOME * len(rests) else None


def _are_dotted(rests: Sequence[tuple[str, Line | None]]) -> bool:
    """Whether titles end with a full stop: nearly all articles go on after theirs, and they are short."""
    ended = [(rest, after) for rest, after in rests if rest[-1] == "."]
    if len(ended) < _LEAST or len(ended) < _MOST * len(rests):
        return False
    ending = sum(after is None for _, after in ended)
    return ending <= _FEW * len(ended) and sum(len(rest) for rest, _ in ended) <= _MEAN_TITLE * len(ended)
