"""The glossary: which words stand for one thing in Kazakh, Russian and English; taken from a table and given out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.body_fields import MAX_NAME, clean_text
from commission_app.domain.declared import Term
from commission_app.domain.document import Warning  # noqa: A004
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.readers.table_text import table_text
from commission_app.services.effects import Effects
from commission_app.services.roles import require_secretary
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import declared

_COLUMNS = ("kk", "ru", "en")
_FORMULA = ("=", "+", "-", "@", "\t")
_DELIMITERS = ",;\t"
_MOST = 5_000
_SHOWN = 20
_LOST = re.compile(r"\w*\?(?=\w)[\w?]*|\w+\?(?=[;,\t\r\n])")
"""What an encoding without a letter leaves of a word: «?кімет»."""
_SEPARATOR = re.compile(r"\Asep=[,;\t]\r?\n", re.IGNORECASE)
"""A line that some spreadsheets want first."""
_LARGEST = 5_000_000


def terms(workspace: Workspace) -> list[Term]:
    """Return the glossary."""
    return declared.terms(workspace.connection)


def take(workspace: Workspace, path: Path) -> Effects:
    """Make a CSV file the glossary: what is new in it is declared, what it lacks is withdrawn, as one act.

    The first line names the columns (kk, ru, en; at least two), separated by commas, semicolons or tabs. It may be in
    UTF-8, UTF-16 or Windows Cyrillic, as spreadsheets write it. Raises UserError where the file is no such table, where
    its letters cannot be told or were lost, or this member is no secretary. Rows with a term in one language only are
    left out, with a warning.
    """
    require_secretary(workspace)
    wanted, alone = _read(path)
    known = {tuple(sorted(term.words.items())): term.id for term in terms(workspace)}
    with act(workspace, "act.glossary_taken", name=path.name) as unit:
        for words in wanted:
            if tuple(sorted(words.items())) not in known:
                held: dict[str, Json] = {**words}
                unit.record(NewEvent("term.declared", None, {"words": held}))
        kept = {tuple(sorted(words.items())) for words in wanted}
        for key, term in known.items():
            if key not in kept:
                unit.record(NewEvent("term.withdrawn", term, {}))
    return unit.effects._replace(warnings=(_left_out(alone),) if alone else ())


def _left_out(rows: Sequence[int]) -> Warning:
    shown = ", ".join(map(str, rows[:_SHOWN]))
    return Warning("glossary.one_language", None, (("rows", shown if len(rows) <= _SHOWN else f"{shown}, …"),))


def give(workspace: Workspace, path: Path) -> None:
    """Write the glossary as CSV in UTF-8; a cell that a spreadsheet would take for a formula is given as text."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(_COLUMNS)
    for term in terms(workspace):
        writer.writerow([_as_text(term.words.get(language, "")) for language in _COLUMNS])
    with atomic_path(path) as part:
        part.write_text(output.getvalue(), encoding="utf-8-sig", newline="")


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("check.bad_glossary", name=path.name)
        told = table_text(path.read_bytes(), path.name)
    except (OSError, UserError):
        # What readers of documents say of a file that is no text is said of documents.
        raise UserError("check.bad_glossary", name=path.name) from None
    if told is None:
        raise UserError("check.glossary_encoding", name=path.name)
    text, has_all_letters = told
    lost = None if has_all_letters else _LOST.search(text)
    if lost:
        raise UserError("check.glossary_letters_lost", name=path.name, word=lost[0])
    return _SEPARATOR.sub("", text.removeprefix("\ufeff").lstrip("\r\n")).lstrip("\r\n")


def _read(path: Path) -> tuple[list[dict[str, str]], list[int]]:
    """Return the terms of a table, and the rows that have one in one language only, as they are counted in it."""
    text = _text(path)
    first = text.partition("\n")[0]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=max(_DELIMITERS, key=first.count), strict=True))
    except csv.Error:
        raise UserError("check.bad_glossary", name=path.name) from None
    columns = [name.strip().lower() for name in rows[0]] if rows else []
    if len(set(columns) & set(_COLUMNS)) < 2 or len(rows) > _MOST:
        raise UserError("check.bad_glossary", name=path.name)
    found: list[dict[str, str]] = []
    alone: list[int] = []
    for number, row in enumerate(rows[1:], 2):
        cells = {name: _bare(clean_text(cell)) for name, cell in zip(columns, row, strict=False)}
        words = {name: cell for name, cell in cells.items() if name in _COLUMNS and cell}
        if any(len(cell) > MAX_NAME for cell in words.values()):
            raise UserError("check.bad_glossary", name=path.name)
        if len(words) == 1:
            alone.append(number)
        elif words and words not in found:
            found.append(words)
    return found, alone
