"""When the commands of several controllers can be carried out: None, or the sentence that says why not."""

from typing import Protocol

from explorer.commands.core import needs_open_report
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.shell.ports import Shell


class Controller(Protocol):
    """What the conditions need of the controller whose commands they are for."""

    @property
    def shell(self) -> Shell: ...


def needs_library(controller: Controller, *args: object) -> str | None:
    """At least one report."""
    shell = controller.shell
    if shell.session.reports.entries():
        return None
    return tr("The library is empty. Open reports with %1.").replace("%1", shell.commands.key("library.open"))


def needs_report(controller: Controller, *args: object) -> str | None:
    """An open report."""
    return needs_open_report(controller.shell.session)


def needs_place(controller: Controller, *args: object) -> str | None:
    """A section or paragraph in hand."""
    return None if controller.shell.session.reader.place.in_hand else tr("Choose a paragraph first.")


def needs_years(controller: Controller, *args: object) -> str | None:
    """A way of looking that has an older and a newer year, and another year to choose."""
    shell = controller.shell
    if shell.places.lens.mode not in (Mode.OVERVIEW, Mode.COMPARE, Mode.DIGEST):
        return tr("This works in Overview, Compare and What changed.")
    return None if len(shell.series.ids()) > 1 else tr("There is no other year. Open another report.")


def needs_search(controller: Controller, *args: object) -> str | None:
    """A search that stands."""
    return None if controller.shell.session.searching.query else tr("Nothing is being searched for.")
