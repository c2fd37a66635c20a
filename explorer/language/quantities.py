"""How texts of a language state quantities, what they say of them, and how a figure is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Pattern = re.Pattern[str]
Words = frozenset[str]


@dataclass(frozen=True, eq=False)
class Quantities:
    """What of the numbers of a text are quantities, and what they count. Where none are `known`, none are read.

    `before` a number stand its `qualifier` and `currency`, behind it its `currency_after`, or the `noun` that it
    counts, whose `head` is the unit. After `named` a number names a thing, before `date_after` it is part of a date,
    and before `uncounted_one` the number `one` counts nothing. A value is `superseded` after such words, and after
    `leaving` before `arriving`; beside the words of a range, `range_before` and `range_after` or `between` and
    `between_after`, it is no single value.

    A number after `listing` and before `listed` counts what the one before counts, after `anaphor` what the sentence
    before counts first. With `shared_head` or `shared_of` between them, or before `of_another`, it counts what the next
    one counts. The `noun` may stand before it in `number_of`, or with the one before `bringing` the total. After
    `including` it is part of the one before, but not of one after `limit`, which others are out of. What is `filed`
    under an `item`, as under a section of a budget, is the amount of that; after `definite` it may be one that was told
    of before.

    Where no form of a `noun` is known, `noun_end`, `verbal` and `plural` match a whole word: what ends the noun, a form
    of a verb, a plural; `plurals` are the others. `members` say nothing without `of_whom` they are members, `measures`
    of what is measured; `subgroups` are parts of any people, `others` no part of what a list is of. `persons` and
    `states` are counted alike, whatever they are called.
    """

    known: bool
    before: Pattern
    currency_after: Pattern
    noun: Pattern
    named: Pattern
    date_after: Pattern
    one: Words
    uncounted_one: Pattern
    superseded: Pattern
    leaving: Pattern
    arriving: Pattern
    range_before: Pattern
    range_after: Pattern
    between: Pattern
    between_after: Pattern
    listing: Pattern
    listed: Pattern
    anaphor: Pattern
    shared_head: Pattern
    of_another: Pattern
    shared_of: Pattern
    number_of: Pattern
    bringing: Pattern
    including: Pattern
    filed: Pattern
    limit: Pattern
    definite: Pattern
    sentence_end: Pattern
    noun_end: Pattern
    verbal: Pattern
    plural: Pattern
    plurals: Words
    members: Words
    of_whom: Pattern
    measures: Words
    subgroups: Words
    others: Words
    persons: Words
    states: Words


@dataclass(frozen=True, eq=False)
class Aspects:
    """What a text says of a quantity besides its size.

    `changed_before` and `changed_after` make it a change, `up` or `down`. A `period` is `since` a `start`, `at` a day,
    or a `span` with the `first` and the `last` month it names or its `length`, whose months `lengths` tells by its
    first word; `same_period` means the one told of before. In `wanted`, `planned` says that it is only that,
    `received` that it came. An `event` is of its own day, an `occasion` a `single` one of its kind, an `ordinal` says
    which of several. After `fixed` a number may belong to what it counts: "the six official languages".
    """

    changed_before: Pattern
    changed_after: Pattern
    period: Pattern
    lengths: Mapping[str, int]
    event: Pattern
    occasion: Pattern
    single: Pattern
    fixed: Pattern
    ordinal: Pattern
    same_period: Pattern
    wanted: Pattern


@dataclass(frozen=True, eq=False)
class Naming:
    """How a figure is named.

    `time` and `stated` are taken out of the `clause`, which ends at a `stop`; `that` and `the` are put in, `label_ends`
    do not end a name. `verb` is the verb before what is counted, `participles` those of verbs whose forms no ending
    tells, `passive` what stands before a participle, `level` a verb between what is measured and its value, `number_of`
    what may stand before what is counted, `strength` what a number is the size of; `purpose` begins what money is for,
    `of` what a share is of; `of_them` says which `own` part of a whole it is. After `directed` stands no more than
    whereto what is counted goes. A share before `per` is of one of several. What changed begins with `changing`. The
    others are names with {} for what they are about: `among` of a part and its whole, `share` of a share, `share_that`
    of one that a participle tells of, `increase` and `decrease` of a change, `change` of one that was either. `also`
    are other names of what is counted.
    """

    time: Pattern
    clause: Pattern
    stated: Pattern
    stop: Pattern
    that: str
    the: str
    label_ends: Words
    verb: Pattern
    participles: Mapping[str, str]
    passive: Pattern
    level: Pattern
    number_of: Pattern
    strength: Pattern
    purpose: Pattern
    of: Pattern
    of_them: Pattern
    directed: Words
    per: Pattern
    among: str
    share: str
    share_that: str
    changing: Pattern
    increase: str
    decrease: str
    change: str
    also: Mapping[str, str]
