"""How the author of a text takes a stand in a sentence: "I am deeply concerned", "Urges".

Diplomats read two reports for this first: what was welcomed and is only noted now, who was encouraged and is urged now.
"""

from explorer.language import Language
from explorer.model.digest import Stance, StanceKind

# A verb with its object may be of several kinds ("notes with concern"): the first that its words match.
_ORDER = (
    StanceKind.WELCOMING,
    StanceKind.CONCERNED,
    StanceKind.ASKING,
    StanceKind.DECIDING,
    StanceKind.NOTING,
)


def stance(sentence: str, language: Language) -> Stance | None:
    """The stand that a sentence takes; None where it takes none, where it quotes another's, or where nothing is known
    of how the language does."""
    found = language.stances.stated.search(sentence)
    if found is None or _quoted(sentence[: found.start("words")]):
        return None
    words = found["words"]
    kind = next(kind for kind in _ORDER if getattr(language.stances, kind.value).search(words.lower()))
    verb = " ".join(map(language.stem, words.lower().split()))
    return Stance(kind, words[:1].lower() + words[1:], verb, found.start("words"), found.end("words"))


def _quoted(before: str) -> bool:
    """Whether what follows some words stands in quotation marks."""
    return before.count("“") > before.count("”")
