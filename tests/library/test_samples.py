import tomllib
from pathlib import Path

from explorer.library import Library, samples
from explorer.model.report import Report
from explorer.paths import resource
from tests.library.documents import read


def test_the_samples_come_with_what_their_side_file_says(library: Library) -> None:
    assert [each.known for each in samples.install(library, read)] == [False] * 4
    told = tomllib.loads(resource("reports.toml").read_text(encoding="utf-8"))
    for entry in library.entries():
        side = told.pop(entry.file)
        assert (entry.title, entry.year, entry.series) == (side["title"], side["year"], side["series"])
        assert (entry.date, entry.session, entry.symbols) == (side.get("date"), side["session"], ())
        assert library.report(entry.id).paragraphs()
    assert told == {}


def test_samples_that_are_there_are_not_read_again(library: Library) -> None:
    first = samples.install(library, read)

    def refuse(path: Path) -> Report:
        raise AssertionError(f"{path} was read")

    assert [(each.id, each.known) for each in samples.install(library, refuse)] == [(each.id, True) for each in first]


def test_a_side_file_may_give_a_symbol() -> None:
    described = samples.describe(Report(title="As printed", language="fr"), {"symbols": ["A/80/75"], "note": "ignored"})
    assert described == Report(title="As printed", language="fr", symbols=("A/80/75",))
