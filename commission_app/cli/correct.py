"""Correcting how a source is read: commands that say what a line is."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking_by_system
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json
from commission_app.domain.line_reading import Act, Correction, Reading, ReadLine
from commission_app.services import previewing


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
        shown = previewing.corrected(shown, _correction(line, reading, split, nth, join=join))
    elif reading or join or split:
        raise click.UsageError("Say which line is meant.")
    if forget or line is not None:
        previewing.keep_corrections(shown)
    lines: list[Json] = [_told(one) for one in shown.lines]
    corrections: list[Json] = [one.to_json() for one in shown.corrections]
    printed = "\n".join(f"{one.reading.value:<12} {one.eid or '–':<24} {one.text}" for one in shown.lines)
    output.result({"lines": lines, "corrections": corrections}, printed)


def _correction(line: str, reading: str | None, split: str | None, nth: int, *, join: bool) -> Correction:
    if (reading is not None) + join + (split is not None) != 1:
        raise click.UsageError("Give one of --as, --join, --split, --forget.")
    if reading is not None:
        return Correction(line, Act.MARK, Reading(reading), nth=nth)
    if join:
        return Correction(line, Act.JOIN, nth=nth)
    if not split or split not in line[1:]:
        raise UserError("reading.split_elsewhere", words=split or "")
    return Correction(line, Act.SPLIT, at=split, nth=nth)


def _told(line: ReadLine) -> Json:
    return {
        "text": line.text,
        "reading": line.reading.value,
        "eid": line.eid,
        "block": line.block,
        "settled": line.settled,
    }
