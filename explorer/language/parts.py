"""What is known of a language. The words and expressions themselves stand in its data file."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TypeVar

from explorer.language.loading import ENGLISH, UNKNOWN, any_of, codes, made, tables_of
from explorer.language.numbers import Numbers
from explorer.language.quantities import Aspects, Naming, Quantities
from explorer.language.stems import Stems
from explorer.model.address import ROMAN, roman

T = TypeVar("T")
_LETTERED = re.compile(r"[A-Z](?:\.\d{1,2})+")  # A.1, A.1.1
Pattern = re.Pattern[str]
Words = frozenset[str]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words by what they do, in small letters.

    `stop_words` are those of grammar, which have no other forms and say little of what a text is about; `boilerplate`
    say nothing of the subject either, though a sentence is not read without them; `short` are further common ones that
    are never half of a longer word; `questions` are made of further ones, which say nothing of what is asked for.
    `relative` begin a clause, `auxiliaries` a predicate, `pointing` stand for words
    elsewhere. `adverb` and `participle` match a whole word, `possessive` an ending, `torn` the blank that kerning puts
    before one, `name` an official name of several words. A blank belongs before `spaced_marks`.
    """

    stop_words: Words
    boilerplate: Words
    short: Words
    questions: Words
    prepositions: Words
    joining: Words
    relative: Words
    auxiliaries: Words
    pointing: Words
    adverb: Pattern
    participle: Pattern
    possessive: Pattern
    torn: Pattern
    name: Pattern
    spaced_marks: str

    @cached_property
    def small(self) -> Words:
        """All words that tell nothing of what is asked for where others stand beside them."""
        grammar = self.stop_words | self.prepositions | self.joining | self.relative | self.auxiliaries | self.pointing
        return grammar | self.questions


@dataclass(frozen=True, eq=False)
class Dates:
    """`day` and `masthead_day` find a date (`day`, `month`, `year`), `event` that with which the telling of an event
    begins.

    `months` are as a date names them, `other_months` further names with their numbers, `masthead_months` those of the
    mastheads of the United Nations, which are in English in most languages. `written` is the form of a date: no
    expression, but a text with {day}, {month}, {number} (of the month) and {year}.
    """

    months: tuple[str, ...]
    other_months: Mapping[str, int]
    masthead_months: tuple[str, ...]
    masthead_day: Pattern
    day: Pattern
    event: Pattern
    written: str

    @cached_property
    def names(self) -> Mapping[str, int]:
        """The numbers of the months by their names in small letters."""
        named = chain(enumerate(self.masthead_months, 1), enumerate(self.months, 1))
        return {month.casefold(): number for number, month in named} | dict(self.other_months)

    @cached_property
    def month_names(self) -> Words:
        """The names that the language itself has for the months, in small letters."""
        return frozenset(month.casefold() for month in (*self.months, *self.other_months))

    def first(self, text: str) -> datetime.date | None:
        """The first date in a text that the calendar has."""
        for found in chain(self.day.finditer(text), self.masthead_day.finditer(text)):
            try:
                named = found["month"].casefold()
                month = int(named) if named.isdecimal() else self.names[named]
                return datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                continue
        return None

    def whole(self, text: str) -> datetime.date | None:
        """The date that a text is; None where it is more, or none."""
        forms = self.day, self.masthead_day
        return self.first(text) if any(form.fullmatch(text) for form in forms) else None

    def text(self, date: datetime.date) -> str:
        """A date as the language writes it: `5 May 2020`."""
        month = self.months[date.month - 1] if self.months else ""
        return self.written.format(day=date.day, month=month, number=date.month, year=date.year)


@dataclass(frozen=True, eq=False)
class Captions:
    """What is printed at tables and figures.

    `label` begins that of a table, `number` is it with its number, `ordinal` the same before a title; `picture` is the
    label of any picture. `below` begins what stands under a table, `sources` under a figure. `figure` is the whole of a
    cell that holds one, `measure` a line that says what is counted; `share`, `scale`, `currency` and `counted` say it
    in a head.
    """

    label: Pattern
    number: Pattern
    ordinal: Pattern
    picture: Pattern
    below: Pattern
    sources: tuple[str, ...]
    figure: Pattern
    measure: Pattern
    share: Pattern
    scale: Pattern
    currency: Pattern
    counted: Pattern


