"""Word files of before 2007, OpenDocument and RTF: LibreOffice, where it is installed, makes a .docx of them first.

It runs without a window, on a profile of its own that is thrown away: macros off, links to other files and addresses
not followed, its time, memory and output bounded.
"""

import tempfile
from pathlib import Path

from explorer.errors import UnreadableDocument
from explorer.ingest import outside
from explorer.ingest.readers import CONVERTED
from explorer.paths import private_folder, temporary_prefix

TIME_LIMIT = 60
"""Seconds that a conversion may take. Chosen: less than the reading of a document may, so that the reason is told."""

OUTPUT_LIMIT = 128 * 1024 * 1024
"""Bytes that a converted document may have, as many as the parts of a Word file may unpack to."""

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_FILTERS = {".odt": "writer8", ".rtf": "Rich Text Format"}  # .doc has one for each version: told from its content

_COMMON, _NET = "org.openoffice.Office.Common/Security/Scripting", "org.openoffice.Inet/Settings"
_SETTINGS = (
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    (_NET, "ooInetProxyType", "2"),  # a proxy that nobody answers: what asks for an address all the same gets nothing
    (_NET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPProxyPort", "9"),
    (_NET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPSProxyPort", "9"),
    (_NET, "ooInetNoProxy", ""),
)


def converted(data: bytes, kind: str) -> bytes:
    """A file of a kind of `CONVERTED` as .docx; `explorer.ingest.convert` says what it raises."""
    program = outside.program("soffice", _PLACES)
    if program is None:
        raise UnreadableDocument(
            f"{CONVERTED[kind]} need LibreOffice to be read. Install it, or save the file as .docx and open that."
        )
    with tempfile.TemporaryDirectory(prefix=temporary_prefix(), ignore_cleanup_errors=True) as folder:
        return _converted(program, data, kind, Path(folder))


def _converted(program: str, data: bytes, kind: str, folder: Path) -> bytes:
    """The file as .docx, everything about it kept in `folder`."""
    original, made = folder / f"document{kind}", folder / "made" / "document.docx"
    outside.write(original, data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    private_folder(settings.parent)
    outside.write(settings, _profile().encode())
    options = [f"--infilter={_FILTERS[kind]}"] if kind in _FILTERS else []
    call = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", *options),
        *("--convert-to", "docx", "--outdir", str(made.parent), str(original)),
    ]
    try:
        outside.perform(call, folder, TIME_LIMIT, OUTPUT_LIMIT)
        if made.stat().st_size > OUTPUT_LIMIT:
            raise UnreadableDocument("The file is too large to read once it is converted. Split it and open the parts.")
        return made.read_bytes()
    except TimeoutError as error:
        raise UnreadableDocument(
            f"LibreOffice took more than {TIME_LIMIT} seconds to convert the file. Save it as .docx and open that."
        ) from error
    except FileNotFoundError as error:
        raise UnreadableDocument(
            "LibreOffice could not convert the file: it is damaged, or it needs a password. "
            "Open it there, save it as .docx without a password, and open that."
        ) from error


def _profile() -> str:
    """The settings of LibreOffice in the form in which it keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
