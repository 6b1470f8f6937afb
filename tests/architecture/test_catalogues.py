"""The catalogues of the program's sentences: whole in every language, and asked for by the code."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable

import catalogues as compiling
import pytest

from tests.architecture.catalogue import LANGUAGES, catalogues, fields, forms, messages, name_of, uses

FORMS: dict[str, tuple[int, Callable[[int], int]]] = {
    "kk": (2, lambda n: int(n != 1)),
    "en": (2, lambda n: int(n != 1)),
    "ru": (3, lambda n: 0 if n % 10 == 1 and n % 100 != 11 else 1 if 2 <= n % 10 <= 4 and n % 100 // 10 != 1 else 2),
}
"""How many forms a noun takes after a number, and which (Unicode CLDR, plural rules of whole numbers)."""

SPOKEN_TO_NOBODY: set[str] = set()
"""Names that no code asks for and that are kept on purpose, each with a reason."""


def test_there_are_catalogues() -> None:
    assert messages("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences(language: str) -> None:
    names = set(messages(language))
    assert sorted(names ^ set(messages("en"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_catalogue_of_its_first_part(language: str) -> None:
    astray = [
        f"{name_of(message)} in {domain}.po"
        for domain, catalogue in catalogues(language).items()
        for message in catalogue
        if message.id and not name_of(message).startswith(f"{domain}.")
    ]
    assert astray == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_unsure_or_its_own_name(language: str) -> None:
    bad = [
        name
        for name, message in messages(language).items()
        if message.fuzzy or any(not form.strip() or form == name for form in forms(message) or ("",))
    ]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_warning_of_a_text_says_also_what_to_do(language: str) -> None:
    """What is found stands in its first sentence or clause, the act in its last."""
    warnings = {name: message for name, message in messages(language).items() if name.startswith("warning.")}
    assert warnings
    assert [
        name for name, message in warnings.items() if not re.search(r"[.:;] \S.*\.$", forms(message)[0], re.DOTALL)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_filled_with_the_same_things_in_every_language(language: str) -> None:
    different = []
    for name, message in messages(language).items():
        english = messages("en").get(name)
        if english is not None:
            # A plural form may leave its number out: "one article".
            spare = {"n"} if message.pluralizable else set()
            wanted = set().union(*map(fields, forms(english))) - spare
            different += [name for form in forms(message) if fields(form) - spare != wanted]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_a_number_has_every_plural_form(language: str) -> None:
    count, _ = FORMS[language]
    incomplete = [name for name, m in messages(language).items() if m.pluralizable and len(forms(m)) != count]
    assert incomplete == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_plural_in_every_language_or_in_none(language: str) -> None:
    english = messages("en")
    mixed = [
        n
        for n, m in messages(language).items()
        if n in english and bool(m.pluralizable) != bool(english[n].pluralizable)
    ]
    assert mixed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_chosen_by_the_rule_of_the_language(language: str) -> None:
    count, rule = FORMS[language]
    wrong = []
    counting = [domain for domain, c in catalogues(language).items() if any(m.id and m.pluralizable for m in c)]
    assert counting
    for domain in counting:
        header = compiling.header(compiling.LOCALE / language / "LC_MESSAGES" / f"{domain}.po", "Plural-Forms")
        number, _, expression = header.partition(";")
        choose = gettext.c2py(expression.strip().removeprefix("plural=").rstrip("; "))
        if number != f"nplurals={count}" or any(choose(n) != rule(n) for n in range(300)):
            wrong.append(f"{domain}: {header}")
    assert wrong == []


def test_every_sentence_that_the_code_asks_for_exists() -> None:
    known = messages("en")
    missing = [f"{name} ({where})" for name, where in sorted(uses().asked.items()) if name not in known]
    assert missing == []


def test_every_computed_name_can_be_found() -> None:
    domains = set(catalogues("en"))
    missing = [
        f"{start}… ({where})"
        for start, where in sorted(uses().starts.items())
        if start.partition(".")[0] in domains and not any(name.startswith(start) for name in messages("en"))
    ]
    assert missing == []


def test_every_sentence_is_asked_for_by_the_code() -> None:
    found = uses()
    starts = tuple(start for start in found.starts if start.partition(".")[0] in catalogues("en"))
    unused = [
        name
        for name in messages("en")
        if name not in found.literals | set(found.asked) | SPOKEN_TO_NOBODY and not name.startswith(starts)
    ]
    assert unused == []


def test_compiled_catalogues_are_up_to_date() -> None:
    assert compiling.stale() == []
