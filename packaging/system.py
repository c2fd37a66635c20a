"""Shared libraries and fonts that the program needs, found by looking, without asking a package manager."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_SERIF_FILES = ("NotoSerif-Regular.*", "NotoSerif[[]*", "SourceSerif*", "Georgia*", "LiberationSerif-Regular.*")


@dataclass(frozen=True)
class Need:
    """Something to install: its Debian package, a cheap look for it, and whether nothing works without it."""

    package: str
    present: Callable[[], bool]
    vital: bool = True


def _loads(*libraries: str) -> bool:
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _library(package: str, *libraries: str, vital: bool = True) -> Need:
    return Need(package, partial(_loads, *libraries), vital)


def _has_pip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def _has_serif() -> bool:
    folders = [Path(folder).expanduser() for folder in _FONT_FOLDERS]
    return any(found for folder in folders for pattern in _SERIF_FILES for found in folder.rglob(pattern))


def _on_path(program: str) -> bool:
    return shutil.which(program) is not None


def _reads(language: str) -> bool:
    return any(Path("/usr/share").glob(f"tesseract-ocr/*/tessdata/{language}.traineddata"))


SETUP = (Need("python3-venv", _has_pip),)

# Qt loads these even when it draws on no display.
DRAWING = (
    _library("libglib2.0-0", "libglib-2.0.so.0", "libgthread-2.0.so.0"),
    _library("libegl1", "libEGL.so.1"),
    _library("libgl1", "libGL.so.1"),
    _library("libxkbcommon0", "libxkbcommon.so.0"),
    _library("libdbus-1-3", "libdbus-1.so.3"),
    _library("libfontconfig1", "libfontconfig.so.1"),
    Need("fonts-noto-core", _has_serif, vital=False),
)

# For a window on X (and Xvfb) or Wayland, and for printing.
DISPLAY = (
    _library("libxcb-cursor0", "libxcb-cursor.so.0"),
    _library("libxcb-icccm4", "libxcb-icccm.so.4"),
    _library("libxcb-image0", "libxcb-image.so.0"),
    _library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    _library("libxcb-render-util0", "libxcb-render-util.so.0"),
    _library("libxcb-render0", "libxcb-render.so.0"),
    _library("libxcb-shape0", "libxcb-shape.so.0"),
    _library("libxcb-util1", "libxcb-util.so.1"),
    _library("libxcb-xkb1", "libxcb-xkb.so.1"),
    _library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    _library("libwayland-client0", "libwayland-client.so.0", vital=False),
    _library("libwayland-cursor0", "libwayland-cursor.so.0", vital=False),
    _library("libcups2", "libcups.so.2", vital=False),
)

TESTING = (
    Need("xvfb", partial(_on_path, "Xvfb")),
    Need("xauth", partial(_on_path, "xauth")),
    Need("desktop-file-utils", partial(_on_path, "desktop-file-validate"), vital=False),
    Need("strace", partial(_on_path, "strace"), vital=False),
    Need("tesseract-ocr", partial(_on_path, "tesseract"), vital=False),
    *(Need(f"tesseract-ocr-{language}", partial(_reads, language), vital=False) for language in ("fra", "rus")),
)


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those not present. Windows and macOS bring all of it with them."""
    if not sys.platform.startswith("linux"):
        return []
    return [need for need in needs if not need.present()]


def has_display() -> bool:
    """Whether a window can be shown."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install(needs: list[Need]) -> bool:
    """Install with apt as root or through a sudo that asks no password. False where that is not possible or fails."""
    rights = _rights()
    if rights is None or not _on_path("apt-get"):
        return False
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    packages = [need.package for need in needs]
    subprocess.run([*apt, "update"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    command = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


def command_to_type(needs: list[Need]) -> str:
    """The one line that installs them by hand."""
    packages = " ".join(need.package for need in needs)
    if not _on_path("apt-get"):
        return f"your package manager, for what Debian calls: {packages}"
    as_root = f"sh -c 'apt-get update; apt-get install --no-install-recommends {packages}'"
    if os.geteuid() == 0:
        return as_root
    return f"sudo {as_root}" if _on_path("sudo") else as_root.replace("sh", "su", 1)


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not _on_path("sudo"):
        return None
    asks_nothing = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if asks_nothing else None
