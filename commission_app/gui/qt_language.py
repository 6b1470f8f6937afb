"""The language of the interface where Qt speaks it: dates and times, its own buttons and dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, QObject, QTranslator

from commission_app.base.i18n import InterfaceLanguage, Translator

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


_MISSING = {
    "&Look in:": "qt.look_in",
    "Files of &type:": "qt.files_of_type",
    "My Computer": "qt.computer",
}
"""What Qt's own dialogs say and Qt's catalogues lack in some language."""


class _Missing(QTranslator):
    """Says what Qt's own catalogue lacks; asked after it."""

    def __init__(self, parent: QObject, translate: Translator) -> None:
        super().__init__(parent)
        self._translate = translate

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Return a sentence of ours, or None: an empty one would be taken for a sentence."""
        name = _MISSING.get(source_text) if context == "QFileDialog" else None
        return self._translate(name) if name else None

    def isEmpty(self) -> bool:
        """There are sentences: Qt asks only translators that are not empty."""
        return False


class QtTexts(QObject):
    """Qt's own buttons and dialogs, in the language of the interface; what Qt does not speak is ours."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language from now on."""
        QLocale.setDefault(locale_of(language))
        for old in self._translators:
            self._app.removeTranslator(old)
        qt = QTranslator(self)
        qt.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # The one that is installed last is asked first.
        self._translators = [_Missing(self, Translator(language)), qt]
        for one in self._translators:
            self._app.installTranslator(one)
