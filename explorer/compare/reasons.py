"""Why two sections or paragraphs are held to be counterparts, in words a reader understands."""

from collections.abc import Iterable, Sequence

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair
from explorer.model.text import number_of

PINNED, ALONE = "pinned by you", "no counterpart, as you said"

# From which value of a feature on it is told as a reason: chosen by eye on the links of the sample reports. They bear
# on what is said of a link, never on whether it is one.
_SAME, _ALIKE = 0.99, 0.3  # cosines of headings
_NEARLY = 0.35  # cosine of paragraphs
_FITS = 0.6
_NEAR = 0.5
_MOST_NAMED = 3  # what a line of reasons has room for


def section_reasons(alignment: Alignment, i: int, j: int, under: Sequence[IndexPair], figures: int) -> tuple[str, ...]:
    """What links two sections. `under` are the links of paragraphs under both, `figures` counts those joined there."""
    if (i, j) in alignment.rules.sections.pinned:
        return (PINNED,)
    one, other = alignment.left.profile.sections[i], alignment.right.profile.sections[j]
    heading = alignment.headings[i][j]
    linked = {a for a, _ in under}
    reasons = []
    if one.title == other.title or heading >= _SAME:
        reasons.append("heading")
    elif heading >= _ALIKE:
        reasons.append("similar heading")
    if linked:
        reasons.append(f"{len(linked)} of {number_of(one.size, 'paragraph')}")
    if figures:
        reasons.append(number_of(figures, "figure"))
    return tuple(reasons)


def paragraph_reasons(alignment: Alignment, i: int, j: int, figures: int) -> tuple[str, ...]:
    """What links two paragraphs. `figures` counts the joined figures in them."""
    if (i, j) in alignment.rules.paragraphs.pinned:
        return (PINNED,)
    one, other = alignment.left.profile.paragraphs[i], alignment.right.profile.paragraphs[j]
    parts = alignment.parts.get((i, j))
    if parts is None:
        return ("same words",)
    section = alignment.right.profile.sections[other.section]
    reasons = ["wording" if parts.terms >= _NEARLY else ""]
    reasons.append("section" if parts.context >= _FITS and section.title else "")
    reasons.append(number_of(figures, "figure") if figures else "")
    reasons.append(_listed("cites", (symbol.removeprefix("A/RES/") for symbol in one.cites & other.cites)))
    reasons.append(_listed("", one.acronyms & other.acronyms))
    reasons.append("neighbours" if parts.neighbours >= _NEAR else "")
    reasons.append("the years between" if parts.pivot else "")
    return tuple(reason for reason in reasons if reason) or ("some words",)


def _listed(verb: str, names: Iterable[str]) -> str:
    """Some names in order after a verb, "" without any."""
    named = sorted(names)
    return " ".join([verb, ", ".join(named[:_MOST_NAMED])]).strip() if named else ""
