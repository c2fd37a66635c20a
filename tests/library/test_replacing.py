"""A newer version takes the place of a report, with what the user made of it."""

from pathlib import Path

import pytest

from explorer.library import Library
from tests.library.documents import document, pick, pin, read

OLD = "The Office worked in 72 countries.\nIt trained judges.\nThis will be gone.\nAs will this."
NEW = "An opening that is new.\nThe Office worked in 72 countries.\nIt trained judges."
OTHER = "Another report altogether.\nWith two paragraphs."


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> dict[str, str]:
    texts = {"old": OLD, "new": NEW, "other": OTHER}
    paths = {name: document(tmp_path / "files", f"{name}.txt", text) for name, text in texts.items()}
    return {name: library.add(path, read(path)).id for name, path in paths.items()}


def test_passages_notes_and_pins_follow_their_texts(library: Library, ids: dict[str, str]) -> None:
    kept, gone = pick(library, ids["old"], 0, "A note."), pick(library, ids["old"], 2)
    stays = pick(library, ids["other"], 0)
    pin(library, ids["old"], ids["other"], 1)
    lost_pin = pin(library, ids["other"], ids["old"], 0)
    lost = library.replace(ids["old"], ids["new"])
    assert [entry.id for entry in library.entries()] == sorted((ids["new"], ids["other"]))
    by_key = {passage.key: passage for passage in library.user.passages()}
    assert by_key[kept.key].address.report == ids["new"]
    assert (by_key[kept.key].address.label, by_key[kept.key].note) == ("2", "A note.")
    assert by_key[stays.key] == stays
    assert [passage.key for passage in lost.passages] == [gone.key]
    assert by_key[gone.key].address.report == ids["old"]  # Nothing that the user made is thrown away.
    new_key = library.report(ids["new"]).key
    moved = [each for each in library.user.links.all() if new_key in (each.one.report, each.other.report)]
    assert [(each.one.label, each.other.label) for each in moved] == [("3", "1"), ("1", "2")]
    assert lost.links == () and lost_pin not in library.user.links.all()


def test_a_pin_whose_text_is_gone_is_told(library: Library, ids: dict[str, str]) -> None:
    made = pin(library, ids["old"], ids["other"], 3)
    assert library.replace(ids["old"], ids["new"]).links == (made,)
    assert library.user.links.all() == [made]


def test_corrected_title_and_series_are_those_of_the_new_one(library: Library, ids: dict[str, str]) -> None:
    library.correct(ids["old"], title="My title", series="My series")
    library.correct(ids["other"], title="Another")
    library.replace(ids["old"], ids["new"])
    assert (library.entry(ids["new"]).title, library.entry(ids["new"]).series) == ("My title", "My series")
    library.replace(ids["other"], ids["new"])
    assert library.entry(ids["new"]).title == "My title"  # What was said of the new one itself stands.


def test_replacing_is_undone_and_done_again_as_one(library: Library, ids: dict[str, str]) -> None:
    kept = pick(library, ids["old"], 0)
    library.correct(ids["old"], series="My series")
    pinned = pin(library, ids["old"], ids["other"], 1)
    library.replace(ids["old"], ids["new"])
    assert (library.user.undo() or "").startswith("Undone: replacing “")
    assert {entry.id for entry in library.entries()} == set(ids.values())
    assert library.user.passages() == [kept] and library.user.links.all() == [pinned]
    assert library.entry(ids["new"]).series != "My series"
    library.user.redo()
    assert {entry.id for entry in library.entries()} == {ids["new"], ids["other"]}
    assert library.user.passages()[0].address.report == ids["new"]
