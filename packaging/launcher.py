"""Makes the program startable by a double click and by its name, for this user only.

Linux: a desktop entry (freedesktop.org Desktop Entry Specification), an icon and a command. macOS: an application
folder. Windows: a shortcut in the start menu. The last two follow the makers' documentation and were not tried there.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

from environment import PROGRAM, TOP, WINDOW_PROGRAM
from failure import Failure

NAME = "report-explorer"
TITLE = "Report Explorer"
ICON = TOP / "resources" / "icons" / f"{NAME}.svg"

# Offered under "open with"; plain text is left to editors.
_READABLE = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")

# What must not stand unescaped inside a quoted argument of Exec.
_IN_QUOTES = str.maketrans({"\\": "\\\\", '"': '\\"', "`": "\\`", "$": "\\$"})


def install() -> list[str]:
    """Add what this system starts programs with; the lines say what was made."""
    try:
        if sys.platform == "win32":
            return _install_on_windows()
        if sys.platform == "darwin":
            return _install_on_macos()
        return _install_on_linux()
    except OSError as error:
        raise Failure(f"the launcher could not be written: {error}") from error


def desktop_entry(program: Path) -> str:
    """The text of the entry that starts `program`, an absolute path without line ends, with files or none."""
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.0",
            f"Name={TITLE}",
            "GenericName=Report reader",
            "Comment=Read, search and compare a series of reports",
            f"TryExec={_escaped(str(program))}",
            f"Exec={_escaped(_quoted(program))} %F",
            f"Icon={NAME}",
            "Terminal=false",
            "Categories=Office;Viewer;",
            f"MimeType={';'.join(_READABLE)};",
            "Keywords=reports;compare;search;citation;United Nations;",
            "StartupNotify=true",
            f"StartupWMClass={NAME}",
            "",
        ]
    )


def _quoted(program: Path) -> str:
    return '"' + str(program).translate(_IN_QUOTES).replace("%", "%%") + '"'


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\")


def _install_on_linux() -> list[str]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    entry = data / "applications" / f"{NAME}.desktop"
    icon = data / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    command = Path.home() / ".local" / "bin" / NAME
    _write(entry, desktop_entry(WINDOW_PROGRAM))
    icon.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ICON, icon)
    _link(command, PROGRAM)
    made = [f"Menu entry: {entry}", f"Icon: {icon}", f"Command: {command}"]
    desktop = _desktop_folder()
    if desktop.is_dir():
        shown = desktop / entry.name
        _write(shown, desktop_entry(WINDOW_PROGRAM))
        shown.chmod(0o755)  # file managers start only an executable entry
        made.append(f"On the desktop: {shown}")
    return made


def _desktop_folder() -> Path:
    """The desktop as the user's settings name it (`xdg-user-dirs`), else `Desktop`."""
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "user-dirs.dirs"
    if settings.is_file():
        for line in settings.read_text(encoding="utf-8").splitlines():
            if line.startswith("XDG_DESKTOP_DIR="):
                return Path(line.split("=", 1)[1].strip('"').replace("$HOME", str(Path.home())))
    return Path.home() / "Desktop"


def _install_on_macos() -> list[str]:
    bundle = Path.home() / "Applications" / f"{TITLE}.app"
    starter = bundle / "Contents" / "MacOS" / NAME
    information = {
        "CFBundleName": TITLE,
        "CFBundleIdentifier": "org.report-explorer",
        "CFBundleExecutable": NAME,
        "CFBundlePackageType": "APPL",
        "NSHighResolutionCapable": True,
    }
    starter.parent.mkdir(parents=True, exist_ok=True)
    (bundle / "Contents" / "Info.plist").write_bytes(plistlib.dumps(information))
    quoted = str(WINDOW_PROGRAM).replace("'", "'\\''")
    starter.write_text(f"#!/bin/sh\nexec '{quoted}'\n", encoding="utf-8")
    starter.chmod(0o755)
    return [f"Application: {bundle}"]


def _install_on_windows() -> list[str]:
    shortcut = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{TITLE}.lnk"
    script = (
        "$shortcut = (New-Object -ComObject WScript.Shell).CreateShortcut($env:SHORTCUT);"
        "$shortcut.TargetPath = $env:TARGET; $shortcut.Save()"
    )
    subprocess.run(
        ["powershell", "-NoProfile", "-NonInteractive", "-Command", script],
        env={**os.environ, "SHORTCUT": str(shortcut), "TARGET": str(WINDOW_PROGRAM)},
        check=False,
    )
    if not shortcut.exists():
        raise Failure(f"the start menu shortcut could not be made; start {WINDOW_PROGRAM} instead")
    return [f"Start menu: {shortcut}"]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _link(path: Path, target: Path) -> None:
    """A link that replaces an older link but never a file of the user's own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        raise Failure(f"{path} is a file that was not made here; move it away and install again")
    path.symlink_to(target)
