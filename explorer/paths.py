"""Where the program keeps things, where it finds what was installed with it, and how it writes a file.

The environment variable REPORT_EXPLORER_HOME puts everything in one folder: a portable installation, or a test.
"""

import os
import tempfile
from pathlib import Path

import platformdirs

from explorer.errors import ExplorerError

HOME = "REPORT_EXPLORER_HOME"
_PROGRAM = "report-explorer"
_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """Where libraries stand unless the user chose another place."""
    home = _home()
    return home if home else platformdirs.user_data_path(_PROGRAM, appauthor=False)


def config_file() -> Path:
    """The settings of this user, for all libraries; the file need not be there."""
    home = _home()
    return (home if home else platformdirs.user_config_path(_PROGRAM, appauthor=False)) / "settings.json"


def cache_folder() -> Path:
    """What may be deleted at any time and belongs to no library."""
    home = _home()
    return home / "cache" if home else platformdirs.user_cache_path(_PROGRAM, appauthor=False)


def log_folder() -> Path:
    """What the program writes of its own working; nothing in it belongs to a library."""
    home = _home()
    return home / "log" if home else platformdirs.user_log_path(_PROGRAM, appauthor=False)


def samples_library() -> Path:
    """The library that the sample reports are read into when it is first opened."""
    return data_folder() / "Samples"


def default_library() -> Path:
    """The library that receives the user's own reports when none was chosen."""
    return data_folder() / "My library"


def resource(name: str) -> Path:
    """A file or folder of the packaged `resources/`, found in an installation as in a checkout.

    Raises ExplorerError where it is missing, that is where the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / name).exists():
            return folder / name
    raise ExplorerError(f"A part of the program is missing ({name}). Install Report Explorer again.")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks finds the old one or the new one, whole, even after a power cut.

    A link stays, and what it leads to is written. Raises ExplorerError where the folder cannot be written or the disk
    is full, and for a device or pipe, which a file must not replace; what was there then stands.
    """
    temporary = None
    try:
        path = Path(os.path.realpath(path))
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ExplorerError(f"“{path}” is a device or a pipe, not a file. Choose another name.")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_UMASK)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> ExplorerError:
    """The sentence for a file or folder that could not be written."""
    reason = error.strerror or str(error)
    return ExplorerError(f"“{path}” cannot be written ({reason}). Free some space or choose another folder.")


def unreadable(path: Path, error: OSError) -> ExplorerError:
    """The sentence for a file or folder that could not be read."""
    reason = error.strerror or str(error)
    return ExplorerError(f"“{path}” cannot be read ({reason}). Check the disk and who may read that folder.")


def _home() -> Path | None:
    home = os.environ.get(HOME)
    return Path(home).absolute() if home else None


def _umask() -> int:
    """The file mode mask; the temporary file was made private, the final one is like any other file of the user."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()  # Asked once, before there are threads: asking clears it for a moment, for all of them.
