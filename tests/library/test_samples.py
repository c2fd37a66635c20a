import datetime
from pathlib import Path

from explorer.library import Library, samples
from explorer.model.report import Report
from tests.library.documents import read

MANDATES = "Mandates of the crime prevention and criminal justice programme"


def test_the_samples_come_with_what_their_side_file_says(library: Library) -> None:
    added = samples.install(library, read)
    assert [each.known for each in added] == [False] * 4
    known = {(entry.series, entry.year): entry for entry in library.entries()}
    assert sorted(year for series, year in known if series == MANDATES and year) == [2018, 2020, 2021]
    report = library.report(known[MANDATES, 2020].id)
    assert report.title.startswith("Implementation of the mandates of the United Nations crime prevention")
    assert (report.date, report.session) == (datetime.date(2020, 6, 23), "Seventy-fifth session")
    assert all(entry.symbols == () for entry in known.values())
    assert report.paragraphs()


def test_samples_that_are_there_are_not_read_again(library: Library) -> None:
    first = samples.install(library, read)

    def refuse(path: Path) -> Report:
        raise AssertionError(f"{path} was read")

    assert [(each.id, each.known) for each in samples.install(library, refuse)] == [(each.id, True) for each in first]


def test_a_side_file_may_give_a_symbol() -> None:
    described = samples.describe(Report(title="As printed", language="fr"), {"symbols": ["A/80/75"], "note": "ignored"})
    assert described == Report(title="As printed", language="fr", symbols=("A/80/75",))
