"""The bundled sample as printed, read by line patterns alone and not by the program's own reader."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "sample"
LANGUAGES = ("kk", "ru", "en")
EDITIONS = ("in_force", "draft")
ARTICLE_WORDS = {"kk": r"{}-бап", "ru": r"стать\w+ {}\b", "en": r"Article {}\b"}
_SECTION = {"kk": r"(?P<n>[IVX]+) бөлім", "ru": r"Раздел (?P<n>[IVX]+)", "en": r"Section (?P<n>[IVX]+)"}
_ARTICLE = {
    "kk": r"(?P<n>\d+)-бап\. (?P<title>.+)",
    "ru": r"Статья (?P<n>\d+)\. (?P<title>.+)",
    "en": r"Article (?P<n>\d+)\. (?P<title>.+)",
}
_PREAMBLE = {"kk": "Біз, ", "ru": "Мы, народ ", "en": "We, the people of "}


@dataclass(slots=True)
class Article:
    """A printed article: ``lines`` are (eid, mark, text), where an unnumbered line has the eid of what it closes."""

    section: str
    title: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Printed:
    """One of the six texts."""

    raw: str
    front: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)

    def passage(self, eid: str) -> str:
        """Return the text of a provision with all that hangs below it, without the printed numbers."""
        if eid == "preamble":
            return "\n".join(self.preamble)
        article = self.articles[eid.removeprefix("art_").split("__")[0]]
        return "\n".join(text for own, _, text in article.lines if own == eid or own.startswith(f"{eid}__"))


@cache
def printed(edition: str, language: str) -> Printed:
    """Read one text of the sample."""
    raw = (FOLDER / f"{edition}.{language}.txt").read_bytes().decode("utf-8")
    lines = [line for line in raw.split("\n") if line][:-1]
    text = Printed(raw)
    place = text.front
    section, wants_title, number, paragraph = "", False, "", ""
    for line in lines:
        if match := re.fullmatch(_SECTION[language], line):
            section, wants_title = match["n"], True
        elif wants_title:
            text.sections[section], wants_title = line, False
        elif match := re.fullmatch(_ARTICLE[language], line):
            number, paragraph = match["n"], ""
            assert number not in text.articles
            text.articles[number] = Article(section, match["title"])
        elif number:
            paragraph = _add(text.articles[number], f"art_{number}", paragraph, line)
        else:
            place = text.preamble if line.startswith(_PREAMBLE[language]) else place
            place.append(line)
    return text


def _add(article: Article, eid: str, paragraph: str, line: str) -> str:
    """Add a line to an article and return the eid of the paragraph that is open after it."""
    if match := re.fullmatch(r"(\d+)\. (.+)", line):
        paragraph = f"{eid}__para_{match[1]}"
        article.lines.append((paragraph, f"{match[1]}.", match[2]))
    elif match := re.fullmatch(r"(\d+)\) (.+)", line):
        article.lines.append((f"{paragraph or eid}__point_{match[1]}", f"{match[1]})", match[2]))
    else:
        article.lines.append((paragraph or eid, "", line))
    return paragraph


def held(name: str) -> dict[str, Any]:
    """Return what a JSON file of the sample holds."""
    content: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return content
