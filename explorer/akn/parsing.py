"""Hostile bytes to an element tree: no entities, no network, no DTD, no comments."""

from lxml import etree

from explorer.errors import UnreadableDocument

_ENTITIES = "The file defines XML entities, which are not opened for safety. Save it without them and try again."


def parse(data: bytes) -> etree._Element:
    """The root element. Raises UnreadableDocument for anything that is not plain, well-formed XML."""
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
    if b"<!ENTITY" in data:
        raise UnreadableDocument(_ENTITIES)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f" (line {error.lineno})" if error.lineno else ""
        raise UnreadableDocument(f"The file is not well-formed XML{line}. Repair it or choose another file.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise UnreadableDocument(_ENTITIES)
    return root
