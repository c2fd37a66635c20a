"""From the data file of a language to its parts: words, and regular expressions made of them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from explorer.model.years import OF_DOCUMENT

ENGLISH = "en"
UNKNOWN = "und"
"""Undetermined (ISO 639-2): the language of a text that is in none of which there are data."""
FOLDER = Path(__file__).parent
"""The data stand beside the code that reads them, so that a wheel holds them without being told."""

_BODIES = "bodies"
_LINE = re.compile(r"(?:^|\n) *")
_NAMED = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
_PIECES = "pieces"
_COMMON = {"year": OF_DOCUMENT}
"""Pieces that no file needs to give: they are alike in any language."""

Tables = Mapping[str, Any]
T = TypeVar("T")


@cache
def codes() -> tuple[str, ...]:
    """The languages there are data of, by their two letters (ISO 639-1): English first."""
    found = {file.stem for file in FOLDER.glob("*.toml")} - {_BODIES, UNKNOWN}
    return (ENGLISH, *sorted(found - {ENGLISH}))


@cache
def tables_of(code: str) -> Tables:
    """The tables of a language; what its file leaves out of them is as in any language."""
    common, own = _read(UNKNOWN), _read(code)
    if unknown := own.keys() - common.keys():
        raise ValueError(f"{code}: {', '.join(sorted(unknown))}")
    return {
        name: common[name] | own.get(name, {}) if isinstance(value, dict) else own.get(name, value)
        for name, value in common.items()
    }


def bodies() -> Mapping[str, str]:
    """The bodies of the United Nations by how the symbols of their documents begin."""
    return MappingProxyType(_read(_BODIES))


def made(kind: type[T], name: str, code: str) -> T:
    """A dataclass from the table of a name, each field by its type: a pattern is compiled, words are kept as they are.

    Raises ValueError for a word or expression that no field is for, or that a field waits for.
    """
    tables = tables_of(code)
    table, hints = tables[name], get_type_hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if known != set(table):
        raise ValueError(f"[{name}] of {code}: {', '.join(sorted(known ^ set(table)))}")
    return kind(**{key: _value(hints[key], value, tables) for key, value in table.items()})


def any_of(words: Any) -> str:
    """An expression that any of some words matches, a longer one before one that it begins with; no word, nothing."""
    return "(?!)" if not words else f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _value(kind: Any, value: Any, tables: Tables) -> Any:
    if get_args(kind) == (tuple[str, ...], ...):
        return tuple(map(tuple, value))
    if get_origin(kind) is tuple and get_args(kind)[0] is not str:
        return tuple(_pattern(each, tables) for each in value)
    match value:
        case str():
            return value if kind is str else _pattern(value, tables)
        case list():
            return tuple(value) if get_origin(kind) is tuple else frozenset(value)
        case dict():
            return MappingProxyType(value)
    return value


def _pattern(expression: str, tables: Tables) -> re.Pattern[str]:
    return re.compile(_expanded(expression, tables))


def _expanded(expression: str, tables: Tables) -> str:
    return _NAMED.sub(lambda named: _piece(named[1], tables), _LINE.sub("", expression))


def _piece(name: str, tables: Tables) -> str:
    table, _, key = name.rpartition(".")
    piece = tables[table][key] if table else (_COMMON | tables[_PIECES])[key]
    return f"(?:{_expanded(piece, tables)})" if isinstance(piece, str) else any_of(piece)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
