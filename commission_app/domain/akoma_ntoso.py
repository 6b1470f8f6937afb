"""What reading and writing Akoma Ntoso share: its namespace, ours, and its names of languages."""

from __future__ import annotations

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

OWN_NAMESPACE = "urn:commission-app:akoma-ntoso"
"""Of what Akoma Ntoso has no element for, in its ``proprietary`` element."""

PROGRAM = "commission-app"
"""Who made a file, in its metadata: in those of ours, a section is never what others call an article."""

LANGUAGES = {
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
}
"""Languages by their code here (ISO 639-1) and in Akoma Ntoso (ISO 639-2/T)."""
