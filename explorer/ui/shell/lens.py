"""A mode of the centre: one place, looked at one way."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QLineEdit

from explorer.events import Event
from explorer.model.report import own_words
from explorer.places import Mode, Only, Place
from explorer.translation import tr
from explorer.ui.shell.ports import NOT_COMPARED, NOT_OPENED, OPENING, Printable, Shell
from explorer.ui.widgets.pane import Pane

View = TypeVar("View", bound=Pane)


class Lens(ABC, Generic[View]):
    """Makes the view of a mode, fills it, and answers for it. What a mode does not do otherwise is done here."""

    mode: Mode
    of_reports = False
    """Whether it shows one report, or one beside another."""
    filters: Collection[Only] = ()
    """Those that choose among its rows."""
    finds_words = False
    """Whether words choose among its rows, too."""
    scopes = True
    """Whether it can show one section alone."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.moved: Event[()] = Event()
        """Something else is in hand in the view, while the place is the same."""
        self._made: View | None = None

    @abstractmethod
    def make_view(self) -> View:
        """A new view, its signals connected."""

    @abstractmethod
    def show(self, place: Place, refreshing: bool) -> None:
        """Show a place; `refreshing` where it is shown already. There are reports; where `of_reports` one is open."""

    @property
    def view(self) -> View:
        """The view, made when it is first wanted."""
        if self._made is None:
            self._made = self.make_view()
        return self._made

    @property
    def on_show(self) -> View | None:
        """The view where it is the one in the centre, and no message stands in it."""
        here = self._made is not None and self.shell.session.reader.place.mode == self.mode
        return self._made if here and self._made and self._made.message is None else None

    def waiting(self, sentence: str) -> tuple[str, ...]:
        """What is said while the series in hand is compared: the sentence, or that this failed."""
        failed = self.shell.session.comparisons.failed(self.shell.series.title())
        return NOT_COMPARED if failed else (sentence,)

    def counts_scope(self) -> bool:
        """Whether the scope of the place in hand counts here."""
        return self.scopes

    def report_of(self, place: Place) -> str | None:
        """The report that is looked at from a place."""
        return place.report

    def only(self, place: Place) -> Only:
        """The filter of a place, as far as it is one of this mode."""
        return place.only if place.only in self.filters else Only.ALL

    def opening(self) -> tuple[str, ...]:
        """What is said while the reports of the series in hand are opened, or that this failed."""
        return NOT_OPENED if self.shell.session.opening.failed else (OPENING,)

    # What is in hand

    def in_hand(self) -> tuple[str, str] | None:
        """The report and the eId of what is in hand."""
        return self.shell.session.reader.place.in_hand

    def beside(self, report: str) -> str | None:
        """The report that stands beside another, or is the nearest."""
        pair = self.shell.series.pair() or ()
        if report not in pair:
            return self.shell.series.neighbour(report)
        return next((id for id in pair if id != report), None)

    def sentence_in_hand(self) -> tuple[str, str, int] | None:
        """The report, the paragraph, and the character of its words at which the sentence in hand stands."""
        return None

    def words_in_hand(self) -> tuple[str, str] | None:
        """The report and the words of what is selected or in hand; of a section those of its heading and its own
        texts."""
        here = self.in_hand()
        if here is None:
            return None
        element = self.shell.session.library.report(here[0]).find(here[1])
        return (here[0], own_words(element)) if element else None

    def narrowing(self) -> QLineEdit | None:
        """The field that narrows the rows of the view, None where it has none."""
        return self.view.narrowing()

    def printable(self) -> Printable | None:
        """What it shows, for paper; None while it shows no more than a message."""
        return None

    # What commands do

    def pick(self) -> None:
        """Keep what is selected or in hand as a passage."""
        here = self.shell.session.reader.place.in_hand
        if here is not None:
            self.shell.session.passages.add(*here)

    def step_paragraph(self, step: int) -> str | None:
        """Take the next (1) or previous (-1) paragraph in hand; a sentence that says why not."""
        return tr("This works in Read, Compare and What changed.")

    def can_step_year(self, step: int) -> bool:
        """Whether there is a later (1) or earlier (-1) year."""
        return self.shell.places.can_step_year(step)

    def step_year(self, step: int) -> None:
        """The same section a year later (1) or earlier (-1), where there is one."""
        self.shell.places.step_year(step)

    def compare(self) -> None:
        """Compare the section in hand."""
        self.shell.places.open_mode(Mode.COMPARE)


AnyLens = Lens[Any]