@dataclass(frozen=True, eq=False)
class Headings:
    """`summary` and `contents` are the whole of such a heading, `alone` of one that stands alone on its line.

    `part` is the `number` of an annex, a decision or a chapter and the `rest`, `division` that of a numbered division;
    `annexes` are parts also without a number, and `annex` begins the number of one. A heading does not end as
    `unfinished`; `remark` begins what stands below one. `contents_title` may have the head of a column of pages.
    """

    summary: Pattern
    contents: Pattern
    contents_title: Pattern
    alone: Pattern
    part: Pattern
    annex: Pattern
    annexes: Words
    division: Pattern
    unfinished: Pattern
    remark: Pattern


def _bare(number: str) -> str:
    """A printed number without brackets and vowel signs."""
    return "".join(letter for letter in number.strip("()（）.-") if not unicodedata.combining(letter))


@dataclass(frozen=True, eq=False)
class Numbering:
    """How texts number their parts, where a `number` stands before the rest.

    `paragraph` begins a numbered paragraph, `item` a sub-paragraph; `heading` is the whole of a heading, with its
    `rest`. `numerals` are those of the language itself, each kind in its order: "أولا" and "ثانيا", "一" and "二".
    """

    paragraph: Pattern
    item: Pattern
    heading: Pattern
    numerals: tuple[tuple[str, ...], ...]

    def readings(self, number: str) -> list[tuple[str, int]]:
        """What kinds of number a printed one may be, each with its place in the order, the likeliest first: `C.` is
        the third letter or a hundred."""
        bare = _bare(number)
        kind = "()" if number[:1] in ("(", "（") else number[-1:] if number[-1:] == ")" else ""
        result = [(f"{kind}{each[0]}", each.index(bare) + 1) for each in self.numerals if bare in each]
        if not bare or " " in bare:
            return result
        if bare[0].isdigit() or _LETTERED.fullmatch(bare):
            first = "1" if bare[0].isdigit() else "A"
            return [(f"{kind}{first}{'.' * bare.count('.')}", int(bare.split(".")[-1]))]
        if ROMAN.issuperset(bare.upper()):
            result.append((f"{kind}I" if bare.isupper() else f"{kind}i", roman(bare.upper())))
        if len(bare) == 1 and bare.isascii():
            result.append((f"{kind}A" if bare.isupper() else f"{kind}a", ord(bare.upper()) - ord("A") + 1))
        return result


@dataclass(frozen=True, eq=False)
class Masthead:
    """`sign` is in every masthead, `original` in its last line, `header` in one that is a page header.

    `opening` begins the text below it, `subtitle` a later line of the title; `kind` says what the document is and which
    office it is by, `told` what it is, whoever it is by; `adopted` by whom it was adopted, `records` to what a cover
    belongs, `session` and `agenda_item` where it is dealt with.
    """

    sign: Pattern
    original: Pattern
    header: Pattern
    opening: Pattern
    adopted: Pattern
    records: Pattern
    subtitle: Pattern
    kind: Pattern
    told: Pattern
    session: Pattern
    agenda_item: Pattern


@dataclass(frozen=True, eq=False)
class Pages:
    """`first` begins a line of a first page, `number` is what pages are numbered with, `job` the number of a printing
    job; `missing` says that a server has no such document."""

    first: Pattern
    number: Pattern
    job: Pattern
    missing: Pattern


@dataclass(frozen=True, eq=False)
class Citations:
    """What places are called in a citation, {} for their numbers, and what joins `both` of two; no expressions.

    Numbers follow `before_numbers` in a text.
    """

    paragraph: str
    paragraphs: str
    section: str
    page: str
    pages: str
    table: str
    summary: str
    both: str
    before_numbers: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Compounds:
    """Compounds with a hyphen, in small letters: `real` matches a whole one that is always written so, `first` what may
    be the first part of one although it is no word by itself. `parting` says whether printers of the language part
    words at the ends of lines."""

    real: Pattern
    first: Pattern
    parting: bool


@dataclass(frozen=True, eq=False)
class Sentences:
    """`end` is what ends a sentence, but for a full stop that ends what is `abbreviated`."""

    end: Pattern
    abbreviated: Pattern


