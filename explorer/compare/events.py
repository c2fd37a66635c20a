"""Events told by their day: what happened on another day is another event, however alike the words."""

from explorer.language import Language


def day_of_event(words: str, language: Language) -> str:
    """The day and month with which a text begins, "" where it begins otherwise."""
    found = language.dates.event.match(words)
    return f"{found['day']} {found['month']}" if found else ""
