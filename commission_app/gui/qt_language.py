"""The language of the interface where Qt speaks it: dates and times, its own buttons and dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, QObject, QTranslator

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


class QtTexts(QObject):
    """Qt's own buttons and dialogs, in the language of the interface as far as Qt speaks it."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translator: QTranslator | None = None

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language from now on."""
        QLocale.setDefault(locale_of(language))
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = translator = QTranslator(self)
        if translator.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(translator)
