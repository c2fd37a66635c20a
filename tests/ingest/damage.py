"""Damage of the kinds that files suffer, the same for the same seed: bits, runs of bytes, ends and pieces."""

import copy
import io
import random
import zipfile
from collections.abc import Callable

from lxml import etree

_LONGEST = 200
_NONSENSE = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "%9.%1",
    "é" * 300,
    "../../etc/passwd",
    "a b",
    "²",
    "9" * 5000,
    "none",
    "\u202e",
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with one to four injuries."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_INJURIES)(data, chance)
    return data


def scratched(data: bytes, chance: random.Random) -> bytes:
    """A file with one wrong bit or, as often, with more than that: for formats that guard themselves by checksums."""
    return _flip_bits(data, chance, most=1) if chance.random() < 0.5 else damaged(data, chance)


def rearranged(data: bytes, chance: random.Random) -> bytes:
    """Well-formed XML whose elements and attributes are missing, repeated, moved, renamed or filled with nonsense."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 12)):
        elements = [element for element in root.iterdescendants() if isinstance(element.tag, str)]
        if elements:
            chance.choice(_CHANGES)(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def damaged_inside(package: bytes, chance: random.Random) -> bytes:
    """A sound zip file with parts of XML that are rearranged, damaged, or missing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        names = source.namelist()
        texts = [name for name in names if name.endswith((".xml", ".rels"))]
        hurt = set(chance.sample(texts, min(len(texts), chance.randint(1, 3))))
        for name in names:
            data, luck = source.read(name), chance.random()
            if name not in hurt or luck < 0.8:
                target.writestr(name, rearranged(data, chance) if name in hurt else data)
            elif luck < 0.9:
                target.writestr(name, damaged(data, chance))
    return made.getvalue()


def spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: chance.randint(1, len(data))] + other[chance.randint(0, len(other)) :]


def _flip_bits(data: bytes, chance: random.Random, most: int = 8) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, most) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    start, end = _piece(data, chance)
    filling = chance.choice((b"\0", b"\xff", b"9", b"<", b"(", b" "))
    noise = chance.randbytes(end - start) if chance.random() < 0.5 else filling * (end - start)
    return data[:start] + noise + data[end:]


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(len(data) // 3, len(data))]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _piece(data, chance)
    return data[:end] + data[start:end] * chance.randint(1, 20) + data[end:]


def _remove(data: bytes, chance: random.Random) -> bytes:
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _piece(data, chance)
    place = chance.randint(0, len(data))
    return data[:place] + data[start:end] + data[place:]


def _enlarge_number(data: bytes, chance: random.Random) -> bytes:
    """Some number in the file becomes a very large or a negative one."""
    digits = [at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice((b"99999999999999999999", b"4294967295", b"-1", b"0", b"1e9")) + data[at + 1 :]


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, _LONGEST))


_INJURIES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip_bits,
    _overwrite,
    _truncate,
    _repeat,
    _remove,
    _move,
    _enlarge_number,
)


def _drop(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        element.addnext(copy.deepcopy(element))


def _copy_into(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    other.insert(chance.randint(0, len(other)), copy.deepcopy(element))


def _rename(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    element.tag = other.tag


def _set_attribute(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    name = chance.choice([*element.keys(), *other.keys(), "id"])
    element.set(name, chance.choice([*_NONSENSE, *map(str, other.values())]))


def _set_text(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    element.text = chance.choice(_NONSENSE)


def _drop_attributes(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    element.attrib.clear()


_CHANGES = (_drop, _double, _copy_into, _rename, _set_attribute, _set_text, _drop_attributes)
