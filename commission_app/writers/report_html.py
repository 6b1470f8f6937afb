"""A report as one HTML file that needs nothing else: to read in a browser, to paste into a letter."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.report import Bar, Block, Emphasis, Flow, Heading, Para, Report, Span, Table
from commission_app.writers.printable import language_tag, one_line, printable
from commission_app.writers.report_parts import check_table

_STYLE = """
body { font: 16px/1.45 "Noto Serif", Georgia, serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th { background: #ededed; text-align: left; }
th, td { border: 1px solid #7f7f7f; padding: .4rem .5rem; vertical-align: top; } td p { margin: 0 0 .4rem; }
ins { font-style: italic; text-decoration: underline; }
del { text-decoration: line-through; } .quiet { color: #505050; }
thead { display: table-header-group; } .one { white-space: nowrap; }
"""
_JOINED = re.compile(r"(?<![\w&#])\d[\d.]*-[^\W_]\w{,20}(?![\w-])")
"""What a line would be broken within: «18-тармақша», «83-1»."""

_TAGS = {
    Emphasis.STRONG: ("<strong>", "</strong>"),
    Emphasis.QUIET: ('<span class="quiet">', "</span>"),
    Emphasis.INSERTED: ("<ins>", "</ins>"),
    Emphasis.DELETED: ("<del>", "</del>"),
    Emphasis.QUOTED: ("<q>", "</q>"),
}


def write_html(report: Report, path: Path) -> None:
    """Write a report to ``path``, whole or not at all; all text is data, never markup."""
    with atomic_path(path) as part:
        part.write_text(html_text(report), encoding="utf-8")


def html_text(report: Report) -> str:
    """Return the report as an HTML document."""
    lines = "".join(f"<p>{_shown(line)}</p>\n" for line in report.lines)
    blocks = "\n".join(_block(block) for block in report.blocks)
    title = escape(one_line(report.title))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language_tag(report.language))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="author" content="{escape(one_line(report.author))}">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{lines}{blocks}\n</body>\n</html>\n"
    )


def _shown(text: str) -> str:
    return _JOINED.sub(r'<span class="one">\g<0></span>', escape(printable(text))).replace("\n", "<br>")


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{min(level, 3) + 1}>{_shown(text)}</h{min(level, 3) + 1}>"
        case Para():
            return _para(block)
        case Table():
            return _table(block)
        case Bar(parts, caption):
            told = "; ".join(f"{name} – {number}" for name, number in parts)
            return f"<p>{_shown(f'{caption}: {told}' if caption else told)}</p>"
        case Flow():
            # reportlab takes a quarter of a second to load, and few pages hold a drawing.
            from commission_app.writers.flow_drawing import flow_svg

            svg = flow_svg(block)
            return f"<figure>{svg[svg.index('<svg') :]}</figure>"


def _table(table: Table) -> str:
    check_table(table)
    head = "".join(f"<th>{_shown(column.title)}</th>" for column in table.columns)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{''.join(map(_para, cell))}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _para(para: Para) -> str:
    indent = f' style="margin-left: {para.indent * 1.2:g}em"' if para.indent else ""
    label = f"{_shown(para.label)} " if para.label else ""
    return f"<p{indent}>{label}{''.join(map(_span, para.spans))}</p>"


def _span(span: Span) -> str:
    before, after = _TAGS[span.emphasis] if span.emphasis else ("", "")
    return f"{before}{_shown(span.text)}{after}"
