"""Commands of Compare."""

from explorer.commands import Registry
from explorer.model.comparison import CorrectionKind
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_compare, needs_library, needs_place, needs_years
from explorer.ui.commands.menu import Menu, Run, When


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Compare"))
    about = tr("Show the section in hand beside the year before.")
    menu.add(
        "compare.section", tr("Compare this section"), "C", lambda desk: desk.viewing.compare(), about, needs_library
    )
    about = tr("Step through what changed.")
    menu.add("change.next", tr("Next change"), "F8", lambda desk: desk.viewing.step_change(False), about, needs_compare)
    menu.add(
        "change.previous",
        tr("Previous change"),
        "Shift+F8",
        lambda desk: desk.viewing.step_change(True),
        about,
        needs_compare,
    )
    about = tr("Let the other report run in order.")
    menu.add("compare.swap", tr("Swap the sides"), "X", lambda desk: desk.viewing.swap_spine(), about, needs_compare)
    about = tr("Choose any section of another report to stand beside the one in hand.")
    menu.add(
        "compare.hand", tr("Compare with any section…"), "H Ctrl+Shift+H", lambda desk: desk.open_by_hand(), about,
        needs_place,
    )  # fmt: skip
    about = tr("Put another year in the place of the older one: in Overview, Compare and What changed.")
    for id, title, keys, step in (
        ("compare.earlier", tr("Compare with an earlier year"), "Alt+Shift+PgUp {", -1),
        ("compare.later", tr("Compare with a later year"), "Alt+Shift+PgDown }", 1),
    ):
        menu.add(id, title, keys, _stepping(step), about, needs_years)
    about = tr("Compare the years that are shown, where that failed or was stopped.")
    menu.add("compare.again", tr("Compare again"), "F5", lambda desk: desk.compare_again(), about, needs_library)
    _elsewhere(menu)


def _stepping(step: int) -> Run:
    return lambda desk: desk.viewing.step_other(step)


def _elsewhere(menu: Menu) -> None:
    """What the reader says of links, each taken back by Ctrl+Z, or by saying it again."""
    about = tr("The counterparts of the section or paragraph in hand, in every year.")
    menu.add(
        "elsewhere.focus", tr("Go to Elsewhere"), "Alt+E", lambda desk: desk.elsewhere.focus(), about, needs_library
    )
    for id, title, key, kind, about in (
        (
            "elsewhere.pin",
            tr("Pin the counterpart"),
            "Alt+P",
            CorrectionKind.PIN,
            tr("The counterpart selected in Elsewhere corresponds to what is in hand, whatever the likeness says."),
        ),
        (
            "elsewhere.part",
            tr("Not the same"),
            "Alt+N",
            CorrectionKind.APART,
            tr("The counterpart selected in Elsewhere does not correspond to what is in hand."),
        ),
        (
            "elsewhere.lone",
            tr("No counterpart in that year"),
            "Alt+0",
            CorrectionKind.ALONE,
            tr("What is in hand has no counterpart in the year selected in Elsewhere."),
        ),
    ):
        menu.add(id, title, key, _saying(kind), about, _sayable(kind))


def _saying(kind: CorrectionKind) -> Run:
    return lambda desk: desk.elsewhere.say(kind)


def _sayable(kind: CorrectionKind) -> When:
    return lambda desk: desk.elsewhere.hindrance(kind)
