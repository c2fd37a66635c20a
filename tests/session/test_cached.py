"""What a session knows of the library's database without asking it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.library.user import UserStore
from explorer.model.passage import Address, Passage
from explorer.session.cached import Cached
from explorer.session.opened import Opened


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[list[Library]]:
    opened = [Library.open(tmp_path / name) for name in ("one", "two")]
    yield opened
    for library in opened:
        library.close()


def add(library: Library, words: str) -> None:
    library.user.add_passage(Passage(Address("report", "para_1"), words))


def test_it_is_read_once_and_anew_after_each_change(libraries: list[Library]) -> None:
    first, second = libraries
    opened, reads = Opened(), 0

    def read(user: UserStore) -> list[str]:
        nonlocal reads
        reads += 1
        return [passage.text for passage in user.passages()]

    cached = Cached(opened, lambda user: user.changed, read)
    with pytest.raises(ExplorerError, match="No library is open"):
        cached.get()
    opened.library = first
    add(first, "zebra")
    assert [cached.get(), cached.get()] == [["zebra"]] * 2 and reads == 1
    first.user.undo()
    assert cached.get() == []
    first.user.redo()
    assert cached.get() == ["zebra"]
    opened.library = second
    assert cached.get() == [] and reads == 4
    add(second, "okapi")
    assert cached.get() == ["okapi"]
    opened.library = None
    with pytest.raises(ExplorerError, match="No library is open"):
        cached.get()


def test_what_was_read_while_it_changed_is_not_kept(libraries: list[Library]) -> None:
    opened = Opened()

    def read(user: UserStore) -> list[str]:
        texts = [passage.text for passage in user.passages()]
        if not texts:  # As a worker might, just when this has been read.
            add(libraries[0], "zebra")
        return texts

    cached = Cached(opened, lambda user: user.changed, read)
    opened.library = libraries[0]
    assert cached.get() == []
    assert cached.get() == ["zebra"]
