"""The documents that one Akoma Ntoso file holds besides its own, and the references that put them into their places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

DOCUMENTS = frozenset({
    "act", "amendment", "amendmentList", "bill", "debate", "debateReport", "doc", "documentCollection", "judgment",
    "officialGazette", "portion", "statement",
})  # fmt: skip
COLLECTIONS = frozenset({"amendmentList", "documentCollection", "officialGazette"})
REFERENCES = frozenset({"componentRef", "documentRef"})
"""To a document that is somewhere else in the file, or in another file."""
CONTAINERS = frozenset({"attachment", "component"})
_IDENTIFIERS = ("FRBRthis", "FRBRuri")
"""By these a reference names a work or an expression, besides by the eId of what holds it."""


def local(element: etree._Element) -> str:
    """The name of an element, whatever the version of its namespace."""
    return etree.QName(element).localname


def document_in(container: etree._Element) -> etree._Element | None:
    """The document that stands in a container."""
    return next((child for child in container if local(child) in DOCUMENTS), None)


def reference_in(container: etree._Element) -> etree._Element | None:
    """The reference that stands in a container for its document."""
    return next((child for child in container if local(child) in REFERENCES), None)


@dataclass(slots=True)
class Components:
    """The documents of a file by what refers to them. Each is read once: in the first place that holds or names it, so
    that no circle of references is followed. `missing` are the names of those that are in no place of the file."""

    _held: dict[str, etree._Element] = field(default_factory=dict)
    _read: set[etree._Element] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, root: etree._Element) -> "Components":
        """Those of a file, found by eId, address of the work and of the expression."""
        components = cls()
        for element in root.iter(*(f"{{*}}{name}" for name in ("component", *sorted(DOCUMENTS)))):
            document = document_in(element) if local(element) == "component" else element
            if document is not None:
                for name in (element.get("eId"), element.get("id"), *_identifiers(document)):
                    components._held.setdefault(name or "", document)
        return components

    def taken(self, document: etree._Element) -> bool:
        """Whether a document was read already; from now on it was."""
        before = document in self._read
        self._read.add(document)
        return before

    def named_by(self, reference: etree._Element) -> etree._Element | None:
        """The document that a reference names; None, and kept as missing, where the file does not hold it."""
        address = reference.get("href") or reference.get("src") or ""
        document = self._held.get(address.removeprefix("#")) if address else None
        if document is None:
            self.missing.append(name_of(reference))
        return document


def name_of(reference: etree._Element) -> str:
    """What a reference calls its document, else its address."""
    return reference.get("showAs") or reference.get("href") or reference.get("src") or ""


def _identifiers(document: etree._Element) -> Iterator[str]:
    for part in document.iterfind("./{*}meta/{*}identification/*"):
        for child in part:
            if local(child) in _IDENTIFIERS:
                yield child.get("value") or ""
