from __future__ import annotations

from collections.abc import Callable

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.errors import UserError
from commission_app.domain.report import Bar, Heading, Para, Report, Table
from commission_app.domain.vote import Answer
from commission_app.services import brief, comment, texts, vote
from tests.players import Players

Play = Callable[..., Players]


def words(report: Report) -> str:
    """Return all words of a report."""

    def of(para: Para) -> str:
        return f"{para.label} {''.join(span.text for span in para.spans)}"

    parts: list[str] = [report.title, *report.lines]
    for block in report.blocks:
        match block:
            case Heading(text):
                parts.append(text)
            case Para():
                parts.append(of(block))
            case Table(columns, rows):
                parts += [column.title for column in columns]
                parts += [of(para) for row in rows for cell in row for para in cell]
            case Bar(counts, caption):
                parts += [caption, *(f"{name} {count}" for name, count in counts)]
    return "\n".join(parts)


def build(players: Players, language: str = "en", **more: object) -> Report:
    translate = Translator(InterfaceLanguage(language))
    return brief.build(players.secretary, players.draft, translate, language, **more)  # type: ignore[arg-type]


def test_a_briefing_holds_text_comments_and_votes_but_nothing_private(play: Play) -> None:
    players = play()
    me, draft = players.secretary, players.draft
    anchor, _ = comment.quoted(me, draft, "art_1__para_1", "everyone has right", "en")
    comment.add(me, anchor, "Which right?", CommentKind.QUESTION)
    comment.add(me, comment.whole(draft, "art_1"), "for me alone", CommentKind.SUPPORT, visibility=Visibility.PRIVATE)
    vote.cast(me, draft, "art_1", Answer.FOR, "It is needed.")
    told = words(build(players, articles="1"))
    for expected in ("In force", "Draft", "Which right?", "«everyone has right»", "It is needed.", "for 1", "1 of 1"):
        assert expected in told
    assert "for me alone" not in told
    assert "Article 2" not in told


@pytest.mark.parametrize(
    ("chosen", "units"),
    [
        ("1", ["art_1"]),
        ("2-3", ["art_2", "art_3"]),
        ("3, 1", ["art_1", "art_3"]),
        ("preamble,1", ["preamble", "art_1"]),
    ],
)
def test_articles_are_chosen_as_people_write_them(play: Play, chosen: str, units: list[str]) -> None:
    players = play()
    assert brief.chosen_units(texts.document(players.secretary, players.draft), chosen) == units


@pytest.mark.parametrize("chosen", ["9", "1-9", "3-1", "x", "1--2"])
def test_articles_that_are_not_there_are_refused(play: Play, chosen: str) -> None:
    players = play()
    with pytest.raises(UserError, match="report.no_such_articles"):
        brief.chosen_units(texts.document(players.secretary, players.draft), chosen)


def test_several_languages_stand_in_one_briefing_each_named_in_itself(play: Play) -> None:
    told = words(build(play(), "ru", articles="1", text_languages=["kk", "en"]))
    assert "1-бап" in told
    assert "Article 1" in told
    assert "Действующий текст" in told
