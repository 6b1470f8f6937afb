"""What both writers of a report read from it: which headings stand in the contents, the page words, the date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from commission_app.domain.report import Block, Heading, Report, Table
from commission_app.writers.printable import printable


def has_contents(report: Report) -> bool:
    """Tell whether a report is long enough for a table of contents: two main headings or more."""
    return sum(is_main(block) for block in report.blocks) > 1


def is_main(block: Block) -> bool:
    """Tell whether a block is a heading that stands in the contents."""
    return isinstance(block, Heading) and block.level == 1


def page_words(template: str) -> Iterator[tuple[str, str]]:
    """Yield the words of ``Labels.page`` in order as pairs of text and the field after it: number, total or none.

    Raises ValueError where the template names another field.
    """
    rest = printable(template)
    while rest:
        text, brace, rest = rest.partition("{")
        field, closed, rest = rest.partition("}") if brace else ("", "", "")
        if brace and (not closed or field not in {"number", "total"}):
            raise ValueError(template)
        yield text, field


def check_table(table: Table) -> None:
    """Raise ValueError where a row has not one cell for each column, since a cell would be lost."""
    for row in table.rows:
        if len(row) != len(table.columns):
            raise ValueError(row)


def created(report: Report) -> datetime:
    """Return when the report was made, in UTC, which a time without a zone is. Raises ValueError for another format."""
    moment = datetime.fromisoformat(report.created)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
