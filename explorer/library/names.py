"""The reports of a library by their series, named anew only where one came, went or is called otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from explorer.library.entry import Entry
from explorer.library.series import key, one_series, with_series


class Names:
    """A report that comes costs what those of its series do, and nothing of the others."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._given: dict[str, Entry] = {}
        """What was put, by id, and below the same with its series by itself, by the key of that, then by id."""
        self._keys: dict[str, str] = {}
        self._alone: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._named: dict[str, Entry] = {}
        self._due: set[str] = set()
        """The keys of which something changed since they were named."""
        self._in_order: dict[str, Entry] | None = None
        for entry in entries:
            self.put(entry)

    def put(self, entry: Entry) -> bool:
        """Have an entry, in the place of the one with its id; whether that is another."""
        if self._given.get(entry.id) == entry:
            return False
        self.drop(entry.id)
        alone = with_series(entry)
        self._given[entry.id], self._keys[entry.id] = entry, key(alone.series)
        self._alone[self._keys[entry.id]][entry.id] = alone
        self._change(self._keys[entry.id])
        return True

    def drop(self, id: str) -> None:
        """Have the entry with an id no more, if there is one."""
        if self._given.pop(id, None):
            self._named.pop(id, None)
            mine = self._keys.pop(id)
            del self._alone[mine][id]
            self._change(mine)

    def get(self, id: str) -> Entry | None:
        """An entry with the name of its series, None where there is none with this id."""
        if id in self._keys:
            self._name(self._keys[id])
        return self._named.get(id)

    def in_order(self) -> Mapping[str, Entry]:
        """All entries by their ids, with the names of their series: by these, then in the order of time."""
        if self._in_order is None:
            for each in tuple(self._due):
                self._name(each)
            self._in_order = {each.id: each for each in sorted(self._named.values(), key=lambda each: each.in_time)}
        return self._in_order

    def _change(self, key: str) -> None:
        self._due.add(key)
        self._in_order = None

    def _name(self, key: str) -> None:
        if key in self._due:
            self._due.discard(key)
            group = self._alone[key].values()
            named = one_series(group) if group else ()
            # What is as it was stays the same object, so that lists of entries are compared without a look inside.
            self._named |= {each.id: each for each in named if self._named.get(each.id) != each}
