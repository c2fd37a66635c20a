"""The reports of a library by their series, named anew only where one came, went or is called otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from explorer.library.entry import Entry
from explorer.library.series import key, one_series, with_series

Series = tuple[Entry, ...]
"""The reports of a series in the order of time."""


class Names:
    """A report that comes costs what those of its series do, and nothing of the others."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._given: dict[str, Entry] = {}
        """What was put, by id, and below the same with its series by itself, by the key of that, then by id."""
        self._keys: dict[str, str] = {}
        self._alone: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._named: dict[str, Entry] = {}
        self._series: dict[str, dict[str, Series]] = {}
        """By the same key, then by name: those of different organs have names of their own."""
        self._due: set[str] = set()
        """The keys of which something changed since they were named."""
        self._in_order: dict[str, Series] | None = None
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

    def by_id(self) -> dict[str, Entry]:
        """All entries, as they are now."""
        self._name_all()
        return dict(self._named)

    def series(self) -> Mapping[str, Series]:
        """All entries by the names of their series, in the order of time. One as it was stays the same object."""
        if self._in_order is None:
            self._name_all()
            found: dict[str, Series] = {}
            for name, entries in chain.from_iterable(group.items() for group in self._series.values()):
                found[name] = _sorted((*found[name], *entries)) if name in found else entries
            self._in_order = {name: found[name] for name in sorted(sorted(found), key=str.casefold)}
        return self._in_order

    def _change(self, key: str) -> None:
        self._due.add(key)
        self._in_order = None

    def _name_all(self) -> None:
        for each in tuple(self._due):
            self._name(each)

    def _name(self, key: str) -> None:
        if key not in self._due:
            return
        self._due.discard(key)
        group, before = self._alone[key].values(), self._series.pop(key, {})
        named = one_series(group) if group else ()
        # What is as it was stays the same object, so that lists of entries are compared without a look inside.
        for each in named:
            known = self._named.get(each.id)
            if known is not each and known != each:
                self._named[each.id] = each
        found = defaultdict[str, list[Entry]](list)
        for each in named:
            found[each.series].append(self._named[each.id])
        if found:
            self._series[key] = {name: _kept(before.get(name), _sorted(entries)) for name, entries in found.items()}


def _sorted(entries: Iterable[Entry]) -> Series:
    return tuple(sorted(entries, key=lambda each: each.in_time))


def _kept(before: Series | None, now: Series) -> Series:
    return before if before == now else now
