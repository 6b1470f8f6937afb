"""Dates and numbers as people of a language write them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

# Babel's own English is American; the state papers that this program is made for write the day first.
_LOCALES = {"en": "en_GB"}

_DECIMAL_SIGNS = {"kk": ",", "ru": ",", "en": "."}


def shown_date(day: dt.date, language: str) -> str:
    """Return a day in words: «12 февраля 2026 г.», “12 February 2026”."""
    from babel.dates import format_date  # most commands show no date, and need not wait for it

    return format_date(day, "long", locale=_LOCALES.get(language, language))


def shown_iso_date(day: str | None, language: str) -> str:
    """Return a day given as 2026-02-12 in words; a dash for none, and what is no day as it is."""
    if not day:
        return "–"
    try:
        return shown_date(dt.date.fromisoformat(day), language)
    except ValueError:
        return day


def shown_number(value: Fraction, language: str) -> str:
    """Return an exact number with at most two decimals, after the sign that the language has for them."""
    # Babel would read all its data of the locale for this one sign, and the window shows a number when it opens.
    plain = f"{float(round(value, 2)):.2f}".rstrip("0").rstrip(".")
    return plain.replace(".", _DECIMAL_SIGNS[language])
