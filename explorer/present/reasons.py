"""What a link rests on, in words: one list for the window, the terminal and documents."""

from collections.abc import Iterable, Sequence

from explorer.model.link_reasons import SURROUNDINGS, LinkReason, ReasonKind, Shared
from explorer.translation import counted, tr


def reasons_in_words(reasons: Sequence[LinkReason]) -> list[str]:
    """Each reason with the words it rests on; that nothing in the texts themselves speaks for a link is said."""
    told = [reason_in_words(reason) for reason in reasons]
    if reasons and all(reason.kind in SURROUNDINGS for reason in reasons):
        told[-1] = tr("{} only").format(told[-1])
    return told


def reason_in_words(reason: LinkReason) -> str:
    """ "“assistance to 72 countries”", "cites A/RES/74/177", "72 → 56 countries"."""
    newer = _quoted(reason.quotes)
    return {
        ReasonKind.PINNED: tr("pinned by you"),
        ReasonKind.ALONE: tr("no counterpart, as you said"),
        ReasonKind.SAME_WORDS: tr("the same words"),
        ReasonKind.PHRASE: newer,
        ReasonKind.NAME: newer,
        ReasonKind.CITED: tr("both cite {}").format(", ".join(quote.right.text for quote in reason.quotes)),
        ReasonKind.WORDS: tr("words {}").format(newer),
        ReasonKind.FIGURE: _figures(reason),
        ReasonKind.HEADING: tr("the same heading"),
        ReasonKind.SIMILAR_HEADING: tr("heading {}").format(newer) if newer else tr("similar heading"),
        ReasonKind.PARAGRAPHS: _paragraphs(reason),
        ReasonKind.SECTION: tr("section {}").format(newer),
        ReasonKind.NEIGHBOURS: tr("neighbours"),
        ReasonKind.YEARS_BETWEEN: tr("the years between"),
    }[reason.kind]


def _quoted(quotes: Iterable[Shared]) -> str:
    return ", ".join(tr("“{}”").format(quote.right.text) for quote in quotes)


def _figures(reason: LinkReason) -> str:
    told = ", ".join(
        quote.right.text if quote.left.text == quote.right.text else f"{quote.left.text} → {quote.right.text}"
        for quote in reason.quotes
    )
    number = counted(reason.count, tr("1 figure"), tr("%1 figures"))
    return f"{number}: {told}" if told else number


def _paragraphs(reason: LinkReason) -> str:
    whole = counted(reason.of, tr("1 paragraph"), tr("%1 paragraphs"))
    return tr("{} of {}").format(reason.count, whole)
