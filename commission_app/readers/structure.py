"""From paragraphs to the tree of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import merge
from textwrap import shorten
from typing import NamedTuple

from commission_app.domain.document import Document, Kind, Source, Warning  # noqa: A004
from commission_app.domain.line_reading import Correction, Reading, ReadLine
from commission_app.readers import headings, titles, usage
from commission_app.readers.block import Read, Role
from commission_app.readers.builder import Builder
from commission_app.readers.checks import check_tree
from commission_app.readers.contents import set_contents_apart
from commission_app.readers.depths import Lists, parts_of
from commission_app.readers.frame import (
    drop_before_preamble,
    is_loose,
    settle_closing,
    settle_front,
    settle_publisher,
    settle_signed,
    title_of,
)
from commission_app.readers.languages import detect, is_of_no_known_script, is_unlike, second
from commission_app.readers.lines import Line, lines_of
from commission_app.readers.rules import Rules, known_languages, rules_of
from commission_app.readers.subheadings import find_divisions, find_subheadings
from commission_app.readers.unknown_words import are_unknown, find_unknown_headings
from commission_app.readers.wordless import find_wordless_containers

_LONGEST_QUOTE = 80


class Structured(NamedTuple):
    """The tree of a source, and how each of its lines was read, in their order."""

    document: Document
    lines: tuple[ReadLine, ...]


def structured(read: Read, source: Source, language: str | None, corrections: Sequence[Correction] = ()) -> Document:
    """Return the tree of the paragraphs that a reader found; without a language, it is told by the letters."""
    return structured_lines(read, source, language, corrections).document


def structured_lines(
    read: Read, source: Source, language: str | None, corrections: Sequence[Correction] = ()
) -> Structured:
    """Return the tree of the paragraphs that a reader found, and how their lines were read."""
    lines = lines_of(read.blocks, corrections)
    said = "\n".join(line.text for line in lines if line.reading not in (Reading.NOTE, Reading.APART))
    detected = detect(said)
    chosen = language or detected
    rules = rules_of(chosen)
    # What is of the page, and a note in its margin, may stand between a heading and its title: those are found as if
    # it were not there.
    beside = [line for line in lines if _is_beside(line)]
    lines, first = _settled([line for line in lines if not _is_beside(line)], rules)
    begin = lines[first] if first < len(lines) else None
    lines = list(merge(lines, beside, key=lambda line: line.block))
    first = next((at for at, line in enumerate(lines) if line is begin), len(lines))
    builder = Builder(rules, usage.ladder(lines[first:], rules))
    for part in (lines[:first], *parts_of(lines[first:])):
        builder.build(part, Lists.of(part))
    front = lines[:first]
    document = Document(
        title=title_of(front, rules),
        language=chosen,
        source=source,
        nodes=builder.done(),
        front=_texts(lines, Reading.FRONT),
        back=_texts(lines, Reading.BACK),
        notes=tuple(builder.notes),
        apart=_texts(lines, Reading.APART),
    )
    warnings = [*_before(document, front, rules, language, detected), *map(Warning, read.warnings)]
    warnings += _struck(read, lines)
    unknown = are_unknown(lines) or (not language and (is_of_no_known_script(said) or is_unlike(said, detected)))
    if unknown:
        warnings.insert(0, Warning("language.unknown"))
    texts = [
        line
        for line in lines
        if line.reading not in (Reading.NOTE, Reading.APART) and not (line.opening and not line.body)
    ]
    cells = [line.text for line in texts if read.blocks[line.block].table]
    other = second([line.text for line in texts], cells, chosen)
    if other and not unknown and not (language and language != detected):
        warnings.insert(0, Warning("language.two", params=(("given", chosen), ("found", other))))
    document = replace(document, warnings=(*warnings, *check_tree(document)))
    told = tuple(ReadLine(one.text, one.reading or Reading.TEXT, one.eid, one.block, one.settled) for one in lines)
    return Structured(document, told)


def _struck(read: Read, lines: Sequence[Line]) -> list[Warning]:
    """Return a warning that names the first of what is struck through in the source, if anything is."""
    struck = [block.text for block in read.blocks if block.role is Role.STRUCK]
    if not struck:
        return []
    eid = next((line.eid for line in lines if read.blocks[line.block].role is Role.STRUCK), None)
    words = shorten(struck[0], _LONGEST_QUOTE, placeholder="…")
    return [Warning("source.struck_text", eid, (("count", str(len(struck))), ("words", words)))]


def _is_beside(line: Line) -> bool:
    """Whether the source itself sets a line apart from the text, and no person says otherwise."""
    return line.reading in (Reading.APART, Reading.NOTE) and not line.settled


def _settled(lines: list[Line], rules: Rules) -> tuple[list[Line], int]:
    """Return all lines, and how many stand before the first heading of the law."""
    lines = headings.find_headings(lines, rules)
    find_unknown_headings(lines)
    set_contents_apart(lines, rules)
    drop_before_preamble(lines, rules)
    headings.drop_doubtful(lines)
    attached = titles.title_attachments_above(lines, headings.attachments_begin(lines))
    body, attachments = lines[:attached], lines[attached:]
    for line in body:
        if line.opening and line.opening.kind is Kind.ATTACHMENT and not line.settled:
            line.opening = None
    body = usage.with_articles(body, rules)
    settle_publisher(body, rules)
    settle_publisher(attachments, rules)
    titles.title_containers(body, rules)
    find_wordless_containers(body, rules)
    usage.set_beside(body)
    settle_signed(body, rules)
    first = next((at for at, line in enumerate(body) if line.opening), None)
    if first is None:
        first = headings.first_of_list(body)
    headings.refer_to_the_law(attachments, rules)
    titles.title_containers(attachments, rules)
    find_divisions(attachments)
    titles.settle_titles(body, rules)
    find_subheadings(body)
    titles.settle_titles(attachments, rules)
    settle_front(body[:first], rules)
    settle_closing(body[first:])
    return [*body, *attachments], first


def _texts(lines: Sequence[Line], reading: Reading) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.reading is reading)


def _before(
    document: Document, front: Sequence[Line], rules: Rules, language: str | None, detected: str
) -> list[Warning]:
    found = []
    if language and language not in known_languages():
        found.append(Warning("language.without_rules", params=(("given", language),)))
    elif language and language != detected:
        found.append(Warning("language.looks_wrong", params=(("found", detected), ("given", language))))
    if is_loose(front, document.title, rules):
        found.append(Warning("text.before_first_heading"))
    if not document.articles:
        found.append(Warning("article.none"))
    return found
