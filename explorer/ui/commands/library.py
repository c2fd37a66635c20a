"""Commands of the library and of the report that is open."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_report
from explorer.ui.commands.menu import Menu


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Library"))
    about = tr("Choose files to read into the library. They can also be dropped on the window.")
    menu.add("library.open", tr("Open your reports…"), "Ctrl+O", lambda desk: desk.importing.ask_for_files(), about)
    about = tr("Read all reports of a folder into the library.")
    menu.add(
        "library.folder", tr("Open a folder…"), "Ctrl+Shift+O", lambda desk: desk.importing.ask_for_folder(), about
    )
    about = tr("Read the files that you copied in a file manager, or whose paths you copied as text.")
    menu.add("library.paste", tr("Import from the clipboard"), "Ctrl+V", lambda desk: desk.imports.paste(), about)
    about = tr("The files of the last import with their results.")
    menu.add("imports.show", tr("Imported files"), "Ctrl+Shift+I", lambda desk: desk.imports.toggle(), about)
    about = tr("What of the open report was not read, or with doubt, page by page.")
    menu.add(
        "report.doubts",
        tr("What was read with doubt"),
        "",
        lambda desk: desk.imports.show_report(desk.session.reader.place.report or ""),
        about,
        needs_report,
    )
    menu.add(
        "report.properties",
        tr("Report properties…"),
        "Alt+Return",
        lambda desk: desk.importing.edit_properties(desk.session.reader.place.report or ""),
        tr("Correct the title, the year or the series of the open report."),
        needs_report,
    )
    about = tr("Print the open report, as it is read.")
    menu.add("report.print", tr("Print…"), "Ctrl+P", lambda desk: desk.viewing.print_report(), about, needs_report)
    menu.add("window.close", tr("Quit"), "Ctrl+Q", lambda desk: desk.window.close(), tr("Close the window."))
