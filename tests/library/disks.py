"""What a power cut leaves of the files below a folder, told from the calls that were made there: a model of a disk.

What a file holds lasts once the file was synced; that a name was made, moved or removed lasts once each folder in which
that is seen was synced. Of all else a cut may leave some and lose some, in another order than it was done. One rename
happens whole or not at all. What is mapped into memory is not seen; SQLite maps nothing that need last.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.library.tracing import Call

OPTIONS = ("-xx", "-s", str(1 << 24))
"""Those of strace by which it tells all bytes, so that its lines can be read here."""

_LINE = re.compile(r"\w+\((.*)\) += (\d+)(?:<.*)?")
_ARGUMENT = re.compile(r'"((?:\\x..)*)"|([-\w]+)<((?:\\x..)*)>(?:\(deleted\))?|([^,\s][^,]*)')
_BYTE = re.compile(r"\\x(..)")
_ABOVE = "."

Remains = Mapping[str, bytes | None]
"""Paths below the folder with what the file holds; None is a folder."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at an offset of a file; None cuts the file there, or fills it up to there."""

    offset: int
    data: bytes | None


@dataclass(eq=False, slots=True)
class File:
    """What was written to a file, and how many of these writes last."""

    writes: list[Write] = field(default_factory=list)
    synced: int = 0
    _made: dict[tuple[Write, ...], bytes] = field(default_factory=dict)

    def left(self, kept: slice) -> bytes:
        """What it holds where, of the writes that need not last, these are kept."""
        writes = (*self.writes[: self.synced], *self.writes[self.synced :][kept])
        if writes not in self._made:
            self._made = {each: data for each, data in self._made.items() if len(each) >= self.synced}
            self._made[writes] = _written(writes)
        return self._made[writes]


Names = dict[str, File | None]
"""Paths with their files; None is a folder."""


@dataclass(eq=False, slots=True)
class Change:
    """`act` changes names; `unsynced` are the folders in which it is seen and does not last yet."""

    path: str
    act: Callable[[Names], object]
    unsynced: set[str]


