"""Word files made for tests: the parts as they are, zipped."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def paragraph(text: str, style: str = "", properties: str = "", runs: str = "") -> str:
    """A paragraph of one run, with further `runs` and `properties` as XML; a tabulator in `text` is one in print."""
    parts = "<w:tab/>".join(f"<w:t xml:space='preserve'>{escape(part)}</w:t>" for part in text.split("\t"))
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r>{parts}</w:r>{runs}</w:p>"


def docx(body: str, strict: bool = False, links: Sequence[str] = (), **parts: str) -> bytes:
    """A Word file with this body and the content of the parts `styles`, `numbering`, `footnotes`, `header`. Its body
    may name the `links` by the ids `link0`, `link1` and so on."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr"}
    made = {"word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'}
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f'<w:{roots[name]} xmlns:w="{_W}" xmlns:r="{_R}">{content}</w:{roots[name]}>'
    made["word/_rels/document.xml.rels"] = related(parts, links)
    main = f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    made["_rels/.rels"] = _RELATIONS.format(main)
    made["[Content_Types].xml"] = _TYPES
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in made.items():
            package.writestr(name, _strict(text) if strict else text)
    return data.getvalue()


def related(names: Iterable[str], links: Sequence[str] = ()) -> str:
    """What a document says of the parts that it has by these names, and of addresses, whose ids are link0 and on."""
    relations = "".join(f'<Relationship Id="r{name}" Type="{_R}/{name}" Target="{name}.xml"/>' for name in names)
    for number, link in enumerate(links):
        named = f'Id="link{number}" Type="{_R}/hyperlink" Target={quoteattr(link)}'
        relations += f'<Relationship {named} TargetMode="External"/>'
    return _RELATIONS.format(relations)


def _strict(text: str) -> str:
    text = text.replace(_W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    return text.replace(_R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
