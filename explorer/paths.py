"""Where the program keeps things, where it finds what was installed with it, and how it writes a file.

Whatever it keeps for itself is for the user alone, whatever the umask: the modes of files and folders are decided here.
What is exported is like any other file of the user.

The environment variable REPORT_EXPLORER_HOME puts everything in one folder: a portable installation, or a test.
"""

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

import platformdirs

from explorer.errors import ExplorerError

HOME = "REPORT_EXPLORER_HOME"
_PROGRAM = "report-explorer"
_PACKAGE = Path(__file__).parent

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
OTHERS = 0o077
"""The bits of a mode that speak of everybody but the owner."""
_GROUP, _FILE_MODE_OF_GROUP = 0o070, 0o060
"""Those that speak of the group: of a folder, and those of them that a file may have."""
_CANNOT_SYNC = frozenset({errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP})
"""How a system says that it cannot sync a folder: Windows opens none, and fsync(2) gives EINVAL where a file system
does not support it."""


def data_folder() -> Path:
    """Where libraries stand unless the user chose another place."""
    home = _home()
    return home if home else platformdirs.user_data_path(_PROGRAM, appauthor=False)


def config_file() -> Path:
    """The settings of this user, for all libraries; the file need not be there."""
    home = _home()
    return (home if home else platformdirs.user_config_path(_PROGRAM, appauthor=False)) / "settings.json"


def watching_key() -> Path:
    """The key with which this user signs the folders that are to be watched; the file need not be there."""
    return config_file().with_name("watching.key")


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


def private_folder(path: Path) -> None:
    """Make a folder, with its missing parents, for the user alone, whatever the umask; it lasts. One that is there
    keeps its mode: see `tighten`. Raises OSError."""
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            folder.mkdir(_FOLDER_MODE, exist_ok=True)
            _set_mode(folder, _FOLDER_MODE)
            sync_folder(folder.parent)


def inner_folder(path: Path) -> None:
    """Make a folder in one of the program's, if it is not there: for the user alone, or, where the folder above was
    opened to a group, for that group; it lasts. Raises OSError."""
    if not path.is_dir():
        path.mkdir(_FOLDER_MODE, exist_ok=True)
        rights = _rights_of_group(path.parent)
        _set_mode(path, _FOLDER_MODE | rights | (stat.S_ISGID if rights else 0))
        sync_folder(path.parent)


def private_file(path: Path) -> None:
    """Make an empty file where there is none, for a library that opens files by their names; with the mode of
    `open_private`. Raises OSError."""
    with contextlib.suppress(FileExistsError), open_private(path, "xb"):
        pass


def open_private(path: Path, mode: str) -> BinaryIO:
    """A binary file to be written, from now on for the user alone, or, where its folder was opened to a group, for that
    group, whatever the umask. Raises OSError."""
    return cast(BinaryIO, open(path, mode, opener=_private_opener))


def is_own(path: Path) -> bool:
    """Whether a file or folder belongs to this user; so does all that is there where a system has no such owners.
    Raises OSError."""
    return os.name != "posix" or path.stat().st_uid == os.geteuid()


def tighten(path: Path) -> bool:
    """Take all rights on a file or folder from everybody but its owner; True where that changed any. Links stay as they
    are, and so does what cannot be changed: another user's, or on a file system without modes."""
    with contextlib.suppress(OSError):
        mode = path.lstat().st_mode
        if os.name == "posix" and not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & OTHERS:
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)
            return not path.lstat().st_mode & OTHERS
    return False


def sync_folder(folder: Path) -> None:
    """Let the names in a folder last, also through a power cut: what was made, renamed or removed in it. Where a system
    cannot be told to, it is left to itself. Raises OSError."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def write_atomically(path: Path, data: bytes, private: bool = False) -> None:
    """Write a file so that whoever looks finds the old one or the new one, whole, even after a power cut; when this
    returns, the new one.

    A `private` file has the mode of `open_private`, and folders made for it are for the user alone. Any other gets the
    rights that the user's umask gives, or keeps those it had. A link stays, and what it leads to is written. Raises
    ExplorerError where the folder cannot be written or the disk is full, and for a device or pipe, which a file must
    not replace; what was there then stands.
    """
    temporary = None
    try:
        path = Path(os.path.realpath(path))
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ExplorerError(f"“{path}” is a device or a pipe, not a file. Choose another name.")
        if private:
            private_folder(path.parent)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_private_mode(path) if private else _mode_of(path))
        Path(temporary).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise unwritable(path, error, chosen=not private) from error


def temporary_prefix() -> str:
    """How the name of each temporary folder begins that the program makes, in this process or in a child of it."""
    import multiprocessing  # Here, so that the window does not wait for it.

    parent = multiprocessing.parent_process()
    return f"{_PROGRAM}-{parent.pid if parent else os.getpid()}-"


def remove_temporary_folders() -> None:
    """Remove what is left of the temporary folders of this process and its children, which may have been killed. Where
    the system keeps an open file from being removed, it stays."""
    made = re.compile(re.escape(temporary_prefix()) + r"[a-z0-9_]{8}")
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as found:
        for each in found:
            if made.fullmatch(each.name) and each.is_dir(follow_symlinks=False):
                shutil.rmtree(each.path, ignore_errors=True)


def unwritable(path: Path, error: OSError, chosen: bool = False) -> ExplorerError:
    """The sentence for a file or folder that could not be written. Where the user has `chosen` it, another may do."""
    where = ", or choose another place" if chosen else ""
    return ExplorerError(f"“{path}” cannot be written ({reason(error)}). {way_out(error, path, writing=True)}{where}.")


def unreadable(path: Path, error: OSError) -> ExplorerError:
    """The sentence for a file or folder that could not be read."""
    return ExplorerError(f"“{path}” cannot be read ({reason(error)}). {way_out(error, path, writing=False)}.")


def reason(error: OSError) -> str:
    """The system's words for what went wrong."""
    return error.strerror or str(error)


