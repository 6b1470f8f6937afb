"""Drafts that have, or would have, one label."""

from __future__ import annotations

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Remark, chosen
from commission_app.services import texts
from commission_app.services.names import draft_name
from tests.players import Play, law

ONE = Draft("a", "Draft 1", "2026-02-12", in_force=False, made=1)


@pytest.mark.parametrize(
    ("label", "language", "options", "key"),
    [
        ("Draft 1", "en", {}, "draft.has_text"),
        ("Draft 1", "ru", {"in_force": True}, "draft.not_in_force"),
        ("Draft 1", "ru", {"date": "2026-03-01"}, "draft.of_another_date"),
        (" ", "ru", {}, "name.empty"),
    ],
)
def test_a_text_that_cannot_join_the_draft_of_its_label_is_refused_before_anything_is_kept(
    play: Play, label: str, language: str, options: dict[str, object], key: str
) -> None:
    secretary = play().secretary
    before = texts.every(secretary)
    for verb in (texts.check, texts.add):
        with pytest.raises(UserError, match=key):
            verb(secretary, law(language, articles=6), label, **options)  # type: ignore[arg-type]
    assert texts.every(secretary) == before


def test_a_further_language_joins_with_the_same_date_or_none(play: Play) -> None:
    secretary = play().secretary
    joined = texts.check(secretary, law("ru"), "Draft 1", date="2026-02-12")
    assert joined == texts.check(secretary, law("ru"), "Draft 1") == texts.find(secretary, "Draft 1")
    assert texts.check(secretary, law("ru"), "Draft 2") is None


@pytest.mark.parametrize("language", InterfaceLanguage)
def test_drafts_of_one_label_are_told_apart_in_words(language: InterfaceLanguage) -> None:
    translate = Translator(language)
    later = ONE._replace(id="b", date="2026-03-01", made=2)
    twins = [ONE, ONE._replace(id="c", made=3)]
    assert draft_name(translate, ONE, [ONE]) == "Draft 1"
    dated = [draft_name(translate, one, [ONE, later]) for one in (ONE, later)]
    counted = [draft_name(translate, one, twins) for one in twins]
    assert len({*dated, *counted, "Draft 1"}) == 5
    assert all("2026" in name for name in dated)


def test_an_answer_to_a_remark_that_is_left_out_stands_by_itself() -> None:
    remarks = (Remark("a", "", "A", "1"), Remark("a", "", "B", "2", reply_to=0), Remark("a", "", "A", "3", reply_to=1))
    assert chosen(remarks, {0, 1, 2}) == remarks
    assert [one.reply_to for one in chosen(remarks, [2, 1, 9])] == [None, 0]
