"""Figures as files: the table with its sources, the chart as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from explorer import paths
from explorer.export.formats import Kind, formats_for
from explorer.places import Mode
from explorer.translation import tr

if TYPE_CHECKING:
    from explorer.ui.desk import Desk
    from explorer.ui.figures.view import FiguresView


class Figures(QObject):
    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._folder = Path.home()

    def attach(self, view: "FiguresView") -> None:
        view.export_requested.connect(lambda: self._desk.run("figures.export"))
        view.full.connect(self._tell_full)

    @property
    def view(self) -> "FiguresView | None":
        """The view, where it shows figures."""
        view = cast("FiguresView | None", self._desk.window.centre.made(Mode.FIGURES))
        shown = view is not None and self._desk.session.reader.place.mode == Mode.FIGURES and view.message is None
        return view if shown else None

    def sort(self) -> None:
        if self.view:
            self.view.table.sort_by_current()

    def export(self) -> None:
        """Ask for a file, and write the table or the chart."""
        from explorer.ui.widgets.export_dialog import ExportDialog

        formats = formats_for(Kind.FIGURES, Kind.CHART)
        about = tr("The figures of the table with a source for each value, or the chart as a picture.")
        dialog = ExportDialog(self._desk.theme, about, formats, self._folder, self._desk.window, tr("Figures"))
        dialog.accepted.connect(lambda: self._export_to(dialog.path(), dialog.format()))
        dialog.open()

    def _export_to(self, path: Path, format: str) -> None:
        view = self.view
        if view is None:
            return
        self._folder = path.parent
        if format in {each.name for each in formats_for(Kind.FIGURES)}:
            self._desk.session.across.export_figures(
                path, format, view.figures(), [report.id for report in view.reports]
            )
            return
        from explorer.ui.figures import chart_files

        chart, series = view.chart.chart, self._desk.navigation.series()
        title = chart.series[0].title if len(chart.series) == 1 else series
        years = f"{chart.years[0][1]}–{chart.years[-1][1]}"
        write = chart_files.png if format == "png" else chart_files.svg
        paths.write_atomically(path, write(chart, title, f"{series}, {years}", self._desk.theme.interface_font()))
        self._desk.window.notice.show_notice(tr("Exported to %1.").replace("%1", str(path)))

    def _tell_full(self) -> None:
        self._desk.window.notice.show_notice(tr("Six figures at most. Take one out of the chart with Space."))