def way_out(error: OSError, path: Path, writing: bool | None = None) -> str:
    """What the user can do about an error of the system at a path, which came of `writing`, of reading or (None) of
    either, without a full stop."""
    if getattr(error, "winerror", None) in _HELD_OPEN:
        return "Close the program that has it open"
    if error.errno in _FILE_IN_THE_WAY:
        refused = Path(error.filename) if isinstance(error.filename, str) else path
        hindrance = next((each for each in (refused, *refused.parents) if _is_no_folder(each)), None)
        if hindrance and (writing or hindrance != path):
            return f"Move “{hindrance}” away, which is a file where a folder is needed"
    number = error.errno or 0
    return _WAYS_OUT[writing].get(number) or _WAYS_OUT[None].get(number, "Check the disk")


_HELD_OPEN = {32, 33}
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows, which Python tells as a lack of rights."""
_FILE_IN_THE_WAY = {errno.ENOTDIR, errno.EEXIST}
_WAYS_OUT: dict[bool | None, dict[int, str]] = {
    True: {
        errno.EACCES: "Change who may write there",
        errno.EPERM: "Change who may write there",
        errno.EISDIR: "Move the folder of that name away",
        errno.EEXIST: "Move away what has that name",
    },
    False: {
        errno.EACCES: "Change who may read it",
        errno.EPERM: "Change who may read it",
        errno.EISDIR: "Choose a file in that folder",
    },
    None: {
        errno.ENOTDIR: "Check its name, of which a part is no folder",
        errno.ENAMETOOLONG: "Give it a shorter name",
        errno.EINVAL: "Give it another name",
        errno.ENOENT: "Check its name and folder",
        errno.ELOOP: "Mend the links, which lead in a circle",
        errno.EMFILE: "Close other programs and try again",
        errno.ENFILE: "Close other programs and try again",
        errno.ENOMEM: "Close other programs and try again",
        errno.EBUSY: "Close the program that has it open",
        errno.EACCES: "Change who may use it",
        errno.EPERM: "Change who may use it",
        errno.EROFS: "Let the disk be written",
        errno.ENOSPC: "Free some space on the disk",
        errno.EDQUOT: "Free some space on the disk, of which your share is used up",
        errno.EFBIG: "Write it to a disk that takes larger files",
        errno.ENOTEMPTY: "Move the folder of that name away",
    },
}
"""Each error of the system has its own way out: no space helps where a file is in the way."""


def _is_no_folder(path: Path) -> bool:
    try:
        return stat.S_IFMT(path.stat().st_mode) != stat.S_IFDIR
    except OSError:
        return False


def _private_opener(path: str, flags: int) -> int:
    number = os.open(path, flags, _FILE_MODE)
    _set_mode(Path(path), _private_mode(Path(path)))
    return number


def _private_mode(path: Path) -> int:
    """The mode of a file that the program keeps."""
    return _FILE_MODE | _rights_of_group(path.parent) & _FILE_MODE_OF_GROUP


def _rights_of_group(folder: Path) -> int:
    """What a group may do in a folder that was opened to it: one whose set-group-ID bit is on, as by `chmod g+s`, which
    the program itself never sets but below such a folder. What is made there belongs to that group."""
    mode = folder.stat().st_mode
    return mode & _GROUP if mode & stat.S_ISGID else 0


def _mode_of(path: Path) -> int:
    """The mode that a file of the user has, or would get."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_UMASK


def _set_mode(path: Path, mode: int) -> None:
    """Give what was made its mode, of which the umask may have taken even the owner's rights."""
    with contextlib.suppress(OSError):  # Some file systems keep no modes.
        path.chmod(mode)


def _home() -> Path | None:
    home = os.environ.get(HOME)
    return Path(home).absolute() if home else None


def _umask() -> int:
    """The file mode mask; the temporary file was made private, the final one is like any other file of the user."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()  # Asked once, before there are threads: asking clears it for a moment, for all of them.
