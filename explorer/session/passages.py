"""The passages that the reader keeps of the reports of the open library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.export.citation import held_against, quote_citation, short_citation
from explorer.export.compilation import compile_passages
from explorer.export.paper import Paper
from explorer.export.passages import copy_text, export
from explorer.export.printed import passages_paper
from explorer.export.selection import passage_of
from explorer.library.user import NoteConflict
from explorer.model.breach import Breach
from explorer.model.passage import Passage, sealed
from explorer.model.report import Report, Source
from explorer.model.text import plain
from explorer.session.cached import Cached
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work, export_to

Selection = list[tuple[Report, Passage]]

_BETWEEN = "\n—\n"
"""The line between two notes that are kept as one."""


class Kept(Enum):
    """Which of two notes stays that were written at the same time."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()


class Passages:
    """The methods that change something, or read a report, raise ExplorerError where no library is open, or that cannot
    be done, and Conflict where another window has changed what the user saw; nothing has then changed."""

    def __init__(self, opened: Opened, work: Work, notify: Callable[[Notice], object]) -> None:
        self.changed: Event[()] = Event()
        """There are others, in another order or with other notes, also after undoing."""
        self._opened, self._work, self._notify = opened, work, notify
        self._all = Cached(opened, lambda user: user.changed, lambda user: user.passages())
        opened.repeat(lambda user: user.changed, self.changed, work)

    def all(self) -> list[Passage]:
        """In the reader's order; none before a library is open. May be called on any thread."""
        return list(self._all.get()) if self._opened.library else []

    def fresh(self) -> list[Passage]:
        """As `all`, with what another program may have changed. For a worker: it asks the database."""
        library = self._opened.library
        if library:
            library.user.look_elsewhere()
        return self.all()

    def add(self, report: str, eid: str, start: int | None = None, end: int | None = None) -> Passage:
        """Keep an element of a report, or the characters `start..end` of its words."""
        library = self._opened.needed()
        source = library.report(report)
        picked = passage_of(source, eid, start, end)
        cited = plain(quote_citation(source, picked))
        added = library.user.add_passage(sealed(replace(picked, citation=cited)))
        self._notify(Notice(f"Added {short_citation(source, added.address)}", undo="edit.undo"))
        return added

    def remove(self, seen: Passage) -> None:
        """Take out a passage as the user saw it; a notice offers to undo it."""
        self._opened.needed().user.remove_passage(seen)
        self._notify(Notice("The passage was removed.", undo="edit.undo"))

    def move(self, key: int, index: int, seen: Sequence[int] | None = None) -> None:
        """Put a passage at a place in the order, counted from 0, that the user saw: the keys of all."""
        self._opened.needed().user.move_passage(key, index, seen)

    def set_note(self, seen: Passage, text: str) -> None:
        """Put `text` in place of the note on a passage as the user saw it, "" to have none; can be undone. Raises
        NoteConflict, which `settle` settles."""
        self._opened.needed().user.set_note(seen, text)

    def settle(self, conflict: NoteConflict, kept: Kept) -> None:
        """Keep one of two notes, or both as one, theirs first; can be undone. A passage that is gone is put back for
        the user's own note. Raises NoteConflict where theirs was changed once more."""
        user, mine, theirs = self._opened.needed().user, conflict.mine, conflict.theirs
        if kept is Kept.THEIRS:
            return
        if theirs is None:
            user.add_passage(replace(mine, key=None))
        elif kept is Kept.MINE:
            user.set_note(theirs, mine.note)
        else:
            user.set_note(theirs, _BETWEEN.join(each for each in (theirs.note, mine.note) if each))

    def citation(self, passage: Passage) -> str:
        """The full citation in plain text, with its full stop."""
        return plain(quote_citation(self._report(passage), passage))

    def breaches(self, passage: Passage) -> tuple[Breach, ...]:
        """What is wrong of a passage and of its report, but for the hash of the original."""
        return held_against(self._report(passage), passage).breaches

    def copy_text(self, passages: Sequence[Passage]) -> str:
        """The words of passages with their citations, for the clipboard."""
        return copy_text(self._selection(passages))

    def export(self, path: Path, format: str, selection: Selection | None = None) -> None:
        """Write the passages kept, or another selection, to a file, and say so."""
        chosen = self._selection(self.all()) if selection is None else selection
        export_to(path, lambda: export(self._checked(chosen), format), self._work, self._notify)

    def paper(self, foot: str) -> Paper:
        """The passages kept, as they are printed. For a worker: it reads the reports."""
        return replace(passages_paper(compile_passages(self._checked(self._selection(self.all())))), foot=foot)

    def _checked(self, selection: Selection) -> Selection:
        """The reports of a selection held against their seals and originals. For a worker: it reads them."""
        reports = self._opened.checked(report for report, _ in selection)
        return [(reports.get(report.id, report), passage) for report, passage in selection]

    def _selection(self, passages: Sequence[Passage]) -> Selection:
        return [(self._report(passage), passage) for passage in passages]

    def _report(self, passage: Passage) -> Report:
        """The report of a passage. Where it is gone or cannot be read, one that knows no more than that."""
        library, id = self._opened.needed(), passage.address.report
        try:
            return library.report(id)
        except ExplorerError:
            known = any(entry.id == id for entry in library.entries())
            breach = Breach.REPORT_UNREADABLE if known else Breach.REPORT_MISSING
            return Report(id=id, source=Source(id, passage.sha256), breaches=(breach,))
