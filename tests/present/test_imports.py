"""What is said of imported files."""

import datetime
from pathlib import Path

import pytest

from explorer.library import Entry
from explorer.model.account import LeftOut, Reason
from explorer.model.imported import Imported, State
from explorer.model.passage import Address, Passage
from explorer.model.report import Report, Source, Warning
from explorer.present.imports import Detail, FileList, FileText, Mark, named

ENTRIES = {
    "clean": Entry("clean", file="clean.pdf", title="Report", date=datetime.date(2020, 6, 3)),
    "odd": Entry("odd", file="odd.pdf", symbols=("A/75/90",), warnings=(Warning("A table is odd.", 4),)),
}
ARRIVED = {"clean": (), "odd": (40, 100, 80, 100)}
ACCOUNT = {
    "clean": (),
    "odd": (
        LeftOut("1/4", Reason.PAGE_NUMBER, 1),
        LeftOut("A/75/90", Reason.RUNNING_HEAD, 2),
        LeftOut("A/75/90", Reason.RUNNING_HEAD, 3),
    ),
}


def made(answers: dict[Path, Detail] | None = None) -> FileText:
    return FileText(
        ENTRIES, lambda id: Report(source=Source(arrived=ARRIVED[id]), account=ACCOUNT[id]), (answers or {}).get
    )


def file(name: str, state: State, id: str | None = None, **more: object) -> Imported:
    return Imported(Path(name), id, state=state, **more)  # type: ignore[arg-type]


def test_a_file_has_a_mark_and_words_for_how_far_it_is() -> None:
    files = [
        file("a.pdf", State.WAITING),
        file("b.pdf", State.READING),
        file("c.pdf", State.IMPORTED, "clean"),
        file("d.pdf", State.KNOWN, "odd"),
        file("e.pdf", State.FAILED, message="It is empty."),
        file("f.pdf", State.IMPORTED, "clean", version_of="odd"),
    ]
    rows = [made().file_row(each) for each in files]
    assert [(str(row), row.mark) for row in rows] == [
        ("a.pdf. Waiting", Mark.WAITING),
        ("b.pdf. Reading…", Mark.READING),
        ("c.pdf. Imported", Mark.DONE),
        ("d.pdf. Already in the library · 1 doubt", Mark.DOUBTFUL),
        ("e.pdf. It is empty.", Mark.FAILED),
        ("f.pdf. Replaces an earlier version?", Mark.ASKING),
    ]


def told(file_list: FileList, words: FileText, *files: Imported, anew: bool = False) -> list[int]:
    """The places of the files that are put into words; all are said as they are when nothing was said before."""
    places = file_list.tell(words, files, anew)
    whole = FileList()
    whole.tell(words, files, anew=False)
    assert (file_list.rows, file_list.summary(), file_list.done) == (whole.rows, whole.summary(), whole.done)
    assert file_list.rows == [words.file_row(each) for each in files]
    return places


def test_only_files_that_are_others_are_put_into_words_again() -> None:
    file_list, words = FileList(), made()
    a, b, c = (file(name, State.WAITING) for name in ("a.pdf", "b.pdf", "c.pdf"))
    assert told(file_list, words, a, b) == [0, 1]
    assert file_list.summary() == "0 of 2"
    read = file("a.pdf", State.IMPORTED, "odd")
    assert told(file_list, words, read, b, c) == [0, 2]
    failed = file("b.pdf", State.FAILED, message="It is empty.")
    assert told(file_list, words, read, failed, c) == [1]
    assert file_list.summary() == "2 of 3 · 1 not read · 1 with doubts"
    assert told(file_list, words, read, failed, c, anew=True) == [0, 1, 2]
    assert told(file_list, words, c) == [0]
    assert told(file_list, words) == []
    assert file_list.summary() == "No files were imported since the library was opened."


@pytest.mark.parametrize("state", [State.WAITING, State.READING])
def test_of_a_file_that_is_not_read_yet_is_said_what_will_stand_there(state: State) -> None:
    sentence = "How much of this file was read, and with what doubts, will stand here."
    assert made().file_detail(file("a.pdf", state)) == Detail(sentence)
    assert made().file_detail(file("a.pdf", State.IMPORTED, "odd")).sentence.startswith("80% of the text was read.")


def test_of_the_one_in_hand_is_told_how_much_arrived_and_each_doubt_with_its_page() -> None:
    detail = made().file_detail(file("d.pdf", State.KNOWN, "odd"))
    assert detail.sentence == "80% of the text was read. Least was read of page 1: 40%."
    assert [(card.key, card.place, card.text) for card in detail.cards] == [
        (("odd", 4), "Page 4", "A table is odd."),
        (("odd", Reason.RUNNING_HEAD), "Left out: running head (2)", "A/75/90"),
        (("odd", Reason.PAGE_NUMBER), "Left out: page number (1)", "1/4"),
    ]
    assert made().report_detail(ENTRIES["clean"]).sentence == "Nothing was read with doubt."


def test_the_words_that_were_left_out_for_a_reason_are_told_with_their_pages() -> None:
    detail = made().file_detail(file("d.pdf", State.KNOWN, "odd"), Reason.RUNNING_HEAD)
    assert detail.sentence == "Left out: running head (2)" and detail.actions == (("Back", "back"),)
    assert [(card.key, card.place, card.text) for card in detail.cards] == [
        (("odd", 2), "Page 2", "A/75/90"),
        (("odd", 3), "Page 3", "A/75/90"),
    ]


def test_another_version_is_asked_about_until_there_is_an_answer() -> None:
    version = file("f.pdf", State.IMPORTED, "clean", version_of="odd")
    asked = made().file_detail(version)
    assert asked.sentence == "Report (3 June 2020) seems to be another version of A/75/90, which is in the library."
    assert [name for _, name in asked.actions] == ["replace", "keep"]
    kept = Detail("Both versions are kept.")
    assert made({version.path: kept}).file_detail(version) == kept
    assert made({version.path: kept}).file_row(version).mark is Mark.DONE
    assert made().older(file("g.pdf", State.IMPORTED, "clean", version_of="gone")) is None


def test_what_found_no_place_in_a_new_version_is_told() -> None:
    lost = Passage(Address("clean", "para_3", "3"), "Words.")
    detail = made().lost_detail([lost])
    assert "1 passage found no place" in detail.sentence and detail.cards[0].place == "para. 3"
    assert "All your passages found their place" in made().lost_detail([]).sentence
    assert named(ENTRIES["odd"]) == "A/75/90"
