"""Commands that act on whatever is in the centre: how it is looked at, and steps through years and paragraphs."""

from explorer.commands import Menu, command
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_report, needs_years
from explorer.ui.shell.ports import NO_OTHER_YEAR, Shell

_LOOK = tr("Look at the reports this way.")
_PARAGRAPHS = tr("Move paragraph by paragraph.")
_YEARS = tr("Follow the section in hand through the years; in the overview, compare another year.")


class Moves:
    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def _needs_year(self, step: int) -> str | None:
        if self.shell.places.lens.mode == Mode.OVERVIEW:
            return needs_years(self)
        if self.shell.session.reader.place.report is None:
            return tr("Open a report first.")
        if self.shell.places.can_step_year(step):
            return None
        return tr("This is the latest year.") if step > 0 else tr("This is the earliest year.")

    @command("view.overview", tr("Overview"), "Ctrl+1", menu=Menu.VIEW, help=_LOOK, args=(Mode.OVERVIEW,))
    @command("view.read", tr("Read"), "Ctrl+2", menu=Menu.VIEW, help=_LOOK, args=(Mode.READ,))
    @command("view.compare", tr("Compare"), "Ctrl+3", menu=Menu.VIEW, help=_LOOK, args=(Mode.COMPARE,))
    @command("view.figures", tr("Figures"), "Ctrl+4", menu=Menu.VIEW, help=_LOOK, args=(Mode.FIGURES,))
    def open_mode(self, mode: Mode) -> None:
        self.shell.places.open_mode(mode)

    @command(
        "paragraph.next", tr("Next paragraph"), "J", menu=Menu.READ, help=_PARAGRAPHS, when=needs_report, args=(1,)
    )
    @command(
        "paragraph.previous",
        tr("Previous paragraph"),
        "K",
        menu=Menu.READ,
        help=_PARAGRAPHS,
        when=needs_report,
        args=(-1,),
    )
    def step_paragraph(self, step: int) -> None:
        self.shell.places.lens.step_paragraph(step)

    @command(
        "go.earlier",
        tr("Same section a year earlier"),
        "Alt+PgUp [",
        menu=Menu.GO,
        help=_YEARS,
        when=_needs_year,
        args=(-1,),
    )
    @command(
        "go.later",
        tr("Same section a year later"),
        "Alt+PgDown ]",
        menu=Menu.GO,
        help=_YEARS,
        when=_needs_year,
        args=(1,),
    )
    def step_year(self, step: int) -> None:
        if not self.shell.places.lens.step_year(step):
            self.shell.say(NO_OTHER_YEAR[step])
