"""OpenDocument and RTF files made for tests."""

import io
import zipfile
from collections.abc import Sequence

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def odt(paragraphs: Sequence[str], more: str = "") -> bytes:
    """An OpenDocument text with these paragraphs; `more` is XML that follows them."""
    text = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs) + more
    content = (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", content)
    return file.getvalue()


def rtf(paragraphs: Sequence[str], more: str = "") -> bytes:
    """An RTF file with these paragraphs; `more` is RTF that follows them."""
    text = "".join(rf"{{\pard {paragraph}\par}}" for paragraph in paragraphs)
    return (r"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 " + text + more + "}").encode("ascii")
