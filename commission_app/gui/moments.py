"""Dates and times as each language of the interface writes them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from commission_app.base.i18n import InterfaceLanguage

_LOCALES = {
    InterfaceLanguage.KK: "kk_KZ",
    InterfaceLanguage.RU: "ru_RU",
    InterfaceLanguage.EN: "en_GB",
}


def locale_of(language: InterfaceLanguage) -> QLocale:
    """Return the conventions of a language: the day comes before the month in all three."""
    return QLocale(_LOCALES[language])


def shown_moment(milliseconds: int, language: InterfaceLanguage) -> str:
    """Return a moment (milliseconds since 1970 UTC) in this computer's time."""
    return locale_of(language).toString(QDateTime.fromMSecsSinceEpoch(milliseconds), QLocale.FormatType.ShortFormat)
