"""What follows the texts with all words, what else could be searched for, why a hit is there, and what is like a text,
in the window on the sample reports."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from explorer.present.grouping import Grouping
from explorer.search.results import Results
from explorer.ui.desk import Desk
from tests.narrow import known
from tests.ui.desks import newest, opened, press, read, until

pytestmark = pytest.mark.keys


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window without a query."""
    shared.search.leave()
    shared.search.group(Grouping.NONE)
    return shared


def search(desk: Desk, words: str) -> None:
    desk.search.search(words)
    until(lambda: desk.session.searching.results is not None and desk.session.searching.results.query.text == words)


def results(desk: Desk) -> Results:
    return known(desk.session.searching.results)


def test_a_line_stands_between_tiers_and_the_keys_pass_over_it(desk: Desk) -> None:
    search(desk, "operation turquesa in Syria")
    rows = desk.search.view.list.found.rows
    lines = [row for row in rows if row.heading]
    assert lines[0] is rows[0] and lines[0].place == "2 of 3 words: without “Syria”" and lines[0].detail == "1 place"
    assert len(lines) > 1 and len(rows) == len(lines) + len(results(desk).hits)
    for number in range(len(results(desk).hits)):
        press(desk, Qt.Key.Key_Down)
        assert desk.session.searching.hit == number
    index = desk.search.view.list.found.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2 of 3 words: without “Syria”. 1 place"
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_name_that_was_sought_as_well_is_left_out_by_its_chip(desk: Desk) -> None:
    search(desk, "UNODC")
    said = [words for words in desk.search.view.head.said() if "leave out" in words]
    assert said and said[0].startswith("Also “United Nations Office on Drugs and Crime”: +")
    chip = next(each for each in desk.search.view.head.findChildren(QToolButton) if each.accessibleName() == said[0])
    chip.click()
    until(lambda: results(desk).query.text == '"UNODC"')
    assert desk.window.toolbar.search.text() == '"UNODC"' and not results(desk).aliases


def test_what_is_close_to_a_search_is_offered_beside_its_results(desk: Desk) -> None:
    search(desk, "firearms")
    desk.actions.run("search.others")
    assert desk.window.notice.text() == "Nothing close to this search finds more."
    search(desk, "firearms convention")
    desk.actions.run("search.others")
    menu = next(each for each in desk.search.view.head.findChildren(QMenu) if each.isVisible())
    assert any(words.text().startswith("Without “firearms”") for words in menu.actions())
    menu.actions()[0].trigger()
    menu.close()
    until(lambda: results(desk).query.text in ("firearms", "convention"))


def test_why_a_hit_is_there_is_said_for_each_in_hand_until_asked_again(desk: Desk) -> None:
    search(desk, "operation turquesa in Syria")
    press(desk, Qt.Key.Key_Down)
    desk.actions.run("search.why")
    said = desk.search.view.why.text().split("\u2028")
    assert said[0].startswith("“turquesa” counted for ") and said[-1] == "without “Syria”"
    press(desk, Qt.Key.Key_Down)
    assert desk.search.view.why.text().split("\u2028") != said and not desk.search.view.why.isHidden()
    desk.actions.run("search.why")
    assert desk.search.view.why.isHidden()


def test_more_like_the_paragraph_or_the_words_in_hand(desk: Desk) -> None:
    eid = read(desk, "69")
    desk.actions.run("search.like")
    until(lambda: desk.session.searching.results is not None and " OR " in results(desk).query.text)
    until(lambda: results(desk).total > 0)
    assert (results(desk).hits[0].report, results(desk).hits[0].eid) == (desk.session.reader.place.report, eid)
    assert desk.search.grouping is Grouping.LINEAGE
    whole = results(desk).query.text
    desk.search.leave()
    desk.session.passages.add(newest(desk), eid)
    desk.actions.run("passages.like")
    until(lambda: desk.session.searching.results is not None and results(desk).query.text == whole)