class Disk:
    """The files below a folder, as calls change them."""

    def __init__(self, root: Path, cache: re.Pattern[str]) -> None:
        """`root` is as the calls find it. Changes of paths that match `cache`, of which nothing need last, are all kept
        or all lost."""
        self._root, self._cache = root, cache
        self._first: Names = {
            name: None if data is None else File([Write(0, data)], 1) for name, data in found(root).items()
        }
        self._now = dict(self._first)
        self._changes: list[Change] = []
        self._open: dict[str, tuple[File, int]] = {}

    def cuts(self, calls: Sequence[Call]) -> Iterator[tuple[Call, Remains]]:
        """What a cut after each call may leave; nothing twice while as many steps are done."""
        seen: set[tuple[int, int]] = set()
        for call in calls:
            if self._follow(call):
                for remains in self._possible():
                    known = (call.done, hash(frozenset(remains.items())))
                    if known not in seen:
                        seen.add(known)
                        yield call, remains

    def whole(self) -> Remains:
        """What there is while the power stays."""
        return self._left(set(), slice(None))

    def _possible(self) -> Iterator[Remains]:
        """Of the changes that need not last: the first ones are kept, or one alone, or all but one. Of the writes:
        none, all, or every other one."""
        pending = [change for change in self._changes if change.unsynced]
        groups = [[change] for change in pending if not self._cache.match(change.path)]
        groups.append([change for change in pending if self._cache.match(change.path)])
        every = range(len(groups))
        choices = [set(every[:count]) for count in range(len(groups) + 1)]
        choices += [{each} for each in every] + [set(every) - {each} for each in every]
        for choice in choices:
            lost = {change for number in every if number not in choice for change in groups[number]}
            for kept in (slice(0), slice(None), slice(None, None, 2), slice(1, None, 2)):
                yield self._left(lost, kept)

    def _left(self, lost: set[Change], kept: slice) -> Remains:
        names = dict(self._first)
        for change in self._changes:
            if change not in lost:
                change.act(names)
        return {path: None if file is None else file.left(kept) for path, file in names.items()}

    def _follow(self, call: Call) -> bool:
        """Do what a call did; whether it changed or synced anything here."""
        told = _LINE.fullmatch(call.line.strip())
        act = getattr(self, f"_{call.name}", None)
        if told is None or act is None:
            return False
        arguments = [_argument(match) for match in _ARGUMENT.finditer(told[1])]
        return bool(act(int(told[2]), *arguments))

    # What each call does. A file that is open is given as its number and its path.

    def _openat(self, result: int, _at: object, path: bytes, flags: bytes, *_: object) -> bool:
        name, handle = self._name(path), str(result)
        self._open.pop(handle, None)
        if name is None or b"O_TMPFILE" in flags or b"O_DIRECTORY" in flags:
            return False
        file, made = self._now.get(name), b"O_CREAT" in flags and name not in self._now
        if made:
            file = File()
            self._change(name, lambda names: _make(names, name, file))
        if file is not None:
            self._open[handle] = (file, 0)
            if b"O_TRUNC" in flags and file.writes:
                file.writes.append(Write(0, None))
        return made or b"O_TRUNC" in flags

    def _close(self, _result: int, file: tuple[str, bytes]) -> bool:
        self._open.pop(file[0], None)
        return False

    def _lseek(self, result: int, file: tuple[str, bytes], *_: object) -> bool:
        if file[0] in self._open:
            self._open[file[0]] = (self._open[file[0]][0], result)
        return False

    def _write(self, result: int, file: tuple[str, bytes], data: bytes, *_: object) -> bool:
        if file[0] not in self._open:
            return False
        written, offset = self._open[file[0]]
        written.writes.append(Write(offset, data[:result]))
        self._open[file[0]] = (written, offset + result)
        return True

    def _pwrite64(self, result: int, file: tuple[str, bytes], data: bytes, _size: bytes, offset: bytes) -> bool:
        written = self._file(file)
        if written:
            written.writes.append(Write(int(offset), data[:result]))
        return written is not None

    def _ftruncate(self, _result: int, file: tuple[str, bytes], size: bytes) -> bool:
        written = self._file(file)
        if written:
            written.writes.append(Write(int(size), None))
        return written is not None

    def _fsync(self, _result: int, file: tuple[str, bytes]) -> bool:
        name, synced = self._name(file[1]), self._file(file)
        if synced:
            synced.synced = len(synced.writes)
        for change in self._changes:
            change.unsynced.discard(name or "")
        return name is not None

    _fdatasync = _fsync

    def _mkdir(self, _result: int, path: bytes, *_: object) -> bool:
        name = self._name(path)
        return name is not None and self._change(name, lambda names: _make(names, name, None))

    def _unlink(self, _result: int, path: bytes) -> bool:
        name = self._name(path)
        return name is not None and self._change(name, lambda names: _remove(names, name))

    _rmdir = _unlink

    def _unlinkat(self, result: int, at: tuple[str, bytes], path: bytes, *_: object) -> bool:
        return self._unlink(result, path if path.startswith(b"/") else at[1] + b"/" + path)

    def _rename(self, _result: int, source: bytes, target: bytes) -> bool:
        old, new = self._name(source), self._name(target)
        if old is None or new is None:
            return False
        return self._change(new, lambda names: _move(names, old, new), _above(old))

    def _change(self, name: str, act: Callable[[Names], object], *folders: str) -> bool:
        act(self._now)
        self._changes.append(Change(name, act, {_above(name), *folders}))
        return True

    def _file(self, file: tuple[str, bytes]) -> File | None:
        """The file that is open, also one that was opened earlier."""
        number, path = file
        return self._open[number][0] if number in self._open else self._now.get(self._name(path) or "")

    def _name(self, path: bytes) -> str | None:
        """A path below the root, or `_ABOVE` for the root; None for any other."""
        found = Path(path.decode())
        return found.relative_to(self._root).as_posix() if found.is_relative_to(self._root) else None


def found(folder: Path) -> Remains:
    """What stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes() for path in folder.rglob("*")
    }


def restore(remains: Remains, folder: Path) -> None:
    """Put what a cut left into an empty folder, for the user alone."""
    for name, data in sorted(remains.items()):
        path = folder / name
        if data is None:
            path.mkdir(0o700)
        else:
            path.write_bytes(data)
            path.chmod(0o600)


def _argument(match: re.Match[str]) -> bytes | tuple[str, bytes]:
    """A text or a plain argument as bytes; an open file as its number and path."""
    text, number, path, plain = match.groups()
    if plain is not None:
        return bytes(plain.strip(), "ascii")
    data = bytes.fromhex(_BYTE.sub(r"\1", text if path is None else path))
    return data if path is None else (number, data)


def _written(writes: Iterable[Write]) -> bytes:
    data = bytearray()
    for write in writes:
        end = write.offset + len(write.data or b"")
        data.extend(bytes(max(0, end - len(data))))
        if write.data is None:
            del data[write.offset :]
        else:
            data[write.offset : end] = write.data
    return bytes(data)


def _above(name: str) -> str:
    return PurePosixPath(name).parent.as_posix()


def _can_hold(names: Names, name: str) -> bool:
    """Whether the folder of a name is there. Where its making was lost, so is what was done in it."""
    return _above(name) == _ABOVE or _above(name) in names


def _below(names: Names, name: str) -> list[str]:
    return [each for each in names if each.startswith(f"{name}/")]


def _make(names: Names, name: str, file: File | None) -> None:
    if _can_hold(names, name):
        names[name] = file


def _remove(names: Names, name: str) -> None:
    if not _below(names, name):
        names.pop(name, None)


def _move(names: Names, old: str, new: str) -> None:
    if old in names and _can_hold(names, new) and not _below(names, new):
        for each in (old, *_below(names, old)):
            names[new + each[len(old) :]] = names.pop(each)
