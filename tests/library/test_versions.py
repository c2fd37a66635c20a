import datetime

import pytest

from explorer.library.entry import Entry
from explorer.library.versions import another_version, base_symbol


@pytest.mark.parametrize(
    ("symbol", "base"),
    [
        ("A/80/75", "A/80/75"),
        ("A/80/75/Rev.1", "A/80/75"),
        ("A/80/75/Corr.2", "A/80/75"),
        ("A/80/75/Rev.1/Corr.1", "A/80/75"),
        ("A/80/75*", "A/80/75"),
        ("A/80/75/Rev.2**", "A/80/75"),
        ("a/80/75 / rev. 1", "A/80/75"),
        ("A/80/75/Add.1", "A/80/75/ADD.1"),
        ("A/80/6 (Sect. 16)", "A/80/6(SECT.16)"),
        ("FCCC/CP/2018/10/Add.1", "FCCC/CP/2018/10/ADD.1"),
    ],
)
def test_the_base_of_a_symbol(symbol: str, base: str) -> None:
    assert base_symbol(symbol) == base


def entry(id: str, *symbols: str, language: str = "en", day: int = 1, error: str | None = None) -> Entry:
    return Entry(id, symbols=symbols, language=language, date=datetime.date(2025, 3, day), error=error)


def test_another_version_shares_a_base_and_the_language() -> None:
    revised = entry("new", "A/80/75/Rev.1", "E/2025/55/Rev.1")
    assert another_version(revised, [revised]) is None
    assert another_version(revised, [revised, entry("old", "E/2025/55")]) == entry("old", "E/2025/55")
    assert another_version(revised, [entry("french", "A/80/75", language="fr")]) is None
    assert another_version(revised, [entry("other", "A/80/75/Add.1"), entry("broken", "A/80/75", error="x")]) is None
    assert another_version(entry("none"), [entry("nameless")]) is None


def test_the_latest_of_several_versions_is_meant() -> None:
    first, second = entry("first", "A/80/75", day=1), entry("second", "A/80/75*", day=9)
    assert another_version(entry("third", "A/80/75/Rev.1"), [second, first]) == second
