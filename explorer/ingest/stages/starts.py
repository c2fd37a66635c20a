"""Where numbered paragraphs begin."""

from collections.abc import Collection, Sequence

from explorer.ingest.stages.chunks import Chunk, ends_sentence
from explorer.ingest.stages.headings import Strength, is_part
from explorer.ingest.stages.numbers import Candidate, leading_number, paragraph_numbers
from explorer.language import Language

_FIRST, _AFTER_SENTENCE, _LIKE_HEADING, _WITHIN_SENTENCE = 1.0, 0.6, 0.3, 0.1
"""Weights of candidates. Chosen for their order, what begins a chunk first. The order counts: with
`_AFTER_SENTENCE` no greater than `_LIKE_HEADING` three of the four samples are misread."""


def paragraph_starts(
    chunks: Sequence[Chunk],
    strengths: Sequence[Strength],
    language: Language,
    listed: Collection[int] = frozenset(),
) -> list[list[int]]:
    """Reads the lines of each chunk that begin with a number, but for those `listed` inside a paragraph; gives those
    that begin a numbered paragraph.

    Guarantees indices in order for each chunk, none in a certain heading. A chunk that reads like a heading counts only
    among paragraphs: a run of such chunks alone ("1. Background", "2. Methods") is one of headings. Wrong as
    `paragraph_numbers` is.
    """
    places: list[tuple[int, int]] = []
    candidates: list[Candidate] = []
    parts = headings = 0
    for at, (chunk, strength) in enumerate(zip(chunks, strengths, strict=True)):
        parts += is_part(chunk, language)
        headings += strength > Strength.NONE and at not in listed
        for number, weight in () if at in listed else _weights(chunk, strength):
            found = leading_number(chunk.lines[number].text, language)
            if found:
                places.append((at, number))
                candidates.append(Candidate(found[0], weight, parts, headings, _is_announced(chunks, at, number)))
    result: list[list[int]] = [[] for _ in chunks]
    for chosen in _among_paragraphs(paragraph_numbers(candidates), candidates):
        at, number = places[chosen]
        result[at].append(number)
    return result


def _is_announced(chunks: Sequence[Chunk], at: int, number: int) -> bool:
    """Whether what stands above a line of a chunk ends with a colon, as before a list."""
    above = chunks[at].lines[number - 1] if number else chunks[at - 1].lines[-1] if at else None
    return above is not None and above.text.rstrip().endswith(":")


def _weights(chunk: Chunk, strength: Strength) -> list[tuple[int, float]]:
    """The lines of a chunk that may begin a paragraph, and how much speaks for each."""
    if strength == Strength.CERTAIN or chunk.first.table or chunk.first.frame:
        return []
    if strength:
        return [(0, _LIKE_HEADING)]
    later = (_AFTER_SENTENCE if ends_sentence(line.text) else _WITHIN_SENTENCE for line in chunk.lines[:-1])
    return list(enumerate([_FIRST, *later]))


def _among_paragraphs(chosen: Sequence[int], candidates: Sequence[Candidate]) -> list[int]:
    """Those chosen, without what reads like a heading between others that do."""
    plain = {at for at in chosen if candidates[at].weight != _LIKE_HEADING}
    around = zip([-1, *chosen], chosen, [*chosen[1:], -1], strict=False)
    return [at for before, at, after in around if not plain.isdisjoint((before, at, after))]
