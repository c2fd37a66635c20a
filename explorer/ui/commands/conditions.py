"""When a command of the window can be carried out: None, or the sentence that says why not."""

from typing import TYPE_CHECKING

from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.commands.menu import When

if TYPE_CHECKING:
    from explorer.ui.desk import Desk


def needs_library(desk: "Desk") -> str | None:
    return None if desk.session.reports.entries() else tr("The library is empty. Open reports with Ctrl+O.")


def needs_report(desk: "Desk") -> str | None:
    return None if desk.session.reader.place.report else tr("Open a report first.")


def needs_text(desk: "Desk") -> str | None:
    """A report, or rows with a filter."""
    return None if desk.session.reader.place.mode in (Mode.OVERVIEW, Mode.FIGURES) else needs_report(desk)


def needs_read(desk: "Desk") -> str | None:
    return None if desk.session.reader.place.mode == Mode.READ else tr("This works in Read.")


def needs_original(desk: "Desk") -> str | None:
    shown = desk.original.shown and desk.session.reader.place.mode == Mode.READ
    return None if shown else tr("Show the original page first, with P.")


def needs_place(desk: "Desk") -> str | None:
    return None if desk.session.reader.place.in_hand else tr("Choose a paragraph first.")


def needs_year(step: int) -> When:
    def when(desk: "Desk") -> str | None:
        if desk.session.reader.place.mode == Mode.OVERVIEW:
            return needs_years(desk)
        if desk.session.reader.place.report is None:
            return tr("Open a report first.")
        if desk.navigation.can_step_year(step):
            return None
        return tr("This is the latest year.") if step > 0 else tr("This is the earliest year.")

    return when


def needs_years(desk: "Desk") -> str | None:
    """For what chooses the years that are compared."""
    if desk.session.reader.place.mode not in (Mode.OVERVIEW, Mode.COMPARE, Mode.DIGEST):
        return tr("This works in Overview, Compare and What changed.")
    return None if len(desk.navigation.readable()) > 1 else tr("There is no other year. Open another report.")


def needs_search(desk: "Desk") -> str | None:
    return None if desk.searching.stands else tr("Nothing is being searched for.")


def needs_hits(desk: "Desk") -> str | None:
    return None if desk.viewing.find.isVisible() else needs_search(desk)


def needs_compare(desk: "Desk") -> str | None:
    return None if desk.session.reader.place.mode == Mode.COMPARE else tr("This works in Compare.")


def needs_sentence(desk: "Desk") -> str | None:
    shown = desk.session.reader.place.mode in (Mode.READ, Mode.COMPARE)
    return None if shown else tr("This works in Read and Compare.")


def needs_figures(desk: "Desk") -> str | None:
    return None if desk.figures.view else tr("This works in Figures. Open them with Ctrl+4.")


def needs_digest(desk: "Desk") -> str | None:
    if desk.session.reader.place.mode != Mode.DIGEST:
        return tr("This works in What changed. Open it with Ctrl+5.")
    return None if desk.digesting.view else tr("There are no two years to tell of yet.")


def needs_passages(desk: "Desk") -> str | None:
    return None if desk.session.passages.all() else tr("No passages yet. Add one with B.")
