"""What the program remembers of its user between two starts, outside any library."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from explorer import paths

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 50, 300


@dataclass(frozen=True, slots=True)
class Settings:
    """Changed with `dataclasses.replace`. `text_size` is a percentage; the window's geometry, state and panes are
    base64 of what Qt gives; `place` holds the fields of the last place as strings, those that were set."""

    last_library: str | None = None
    theme: str = "system"
    text_size: int = 100
    window_geometry: str = ""
    window_state: str = ""
    single_letter_keys: bool = True
    place: dict[str, str] = field(default_factory=dict)
    page_beside: bool = False
    """Whether Read shows the original page beside the text."""
    dismissed: tuple[str, ...] = ()
    """Hints that the user closed for good."""


def load(path: Path | None = None) -> Settings:
    """The settings in a file (by default the user's). What is missing or senseless there gets its default.

    A file that cannot be understood at all is kept beside, as `settings.damaged.json`.
    """
    path = path or paths.config_file()
    try:
        values = json.loads(path.read_bytes())
        if not isinstance(values, dict):
            raise ValueError("not an object")
    except OSError:
        return Settings()
    except (ValueError, RecursionError):  # The latter where brackets are nested without end.
        _keep_aside(path)
        return Settings()
    known: dict[str, Any] = {name: values[name] for name in _CHECKS if name in values and _CHECKS[name](values[name])}
    if "dismissed" in known:
        known["dismissed"] = tuple(known["dismissed"])
    return Settings(**known)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings atomically, for the user alone. Raises ExplorerError where that is not possible."""
    data = json.dumps(asdict(settings), indent=2)
    paths.write_atomically(path or paths.config_file(), data.encode(), private=True)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))
    except OSError:
        return  # Saving later will say that the folder cannot be written; starting up must not fail for it.


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "last_library": lambda value: value is None or _is_text(value),
    "theme": lambda value: value in THEMES,
    "text_size": lambda value: type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT,
    "window_geometry": _is_text,
    "window_state": _is_text,
    "single_letter_keys": lambda value: isinstance(value, bool),
    "page_beside": lambda value: isinstance(value, bool),
    "place": lambda value: isinstance(value, dict) and all(map(_is_text, value.values())),
    "dismissed": lambda value: isinstance(value, list) and all(map(_is_text, value)),
}
assert set(_CHECKS) == {each.name for each in fields(Settings)}
