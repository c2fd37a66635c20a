"""The results of a search as a file, by the command in the whole window."""

from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication

from explorer.ui.widgets.export_dialog import ExportDialog
from tests.narrow import a, known
from tests.ui.desks import opened, until


def test_all_that_was_found_is_written_to_the_file_that_is_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path / "home") as desk:
        searching = desk.session.searching
        desk.actions.run("search.export")
        assert desk.window.notice.text() == "Nothing is being searched for."
        desk.search.search("xylophones ")
        until(lambda: searching.results)
        desk.actions.run("search.export")
        assert desk.window.notice.text() == "Nothing was found to export."
        desk.search.search('"firearms" ')
        until(lambda: known(searching.results).query.text == '"firearms"')
        desk.actions.run("search.export")
        dialog = a(ExportDialog, desk.window.findChild(ExportDialog))
        assert dialog.path().stem == "Results of a search firearms"
        dialog.reject()
        desk.session.result_files.export(tmp_path / "found.csv", "csv")
        until((tmp_path / "found.csv").exists)
        rows = (tmp_path / "found.csv").read_text("utf-8-sig").count(",Samples,")
        assert rows == known(searching.results).total > 0
        desk.session.result_files.export(tmp_path / "found.pdf", "pdf")
        until((tmp_path / "found.pdf").exists)
        with PdfDocument(tmp_path / "found.pdf") as document:
            assert 'Results of a search: "firearms"' in document[0].get_textpage().get_text_bounded()
