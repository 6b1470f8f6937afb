"""A report as HTML: its words are data, and numbers stay in one piece."""

from __future__ import annotations

import pytest

from commission_app.domain.report import Labels, Report
from commission_app.writers.report_html import html_text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("5-бап, 18-тармақша", '<p><span class="one">5-бап</span>, <span class="one">18-тармақша</span></p>'),
        ("статья 83-1.", '<p>статья <span class="one">83-1</span>.</p>'),
        ("<b>5-x</b> & 'a'", '<p>&lt;b&gt;<span class="one">5-x</span>&lt;/b&gt; &amp; &#x27;a&#x27;</p>'),
        ("Премьер-Министр, 2020–2022, 5 - 7", "<p>Премьер-Министр, 2020–2022, 5 - 7</p>"),
    ],
)
def test_a_number_stays_on_one_line_with_what_a_hyphen_joins_to_it(said: str, written: str) -> None:
    report = Report("Кесте", "kk", Labels("Мазмұны", "{number}"), "Хатшы", "2026-02-12T08:00:00Z", (said,))
    assert written in html_text(report)
