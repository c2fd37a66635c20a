"""Commands that act on whatever is in the centre: how it is looked at, and steps through years and paragraphs."""

from explorer.commands import Menu, command, commands
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_library, needs_report, needs_years
from explorer.ui.shell.ports import NO_OTHER_YEAR, Shell


class Moves:
    """The commands that `Places` and the lens in the centre carry out."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def _needs_year(self, step: int) -> str | None:
        lens = self.shell.places.lens
        missing = needs_years(self) if lens.mode == Mode.OVERVIEW else needs_report(self)
        if missing or lens.can_step_year(step):
            return missing
        if lens.mode == Mode.OVERVIEW:
            return NO_OTHER_YEAR[step]
        return tr("This is the latest year.") if step > 0 else tr("This is the earliest year.")

    @commands(
        ("view.overview", tr("Overview"), "Ctrl+1", Mode.OVERVIEW),
        ("view.read", tr("Read"), "Ctrl+2", Mode.READ),
        ("view.compare", tr("Compare"), "Ctrl+3", Mode.COMPARE),
        ("view.figures", tr("Figures"), "Ctrl+4", Mode.FIGURES),
        ("view.digest", tr("What changed"), "Ctrl+5", Mode.DIGEST),
        menu=Menu.VIEW,
        help=tr("Look at what is in hand this way."),
    )
    def open_mode(self, mode: Mode) -> None:
        self.shell.places.open_mode(mode)

    @commands(
        ("paragraph.next", tr("Next paragraph"), "J", 1),
        ("paragraph.previous", tr("Previous paragraph"), "K", -1),
        menu=Menu.READ,
        help=tr("Move paragraph by paragraph."),
        when=needs_report,
    )
    def step_paragraph(self, step: int) -> None:
        hindrance = self.shell.places.lens.step_paragraph(step)
        if hindrance is not None:
            self.shell.say(hindrance)

    @commands(
        ("go.earlier", tr("Same section a year earlier"), "Alt+PgUp [", -1),
        ("go.later", tr("Same section a year later"), "Alt+PgDown ]", 1),
        menu=Menu.GO,
        help=tr("Follow the section in hand through the years; in the overview, compare another year."),
        when=_needs_year,
    )
    def step_year(self, step: int) -> None:
        self.shell.places.lens.step_year(step)

    def _needs_section(self) -> str | None:
        if not self.shell.places.lens.scopes:
            return tr("Read shows the whole report. This works in the other views.")
        return needs_library(self)

    @command(
        "place.scope",
        tr("This section only, or the whole report"),
        "O",
        menu=Menu.GO,
        help=tr("Show only what is of the section in hand, in every view but Read, or the whole report again."),
        when=_needs_section,
    )
    def toggle_scope(self) -> None:
        hindrance = self.shell.places.toggle_scope()
        if hindrance is not None:
            self.shell.say(hindrance)
