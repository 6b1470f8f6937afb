"""The codes of the languages that texts are in, which are many more than the program itself speaks."""

from __future__ import annotations

import re

_TWO_LETTERS = re.compile(
    "a[abefkmnrsvyz]|b[aegimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]|i[adegikostu]|j[av]"
    "|k[agijklmnorsuvwy]|l[abginotuv]|m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]"
    "|t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")

TERMINOLOGICAL = {
    "kk": "kaz",
    "ru": "rus",
    "en": "eng",
    "uk": "ukr",
    "be": "bel",
    "uz": "uzb",
    "ky": "kir",
    "tg": "tgk",
    "tk": "tuk",
    "az": "aze",
    "de": "deu",
    "fr": "fra",
    "es": "spa",
    "pt": "por",
    "it": "ita",
    "pl": "pol",
    "tr": "tur",
    "mn": "mon",
    "ro": "ron",
    "bg": "bul",
    "cs": "ces",
    "sk": "slk",
    "sl": "slv",
    "sr": "srp",
    "hr": "hrv",
    "bs": "bos",
    "mk": "mkd",
    "hu": "hun",
    "nl": "nld",
    "sv": "swe",
    "da": "dan",
    "nb": "nob",
    "fi": "fin",
    "et": "est",
    "lv": "lav",
    "lt": "lit",
    "el": "ell",
    "hy": "hye",
    "ka": "kat",
    "ar": "ara",
    "he": "heb",
    "fa": "fas",
    "hi": "hin",
    "zh": "zho",
    "ja": "jpn",
    "ko": "kor",
    "ca": "cat",
    "sq": "sqi",
    "ga": "gle",
    "is": "isl",
    "vi": "vie",
    "id": "ind",
    "sw": "swa",
    "tt": "tat",
    "ba": "bak",
}
"""The codes of three letters (ISO 639-2/T) that Akoma Ntoso names languages by."""
_SHORT = {long: short for short, long in TERMINOLOGICAL.items()}


def code_of(tag: str) -> str | None:
    """Return the code that a text is kept under for a tag such as "de", "deu" or "de-CH"; None where it is none.

    It has two letters where ISO 639-1 has such a code, else three. A mistaken code of a country («kz») is none.
    """
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return None
    language = match["language"].lower()
    if len(language) == 3:
        return _SHORT.get(language, language)
    return language if _TWO_LETTERS.fullmatch(language) else None
