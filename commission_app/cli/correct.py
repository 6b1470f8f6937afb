"""Correcting how a source is read: commands that say what a line is."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking_by_system
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json
from commission_app.domain.line_reading import Act, Reading, ReadLine, Said
from commission_app.services import correcting, previewing


@click.command("correct")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("line", required=False)
@click.option("--as", "reading", type=click.Choice([one.value for one in Reading]), help="What the line is.")
@click.option("--join", is_flag=True, help="The line goes on from the line before it.")
@click.option("--split", metavar="WORDS", help="The line is two: the second begins with these words.")
@click.option("--nth", type=click.IntRange(min=0), default=0, help="Which of several equal lines; 0 for all.")
@click.option("--forget", is_flag=True, help="Take back what was said of the line; without a line, everything.")
@click.option("--language", type=TEXT_LANGUAGE, help="Language of the text.")
@speaking_by_system
def correct_command(
    output: Output,
    *,
    source: Path,
    line: str | None,
    reading: str | None,
    join: bool,
    split: str | None,
    nth: int,
    forget: bool,
    language: str | None,
) -> None:
    """Show how the lines of a document are read, and say what a line is; that is remembered for its next edition.

    Example: commission-app correct draft.docx "Closing words" --as section
    """
    shown = previewing.preview(source, language)
    if forget:
        kept = [one for one in shown.corrections if line is not None and one.line != line]
        shown = previewing.with_corrections(shown, kept)
    elif line is not None:
        shown = _said(shown, line, _act(reading, split, join=join), reading, split, nth)
    elif reading or join or split:
        raise click.UsageError("Say which line is meant.")
    if forget or line is not None:
        previewing.keep_corrections(shown)
    lines: list[Json] = [_told(one) for one in shown.lines]
    corrections: list[Json] = [one.to_json() for one in shown.corrections]
    printed = "\n".join(f"{one.reading.value:<12} {one.eid or '–':<24} {one.text}" for one in shown.lines)
    output.result({"lines": lines, "corrections": corrections}, printed)


def _act(reading: str | None, split: str | None, *, join: bool) -> Act:
    if (reading is not None) + join + (split is not None) != 1:
        raise click.UsageError("Give one of --as, --join, --split, --forget.")
    return Act.JOIN if join else Act.MARK if reading is not None else Act.SPLIT


def _said(
    shown: previewing.Preview, line: str, act: Act, reading: str | None, split: str | None, nth: int
) -> previewing.Preview:
    """Return the preview after this was said of a line that it shows; raises UserError where it shows no such line."""
    if not shown.correctable:
        raise UserError("import.told_by_format")
    places = correcting.places_of(shown, line)
    if not places or nth > len(places):
        raise UserError("reading.no_such_line", line=line)
    place = places[max(nth - 1, 0)]
    at = shown.lines[place].text.find(split, 1) if split else 0
    if act is Act.SPLIT and at < 1:
        raise UserError("reading.split_elsewhere", words=split or "")
    if act is Act.JOIN and place == 0:
        raise UserError("reading.nothing_before")
    what = Said(act, Reading(reading) if reading else None, at=at, every=nth == 0)
    return correcting.said(shown, [place], what)


def _told(line: ReadLine) -> Json:
    return {
        "text": line.text,
        "reading": line.reading.value,
        "eid": line.eid,
        "block": line.block,
        "settled": line.settled,
    }
