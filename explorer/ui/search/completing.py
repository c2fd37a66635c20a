"""What may be typed next: fields and values in a query; in the empty field, searches made before and all fields."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal

from explorer.search.completion import Completion
from explorer.search.fields import FIELDS
from explorer.translation import tr
from explorer.ui.search.completer import Completer
from explorer.ui.shell.ports import Shell
from explorer.ui.shell.toolbar import SearchField
from explorer.ui.widgets.choices import Choice

RECENT = 8
"""Searches of the history that are offered in the empty field; the others are among the saved searches."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A whole query as the key of a choice."""

    query: str


def _fields() -> list[Choice]:
    """What may be written before a colon, for whoever does not know yet."""
    names = ((f"{name}:", field.about) for name, field in FIELDS.items())
    return [Choice(Completion(0, 0, name, about), name, about) for name, about in names]


class Completing(QObject):
    """`completed(text)`: the field has this text now, which nobody typed."""

    completed = Signal(str)

    def __init__(self, shell: Shell, field: SearchField) -> None:
        super().__init__(shell.window)
        self._session, self._field = shell.session, field
        self._popup = Completer(shell.theme, field, shell.window)
        self._popup.taken.connect(self._take)
        self._field.textEdited.connect(self._typed)
        self._field.installEventFilter(self)

    @property
    def popup(self) -> Completer:
        return self._popup

    def choices(self, words: str = "") -> list[Choice]:
        """The saved searches, then the recent ones, that have all these words."""
        if not self._session.is_open:
            return []
        searches = self._session.saved_searches
        saved = searches.all()
        asides = {query: self._about(searches.new(query)) for query in saved}
        asides |= {query: tr("recent") for query in searches.recent() if query not in asides}
        wanted = words.casefold().split()
        return [
            Choice(Searched(query), query, aside)
            for query, aside in asides.items()
            if all(word in query.casefold() for word in wanted)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self._field.text():
            self._typed("")
        return super().eventFilter(watched, event)

    def _about(self, new: int | None) -> str:
        if new is None:
            return tr("saved · not counted yet")
        return tr("saved · %1 new").replace("%1", f"{new:,}") if new else tr("saved")

    def _typed(self, text: str) -> None:
        if not text.strip():
            choices = self.choices()
            recent = len([choice for choice in choices if choice.aside == tr("recent")])
            choices = choices[: len(choices) - max(0, recent - RECENT)]
            self._popup.show_choices([*choices, *_fields()], by_arrows=True)
            return
        found = self._session.searching.complete(text, self._field.cursorPosition())
        rows = [Choice(one, one.text, one.about) for one in found]
        self._popup.show_choices(rows, by_arrows=bool(found) and not found[0].text.endswith(":"))

    def _take(self, key: object) -> None:
        if isinstance(key, Completion):
            text = self._field.text()
            ends = not key.text.endswith(":")
            self._field.setText(text[: key.start] + key.text + (" " if ends else "") + text[key.end :].lstrip())
            self._field.setCursorPosition(key.start + len(key.text) + ends)
        elif isinstance(key, Searched):
            self._field.setText(key.query)
        self.completed.emit(self._field.text())
        if isinstance(key, Completion):
            self._typed(self._field.text())
