"""Frozen dataclasses as plain values for JSON, and back. Nothing but data can come of a file, whoever wrote it."""

import dataclasses
import enum
import types
import typing
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, TypeVar

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Strings, numbers, lists and objects that `from_plain` turns back. A dataclass becomes the list of its fields."""
    if dataclasses.is_dataclass(value):
        return [to_plain(getattr(value, name)) for name in _names(value.__class__)]
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(each) for each in value)
    if isinstance(value, dict):
        return {key: to_plain(each) for key, each in value.items()}
    return value.value if isinstance(value, enum.Enum) else value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of this type that `to_plain` was given. Raises ValueError where the plain value is none of them."""
    wanted: Any = kind
    result: T = _decoder(wanted)(plain)
    return result


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@lru_cache
def _decoder(kind: Any) -> Decoder:
    """What turns a plain value into one of a type: a dataclass, an enumeration, a tuple, frozenset or dict of such,
    `X | None`, or a plain type."""
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return partial(_decoded, kind)
    if origin in (typing.Union, types.UnionType):
        return _optional(_decoder(next(each for each in arguments if each is not types.NoneType)))
    if origin is tuple and arguments[-1] is not Ellipsis:
        return _row(tuple, [_decoder(each) for each in arguments])
    if origin in (tuple, frozenset):
        return _several(origin, _decoder(arguments[0]))
    if origin is dict:
        return _mapping(_decoder(arguments[1]))
    return _member(kind) if issubclass(kind, enum.Enum) else _checked(kind)


def _decoded(kind: Any, plain: Any) -> Any:
    """Of a dataclass the fields are looked at when the first one is read: they may be of the same type."""
    return _dataclass(kind)(plain)


@lru_cache
def _dataclass(kind: Any) -> Decoder:
    hints = typing.get_type_hints(kind)
    return _row(lambda values: kind(*values), [_decoder(hints[name]) for name in _names(kind)])


def _row(make: Callable[[list[Any]], Any], decoders: list[Decoder]) -> Decoder:
    def decode(plain: Any) -> Any:
        if type(plain) is not list or len(plain) != len(decoders):
            raise ValueError(f"not the {len(decoders)} values that were expected")
        return make([decode(each) for decode, each in zip(decoders, plain, strict=True)])

    return decode


def _several(make: Callable[[list[Any]], Any], decode_one: Decoder) -> Decoder:
    def decode(plain: Any) -> Any:
        return make([decode_one(each) for each in _checked(list)(plain)])

    return decode


def _mapping(decode_one: Decoder) -> Decoder:
    return lambda plain: {key: decode_one(each) for key, each in _checked(dict)(plain).items()}


def _optional(decode_one: Decoder) -> Decoder:
    return lambda plain: None if plain is None else decode_one(plain)


def _member(kind: type[enum.Enum]) -> Decoder:
    members = {member.value: member for member in kind}

    def decode(plain: Any) -> Any:
        if type(plain) is not str or plain not in members:
            raise ValueError(f"no {kind.__name__}")
        return members[plain]

    return decode


@lru_cache
def _checked(kind: type) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def decode(plain: Any) -> Any:
        if type(plain) not in accepted:
            raise ValueError(f"not a {kind.__name__}")
        return plain

    return decode
