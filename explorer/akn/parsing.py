"""Hostile bytes to an element tree: no entities, no network, no DTD, no comments."""

from typing import Any

from lxml import etree

from explorer.errors import UnreadableDocument

_ENTITIES = "The file defines XML entities, which are not opened for safety. Save it without them and try again."
_TOO_LARGE = "The file has too many elements to read. Split it and open the parts."
_MARKUP_LIMIT = 2_000_000


def crowded(data: bytes) -> bool:
    """Whether XML may hold more elements and attributes than memory and time allow: each takes some 150 bytes."""
    return data.count(b"<") + data.count(b"=") > _MARKUP_LIMIT


class _Nowhere(etree.Resolver):
    """Answers every request for something outside the file with nothing. The options of the parser alone do not: with
    `collect_ids=False` it opens the external part of a document type."""

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        return self.resolve_string("<!-- -->", context, base_url=system_url)


def hardened_parser() -> etree.XMLParser:
    """A parser that resolves no entities, opens nothing but what it is given, and stops at what is too deep.

    An `xml:id` that repeats does not stop it.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    parser.resolvers.add(_Nowhere())
    return parser


def parse(data: bytes) -> etree._Element:
    """The root element. Raises UnreadableDocument for anything that is not plain, well-formed XML."""
    if crowded(data):
        raise UnreadableDocument(_TOO_LARGE)
    if b"<!ENTITY" in data:
        raise UnreadableDocument(_ENTITIES)
    try:
        root = etree.fromstring(data, hardened_parser())
    except etree.XMLSyntaxError as error:
        line = f" (line {error.lineno})" if error.lineno else ""
        raise UnreadableDocument(f"The file is not well-formed XML{line}. Repair it or choose another file.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise UnreadableDocument(_ENTITIES)
    return root
