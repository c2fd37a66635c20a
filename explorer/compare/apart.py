"""Figures that would bear one label are told apart by what the text of each says otherwise, or by its paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.compare.figures import Place
from explorer.compare.label_words import Wording, trimmed
from explorer.compare.labels import label
from explorer.compare.profile import Profile
from explorer.compare.stated import Stated
from explorer.model.comparison import Aspect, Figure

_MARK = re.compile(r"[,;:.()]\s")
_PARAGRAPH = "¶ {}"
"""Read in every language of a report; it never stands before a label that a text prints itself."""


def told_apart(
    figures: Sequence[Figure], rows: Sequence[Sequence[Place]], profiles: Sequence[Profile]
) -> tuple[Figure, ...]:
    """The figures, of which no two of a unit have one label where their texts or paragraphs tell them apart; `rows` are
    the places of each, in the order of the reports."""
    alike = defaultdict(list)
    for index, figure in enumerate(figures):
        alike[figure.label, figure.unit].append(index)
    result = list(figures)
    for members in alike.values():
        if len(members) > 1:
            named = _otherwise(
                [rows[index] for index in members], Aspect.DIRECTION in figures[members[0]].differs, profiles
            )
            for number, index in enumerate(members):
                name = named[number] if named else _by_paragraph(figures[index])
                result[index] = replace(figures[index], label=name)
    return tuple(result)


def _otherwise(rows: Sequence[Sequence[Place]], either: bool, profiles: Sequence[Profile]) -> list[str]:
    """Labels with what is said of each row alone, in the words of the newest reports that say it; none where no report
    says it of all."""
    for turn in range(1, max(map(len, rows)) + 1):
        for ways in zip(*(_told(row[max(-turn, -len(row))], profiles) for row in rows), strict=True):
            if all(ways) and len(set(ways)) == len(ways):
                return [_label(row, words, either, profiles) for row, words in zip(rows, ways, strict=True)]
    return []


def _label(row: Sequence[Place], words: str, either: bool, profiles: Sequence[Profile]) -> str:
    newest, others = row[-1], [place.words for place in row[:-1]]
    paragraph = profiles[newest.report].paragraphs[newest.paragraph]
    return label(paragraph, newest.stated, "", newest.language, others, either=either, apart=words)


def _told(place: Place, profiles: Sequence[Profile]) -> Iterator[str]:
    """What a text says of one quantity alone, "" where it does not: behind it by a preposition ("parties to the
    Protocol"), and before it since the last mark or quantity ("the Protocol had 120 parties")."""
    stated, language, words = place.stated, place.language, place.words
    end, known = _behind_noun(words, stated), language.words
    joined = not known.prepositions.isdisjoint(words[end:].split(maxsplit=1)[:1])
    yield " ".join(trimmed(Wording(words, language).after(end), language)) if joined else ""
    paragraph = profiles[place.report].paragraphs[place.paragraph]
    marks = [mark.end() for mark in _MARK.finditer(words, stated.clause[0], stated.start)]
    others = [_behind_noun(words, each) for each in paragraph.stated if each.end <= stated.start]
    lead = words[max([stated.clause[0], *marks, *others]) : stated.start]
    ends = known.prepositions | known.joining  # What follows these, or leads on from them, is said of another.
    apart = (
        lead.split() and ends.isdisjoint(lead.split()[-1:]) and known.prepositions.isdisjoint(lead.lower().split()[:1])
    )
    yield " ".join(Wording(lead, language).before(len(lead))) if apart and not any(map(str.isdigit, lead)) else ""


def _behind_noun(words: str, stated: Stated) -> int:
    """Where a quantity ends with the noun that it counts."""
    beside = words.startswith(stated.subject, stated.end + 1)
    return stated.end + 1 + len(stated.subject) if stated.subject and beside else stated.end


def _by_paragraph(figure: Figure) -> str:
    """Its label with the paragraph of the newest value."""
    paragraph = _PARAGRAPH.format(figure.values[-1].paragraph)
    return f"{figure.label[:-1]}, {paragraph})" if figure.label.endswith(")") else f"{figure.label} ({paragraph})"
