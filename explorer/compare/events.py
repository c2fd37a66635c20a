"""Events told by their day: what happened on another day is another event, however alike the words."""

import re

from explorer.compare.vocabulary import MONTHS

_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    r"(?:(?:also|later|then|early|late|again) )?(?:on|from|between|in the (?:morning|afternoon|evening|night)s? of) "
    r"(?:the (?:morning|afternoon|evening|night) of )?(?P<day>\d{1,2}(?:(?:,| and| to|\u2013|-) ?\d{1,2})*) "
    rf"(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)


def day_of_event(words: str) -> str:
    """The day and month with which an English text begins, "" where it begins otherwise."""
    found = _DAY.match(words)
    return f"{found['day']} {found['month']}" if found else ""
