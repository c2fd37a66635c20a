"""How the author of a text takes a stand in a sentence: "I am deeply concerned", "Urges".

Diplomats read two reports for this first: what was welcomed and is only noted now, who was encouraged and is urged now.
"""

import re
from collections import Counter
from collections.abc import Iterable

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

OWN = "I"
"""The author of a stand who says so: "I", or what whoever says "I" is called besides."""


def stance(sentence: str, language: Language) -> Stance | None:
    """The stand that a sentence takes; None where it takes none, where it quotes another's, or where nothing is known
    of how the language does."""
    found = language.stances.stated.search(sentence)
    if found is None or _quoted(sentence[: found.start("words")]):
        return None
    words, (start, end) = found["words"], found.span("words")
    verb = " ".join(map(language.stem, words.lower().split()))
    return Stance(
        _kind(sentence, start, end, language), words[:1].lower() + words[1:], verb, start, end, _author(found, language)
    )


def _author(found: re.Match[str], language: Language) -> str:
    """Who takes the stand, in small letters; OWN for who says "I", "" where nobody is named: a body in its own
    resolution, or who needs no pronoun."""
    author = (found["author"] or "").strip()
    return OWN if language.stances.own.match(author) else author.casefold()


def _kind(sentence: str, start: int, end: int, language: Language) -> StanceKind:
    """The first kind of which the verb at some characters is, with what follows it; noting, which claims least, where
    it is of none."""
    small = sentence.lower()
    text = small if len(small) == len(sentence) else sentence
    for kind in _ORDER:
        verb = getattr(language.stances, kind.value).search(text, start)
        if verb and verb.start() < end:
            return kind
    return StanceKind.NOTING


def author_of(stands: Iterable[Stance]) -> str:
    """Whose report it is in which these stands are taken: of who says "I" where anybody does, else of who takes most
    of them. What another body holds, or the writer of a letter that is quoted, is told in it and not held by it."""
    authors = Counter(stand.author for stand in stands if stand.author)
    return OWN if authors[OWN] else next((author for author, _ in authors.most_common(1)), "")


def _quoted(before: str) -> bool:
    """Whether what follows some words stands in quotation marks."""
    return any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "«»", "„“"))
