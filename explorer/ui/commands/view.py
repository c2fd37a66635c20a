"""Commands that choose the view, the panes and the look."""

from explorer.commands import Registry
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.commands.menu import Menu, Run
from explorer.ui.theme import STEP, Appearance


def register(registry: Registry) -> None:
    _modes(registry)
    _look(registry)


def _modes(registry: Registry) -> None:
    menu = Menu(registry, tr("View"))
    about = tr("Look at the reports this way.")
    for mode, title, key in (
        (Mode.OVERVIEW, tr("Overview"), "Ctrl+1"),
        (Mode.READ, tr("Read"), "Ctrl+2"),
        (Mode.COMPARE, tr("Compare"), "Ctrl+3"),
        (Mode.FIGURES, tr("Figures"), "Ctrl+4"),
    ):
        menu.add(f"view.{mode.value}", title, key, _opening(mode), about)
    about = tr("The changes between two years, section by section.")
    menu.add("view.digest", tr("What changed"), "Ctrl+5", lambda desk: desk.viewing.what_changed(), about)
    about = tr("The tree at the left.")
    menu.add("pane.tree", tr("Show or hide the contents"), "F9", lambda desk: desk.toggle_tree(), about)
    about = tr("Elsewhere and Passages at the right.")
    menu.add("pane.side", tr("Show or fold the side pane"), "F10", lambda desk: desk.toggle_side(), about)


def _opening(mode: Mode) -> Run:
    return lambda desk: desk.navigation.open_mode(mode)


def _look(registry: Registry) -> None:
    menu = Menu(registry, tr("View"))
    about = tr("Change the size of all text.")
    menu.add("text.larger", tr("Larger text"), "Ctrl++ Ctrl+=", lambda desk: desk.scale_text(STEP), about)
    menu.add("text.smaller", tr("Smaller text"), "Ctrl+-", lambda desk: desk.scale_text(-STEP), about)
    menu.add("text.usual", tr("Usual text size"), "Ctrl+0", lambda desk: desk.set_text_size(100), about)
    about = tr("Change the colours of the window.")
    for appearance, title in (
        (Appearance.SYSTEM, tr("Colours of the system")),
        (Appearance.LIGHT, tr("Light colours")),
        (Appearance.DARK, tr("Dark colours")),
    ):
        menu.add(f"theme.{appearance.value}", title, "", _colouring(appearance), about)


def _colouring(appearance: Appearance) -> Run:
    return lambda desk: desk.set_appearance(appearance)
