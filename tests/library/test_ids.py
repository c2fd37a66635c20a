import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.library.ids import id_of, slug
from explorer.model.report import Report, Source


@pytest.mark.parametrize(
    ("report", "id"),
    [
        (Report(symbols=("A/80/75", "E/2025/55"), title="Strengthening", year=2025), "a-80-75"),
        (Report(title="Implementation of the mandates of the United Nations", year=2020),
         "2020-implementation-of-the-mandates"),
        (Report(title="Co-operação técnica"), "co-operacao-tecnica"),
        (Report(source=Source("Annual Report (final).PDF")), "annual-report-final"),
        (Report(title="国连", source=Source("x.pdf")), "report"),
        (Report(source=Source("con.txt")), "report-con"),
    ],
)  # fmt: skip
def test_a_report_is_named_by_what_is_known_of_it(report: Report, id: str) -> None:
    assert id_of(report, ()) == id


def test_a_taken_name_gets_a_number() -> None:
    assert id_of(Report(symbols=("A/1",)), {"a-1", "a-1-2"}) == "a-1-3"


@given(st.text())
def test_a_slug_is_a_safe_name_of_a_folder_everywhere(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text, language()))
    assert len(slug(text, language())) <= 48
