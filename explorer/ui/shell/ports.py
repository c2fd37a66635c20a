"""What a controller may use of the window around it, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from explorer.places import Mode, Only
from explorer.session import Session
from explorer.session.printing import Make
from explorer.session.series import SeriesInHand
from explorer.translation import tr
from explorer.ui.shell.notice import Offer
from explorer.ui.theme import Theme
from explorer.ui.widgets.commands import Commands

if TYPE_CHECKING:
    from explorer.ui.shell.lens import Lens

NOT_COMPARED = tr("The years were not compared."), tr("Compare again"), "compare.again"
"""The message in place of a comparison that failed or was given up."""
NOT_TOLD = tr("What changed was not found out."), tr("Try again"), "compare.again"
"""The message in place of a digest that failed or was given up."""
OPENING = tr("Opening the reports…")
NOT_OPENED = tr("The reports were not opened."), tr("Open them"), "compare.again"
"""The message where that failed or was given up."""
ONLY_ONE = tr("This report is the only one of its series.")


def only_one(way_out: str = tr("Open another year to compare.")) -> tuple[str, str, str]:
    """The message where a report has no other year; `way_out` is a sentence that says what would help."""
    return f"{ONLY_ONE} {way_out}", tr("Open your reports…"), "library.open"


NO_OTHER_YEAR = {1: tr("There is no later year to compare with."), -1: tr("There is no earlier year.")}
"""Why a step to a later (1) or earlier (-1) year leads nowhere."""


class Places(Protocol):
    """Going somewhere; for a place that is known there is `session.reader.go`."""

    @property
    def lens(self) -> "Lens[Any]":
        """How the place in hand is looked at."""

    def open_mode(self, mode: Mode) -> None:
        """Look at the place in hand another way."""

    def compare_with(self, other: str) -> None:
        """Compare the report in hand with another one; the newer of the two becomes the spine."""

    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Compare two reports at an element of each: the row of the newer one's is shown."""

    def compare_alone(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Compare two elements, whatever corresponds to what: two paragraphs, or the sections in which they stand."""

    def step_year(self, step: int) -> None:
        """The same section a year later (1) or earlier (-1), where there is one."""

    def can_step_year(self, step: int) -> bool:
        """Whether there is a later (1) or earlier (-1) year."""

    def step_other(self, step: int) -> bool:
        """Have a later (1) or earlier (-1) year than now as the older one, however the two are looked at; False where
        there is none."""

    def choose_years(self, older: str, newer: str) -> None:
        """Look at two other years, the section in hand being the same."""

    def narrow(self, only: Only, words: str) -> None:
        """The view shows only some rows."""

    def toggle_scope(self) -> str | None:
        """The section in hand alone, or the whole report again; the sentence that says why not."""

    def moved(self, report: str, eid: str) -> None:
        """The reader moved, in the view, to something of a report that it shows."""

    def refresh(self) -> None:
        """Show the present place anew."""

    def focus(self) -> None:
        """Give the keyboard to the view in the centre."""


class Say(Protocol):
    """Says a sentence in the line at the foot, with what it offers to do."""

    def __call__(self, text: str, error: bool = False, offers: Sequence[Offer] = ()) -> None: ...


@dataclass(frozen=True, slots=True)
class Printable:
    """Something on show that can be printed: what it is called, how it is put together, and where it shows."""

    title: str
    make: Make
    view: QWidget

    @property
    def file(self) -> str:
        """The title as the name of a file."""
        return self.title.replace("/", "-").replace(":", "")


@dataclass(frozen=True, slots=True)
class Shell:
    """The session, and the window around a feature; `window` is there to be the parent of dialogs and sheets."""

    session: Session
    theme: Theme
    window: QWidget
    series: SeriesInHand
    places: Places
    commands: Commands
    say: Say
