"""Counts, totals, states and strengths in words: one list of each, for the window, the terminal and documents."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from explorer.model.comparison import Aspect, State, Strength, Totals
from explorer.translation import counted, tr


def paragraphs(number: int) -> str:
    """ "1 paragraph", "12 paragraphs"."""
    return counted(number, tr("1 paragraph"), tr("%1 paragraphs"))


def doubts_in_words(number: int) -> str:
    """How many things want a look at the original."""
    return counted(number, tr("1 doubt"), tr("%1 doubts"))


def passages_in_words(number: int) -> str:
    """ "1 passage", "12 passages"."""
    return counted(number, tr("1 passage"), tr("%1 passages"))


def buckets_in_words(totals: Totals) -> list[str]:
    """ "12 kept", "0 new": all buckets of two reports, in the order of the bars."""
    return [
        counted(totals.kept, tr("1 kept"), tr("%1 kept")),
        counted(totals.edited, tr("1 edited"), tr("%1 edited")),
        counted(totals.rewritten, tr("1 rewritten"), tr("%1 rewritten")),
        counted(totals.new, tr("1 new"), tr("%1 new")),
        counted(totals.dropped, tr("1 dropped"), tr("%1 dropped")),
    ]


def totals_in_words(totals: Totals) -> list[str]:
    """The buckets that hold a paragraph: "12 kept", "5 new"."""
    numbers = (totals.kept, totals.edited, totals.rewritten, totals.new, totals.dropped)
    return [words for number, words in zip(numbers, buckets_in_words(totals), strict=True) if number]


def sums_in_words(totals: Totals, years: tuple[str, str]) -> list[str]:
    """Of the newer and of the older report, named by `years`, what its paragraphs are: "2021: 3 kept + 5 new = 8"."""
    *newer, dropped = buckets_in_words(totals)
    before = replace(totals, kept=totals.kept_older, edited=totals.edited_older, rewritten=totals.rewritten_older)
    older = buckets_in_words(before)[:3]
    told = ((years[1], newer, totals.newer), (years[0], [*older, dropped], totals.older))
    return [f"{year}: {' + '.join(parts)} = {total:,}" for year, parts, total in told]


def ended_in_words(totals: Totals) -> list[str]:
    """What became of the paragraphs of a section that ended: "3 dropped", "1 now elsewhere"."""
    elsewhere = totals.kept_older + totals.edited_older + totals.rewritten_older
    told = (
        (totals.dropped, counted(totals.dropped, tr("1 dropped"), tr("%1 dropped"))),
        (elsewhere, counted(elsewhere, tr("1 now elsewhere"), tr("%1 now elsewhere"))),
    )
    return [words for number, words in told if number]


def moved_in_words(totals: Totals) -> str:
    """ "3 moved": a mark on paragraphs that one of the totals counts already."""
    return counted(totals.moved, tr("1 moved"), tr("%1 moved"))


def perhaps_in_words(totals: Totals) -> list[str]:
    """ "2 of the new and 1 of the dropped perhaps have a counterpart": a mark on what has none. Nothing without any."""
    newer = tr("{} of the new").format(totals.perhaps)
    older = tr("{} of the dropped").format(totals.perhaps_older)
    told = [words for number, words in ((totals.perhaps, newer), (totals.perhaps_older, older)) if number]
    return [tr("{} perhaps with a counterpart").format(tr(" and ").join(told))] if told else []


def state_in_words(state: State) -> str:
    """One word for what became of a section or paragraph: "kept" for SAME, else the state's own name."""
    return {
        State.SAME: tr("kept"),
        State.EDITED: tr("edited"),
        State.REWRITTEN: tr("rewritten"),
        State.FIGURES: tr("figures"),
        State.RENUMBERED: tr("renumbered"),
        State.RETITLED: tr("retitled"),
        State.MOVED: tr("moved"),
        State.SPLIT: tr("split"),
        State.MERGED: tr("merged"),
        State.NEW: tr("new"),
        State.DROPPED: tr("dropped"),
    }[state]


def states_in_words(
    states: Collection[State], without: Collection[State] = (), with_section: bool = False
) -> list[str]:
    """The states of a link in their order, but for those that are told in another way: "edited", "figures"; what has
    not moved itself may have `with_section`."""
    told = [state_in_words(state) for state in State if state in states and state not in without]
    return [*told, *[tr("with its section")] * with_section]


def strength_in_words(strength: Strength) -> str:
    """One word for how sure a link is, never a percentage."""
    return {
        Strength.STRONG: tr("strong"),
        Strength.LIKELY: tr("likely"),
        Strength.DOUBTFUL: tr("doubtful"),
    }[strength]


def capital(words: str) -> str:
    """The words with a capital letter first."""
    return words[:1].upper() + words[1:]


def beside_in_words(differs: Sequence[Aspect] = ()) -> str:
    """What is said of a figure whose values cannot be compared, with why where the texts tell it."""
    return tr("beside each other: {}").format(aspects_in_words(differs)) if differs else tr("beside each other")


def aspects_in_words(differs: Sequence[Aspect]) -> str:
    """In what the values of a figure differ besides size, in few words."""
    told = {
        Aspect.SUBJECT: tr("perhaps not the same subject"),
        Aspect.KIND: tr("another kind of number"),
        Aspect.DIRECTION: tr("increase or decrease"),
        Aspect.PERIOD: tr("other periods"),
        Aspect.CUMULATIVE: tr("in total or in a period"),
        Aspect.RECEIVED: tr("planned or received"),
        Aspect.PART: tr("a part or the whole"),
    }
    return ", ".join(told[aspect] for aspect in differs)
