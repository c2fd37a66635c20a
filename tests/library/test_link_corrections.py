"""What the user says of links is kept, undoable, and follows its texts."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.language.address import addressed
from explorer.library import Library, UserStore, schema
from explorer.library.anchors import address_of, placed
from explorer.library.database import Database
from explorer.library.link_corrections import anchored_in
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.model.report import Paragraph, Report, Section, Source
from explorer.model.text import Run
from tests.library.documents import document, read
from tests.library.test_user_store import store_in_memory

PIN, APART, ALONE = CorrectionKind


def correction(kind: CorrectionKind, one: str, other: str, section: bool = False) -> LinkCorrection:
    """Of places given as `report#label`."""
    return LinkCorrection(kind, address(one), address(other), section=section)


def address(place: str) -> Address:
    """Of a place given as `report#label`, or `report#` for the report alone."""
    report, label = place.split("#")
    return Address(report, f"para_{label}", label, 3, f"digest of {label}") if label else Address(report, "")


@pytest.fixture
def store() -> UserStore:
    return store_in_memory()


def test_corrections_come_back_whole_and_in_order(store: UserStore) -> None:
    made = [
        correction(PIN, "a#1", "b#2"),
        correction(APART, "a#3", "b#3", section=True),
        correction(ALONE, "b#9", "a#"),
    ]
    for each in made:
        store.links.add([each], "a correction")
    assert store.links.all() == made


def test_the_latest_word_stands_and_undo_brings_the_earlier_one_back(store: UserStore) -> None:
    pin, apart, alone = correction(PIN, "a#1", "b#2"), correction(APART, "b#2", "a#1"), correction(ALONE, "a#1", "b#")
    heard: list[int] = []
    store.relinked.connect(lambda: heard.append(len(store.links.all())))
    store.links.add([pin], "pinning one")
    store.links.add([apart], "parting it")
    store.links.add([alone], "leaving it alone")
    assert store.links.all() == [apart, alone]
    store.links.add([pin], "pinning it again")
    assert store.links.all() == [pin]
    assert store.undo() == "Undone: pinning it again."
    assert store.links.all() == [apart, alone]
    assert [store.undo(), store.undo()] == ["Undone: leaving it alone.", "Undone: parting it."]
    assert store.links.all() == [pin]
    assert store.redo() == "Done again: parting it."
    assert store.links.all() == [apart]
    assert heard == [1, 1, 2, 1, 2, 1, 1, 1]


def test_a_correction_is_taken_back_and_saying_the_same_again_changes_nothing(store: UserStore) -> None:
    pin = correction(PIN, "a#1", "b#2")
    assert store.links.add([pin, pin], "pinning") == [pin]
    assert store.links.add([pin], "pinning") == []
    store.links.remove(pin, "withdrawing")
    store.links.remove(pin, "withdrawing")
    assert store.links.all() == []
    assert [store.undo(), store.undo(), store.undo()] == ["Undone: withdrawing.", "Undone: pinning.", None]


def test_corrections_are_kept_on_disk_and_count_as_content(folder: Path) -> None:
    pin = correction(PIN, "a#1", "b#2")
    library = Library.open(folder)
    library.user.links.add([pin], "pinning")
    library.close()
    again = Library.open(folder)
    assert again.user.links.all() == [pin]
    again.close()
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_file_from_before_corrections_is_brought_up_to_date(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        with sqlite3.connect(":memory:", isolation_level=None) as memory:
            schema.migrate(memory)
            UserStore(Database(memory)).set_places({"a": "para_1"})
            Library.open(folder).close()
            with sqlite3.connect(folder / "user.sqlite3") as file:
                memory.backup(file)
            file.close()
    library = Library.open(folder)
    assert library.user.places() == {"a": "para_1"} and library.user.links.all() == []
    library.user.links.add([correction(PIN, "a#1", "b#2")], "pinning")
    library.close()
    assert [path.name.split(" ", 1)[1] for path in (folder / "backups").iterdir() if " " in path.name] == [
        "before version 2.sqlite3"
    ]


def report(*texts: tuple[str | None, str], heading: str = "Introduction", key: str = "a" * 64) -> Report:
    paragraphs = tuple(Paragraph(number, (Run(words),), page=page) for page, (number, words) in enumerate(texts, 1))
    sections = (
        Section("I", (Run(heading),), paragraphs),
        Section("II", (Run("Notes"),)),
        Section("III", (Run("Notes"),)),
    )
    return addressed(Report(sections, source=Source("a.txt", key)))


OLD = report(("1", "Ivory was seized."), ("2", "Takes note."), ("3", "Takes note."), (None, "Unnumbered words."))


def again(number: int, new: Report, old: Report = OLD) -> str | None:
    """The eId at which a paragraph of the old reading stands in the new one."""
    blocks = [block for _, block in old.blocks() if isinstance(block, Paragraph)]
    found = placed(address_of(blocks[number], old), new, section=False)
    return found.eid if found else None


def test_a_place_is_found_again_by_its_text_then_by_its_label() -> None:
    assert [again(number, OLD) for number in range(4)] == ["para_1", "para_2", "para_3", "sec_I__para_nn_1"]
    new = report(
        (None, "Unnumbered words."), ("1", "Something that was missed."), ("2", "Ivory was seized."), ("3", "Note.")
    )
    assert again(0, new) == "para_2"
    assert again(2, new) == "para_3"
    assert again(3, new) == "sec_I__para_nn_1"
    assert again(1, report(("1", "Ivory was seized."))) is None
    assert again(3, report(("1", "Ivory was seized."))) is None


def test_sections_of_the_same_heading_are_told_apart_by_their_paths() -> None:
    second = next(section for section in OLD.walk() if section.path == "III")
    address = address_of(second, OLD)
    assert (address.label, address.report) == ("III", "a" * 64)
    found = placed(address, OLD, section=True)
    assert found and found.eid == "sec_III"
    first = address_of(OLD.sections[0], OLD)
    renamed = placed(first, report(heading="Opening"), section=True)
    assert renamed and renamed.eid == "sec_I"


def test_only_places_in_the_reports_at_hand_move() -> None:
    paragraph = next(iter(OLD.paragraphs()))
    there = Address("b" * 64, "para_5", "5", 1, "0" * 16)
    pin = LinkCorrection(PIN, address_of(paragraph, OLD), there)
    new = report(("7", "Ivory was seized."))
    moved = anchored_in(pin, [new])
    assert moved and (moved.one.eid, moved.one.label, moved.other) == ("para_7", "7", there)
    assert anchored_in(pin, [report(("7", "Nothing of it."))]) is None
    alone = LinkCorrection(ALONE, there, Address("a" * 64, ""))
    assert anchored_in(alone, [new]) == alone


def test_corrections_follow_their_texts_when_a_report_is_imported_anew(library: Library, tmp_path: Path) -> None:
    path = document(tmp_path / "in", text="Ivory was seized.\nPrisons opened.")
    first = read(path)
    paragraphs = first.paragraphs()
    there = Address("b" * 64, "para_5", "5", 1, "0" * 16)
    added = library.add(path, first)
    pins = [LinkCorrection(PIN, address_of(each, first), there) for each in paragraphs]
    library.user.links.add(pins, "pinning")
    heard: list[None] = []
    library.user.relinked.connect(lambda: heard.append(None))
    library.remove([added.id])
    better = addressed(
        replace(first, sections=(replace(first.sections[0], blocks=(Paragraph("4", (Run("Ivory was seized."),)),)),))
    )
    result = library.add(path, better)
    assert result.id == added.id and result.lost_links == (pins[1],)
    assert [each.one.eid for each in library.user.links.all()] == ["para_2", "para_4"]
    assert heard == [None]
