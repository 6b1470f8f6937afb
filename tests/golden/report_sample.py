"""A small report of an invented commission that has everything a report can have."""

from __future__ import annotations

from commission_app.domain.report import (
    Bar,
    Block,
    Column,
    Emphasis,
    Heading,
    Labels,
    Para,
    Report,
    Span,
    Table,
    plain,
)

_ARTICLE: tuple[Block, ...] = (
    plain("өзгертілді · бұрын 12-бап · V бөлімнен көшірілді → II бөлім", Emphasis.QUIET),
    Table(
        (Column("Қолданыстағы мәтін"), Column("Жоба", 2)),
        (
            (
                (
                    plain("Әркімнің көлге шығуға құқығы бар.", label="1."),
                    plain("таңертең;", label="1)", indent=1),
                ),
                (
                    Para(
                        (
                            Span("Әркімнің көлге"),
                            Span(" және өзенге", Emphasis.INSERTED),
                            Span(" ақысыз", Emphasis.DELETED),
                            Span(" шығуға құқығы бар."),
                        ),
                        label="1.",
                    ),
                ),
            ),
            ((), (plain("Салық 100 ₸ <аспайды> & № 9¹ заңмен белгіленеді.", label="2."),)),
        ),
    ),
    Heading("Ескертулер", 2),
    Para((Span("Г. Ұлықбек", Emphasis.STRONG), Span(" · қарсылық", Emphasis.QUIET))),
    plain("«көлге шығуға»", Emphasis.QUOTED, indent=1),
    plain("Право выхода к озеру должно принадлежать каждому жителю без всяких исключений.\nИначе нельзя.", indent=1),
    Heading("Дауыс беру", 3),
    Bar((("Иә", 6), ("Қарсы", 2), ("Қалыс қалды", 0)), "Бапты жобадағы редакцияда қабылдау"),
    plain("Қабылданды: 9-дан 6; қажеті 6 (9-дың 2/3-і)."),
)

REPORT = Report(
    title="Отырысқа арналған анықтама",
    language="kk",
    labels=Labels("Мазмұны", "{number}-бет, барлығы {total}"),
    author="Комиссия хатшысы",
    created="2026-02-15T09:30:00+05:00",
    lines=("Көлдер елінің комиссиясы", "2026 жылғы 15 ақпан"),
    blocks=(Heading("15-бап"), *_ARTICLE, Heading("16-бап"), plain("Өзгеріссіз.")),
)
