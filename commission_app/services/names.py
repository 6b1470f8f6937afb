"""How places, rules and results are put into words, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from commission_app.base.i18n import InterfaceLanguage, Phrase, Translator
from commission_app.base.localized import shown_iso_date, shown_number
from commission_app.domain.body_fields import MAX_NAME, is_clean_text
from commission_app.domain.document import Document
from commission_app.domain.draft import Draft
from commission_app.domain.roster import Roster
from commission_app.domain.share import Sender
from commission_app.domain.voting_rules import HALF, Outcome, Result, written


class Translate(Protocol):
    """A language of the interface; see ``base.i18n.Translator``."""

    language: InterfaceLanguage

    def __call__(self, name: str, /, **params: object) -> str:
        """Return the sentence of this name, filled."""


_PARTS = {
    "part": "place.part",
    "sec": "place.section",
    "chp": "place.chapter",
    "art": "place.article",
    "para": "place.paragraph",
    "point": "place.point",
    "subpara": "place.subparagraph",
    "att": "place.attachment",
}


_NO_NUMBER = "nn"
"""What stands for a number in the address of what has none (Akoma Ntoso)."""


def place_name(translate: Translate, eid: str, document: Document | None = None) -> str:
    """Return a provision's name: «Article 15, paragraph 2», with numbers as printed where the text is at hand.

    What has no number is named by its heading there, else by what it is.
    """
    steps = eid.split("__")
    names: list[str] = []
    for depth, step in enumerate(steps):
        # What the text has twice is told apart by its address alone.
        abbreviation, _, number = step.partition("_dup_")[0].partition("_")
        if step == "preamble":
            names.append(translate("place.preamble"))
        elif step.startswith("wrap_up"):
            names.append(translate("place.wrap_up"))
        elif abbreviation in _PARTS and not (abbreviation in ("part", "sec") and depth + 1 < len(steps)):
            node = document.find("__".join(steps[: depth + 1])) if document else None
            if number == _NO_NUMBER:
                names.append(node.heading if node and node.heading else _bare(translate, _PARTS[abbreviation]))
            else:
                names.append(translate(_PARTS[abbreviation], number=node.number if node and node.number else number))
    return ", ".join(names) or eid


def _bare(translate: Translate, sentence: str) -> str:
    """Return the word for a kind of provision, without a number."""
    word = translate(sentence, number="").strip(" -")
    return word[:1].upper() + word[1:]


class Place(Phrase):
    """A provision, by its eid, said by its name."""

    __slots__ = ()

    def said(self, translate: Translator) -> str:
        """Return its name."""
        return place_name(translate, str(self))


class Day(Phrase):
    """A day given as 2026-02-12, said as the language writes it."""

    __slots__ = ()

    def said(self, translate: Translator) -> str:
        """Return it in words."""
        return shown_iso_date(str(self), translate.language.value)


class SelfNamed(Phrase):
    """What a computer calls its owner, said so that nobody takes it for a name on the roster."""

    __slots__ = ()
    sentence = "merge.self_named"

    def said(self, translate: Translator) -> str:
        """Return the name with whose word it is."""
        return translate(self.sentence, name=str(self) or "?")


class NotAdmitted(SelfNamed):
    """What a computer that nobody has admitted calls its owner."""

    __slots__ = ()
    sentence = "merge.not_admitted_device"


def owner_of(device: str, roster: Roster, senders: Mapping[str, Sender]) -> str:
    """Return the name of the member who works on a device, or what it says itself where nobody has admitted it."""
    member = roster.member_of(device)
    return member.name if member else NotAdmitted(own_word(device, senders))


def own_word(device: str, senders: Mapping[str, Sender]) -> str:
    """Return what a device says its owner's name is; empty where it says none that could be one."""
    name = senders[device].name if device in senders else ""
    return name if isinstance(name, str) and len(name) <= MAX_NAME and is_clean_text(name) else ""


def own_words(document: Document, translate: Translate) -> Translate:
    """Return the translator of a text's own language, where the program speaks it."""
    spoken = document.language in set(InterfaceLanguage)
    return Translator(InterfaceLanguage(document.language)) if spoken else translate


def unit_title(translate: Translate, eid: str, document: Document) -> str:
    """Return a unit's name with its heading, if it has one: «Article 15. Freedom of assembly»."""
    node = document.find(eid)
    name = place_name(translate, eid, document)
    return f"{name}. {node.heading}" if node and node.heading and not name.endswith(node.heading) else name


def calculation(translate: Translate, outcome: Outcome, stale: int = 0) -> str:
    """Return how a result was reckoned: «87 of 130; required 87 (2/3 of 130 = 86.67, rounded up)», and the quorum."""
    tally, rule = outcome.tally, outcome.rule
    base = translate(f"rule.base_{rule.base.value}")
    majority = translate(
        "rule.more_than_half" if rule.threshold == HALF else "rule.fraction_of",
        votes=tally.for_,
        base=outcome.base_size,
        base_name=base,
        required=outcome.required,
        fraction=written(rule.threshold),
        exact=shown_number(outcome.exact, translate.language),
    )
    quorum = translate(
        "rule.quorum_met" if outcome.quorum_met else "rule.quorum_missed",
        present=tally.present,
        eligible=tally.eligible,
        required=outcome.quorum_required,
        fraction=written(rule.quorum),
        exact=shown_number(rule.quorum * tally.eligible, translate.language),
    )
    casting = [translate("rule.by_casting_vote")] if outcome.by_casting_vote else []
    left_out = [translate("rule.stale_votes", count=stale)] if stale else []
    return " ".join((majority, quorum, *casting, *left_out))


def result_name(translate: Translate, result: Result) -> str:
    """Return the name of a result as it stands by itself: «Not adopted»."""
    name = translate(f"rule.result_{result.value}")
    return name[:1].upper() + name[1:]


def draft_name(translate: Translate, draft: Draft, known: Iterable[Draft]) -> str:
    """Return what a draft is called among those known: drafts of one label are told apart by their dates or order."""
    same = [one for one in known if one.label == draft.label]
    if len(same) < 2 or all(one.id != draft.id for one in same):
        return draft.label
    if draft.date and [one.date for one in same].count(draft.date) == 1:
        return translate("draft.of_date", draft=draft.label, date=shown_iso_date(draft.date, translate.language))
    nth = sorted(same, key=lambda one: (one.made, one.id)).index(draft) + 1
    return translate("draft.nth_of_label", draft=draft.label, nth=nth, whole=len(same))


def act_name(translate: Translate, name: str, params: Mapping[str, str]) -> str:
    """Return the name of an act as a menu shows it: «comment on Article 15»."""
    place = place_name(translate, params["eid"]) if "eid" in params else ""
    return translate(name, place=place, name=params.get("name", ""))
