"""The command that compares two documents, or two drafts of a database, and what a secretary decides of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.cli.commission import DATABASE
from commission_app.cli.outline import TRACKED
from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking, speaking_by_system
from commission_app.domain.source_reading import Tracked
from commission_app.services import comparative_table, compare_drafts, texts
from commission_app.services.comparative_table import TableColumn, TableLayout
from commission_app.services.compare_drafts import Comparison
from commission_app.services.names import place_name
from commission_app.services.workspace import Workspace

_PATH = click.Path(path_type=Path)


@click.command("compare")
@click.argument("first", metavar="OLD|DB", type=_PATH)
@click.argument("second", metavar="[NEW]", required=False, type=_PATH)
@click.option("--old", help="Label or id of the earlier draft; by default the text in force.")
@click.option("--new", help="Label or id of the later draft; by default the newest that is not in force.")
@click.option(
    "--language", type=TEXT_LANGUAGE, help="Language of the drafts compared; with two documents, of what is printed."
)
@click.option("--html", "outs", type=_PATH, multiple=True, help="Write the comparative table to this file.")
@click.option("--docx", "outs", type=_PATH, multiple=True)
@click.option("--pdf", "outs", type=_PATH, multiple=True)
@click.option("--xlsx", "outs", type=_PATH, multiple=True)
@click.option("--flow", type=_PATH, help="Draw what became of the sections, as .svg or .png.")
@click.option("--columns", help="Columns of the table in their order, as place,new,old,reasons; a title after '='.")
@click.option("--by-article", is_flag=True, help="A row for each article, not for each paragraph.")
@TRACKED
@speaking_by_system
def compare_command(
    output: Output,
    *,
    first: Path,
    second: Path | None,
    old: str | None,
    new: str | None,
    language: str | None,
    outs: tuple[Path, ...],
    flow: Path | None,
    columns: str | None,
    by_article: bool,
    tracked: str,
) -> None:
    """Compare two documents, or two drafts of a database.

    Example: commission-app compare in-force.pdf draft.docx --json
    """
    layout = _layout(columns, by_article=by_article)
    author = ""
    _spare((*outs, *([flow] if flow else ())), (first, *([second] if second else ())))
    if second is not None:
        if old is not None or new is not None or texts.is_database(first) or texts.is_database(second):
            raise click.UsageError("Two documents are compared without --old, --new and without a commission's file.")
        if language is not None:
            output.translate = Translator(_spoken(language))
        comparison, labels = compare_drafts.files(first, second, Tracked(tracked)), (first.name, second.name)
    else:
        with Workspace.open(first, reading=True) as workspace:
            earlier, later = compare_drafts.chosen(workspace, old, new)
            comparison = compare_drafts.drafts(workspace, earlier, later, language)
            labels, author = (earlier.label, later.label), workspace.name
    if comparison.languages_differ:
        output.note(
            output.translate("compare.languages_differ", old=comparison.old.language, new=comparison.new.language)
        )
    for text, label in zip((comparison.old, comparison.new), labels, strict=True):
        if not text.articles:
            output.note(output.translate("compare.no_articles", name=label))
    words = _words_of(comparison, output)
    for path in outs:
        report = comparative_table.build(
            comparison, labels, words, layout, language=words.language.value, author=author
        )
        comparative_table.write(report, path)
    if flow is not None:
        comparative_table.draw_flow(comparison, words, flow)
    output.result(compare_drafts.to_json(comparison, *labels), _printed(output, comparison, labels))


def _spare(outs: Iterable[Path], sources: Iterable[Path]) -> None:
    """Refuse to write over what is compared."""
    held = [source for source in sources if source.exists()]
    for out in outs:
        if out.exists() and any(out.samefile(source) for source in held):
            raise click.UsageError(f"{out.name} is what is compared: choose another file to write to.")


def _spoken(language: str) -> InterfaceLanguage:
    if language not in set(InterfaceLanguage):
        raise click.BadParameter(f"{language!r}: {', '.join(InterfaceLanguage)}", param_hint="--language")
    return InterfaceLanguage(language)


def _words_of(comparison: Comparison, output: Output) -> Translator:
    """Return the sentences in the language of the new text, where the program speaks it."""
    spoken = comparison.new.language in set(InterfaceLanguage)
    return Translator(InterfaceLanguage(comparison.new.language)) if spoken else output.translate


def _layout(columns: str | None, *, by_article: bool) -> TableLayout:
    if columns is None:
        return TableLayout(by_article=by_article)
    chosen: list[TableColumn] = []
    titles: list[tuple[TableColumn, str]] = []
    for item in columns.split(","):
        name, _, title = item.partition("=")
        if name.strip() not in set(TableColumn):
            raise click.BadParameter(f"{name.strip()!r}: {', '.join(TableColumn)}", param_hint="--columns")
        if name.strip() in chosen:
            raise click.BadParameter(f"{name.strip()!r} stands there twice", param_hint="--columns")
        chosen.append(TableColumn(name.strip()))
        if title.strip():
            titles.append((chosen[-1], title.strip()))
    return TableLayout(tuple(chosen), tuple(titles), by_article=by_article)


def _printed(output: Output, comparison: Comparison, labels: tuple[str, str]) -> str:
    numbers = compare_drafts.numbers(comparison)
    relations = ", ".join(
        f"{output.translate(f'compare.relation_{relation.value}')} {len(pairs)}"
        for relation, pairs in numbers.relations.items()
        if pairs
    )
    touched = output.translate(
        "compare.touched", touched=len(numbers.touched), of=numbers.old_articles, share=f"{numbers.touched_share:.0%}"
    )
    words = output.translate("compare.words", inserted=numbers.words_inserted, deleted=numbers.words_deleted)
    sections = output.translate(
        "compare.sections",
        new=len(numbers.new_sections),
        removed=len(numbers.removed_sections),
        renamed=len(numbers.renamed_sections),
        provisions=len(numbers.moved_provisions),
    )
    return "\n".join((f"{labels[0]} → {labels[1]}", relations, touched, words, sections))


@click.group("alignment")
def alignment_command() -> None:
    """See which provisions correspond only perhaps, and decide it (secretaries)."""


_OLD = click.option("--old-draft", help="Label or id of the earlier draft; by default the text in force.")
_NEW = click.option("--new-draft", help="Label or id of the later draft; by default the newest that is not in force.")


@alignment_command.command("review")
@DATABASE
@_OLD
@_NEW
@click.option("--text-language", type=TEXT_LANGUAGE, help="Language of the drafts compared; the first by default.")
@speaking
def review(
    output: Output, *, database: Path, old_draft: str | None, new_draft: str | None, text_language: str | None
) -> None:
    """List what waits for a person.

    Example: commission-app alignment review reform.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        earlier, later = compare_drafts.chosen(workspace, old_draft, new_draft)
        comparison = compare_drafts.drafts(workspace, earlier, later, text_language)
    doubts = compare_drafts.review(comparison)
    items = [
        {"old": list(one.old), "new": list(one.new), "similarity": round(one.similarity, 4), "move": one.is_move}
        for one in doubts
    ]
    lines = [f"{_places(output, one.old)} → {_places(output, one.new)}  {one.similarity:.0%}" for one in doubts]
    output.result({"items": items}, "\n".join(lines))


def _places(output: Output, eids: Iterable[str]) -> str:
    return "; ".join(place_name(output.translate, eid) for eid in eids)


def _decision(name: str, text: str, *, linked: bool) -> None:
    @alignment_command.command(name, help=f"{text}\n\nExample: commission-app alignment {name} reform.commission 13 15")
    @DATABASE
    @click.argument("old")
    @click.argument("new")
    @_OLD
    @_NEW
    @speaking
    def decide(
        output: Output, *, database: Path, old: str, new: str, old_draft: str | None, new_draft: str | None
    ) -> None:
        with Workspace.open(database) as workspace:
            earlier, later = compare_drafts.chosen(workspace, old_draft, new_draft)
            compare_drafts.decide_by_name(workspace, earlier, later, old, new, linked=linked)
        output.result({"old": old, "new": new, "linked": linked}, output.translate("cli.done"))


_decision("link", "Say that two provisions are one: what was found is confirmed, or linked anew.", linked=True)
_decision("unlink", "Say that two provisions are not one.", linked=False)
