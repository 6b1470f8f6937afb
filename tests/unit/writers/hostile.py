"""Reports that a friendly person would not write."""

from __future__ import annotations

from commission_app.domain.report import Bar, Block, Column, Emphasis, Heading, Labels, Para, Report, Span, Table, plain

TEXTS = (
    "<b>жирный</b> & <img src='/no/such/file'/> &lt; &#0; </para>",
    "\0\x01\v\x1f\x7f\ud800\ufffe\uffff ұзақ",
    "ә" * 1500,
    "\u202eнаоборот\u202c \u200fRTL שלום العربية 中文 🙂",
    "→ ≥ ✓ ◐ 9¹ ₸ №",
    "",
    "\n\n  \t x\r\ny",
    "{number} %s ]]>",
    "а\u0301",
)
LONG = " ".join(f"сөз{number}" for number in range(3000))


def report(*blocks: Block, language: str = "kk", title: str = "Есеп", page: str = "{number} / {total}") -> Report:
    """Return a report of these blocks."""
    labels = Labels("Мазмұны", page)
    return Report(title, language, labels, "Хатшы", "2026-02-15T09:00:00+00:00", blocks=blocks)


def hostile_report() -> Report:
    """Return a report in which every text is hostile, every cell is empty or endless, every bar is odd."""
    blocks: list[Block] = [Heading(text, level) for text in TEXTS for level in (3, 1, 9)]
    blocks += [plain(text, label=text[:40], indent=number) for number, text in enumerate(TEXTS)]
    blocks += [plain(text, emphasis) for text in TEXTS for emphasis in Emphasis]
    rows: list[tuple[tuple[Para, ...], ...]] = [((plain(text),), (plain(text, label="1."),)) for text in TEXTS]
    rows += [((), ()), ((plain(LONG),), (plain("қысқа"),)), ((plain("x"),), (plain(LONG), plain(LONG, label="12-1.")))]
    blocks.append(Table((Column(TEXTS[0]), Column("", 3)), tuple(rows)))
    blocks += [Table((), ()), Table((Column("тек баған"),), ()), Table((Column(LONG), Column("б")), ())]
    blocks += [Bar(tuple((text[:200], number) for number, text in enumerate(TEXTS)), TEXTS[0]), Bar(())]
    blocks += [Bar((("а", 0), ("б", 0))), Bar((("а", 100_000), ("б", 1))), Para(()), Para((Span(""),))]
    labels = Labels(TEXTS[0], "{number} <b> {total}")
    return Report(TEXTS[0] * 3, "kk", labels, TEXTS[1], "2026-02-15T09:00:00Z", TEXTS, tuple(blocks))
