"""Why a hit is among the results, and where: what counted, in words."""

from explorer.present.results import beside
from explorer.search.query import Kind
from explorer.search.results import Hit
from explorer.translation import tr


def why_here(hit: Hit) -> list[str]:
    """A line for each word or phrase that the hit has, with its share of what counted; then what else did."""
    whole = sum(weight for _, weight in hit.weights)
    lines = [_share(word, weight, whole) for word, weight in hit.weights]
    if hit.where is Kind.HEADING:
        lines.append(tr("A heading counts for more than a text as good."))
    if hit.where is Kind.NOTE:
        lines.append(tr("Your notes come first."))
    return [*lines, *filter(None, beside(hit))] or [tr("Nothing but the filters counted.")]


def _share(word: str, weight: float, whole: float) -> str:
    if not weight:
        return tr("“%1” stands in too many texts to count").replace("%1", word)
    return tr("“%1” counted for %2").replace("%1", word).replace("%2", f"{weight / whole:.0%}")
