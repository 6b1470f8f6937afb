from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.voting_rules import Base, Rule, Tally, decide, parse_fraction
from commission_app.services import brief
from commission_app.services.names import calculation
from tests.command_line import call
from tests.players import Players

TWO_THIRDS = Rule(threshold=parse_fraction("2/3"))


@pytest.mark.parametrize(
    ("language", "result", "exact"),
    [("kk", "Кворум жоқ", "1,33"), ("ru", "Нет кворума", "1,33"), ("en", "No quorum", "1.33")],
)
def test_a_result_is_told_once_with_numbers_as_its_language_writes_them(
    play: Callable[..., Players], language: str, result: str, exact: str
) -> None:
    players = play("Aru", rule=TWO_THIRDS)
    path = players.secretary.path
    assert call("vote", "cast", path, "1", "for").code == 0
    (line,) = call("vote", "results", path, "--language", language).out.splitlines()
    title, _, told = line.partition(": ")
    assert told.startswith(f"{result.lower()}. ")
    assert told.count(result.lower()) == 1
    assert f" {exact}" in told
    assert title in ("1-бап. Title 1", "Статья 1. Title 1", "Article 1. Title 1")


@pytest.mark.parametrize("base", Base)
def test_the_kazakh_calculation_puts_no_number_before_a_word_that_would_need_its_ending(base: Base) -> None:
    translate = Translator(InterfaceLanguage.KK)
    for threshold in ("1/2", "2/3"):
        rule = Rule(base=base, threshold=parse_fraction(threshold))
        for tally in (Tally(for_=4, against=2, eligible=9), Tally(for_=1, eligible=130)):
            told = calculation(translate, decide(rule, tally))
            assert re.findall(r"\d [а-яәғқңөұүһі]+", told.replace("/3 бөлігі", "")) == []
            assert "ішінен" not in told


@pytest.mark.parametrize(
    ("language", "date", "made"),
    [
        ("kk", "2026\u202fж. 12 ақпан", "2026\u202fж. 2 ақпан"),
        ("ru", "12 февраля 2026\u202fг.", "2 февраля 2026\u202fг."),
        ("en", "12 February 2026", "2 February 2026"),
    ],
)
def test_a_briefing_writes_dates_as_its_language_does(
    play: Callable[..., Players], language: str, date: str, made: str
) -> None:
    players = play()
    translate = Translator(InterfaceLanguage(language))
    report = brief.build(players.secretary, players.draft, translate, language, articles="1")
    assert f"({date})" in report.lines[0]
    assert made in report.lines[-1]
    assert not any(re.search(r"\d{4}-\d\d-\d\d", line) for line in report.lines)
