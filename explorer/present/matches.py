"""Where words stand in a set text: taken apart once, looked up often."""

from collections.abc import Iterator, Sequence

from explorer.search.words import folded_words, taken_apart

Span = tuple[int, int]


class TextWords:
    """The words of a text without case and accents, each with its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words, self._spans = taken_apart(text)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def find(self, phrases: Sequence[str]) -> list[Span]:
        """The characters at which whole words, or several side by side, stand, in reading order, none within another.
        `prefix*` stands for every word that begins so."""
        found: list[Span] = []
        for span in sorted(span for phrase in phrases for span in self._one(phrase)):
            if not found or span[0] >= found[-1][1]:
                found.append(span)
            elif span[1] > found[-1][1]:
                found[-1] = (found[-1][0], span[1])
        return found

    def _one(self, phrase: str) -> Iterator[Span]:
        parts = [(word, typed.endswith("*")) for typed in phrase.split() for word in folded_words(typed)]
        if not parts:
            return
        first, open_end = parts[0]
        starts = (
            [place for word, places in self._places.items() if word.startswith(first) for place in places]
            if open_end
            else self._places.get(first, [])
        )
        for place in starts:
            words = self._words[place : place + len(parts)]
            if len(words) == len(parts) and all(
                word.startswith(wanted) if any_end else word == wanted
                for word, (wanted, any_end) in zip(words, parts, strict=True)
            ):
                yield self._spans[place][0], self._spans[place + len(parts) - 1][1]