@dataclass(frozen=True, eq=False)
class References:
    """How texts refer to acts of bodies and to paragraphs of the same report; `references` says what each is for.

    Of the kinds of an `act`, whose list holds an `act_entry` for each, those that are `resolutions`; a text without
    `act_signs` has none, nor without `paragraph_signs` a `paragraph`, which lists `one` or several. `bodies` are kinds
    by the end of a name, but for `other_bodies`, `short` by the whole of it.
    """

    act: Pattern
    act_entry: Pattern
    later_entry: Pattern
    dated: Pattern
    letter: Pattern
    letters: Mapping[str, str]
    resolutions: Words
    act_signs: tuple[str, ...]
    body: Pattern
    opening: Pattern
    body_after: Pattern
    its: Pattern
    adopted: Pattern
    paragraph: Pattern
    one: Pattern
    paragraph_signs: tuple[str, ...]
    see: Pattern
    another: Pattern
    bodies: Mapping[str, str]
    other_bodies: tuple[str, ...]
    short: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Stances:
    """How the author of a report, or a body in its resolutions, takes a stand: "I welcome", "Urges".

    `stated` finds one in a sentence, at its beginning or after the name of its `author`, one of the `authors`; `own` is
    what whoever says "I" is called besides. Its group `words` is the verb, with what makes it stronger. What kind of
    verb it is is told by the first of `welcoming`, `concerned`, `asking`, `deciding` and `noting` that its words match.
    `linking` are words before a verb that make it no other ("also"). `sections` matches the title of one that tells
    what is held of the whole: observations, conclusions, recommendations. `mandates` are words of a mandate or
    deadline, and of decisions about them.
    """

    authors: Pattern
    own: Pattern
    linking: Pattern
    welcoming: Pattern
    concerned: Pattern
    asking: Pattern
    deciding: Pattern
    noting: Pattern
    stated: Pattern
    sections: Pattern
    mandates: Pattern


@dataclass(frozen=True, eq=False)
class Series:
    """What of a title is `changing` from year to year, in the order of removal, and the `loose_ends` this leaves."""

    changing: tuple[Pattern, ...]
    loose_ends: Pattern


def _table(kind: type[T], name: str) -> "cached_property[T]":
    """A part of a language: its table of this name."""
    return cached_property(lambda language: made(kind, name, language.code))


@dataclass(frozen=True, eq=False)
class Language:
    """A language by its code (ISO 639-1). Its parts are made when they are first asked for, once."""

    code: str

    words = _table(Vocabulary, "words")
    dates = _table(Dates, "dates")
    numbers = _table(Numbers, "numbers")
    quantities = _table(Quantities, "quantities")
    aspects = _table(Aspects, "aspects")
    naming = _table(Naming, "naming")
    tables = _table(Captions, "tables")
    headings = _table(Headings, "headings")
    numbering = _table(Numbering, "numbering")
    masthead = _table(Masthead, "masthead")
    pages = _table(Pages, "pages")
    citations = _table(Citations, "citations")
    compounds = _table(Compounds, "compounds")
    sentences = _table(Sentences, "sentences")
    references = _table(References, "references")
    series = _table(Series, "series")
    stances = _table(Stances, "stances")
    stems = _table(Stems, "stems")

    @property
    def name(self) -> str:
        """What the language calls itself, "" for an unknown one."""
        return str(tables_of(self.code)["name"])

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return bool(tables_of(self.code)["right_to_left"])

    @property
    def stem(self) -> Callable[[str], str]:
        """Gives the form that stands for all forms of a word in small letters."""
        return self.stems.of


def language(code: str = ENGLISH) -> Language:
    """The language of a code; the unknown one for one that there are no data of. Of each there is one object."""
    return _language(code if code in codes() else UNKNOWN)


@cache
def _language(code: str) -> Language:
    return Language(code)


@cache
def months_of_any() -> Pattern:
    """What follows the day in a date of any language: a name keeps its own ("Mouvement du 23 mars")."""
    names = {name for code in codes() for name in language(code).dates.month_names}
    return re.compile(rf"(?i)\s+(?:de\s+)?{any_of(names)}(?!\w)")
