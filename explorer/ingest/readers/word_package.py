"""The parts of a Word file: bounded, parsed without entities or network, in one namespace."""

import io
import re
import zipfile
from functools import cache
from pathlib import PurePosixPath

from lxml import etree

from explorer.akn.parsing import crowded, hardened_parser
from explorer.errors import UnreadableDocument

SIZE_LIMIT = 128 * 1024 * 1024
"""Bytes that all parts together may unpack to, each counted as often as it is opened. Chosen: the text of 100,000
paragraphs with room to spare, and no archive bomb."""

PARTS_LIMIT = 20_000
"""Parts of a package. Chosen: some pictures on each page of the longest report."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DIGITS = 6
"""Of a whole number at most: more counts nothing in a document. Chosen."""
_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
_YEARS = (
    (b"schemas.openxmlformats.org/wordprocessingml/main", b"schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"schemas.openxmlformats.org/officeDocument/relationships",
        b"schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_UNREAD = re.compile(rb'<w:tabs>(?:<w:tab [^<>]*/>)*</w:tabs>| (?:w:rsid\w*|w14:(?:para|text)Id)="[0-9A-F]*"')
"""Tab stops and marks of editing: nothing is read from them, and they can be most of what a long table is made of."""
_DIRECTORY_ENTRY = b"PK\x01\x02"
_TOO_LARGE = "The Word file is too large to read. Split it and open the parts."
_DAMAGED = "The Word file is damaged or not a Word file. Open it in Word, save it again, and open that."


class Package:
    """Reads parts by name. Raises UnreadableDocument for a damaged package or a part that is too large."""

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > PARTS_LIMIT:
            raise UnreadableDocument(_TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        self._left = SIZE_LIMIT

    def main(self) -> str:
        """The name of the part that holds the text."""
        targets = (target for kind, target in self.relations("").values() if kind == "officeDocument")
        name = next(targets, "word/document.xml")
        if name not in self._names:
            raise UnreadableDocument(_DAMAGED)
        return name

    def part(self, name: str) -> etree._Element | None:
        """The root of a part, None where the package has none of this name."""
        if name not in self._names:
            return None
        data = self._bytes(name)
        if crowded(data):
            data = _UNREAD.sub(b"", data)
        if crowded(data):
            raise UnreadableDocument(_TOO_LARGE)
        try:
            return etree.fromstring(data, hardened_parser())
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(_DAMAGED) from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Id → (kind, target) of the parts and addresses that a part refers to; "" is the package itself."""
        path = PurePosixPath(name)
        root = self.part(str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels")
        result = {}
        for relation in root.iter(f"{_PACKAGE}Relationship") if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") or not name else _within(path.parent, target)
            result[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return result

    def _bytes(self, name: str) -> bytes:
        try:
            information = self._zip.getinfo(name)
            if information.flag_bits & 1:
                raise UnreadableDocument("The Word file is encrypted. Save it without a password and open that.")
            with self._zip.open(information) as file:
                data = file.read(self._left + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, KeyError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        except Exception as error:  # zlib.error and lzma.LZMAError share no other base
            if type(error).__module__ in ("zlib", "_lzma", "lzma"):
                raise UnreadableDocument(_DAMAGED) from error
            raise
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableDocument(_TOO_LARGE)
        return _transitional(data)


def _transitional(data: bytes) -> bytes:
    """Strict OOXML says the same in other namespaces."""
    if _STRICT[0] in data[:20_000]:
        data = data.replace(*_STRICT)
        for strict, usual in _YEARS:
            data = data.replace(strict, usual)
    return data


def _within(folder: PurePosixPath, target: str) -> str:
    steps: list[str] = []
    for step in (folder / target).parts:
        if step == ".." and steps:
            steps.pop()
        elif step != "..":
            steps.append(step)
    return "/".join(steps)


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the element at a path of local names ("pPr/pStyle"), "" if it has none, None if it is absent."""
    found = element.find(_qualified(path)) if element is not None else None
    return None if found is None else found.get(f"{W}val", "")


@cache
def _qualified(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def is_on(element: etree._Element | None, path: str) -> bool | None:
    """A switch such as `w:b`: present and not "0" or "false"; None where it is absent."""
    found = value(element, path)
    return None if found is None else found not in ("0", "false", "off", "none")


def whole(text: str | None, otherwise: int) -> int:
    """An attribute that holds a whole number of a sensible size."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= _DIGITS else otherwise
