"""Figures: those of the series in hand, and as files: the table with its sources, the chart as a picture."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import paths
from explorer.commands import Menu, command
from explorer.export.formats import Kind, formats_for
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.present.figures import FiguresTable
from explorer.present.paper.figures import figures_paper
from explorer.translation import tr
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import Printable, Shell
from explorer.ui.widgets.keyboard import SPACE, naming

if TYPE_CHECKING:
    from explorer.ui.figures.view import FiguresView


class Figures(Lens["FiguresView"]):
    """The figures of the series in hand, as a table and a chart, and their files."""

    mode = Mode.FIGURES
    finds_words = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._exporting = Exporting(shell)
        self._stood: tuple[str | None, str | None] | None = None
        """The paragraph whose figure was taken in hand last: from there on the reader goes through the table."""

    def make_view(self) -> "FiguresView":
        from explorer.ui.figures.view import FiguresView

        view = FiguresView(self.shell.theme, self.shell.commands)
        view.opened.connect(self._open)
        view.narrowed.connect(lambda words: self.shell.places.narrow(self.shell.session.reader.place.only, words))
        full = naming(tr("Six figures at most. Take one out of the chart with %1."), SPACE)
        view.full.connect(lambda: self.shell.say(full))
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        series = self.shell.series
        reports, comparison = series.opened(), self.shell.session.comparisons.of(series.title())
        if reports is None:
            self.view.show_message(*self.opening())
        elif comparison is None and len(reports) > 1:
            self.view.show_message(*self.waiting(tr("Looking for figures in these reports…")))
        else:
            self.view.narrow(place.words, self._stated(place, reports))
            self.view.show_figures(reports, comparison)
            self._stand_on(place, [report.id for report in reports])

    def printable(self) -> Printable | None:
        from explorer.ui.figures.chart_files import on_paper

        view, series = self.on_show, self.shell.series.title()
        if view is None or view.comparison is None:
            return None
        table = FiguresTable(view.reports, replace(view.comparison, figures=tuple(view.figures())))
        chart = on_paper(view.chart.chart) if view.chart.chart.series else None
        return Printable(tr("Figures"), partial(figures_paper, series, table, chart), view)

    def _stand_on(self, place: Place, reports: Sequence[str]) -> None:
        here = place.report, place.eid
        if here != self._stood and place.eid and place.report in reports:
            self.view.stand_on(reports.index(place.report), place.eid)
        self._stood = here

    def _stated(self, place: Place, reports: Sequence[Report]) -> frozenset[tuple[int, str]] | None:
        """The places in the reports, by their number, whose figures alone are wanted; None for all."""
        if place.scope is None:
            return None
        scopes = [(number, self.shell.series.scope(report.id)) for number, report in enumerate(reports)]
        within = [(number, section) for number, scope in scopes if scope for section in scope.walk()]
        return frozenset((number, block.eid) for number, section in within for block in section.blocks)

    def _needs_figures(self) -> str | None:
        if self.on_show:
            return None
        key = self.shell.commands.key("view.figures")
        return tr("This works in Figures. Open them with %1.").replace("%1", key)

    @command(
        "figures.sort",
        tr("Sort the figures"),
        "Ctrl+Shift+S",
        menu=Menu.ACROSS,
        help=tr("Sort by the column in hand; again, the other way round."),
        when=_needs_figures,
    )
    def sort(self) -> None:
        self.view.table.sort_by_current()

    @command(
        "figures.export",
        tr("Export figures…"),
        "Ctrl+E",
        menu=Menu.ACROSS,
        help=tr("Write the table with its sources, or the chart, to a file."),
        when=_needs_figures,
    )
    def export(self) -> None:
        """Ask for a file, and write the table or the chart."""
        formats = formats_for(Kind.FIGURES, Kind.CHART)
        about = tr("The figures of the table with a source for each value, or the chart as a picture.")
        self._exporting.ask(about, formats, self._export_to, tr("Figures"))

    def _export_to(self, path: Path, format: str) -> None:
        view = self.on_show
        if view is None:
            return
        if format in {each.name for each in formats_for(Kind.FIGURES)}:
            reports = [report.id for report in view.reports]
            self.shell.session.across.export_figures(path, format, view.figures(), reports)
            return
        from explorer.ui.figures import chart_files

        chart, series = view.chart.chart, self.shell.series.title()
        title = chart.series[0].title if len(chart.series) == 1 else series
        years = f"{chart.years[0][1]}–{chart.years[-1][1]}"
        write = chart_files.png if format == "png" else chart_files.svg
        paths.write_atomically(path, write(chart, title, f"{series}, {years}", self.shell.theme.interface_font()))
        self.shell.say(tr("Exported to %1.").replace("%1", str(path)))

    def _open(self, number: int, eid: str) -> None:
        self.shell.session.reader.go(self.shell.series.at(Mode.READ, self.view.reports[number].id, eid))
